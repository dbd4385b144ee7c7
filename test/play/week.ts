// The played week in the terminal: `node test/play/week.ts ja|en [subscribe's words]`.
import { renderForTerminal } from '../../adapters/terminal/render.ts';
import type { Language } from '../../src/domain/language.ts';
import { alertsOnly } from './own-week.ts';
import { playWeek } from './play-week.ts';

const [language = 'ja', ...words] = process.argv.slice(2) as [Language, ...string[]];
console.log('(Addresses at example.go.jp are samples: made-up publications. The others are real ones.)\n');
for (const { at, channel, kind, isReply, message } of await playWeek(language, [words.join(' '), alertsOnly])) {
  const when = new Date(at + 9 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  console.log(`════ ${when} ${kind}${isReply ? ' (in its thread)' : ''}, ${channel}\n`);
  console.log(`${renderForTerminal(message, { colour: process.stdout.isTTY === true })}\n`);
}
