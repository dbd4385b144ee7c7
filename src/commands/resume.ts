import { command } from './command.ts';
import { hold, showHeld } from './pause.ts';

export const resume = command({
  name: 'resume',
  words: ['再開', '配信再開', '配信を再開', 'unpause'],
  needs: 'subscriptions',
  summary: { ja: '止めていた配信を再開します。', en: 'Ends a pause or a stop.' },
  args: {
    which: {
      kind: 'text',
      words: ['番号'],
      label: { ja: '購読の番号', en: 'Number' },
      positional: true,
      help: { ja: '「購読一覧」の番号（省略時はすべて）', en: 'its number in "subscriptions"; all where not given' },
    },
  },
  run: ({ which }, context) => hold({ which, off: true }, context),
  show: showHeld,
  lines: data => [data],
});
