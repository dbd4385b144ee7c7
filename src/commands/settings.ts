import { appointed } from '../digest/standing-order.ts';
import type { ConversationSettings } from '../domain/settings.ts';
import { type Message, text } from '../message/message.ts';
import { command } from './command.ts';
import { logAct } from './log-act.ts';
import { languageChoices } from './order-args.ts';
import { ownSubscriptions } from './own-subscriptions.ts';

export const settings = command({
  name: 'settings',
  words: ['設定'],
  summary: {
    ja: 'この会話の言語と時間帯を表示・変更します。購読にも適用されます。',
    en: 'Shows or changes this conversation’s language and time zone, those of its subscriptions too.',
  },
  args: {
    language: {
      kind: 'choice',
      words: ['言語', '表示言語', 'lang'],
      label: { ja: '言語', en: 'Language' },
      positional: true,
      choices: languageChoices,
      help: { ja: 'お知らせと回答の言語', en: 'language of messages and answers' },
    },
    timezone: {
      kind: 'zone',
      words: ['時間帯', 'タイムゾーン', 'time zone', 'zone', 'tz'],
      label: { ja: '時間帯', en: 'Time zone' },
      positional: true,
      help: { ja: '時刻の時間帯（東京、Europe/Londonなど）', en: 'the time zone (Tokyo, Europe/London …)' },
    },
  },
  async run({ language, timezone }, context) {
    const { store, viewer, conversation, now } = context;
    const before = (await store.settings.of(viewer.workspace, conversation)) ?? { language: null, zone: null };
    const after: ConversationSettings = {
      ...before,
      language: language ?? before.language,
      zone: timezone ?? before.zone,
    };
    const isChange = language !== undefined || timezone !== undefined;
    let subscriptions = 0;
    if (isChange) {
      await store.settings.save(viewer.workspace, conversation, after);
      await logAct('settings', '', { language: after.language ?? '', timezone: after.zone ?? '' }, context);
      for (const one of await ownSubscriptions(context)) {
        const next = {
          ...one,
          language: language ?? one.language,
          zone: timezone ?? one.zone,
          version: one.version + 1,
        };
        if (await store.subscriptions.save(timezone === undefined ? next : appointed(next, now))) subscriptions++;
      }
    }
    return { ...after, spoken: after.language ?? context.language, isChange, subscriptions };
  },
  show({ spoken, zone, isChange, subscriptions }): Message {
    const ja = spoken === 'ja';
    const heading = isChange
      ? ja
        ? `設定を変更しました${subscriptions > 0 ? `（購読${subscriptions}件にも適用）` : ''}。`
        : `Changed${subscriptions > 0 ? `, for ${subscriptions} of its subscriptions too` : ''}.`
      : ja
        ? 'この会話の設定'
        : 'This conversation’s settings';
    const rows = [
      { label: ja ? '言語' : 'Language', value: [text(ja ? '日本語' : 'English')] },
      { label: ja ? '時間帯' : 'Time zone', value: [text(zone ?? 'Asia/Tokyo')] },
    ];
    return {
      language: spoken,
      summary: heading,
      blocks: [
        { kind: 'heading', spans: [text(heading, 'strong')] },
        { kind: 'table', rows },
      ],
    };
  },
  lines: ({ spoken, zone }) => [{ language: spoken, timezone: zone ?? 'Asia/Tokyo' }],
});
