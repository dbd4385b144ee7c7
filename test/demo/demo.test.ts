import { afterAll, beforeAll, expect, test } from 'vitest';
import { playThrough, subscribe } from '../../src/cli/demo.ts';
import type { Stage } from '../../src/cli/house.ts';
import { readConfig } from '../../src/config.ts';
import { loadFortnight } from '../../src/demo/fortnight.ts';
import { openDemo } from '../../src/open-demo.ts';

const going = new AbortController();
const inConsole = { platform: 'web', id: 'console' } as const;
let stage: Stage;
let server: { readonly url: string; stop(): Promise<void> } | null;

beforeAll(async () => {
  const outcome = readConfig({ KAIRAN_HTTP: '127.0.0.1:0', KAIRAN_SLACK_BOT_TOKEN: 'xoxb-1' });
  if (outcome.kind !== 'ok') throw new Error(outcome.problems.join('\n'));
  stage = await openDemo(outcome.config, '0', 'ja');
  for (const chat of stage.house.chats) await chat.start(stage.house.receive);
  server = await stage.house.serve();
  await stage.house.round('all', going.signal);
  await subscribe(stage.house);
});
afterAll(async () => {
  going.abort();
  await server?.stop();
  await stage.close();
});

test('the played fortnight brings a digest, an alert, a corrected deadline and a reminder to the open page, live', async () => {
  expect(stage.house.chats.map(({ platform }) => platform)).toEqual(['web']);
  const stream = await fetch(`${server?.url}/chat/stream`, { signal: going.signal });
  const arrived = read(stream, going.signal);
  await playThrough(stage, 0, going.signal);
  const sent = await stage.house.store.outbox.sentTo(inConsole, 100);
  const kinds = new Set(sent.map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(['digest', 'alert', 'correction', 'reminder']));
  const page = await (await fetch(`${server?.url}/chat`)).text();
  expect(page).toContain('見本データ：発行元と公表資料はすべて架空のものです。');
  for (const { id } of sent) {
    expect(page).toContain(`id="turn-${id}"`);
    await expect.poll(arrived.said).toContain(`id="turn-${id}"`);
  }
  expect(arrived.said()).toContain('2026年10月20日（火）→2026年11月6日（金）');
  const ids = new Set(stage.house.sources.map(({ id }) => id));
  for (const path of ['/events', '/sources', '/trends', '/deadlines'])
    expect(
      await (await fetch(`${server?.url}${path}`, { headers: { cookie: 'kairan_language=en' } })).text(),
    ).toContain('Sample data: every publisher and publication shown here is made up.');
  for (const [path, words] of [
    ['/api/v1/events', '見本データ：すべて架空のものです。'],
    ['/feeds/events.rss', '<![CDATA[【見本】'],
    ['/calendar/deadlines.ics', 'SUMMARY:【見本】'],
  ] as const)
    expect(await (await fetch(`${server?.url}${path}`)).text()).toContain(words);
  const sources = await (await fetch(`${server?.url}/sources`)).text();
  expect(sources.match(/aria-label="週ごとの件数: (?:0, )*[1-9]/g)?.length).toBeGreaterThan(5);
  const trends = await (await fetch(`${server?.url}/trends`)).text();
  expect(trends).toContain('aria-label="AIガバナンス・原則（週ごとの件数）: ');
  expect(trends).toMatch(/個人情報・プライバシー<\/a> <span class="quiet">計5件/);
  expect(ids).toEqual(new Set(loadFortnight().sources.map(({ id }) => id)));
});

test('every made-up publisher says so by its name, and leads nowhere', () => {
  const { sources, notices } = loadFortnight();
  for (const { publisher, url } of sources) {
    expect(publisher.ja).toMatch(/^見本/);
    expect(publisher.en).toMatch(/^Sample /);
    expect(new URL(url).hostname).toMatch(/\.example$/);
  }
  const known = sources.map(({ id }) => id);
  expect(notices.filter(({ source }) => !known.includes(source))).toEqual([]);
});

/** Follows a stream of events; what it has brought so far. */
function read(stream: Response, signal: AbortSignal): { said(): string } {
  let all = '';
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  void (async () => {
    for (;;) {
      const piece = await reader?.read().catch(() => undefined);
      if (piece === undefined || piece.done || signal.aborted) return;
      all += piece.value;
    }
  })();
  return { said: () => all };
}
