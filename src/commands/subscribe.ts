import { dayOf } from '../calendar/say-date.ts';
import { isStopped, owesHeld, withDue } from '../digest/desk/standing-order.ts';
import { dateOf, eventViews } from '../digest/event-view.ts';
import { createOfficials } from '../digest/issuer/official.ts';
import { priorityOf } from '../digest/priority.ts';
import { wants } from '../digest/wants.ts';
import type { Bilingual } from '../domain/language.ts';
import type { Subscription } from '../domain/subscription.ts';
import { amongOutsiders } from '../domain/workspace.ts';
import type { Message } from '../message/message.ts';
import { sentence } from '../message/sentence.ts';
import { draftOrder } from './acts/draft-order.ts';
import { logAct } from './acts/log-act.ts';
import { type OrderArgs, orderArgs } from './args/order-args.ts';
import { type Context, command } from './command.ts';
import { numbered, ownSubscriptions } from './meant/own-subscriptions.ts';
import { sinceDay } from './parse/since.ts';
import { type Preview, type Previewed, type Saved, showOrderPreview, showSaved } from './show/order.ts';
import { readingFor } from './show/reading.ts';

type Data = Previewed | Saved | { readonly kind: 'problem'; readonly problem: Bilingual };

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
        return showOrderPreview(data, language);
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
  const owedAt = isStopped(before) ? draft.createdAt : owesHeld(before) ? before.nextDigestAt : null;
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
