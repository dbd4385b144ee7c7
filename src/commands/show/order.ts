import type { Reading } from '../../digest/reading.ts';
import { type NameOf, shownTitle } from '../../digest/words/name-thing.ts';
import type { Bilingual, Language } from '../../domain/language.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Source } from '../../domain/source.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { type Block, link, type Message, text } from '../../message/message.ts';
import { paragraph } from '../../message/sentence.ts';
import { counted, listed } from '../../message/strings.ts';
import type { OrderArgs } from '../args/order-args.ts';
import type { SharedName } from '../meant/names-ordered.ts';
import { sayMoment, sayOrder } from './say-order.ts';

/** What the last thirty days would have brought. */
export interface Preview {
  readonly events: number;
  readonly samples: readonly Publication[];
  /** Events that only the choice of languages leaves out. */
  readonly dropped: number;
}

interface Shown {
  readonly subscription: Subscription;
  readonly reading: Reading;
  readonly sources: readonly Source[];
}

/** An order that is not yet confirmed. */
export interface Previewed extends Shown {
  readonly kind: 'preview';
  readonly preview: Preview;
  readonly args: OrderArgs;
  readonly shared: readonly SharedName[];
}

/** An order that stands. */
export interface Saved extends Shown {
  readonly kind: 'saved';
  readonly changed: boolean;
}

/** What would come, and the button that orders it. */
export function showOrderPreview(
  { subscription, preview, args, shared, reading, sources }: Previewed,
  language: Language,
): Message {
  const ja = language === 'ja';
  const heading = ja ? '次の内容で購読します。よろしいですか。' : 'This is what you would get. Subscribe?';
  const { events, samples, dropped } = preview;
  const brought = ja
    ? `この30日間では${events}件が該当しました。`
    : `In the last 30 days it would have brought ${counted(events, 'event', 'events')}.`;
  const left = ja
    ? `資料の言語で絞ると、該当する${dropped}件が届きません。多くの公表資料は日本語だけです。`
    : `Choosing the languages of publications leaves out ${counted(dropped, 'event', 'events')}. Most sources publish in Japanese only.`;
  const confirm = { command: 'subscribe', args: { ...given(args), confirm: true } };
  const blocks: Block[] = [
    { kind: 'heading', spans: [text(heading, 'strong')] },
    table(subscription, language, reading.nameOf, sources),
    ...shared.map(one => paragraph(sayShared(one, reading.nameOf, language))),
    paragraph(brought),
    ...(samples.length > 0
      ? [
          {
            kind: 'list',
            items: samples.map(one => [
              link(shownTitle(one, { ...reading, language }), one.url),
              text(` ${one.publisher[language]}`, 'quiet'),
            ]),
          } as const,
        ]
      : []),
    ...(dropped > 0 ? [paragraph(`⚠ ${left}`)] : []),
    { kind: 'buttons', buttons: [{ label: ja ? 'この内容で購読する' : 'Subscribe', call: confirm, tone: 'primary' }] },
    ...(args.change === undefined ? [{ kind: 'note', spans: [text(startsNow[language], 'quiet')] } as const] : []),
  ];
  return { language, summary: heading, blocks };
}

const startsNow: Bilingual = {
  ja: '過去のものは届きません。登録した時点から始まります。',
  en: 'Nothing from before is sent; it starts when you confirm.',
};

/** One name, several measures: all are followed, and the reader may choose. */
function sayShared({ name, measures }: SharedName, nameOf: NameOf, language: Language): string {
  const names = listed(
    measures.map(id => `${nameOf(id)?.[language] ?? id}${language === 'ja' ? `（${id}）` : ` (${id})`}`),
    language,
  );
  return language === 'ja'
    ? `⚠ 「${name}」に当たる制度は${measures.length}件あり、すべて対象にします：${names}。一つに絞るには「購読 制度:${measures[0]}」のように指定してください。`
    : `⚠ "${name}" is the name of ${measures.length} measures, and you would follow all of them: ${names}. To follow one, name it: subscribe measure:${measures[0]}.`;
}

/** What was ordered, and when it begins. */
export function showSaved({ subscription, changed: isChange, reading, sources }: Saved, language: Language): Message {
  const ja = language === 'ja';
  const next = sayNext(subscription, language);
  const heading = ja
    ? `${isChange ? '購読を変更しました' : '購読を登録しました'}。${next}`
    : `${isChange ? 'Your subscription has been changed.' : 'You are subscribed.'}${next}`;
  return {
    language,
    summary: heading,
    blocks: [paragraph(heading, 'strong'), table(subscription, language, reading.nameOf, sources)],
  };
}

function sayNext({ digest, nextDigestAt, zone }: Subscription, language: Language): string {
  if (nextDigestAt === null) return '';
  const at = sayMoment(nextDigestAt, zone, language);
  if (digest === null)
    return { ja: `止めていた間のものは${at}にお送りします。`, en: ` What was held back comes on ${at}.` }[language];
  return { ja: `最初の配信は${at}です。`, en: ` The first digest comes on ${at}.` }[language];
}

function table(subscription: Subscription, language: Language, nameOf: NameOf, sources: readonly Source[]): Block {
  const rows = sayOrder(subscription, language, nameOf, sources).map(({ label, value }) => ({
    label,
    value: [text(value)],
  }));
  return { kind: 'table', rows };
}

function given(args: OrderArgs) {
  return Object.fromEntries(
    Object.entries(args).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  ) as Record<string, string>;
}
