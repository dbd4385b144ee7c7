import assert from 'node:assert/strict';
import { readModal } from '../../../adapters/slack/form.ts';
import { plainWords, readShare } from '../../../adapters/slack/words.ts';
import { callIn, heard } from '../../../adapters/teams/hear.ts';
import { placeOfActivity } from '../../../adapters/teams/place.ts';
import type { Activity } from '../../../adapters/teams/port.ts';
import { parse, print } from '../../../src/commands/parse/parse.ts';
import { commands } from '../../../src/commands/registry.ts';
import { readConfig } from '../../../src/config.ts';
import { parseClauses } from '../../../src/library/search/clauses.ts';
import { readYaml } from '../../../src/text/yaml-document.ts';
import { printClauses } from '../../library/search/print-clauses.ts';
import type { FuzzTarget } from '../target.ts';

const odd = ['\u0000', '\ud800', '__proto__', 'constructor', '全角：', '　', '\n', '$&', '"', '\\'];

function words(
  name: string,
  seeds: readonly string[],
  more: readonly string[],
  check: (text: string) => void,
): FuzzTarget {
  return {
    name,
    seeds: seeds.map(seed => Buffer.from(seed)),
    words: [...odd, ...more],
    async check(bytes) {
      check(Buffer.from(bytes).toString('utf8'));
    },
  };
}

/** What was printed is read as the same Call. */
export const command = words(
  'command',
  [
    '検索 生成AI 分野:金融 以降:7日',
    'subscribe finance privacy weekdays 9:00',
    'assign 3 to:@tanaka',
    'digest since:7d',
    'subscribe from:"Nagashima Ohno & Tsunematsu" and Mori Hamada 2025',
  ],
  ['分野:', 'since:', '--share', '3件目', '@me', '令和8年', ':', ','],
  text => {
    const parsed = parse(text, commands);
    if (parsed.kind !== 'call') {
      assert.ok(parsed.problem.ja !== '' && parsed.problem.en !== '');
      return;
    }
    assert.deepEqual(parse(print(parsed.call), commands), parsed);
  },
);

export const query = words(
  'query',
  ['"生成AI" OR guideline -draft kind:guideline since:2026-01', '(a OR b) 金融'],
  ['OR ', '-', '(', ')', 'kind:', '"'],
  text => {
    const clauses = parseClauses(text);
    assert.deepEqual(parseClauses(printClauses(clauses)), clauses);
  },
);

const activity = JSON.stringify({
  type: 'message',
  id: '1',
  text: '<at>Kairan</at> 検索 AI &amp; 金融',
  from: { id: '29:a' },
  recipient: { id: '28:b' },
  conversation: { id: '19:x@thread.tacv2;messageid=1', tenantId: 't' },
  channelData: { tenant: { id: 't' } },
  entities: [{ type: 'mention', text: '<at>Kairan</at>', mentioned: { id: '28:b' } }],
  value: { action: { data: { kairan: 'details 3' } } },
});
export const teamsActivity = words('teams-activity', [activity], ['<at>', '"entities":[]', '{}', '[]'], text => {
  const sent = jsonOf(text);
  if (sent === null) return;
  callIn((sent as Activity).value, commands);
  const said = typeof (sent as Activity).text === 'string' ? (sent as Activity).text : '';
  heard({ type: 'message', text: said } as Activity, commands);
  placeOfActivity(sent as Activity);
});

export const slackWords = words(
  'slack-words',
  ['<@U1> 検索 <https://a.example|a> &lt;b&gt; --share', '<!here> <#C1|general> —共有 latest'],
  ['<@U1>', '<!', '|', '>', '&lt;', '--share'],
  text => {
    const { words: said } = readShare(plainWords(text, { id: 'T1', botUser: 'U1' }));
    assert.equal(typeof said, 'string');
    const form = commands.find(({ name }) => name === 'subscribe');
    if (form !== undefined) readModal(form, {}, { a: { b: { value: text } } }, 'ja');
  },
);

/** A key that is set to anything is read, or refused in a sentence that names it. */
export const configuration = words(
  'configuration',
  [
    'KAIRAN_HTTP=127.0.0.1:8080\nKAIRAN_HOST_PAUSE=2s\nKAIRAN_PERMISSIONS=sources=admin',
    'KAIRAN_ADMINS=slack:T1/U1,teams:a/b',
  ],
  ['KAIRAN_LOG=', 'KAIRAN_URL=', '=', '[::1]:80', 'off', '999999999d'],
  text => {
    const pairs = text.split('\n').map(line => line.split('=', 2) as [string, string | undefined]);
    const outcome = readConfig(Object.fromEntries(pairs));
    if (outcome.kind === 'problems') assert.ok(outcome.problems.every(problem => problem.length > 10));
  },
);

export const yaml = words(
  'yaml',
  ['type: ministry\nsources:\n  - id: a\n    name: {ja: あ, en: A}\n', 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n'],
  ['&a ', '*a', '<<: *a', '- ', ': ', '!!js/function', '? ', '|\n', '---\n'],
  text => {
    const { value, problems } = readYaml('own.yaml', text, []);
    assert.ok(value === null || problems.length === 0 || problems.every(({ line }) => line >= 1));
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
  },
);

function jsonOf(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
