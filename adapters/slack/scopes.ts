import type { Bilingual } from '../../src/domain/language.ts';

/** A permission that the app asks for, and what for. */
export interface Scope {
  readonly scope: string;
  readonly why: Bilingual;
}

/** Enough for everything but reading along: answers where it is spoken to, and what it was ordered to send. */
export const leastScopes: readonly Scope[] = [
  {
    scope: 'commands',
    why: {
      ja: 'スラッシュコマンド /kairan とショートカットを使えるようにします。',
      en: 'The slash command /kairan, and the shortcuts.',
    },
  },
  {
    scope: 'chat:write',
    why: {
      ja: '参加しているチャンネルに、ダイジェスト・速報・回答を投稿します。',
      en: 'Posts digests, alerts and answers in channels that it is a member of.',
    },
  },
  {
    scope: 'app_mentions:read',
    why: {
      ja: '@Kairan と呼びかけられたメッセージだけを読みます。',
      en: 'Reads the messages that mention it, and no others.',
    },
  },
  {
    scope: 'im:history',
    why: {
      ja: 'Kairanとのダイレクトメッセージを読みます。ほかの人どうしのやり取りは読めません。',
      en: 'Reads direct messages to it; those between people stay closed to it.',
    },
  },
];

/** Reading along, where it was wanted. */
export const historyScopes: readonly Scope[] = [
  {
    scope: 'channels:history',
    why: {
      ja: '参加している公開チャンネルのメッセージを読みます。自分の投稿のスレッドでは呼びかけなしで答え、異常終了のあとは投稿済みかどうかを確かめます。',
      en: 'Reads messages in public channels that it is in: it answers in threads under its own messages without a mention, and looks after a crash whether a message is there already.',
    },
  },
  {
    scope: 'groups:history',
    why: { ja: '非公開チャンネルについて、同上です。', en: 'The same in private channels.' },
  },
  {
    scope: 'im:write',
    why: {
      ja: 'ダイレクトメッセージについて、投稿済みかどうかを確かめます。',
      en: 'The same look in direct messages.',
    },
  },
];

/** Previews of addresses, where domains were named. */
export const unfurlScopes: readonly Scope[] = [
  {
    scope: 'links:read',
    why: {
      ja: '指定したドメインのURLが投稿されたことを受け取ります。',
      en: 'Hears of addresses under the named domains that are posted.',
    },
  },
  {
    scope: 'links:write',
    why: { ja: 'そのURLに、収録内容の要点を付けます。', en: 'Puts what it knows of them under those messages.' },
  },
];

export function scopesFor({ history, unfurls }: { readonly history: boolean; readonly unfurls: boolean }): string[] {
  return [...leastScopes, ...(history ? historyScopes : []), ...(unfurls ? unfurlScopes : [])].map(one => one.scope);
}
