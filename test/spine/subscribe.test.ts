import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { kairan } from './kairan.ts';
import { createWorld, newsUrl, ownSources, rss } from './world.ts';

const world = createWorld();
afterAll(world.remove);
const main = resolve(import.meta.dirname, '../../src/main.ts');
const old = { title: '生成AIに関する報告書の公表について', path: '/a.html', day: '2026-08-19' };
const news = { title: '生成AIの利用に関するガイドラインの策定について', path: '/b.html', day: '2026-08-20' };
const first = world.replay('first', '2026-08-20T09:00:00+09:00', { [newsUrl]: [rss([old])] });
const more = { title: 'AI事業者向けの手引きの改定について', path: '/c.html', day: '2026-08-21' };
const third = world.replay('third', '2026-08-21T08:00:00+09:00', { [newsUrl]: [rss([more, news, old])] });
const second = world.replay('second', '2026-08-20T18:00:00+09:00', { [newsUrl]: [rss([news, old])] });

async function say(database: string, lines: readonly string[], language = 'ja', replay = first) {
  const args = ['chat', '--lang', language, '--replay', replay, '--db', database];
  return (await kairan(args, { environment: ownSources, input: `${lines.join('\n')}\n` })).output;
}

test('a subscription is shown before it is saved, listed, paused, changed and ended', async () => {
  const database = world.database('orders');
  await kairan(['once', '--all', '--replay', first, '--db', database], { environment: ownSources });
  const words = await say(database, [
    '購読一覧',
    '購読 平日９：００',
    '購読一覧',
    '購読 平日９：００ 確定:はい',
    '購読一覧',
    '一時停止 2026年9月1日',
    '購読解除',
    '購読一覧',
  ]);
  expect(words).toMatch(
    /この会話の購読はありません[\s\S]*この30日間では1件が該当しました。[\s\S]*生成AIに関する報告書の公表について[\s\S]*この会話の購読はありません/,
  );
  expect(words).toMatch(
    /購読を登録しました。最初の配信は2026年8月21日（金） 9時です。[\s\S]*購読1件[\s\S]*2026年9月1日（火）まで配信を止めます[\s\S]*購読を解除しました[\s\S]*この会話の購読はありません/,
  );
});

test('what a choice of languages leaves out is said before it is saved', async () => {
  const database = world.database('languages');
  await kairan(['once', '--all', '--replay', first, '--db', database], { environment: ownSources });
  const words = await say(database, ['subscribe written:en'], 'en');
  expect(words).toContain('Choosing the languages of publications leaves out 1 event.');
});

test('a conversation is answered in the language that it has chosen', async () => {
  const database = world.database('settings');
  const words = await say(database, ['settings en London', 'subscriptions']);
  expect(words).toMatch(
    /Language: English\nTime zone: Europe\/London[\s\S]*This conversation is subscribed to nothing\./,
  );
});

test('a name that nobody knows is not subscribed to', async () => {
  const words = await say(world.database('names'), ['購読 fsaa']);
  expect(words).toContain('「fsaa」という論点・分野・機関・制度・発行元はありません。「fsa」のことでしょうか。');
});

test('a name that several measures have takes them all, and says so before it is saved', async () => {
  const words = await say(
    world.database('shared'),
    ['subscribe AI Basic Plan', 'subscribe measure:ai-basic-plan-2026'],
    'en',
  );
  expect(words).toContain('"AI Basic Plan" is the name of 2 measures, and you would follow all of them: ');
  expect(words.match(/is the name of/g)).toHaveLength(1);
});

test('a number means the item of the last list, and its details carry the words that earned its tags', async () => {
  const database = world.database('details');
  await kairan(['once', '--all', '--replay', first, '--db', database], { environment: ownSources });
  const words = await say(database, ['詳しく 9', '新着', '詳しく 1件目']);
  expect(words).toMatch(/「9」に当たるものが見つかりません[\s\S]*関連度：日本のAI政策（根拠：/);
});

test('run tells a subscriber at once what a source has published, and once', async () => {
  const database = world.database('alert');
  await kairan(['once', '--all', '--replay', first, '--db', database], { environment: ownSources });
  await say(database, ['購読 alerts:low 確定:はい']);
  const told = await runUntil(database, second, news.title);
  expect(told).toMatch(/速報｜[\s\S]*生成AIの利用に関するガイドラインの策定について[\s\S]*通知理由：/);
  expect(told).not.toContain('報告書の公表について');
  const toldLater = await runUntil(database, third, more.title);
  expect(toldLater).not.toContain(news.title);
});

/** Runs until the words were delivered; everything that was. */
async function runUntil(database: string, replay: string, words: string): Promise<string> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [main, 'run', '--lang', 'ja', '--replay', replay, '--db', database], {
    env: { PATH, HOME, KAIRAN_HTTP: 'off', ...ownSources },
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', chunk => {
    output += chunk;
    if (!child.killed && output.includes(words)) child.kill('SIGTERM');
  });
  await new Promise(done => child.on('close', done));
  return output;
}
