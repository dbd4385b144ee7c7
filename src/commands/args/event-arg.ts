import type { ArgSpec } from './arg.ts';

/** Which event a command is about. In the thread of a message about one event it can be left out. */
export const eventArg = {
  kind: 'event',
  words: ['件'],
  label: { ja: '番号またはID', en: 'Number or id' },
  positional: true,
  help: {
    ja: '直近の配信での番号（3、3件目）またはID（1件だけのお知らせのスレッドでは省略可）',
    en: 'its number in the last message here, or its id; not needed in the thread of a message about one event',
  },
} as const satisfies ArgSpec;
