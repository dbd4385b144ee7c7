import { dayOf } from '../calendar/say-date.ts';
import { dateOf, eventViews } from '../digest/event-view.ts';
import { type NameOf, shownTitle } from '../digest/name-thing.ts';
import { createOfficials } from '../digest/official.ts';
import { priorityOf } from '../digest/priority.ts';
import type { Reading } from '../digest/reading.ts';
import { isStopped, withDue } from '../digest/standing-order.ts';
import { wants } from '../digest/wants.ts';
import type { Bilingual, Language } from '../domain/language.ts';
import type { Publication } from '../domain/publication.ts';
import type { Source } from '../domain/source.ts';
import type { Subscription } from '../domain/subscription.ts';
import { amongOutsiders } from '../domain/workspace.ts';
import { type Block, link, type Message, text } from '../message/message.ts';
import { counted, listed } from '../message/strings.ts';
import { type Context, command } from './command.ts';
import { logAct } from './log-act.ts';
import { draftOrder, type OrderArgs, type SharedName } from './order.ts';
import { orderArgs } from './order-args.ts';
import { numbered, ownSubscriptions } from './own-subscriptions.ts';
import { readingFor } from './reading.ts';
import { sayMoment, sayOrder } from './say-order.ts';
import { paragraph, sentence } from './sentence.ts';
import { sinceDay } from './since.ts';

/** What the last thirty days would have brought. */
interface Preview {
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

type Data =
  | ({
      readonly kind: 'preview';
      readonly preview: Preview;
      readonly args: OrderArgs;
      readonly shared: readonly SharedName[];
    } & Shown)
  | ({ readonly kind: 'saved'; readonly changed: boolean } & Shown)
  | { readonly kind: 'problem'; readonly problem: Bilingual };

const publicationsMax = 5_000;
const samplesMax = 5;

export const subscribe = command({
  name: 'subscribe',
  words: ['購読', '購読する', '購読登録', '登録', '申込', '申し込み'],
  summary: {
    ja: 'この会話への配信を登録します（例：購読 金融 個人情報 平日9:00）。',
    en: 'Orders digests, alerts and reminders for this conversation: subscribe finance privacy weekdays 9:00.',
  },
  needs: 'subscriptions',
  args: orderArgs,
  async run(args: OrderArgs, context): Promise<Data> {
    const { store, conversation, library, sources } = context;
    const head = await library.catchUp();
    const chosen = await store.settings.of(context.viewer.workspace, conversation);
    const viewer = chosen?.hasOutsiders ? amongOutsiders(context.viewer) : context.viewer;
    // An answer that all may read is careful where nobody knows who they are; an order lasts, and goes by what is known.
    const { sees: _, ...inside } = context.viewer;
    const orderer = chosen?.hasOutsiders === false ? inside : viewer;
    const draft = draftOrder(args, { ...context, viewer: orderer }, chosen?.zone ?? 'Asia/Tokyo', head);
    if (draft.kind === 'problem') return draft;
    const reading = readingFor(context);
    const replaced = args.change === undefined ? undefined : numbered(await ownSubscriptions(context), args.change);
    if (args.change !== undefined && replaced === undefined) return { kind: 'problem', problem: noSuch(args.change) };
    const subscription = replaced === undefined ? draft.subscription : changed(replaced, draft.subscription);
    if (!args.confirm)
      return {
        kind: 'preview',
        subscription,
        reading,
        sources,
        preview: await previewOf(subscription, { ...context, viewer }),
        shared: draft.shared,
        args: draft.args,
      };
    if (!(await store.subscriptions.save(subscription))) return { kind: 'problem', problem: changedMeanwhile };
    await logAct('subscribe', subscription.id, {}, context);
    return { kind: 'saved', changed: replaced !== undefined, subscription, reading, sources };
  },
  show(data, language): Message {
    switch (data.kind) {
      case 'problem':
        return sentence(data.problem, language);
      case 'preview':
        return showPreview(data, language);
      case 'saved':
        return showSaved(data, language);
    }
  },
  lines: data => (data.kind === 'problem' ? [] : [data.subscription]),
});

/** The standing order that is there goes on: what it has covered stays covered. */
function changed(before: Subscription, draft: Subscription): Subscription {
  const { id, createdAt, createdBy, startsAfter, coveredTo, lastDigestAt, alertsHeldAfter, nextAlertAt } = before;
  const { correctionsHeldAfter = null, nextCorrectionAt = null } = before;
  const held = { alertsHeldAfter, nextAlertAt, correctionsHeldAfter, nextCorrectionAt };
  // Alerts alone have no digest: what was held back still comes, after a pause on the day that was said.
  const owedAt = isStopped(before) ? draft.createdAt : before.pausedUntil === null ? null : before.nextDigestAt;
  const nextDigestAt = draft.digest === null && draft.alerts !== null ? owedAt : draft.nextDigestAt;
  const kept = { id, createdAt, createdBy, startsAfter, coveredTo, lastDigestAt, nextDigestAt, ...held };
  return withDue({ ...draft, ...kept, version: before.version + 1 });
}

async function previewOf({ profile }: Subscription, { library, viewer, now, sources }: Context): Promise<Preview> {
  const since = sinceDay('30d', now);
  const today = dayOf(now);
  const { publications } = await library.list(
    viewer,
    { since, relevance: ['core', 'adjacent'] },
    { limit: publicationsMax },
  );
  const wanted = publications.filter(one => wants(profile, one, today) !== null);
  const events = eventViews(wanted, createOfficials(sources));
  const inAnyLanguage = publications.filter(one => wants({ ...profile, languages: [] }, one, today) !== null);
  const anyLanguage = new Set(inAnyLanguage.map(({ event }) => event));
  const samples = events
    .map(({ lead }) => lead)
    .sort(
      (a, b) =>
        priorityOf(b, profile, today).points - priorityOf(a, profile, today).points ||
        dateOf(b).localeCompare(dateOf(a)),
    );
  return { events: events.length, samples: samples.slice(0, samplesMax), dropped: anyLanguage.size - events.length };
}

function showPreview(
  { subscription, preview, args, shared, reading, sources }: Data & { kind: 'preview' },
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
    {
      kind: 'note',
      spans: [
        text(
          ja
            ? '過去のものは届きません。登録した時点から始まります。'
            : 'Nothing from before is sent; it starts when you confirm.',
          'quiet',
        ),
      ],
    },
  ];
  return { language, summary: heading, blocks };
}

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

function showSaved(
  { subscription, changed: isChange, reading, sources }: Data & { kind: 'saved' },
  language: Language,
): Message {
  const ja = language === 'ja';
  const { nextDigestAt, zone } = subscription;
  const next =
    nextDigestAt === null
      ? ''
      : ja
        ? `最初の配信は${sayMoment(nextDigestAt, zone, 'ja')}です。`
        : ` The first digest comes on ${sayMoment(nextDigestAt, zone, 'en')}.`;
  const heading = ja
    ? `${isChange ? '購読を変更しました' : '購読を登録しました'}。${next}`
    : `${isChange ? 'Your subscription has been changed.' : 'You are subscribed.'}${next}`;
  return {
    language,
    summary: heading,
    blocks: [paragraph(heading, 'strong'), table(subscription, language, reading.nameOf, sources)],
  };
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

function noSuch(number: string): Bilingual {
  return {
    ja: `この会話に購読「${number}」はありません。「購読一覧」で番号をご確認ください。`,
    en: `This conversation has no subscription ${number}. "subscriptions" lists them with their numbers.`,
  };
}

const changedMeanwhile: Bilingual = {
  ja: '同時に別の変更がありました。「購読一覧」をご確認のうえ、もう一度お試しください。',
  en: 'Someone changed it at the same time. Please look at "subscriptions" and try again.',
};
