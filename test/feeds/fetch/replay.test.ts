import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openReplay, type Replay } from '../../../feeds/fetch/replay.ts';

const folder = mkdtempSync(join(tmpdir(), 'kairan-replay-'));
mkdirSync(join(folder, 'answers'));
for (const [name, text] of Object.entries({
  'one.xml': '<one/>',
  'two.xml': '<two/>',
  'list.html': '<ul/>',
  'empty.xml': '',
})) {
  writeFileSync(join(folder, 'answers', name), text);
}

afterAll(() => rmSync(folder, { recursive: true }));

function written(text: string): string {
  const file = join(folder, 'world.yaml');
  writeFileSync(file, text);
  return file;
}

function opened(text: string): Replay {
  const { replay, problems } = openReplay(written(text));
  if (!replay) throw new Error(JSON.stringify(problems));
  return replay;
}

const world = `
root: answers
at: 2026-08-20T09:00:00+09:00
https://once.example/feed: one.xml
https://twice.example/feed: [one.xml, two.xml]
https://page.example/list: list.html
https://page.example/typed: { file: one.xml, contentType: application/rss+xml }
https://refuses.example/: { status: 403 }
https://filter.example/: [{ status: 202 }, list.html]
https://blank.example/: empty.xml
`;

const body = async (replay: Replay, url: string) => {
  const outcome = await replay.fetch(url, null);
  return outcome.kind === 'document' ? new TextDecoder().decode(outcome.document.body) : outcome.kind;
};

describe('a recorded world', () => {
  test('it has a clock of its own', () => {
    expect(opened(world).at).toBe(Date.parse('2026-08-20T00:00:00Z'));
  });

  test('an address answers with its file', async () => {
    expect(await opened(world).fetch('https://page.example/list#part', null)).toMatchObject({
      kind: 'document',
      document: { url: 'https://page.example/list', contentType: 'text/html' },
      validators: { bodyHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  test('a content type can be told', async () => {
    const outcome = await opened(world).fetch('https://page.example/typed', null);
    expect(outcome).toMatchObject({ document: { contentType: 'application/rss+xml' } });
  });

  test('each time it is asked an address has its next answer, and the last one stays', async () => {
    const replay = opened(world);
    const seen: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      seen.push(await body(replay, 'https://twice.example/feed'), await body(replay, 'https://once.example/feed'));
    }
    expect(seen).toEqual(['<one/>', '<one/>', '<two/>', '<one/>', '<two/>', '<one/>']);
  });

  test('after a restart it goes on behind what is known already, and the last file again is unchanged', async () => {
    const first = await opened(world).fetch('https://twice.example/feed', null);
    if (first.kind !== 'document') throw new Error(first.kind);
    const second = await opened(world).fetch('https://twice.example/feed', first.validators);
    if (second.kind !== 'document') throw new Error(second.kind);
    expect(new TextDecoder().decode(second.document.body)).toBe('<two/>');
    expect((await opened(world).fetch('https://twice.example/feed', second.validators)).kind).toBe('unchanged');
  });

  test.each([
    ['https://refuses.example/', 'refused'],
    ['https://filter.example/', 'empty-body'],
    ['https://blank.example/', 'empty-body'],
  ])('%s fails as %s', async (url, reason) => {
    expect(await opened(world).fetch(url, null)).toMatchObject({ kind: 'failed', reason });
  });

  test('an address that nobody recorded is unreachable, and says why', async () => {
    expect(await opened(world).fetch('https://unknown.example/feed', null)).toMatchObject({
      kind: 'failed',
      reason: 'unreachable',
      detail: expect.stringMatching(/unknown\.example\/feed is not in the replay file/),
    });
  });
});

describe('a replay file that is wrong says where', () => {
  const cases: [string, string, number, string, RegExp][] = [
    ['no clock', 'root: .\n', 1, 'at', /missing/],
    ['a day instead of a moment', 'root: .\nat: 2026-08-20\n', 2, 'at', /2026-08-20T09:00/],
    ['a day that there isn’t', 'root: .\nat: 2026-02-31T09:00:00+09:00\n', 2, 'at', /no such moment/],
    [
      'a file that isn’t there',
      `${world}https://b.example/: three.xml\n`,
      11,
      'https://b.example/',
      /no file «three\.xml»/,
    ],
    ['an address that is none', `${world}example: one.xml\n`, 11, 'example', /neither root, at nor an address/],
    [
      'an answer without file and status',
      `${world}https://b.example/: {}\n`,
      11,
      'https://b.example/',
      /table of file/,
    ],
    ['no YAML', 'at: [\n', 2, '', /well-formed/],
  ];
  test.each(cases)('%s', (_, text, line, field, sentence) => {
    const file = written(text);
    const { replay, problems } = openReplay(file);
    expect(replay).toBeNull();
    expect(problems[0]).toMatchObject({ file, line, field, sentence: expect.stringMatching(sentence) });
  });
});
