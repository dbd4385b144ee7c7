import { conversationKey } from '../domain/chat.ts';
import type { DeliveryKind } from '../domain/delivery.ts';
import { type Bilingual, inLanguage, type Language } from '../domain/language.ts';
import { type Message, text } from '../message/message.ts';
import { counted } from '../message/strings.ts';
import type { Turn } from '../store/lanes.ts';
import type { Lost } from './deliver-deps.ts';

const kinds: Readonly<Record<DeliveryKind, Bilingual>> = {
  digest: { ja: 'ダイジェスト', en: 'A digest' },
  alert: { ja: '速報', en: 'An alert' },
  reminder: { ja: '期限のお知らせ', en: 'A reminder' },
  correction: { ja: '訂正', en: 'A correction' },
  notice: { ja: 'お知らせ', en: 'A notice' },
};

/** For the operator: a conversation takes nothing any more. */
export function goneFor({ id, conversation }: Turn, { reason }: Lost, stopped: number, language: Language): Message {
  const place = conversationKey(conversation);
  if (language === 'ja') {
    return message(language, `${place} に配信できなくなりました。`, [
      `応答：${inLanguage(reason, language)}`,
      `この会話の購読${stopped}件を停止しました。送信待ちのものは送りません。`,
      `Kairanを会話に戻したうえで、その会話で「再開」と入力すると再開します。未送信のものは npx kairan redeliver ${id} で送り直せます。`,
    ]);
  }
  return message(language, `Nothing can be delivered to ${place} any more.`, [
    `It answered: ${inLanguage(reason, language)}`,
    `${counted(stopped, 'subscription there is', 'subscriptions there are')} stopped; what still waits for it is not sent.`,
    `Bring Kairan back into the conversation and say "resume" there to go on. "npx kairan redeliver ${id}" sends what was not delivered.`,
  ]);
}

/** For the operator: a message was given up. */
export function givenUp({ id, kind, conversation, attempts }: Turn, { reason }: Lost, language: Language): Message {
  const place = conversationKey(conversation);
  if (language === 'ja') {
    return message(language, `${place} への${kinds[kind].ja}を送れませんでした。`, [
      `${attempts + 1}回試みて中止しました。最後の応答：${inLanguage(reason, language)}`,
      `npx kairan redeliver ${id} でもう一度送ります。送れなかったものは npx kairan deliveries --dead で一覧できます。`,
    ]);
  }
  return message(language, `${kinds[kind].en} for ${place} could not be delivered.`, [
    `It was given up after ${counted(attempts + 1, 'attempt', 'attempts')}. The last answer: ${inLanguage(reason, language)}`,
    `"npx kairan redeliver ${id}" sends it again; "npx kairan deliveries --dead" lists all that were not delivered.`,
  ]);
}

/** For the operator: what follows is listed, not told. */
export function enoughTold(language: Language): Message {
  return language === 'ja'
    ? message(language, '配信できないものが多数あります。', [
        'この1時間に生じたこれ以降のものは個別にお知らせしません。npx kairan deliveries --dead で一覧できます。',
      ])
    : message(language, 'Many messages cannot be delivered.', [
        'Further ones of this hour are not told one by one; "npx kairan deliveries --dead" lists them.',
      ]);
}

/** For whoever subscribed. */
export function goneForSubscriber({ conversation }: Turn, language: Language): Message {
  const place = conversationKey(conversation);
  return language === 'ja'
    ? message(language, 'ご登録の会話に配信できなくなりました。', [
        `${place} がKairanからのメッセージを受け付けないため、この会話の購読を停止しました。`,
        'Kairanを会話に戻して「再開」と入力するか、別の会話で購読をご登録ください。',
      ])
    : message(language, 'A conversation that you subscribed takes no messages any more.', [
        `${place} does not accept messages from Kairan, so its subscriptions are stopped.`,
        'Bring Kairan back into it and say "resume" there, or subscribe in another conversation.',
      ]);
}

function message(language: Language, heading: string, paragraphs: readonly string[]): Message {
  return {
    language,
    summary: heading,
    blocks: [
      { kind: 'heading', spans: [text(heading, 'strong')] },
      ...paragraphs.map(words => ({ kind: 'text', spans: [text(words)] }) as const),
    ],
  };
}
