// The whole house behind Slack, as `kairan run` opens it, but with a core that keeps one command waiting: `about` takes three
// seconds. Started by slack.ts on a core of its own; prints where it listens.
import { openHouse } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';

const outcome = readConfig();
if (outcome.kind === 'problems') throw new Error(outcome.problems.join('\n'));
const { config } = outcome;
const house = await openHouse({
  config,
  version: 'bench',
  language: 'ja',
  database: config.KAIRAN_DB,
  replay: null,
  connects: true,
});
const lines = Array.from({ length: Number(process.argv[2]) }, (_, index) =>
  JSON.stringify({
    title: `生成AIに関する報告書（第${index + 1}回）の公表について`,
    summary: 'AI事業者ガイドラインの改定案について、意見を募集します。',
    url: `https://www.example.go.jp/${index}.html`,
    publisher: '総務省',
    published: new Date(Date.UTC(2024, 0, 1) + index * 3_600_000).toISOString().slice(0, 10),
    lang: 'ja',
  }),
);
await house.importPublications([lines.join('\n')]);
await house.library.catchUp();
for (const chat of house.chats) {
  await chat.start(async (said, speaker) => {
    if (said === 'about') await new Promise(resolve => setTimeout(resolve, 3_000));
    return house.receive(said, speaker);
  });
}
const server = await house.serve();
console.log(server?.url);
process.on('SIGINT', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
