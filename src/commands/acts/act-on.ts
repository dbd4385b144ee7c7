import type { AuditEntry } from '../../domain/audit.ts';
import type { Bilingual } from '../../domain/language.ts';
import type { EventId, Publication } from '../../domain/publication.ts';
import { acted, merged, noReview, type Review, type ReviewAct } from '../../domain/review.ts';
import type { Context } from '../command.ts';
import { eventMembers } from '../meant/event-members.ts';
import { eventNamed } from '../meant/event-named.ts';

/** An event with what the workspace has done about it. */
export interface Reviewed {
  readonly lead: Publication;
  readonly review: Review;
  /** Who is to acknowledge it where this was asked; empty where nobody is named. */
  readonly circle: readonly string[];
}

export type Acted =
  | ({ readonly kind: 'acted'; readonly isChange: boolean } & Reviewed)
  | { readonly kind: 'problem'; readonly problem: Bilingual };

/** How often a change is tried again when somebody else was quicker. */
const attemptsMax = 8;

/** Does something to an event, and writes it into the log in the same step. */
export async function actOn(asked: string, act: ReviewAct, context: Context): Promise<Acted> {
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const found = await reviewOf(asked, context);
    if (found.kind === 'problem') return found;
    const { review, absorbed } = found;
    const next = acted(review, act, { by: context.viewer.person, at: context.now });
    if (next === review) return { ...found, kind: 'acted', isChange: false };
    if (await context.store.reviews.save(next, [entryOf(act, review.event, context)], absorbed))
      return { ...found, kind: 'acted', review: next, isChange: true };
  }
  throw new Error(`the review of ${asked} was changed by others ${attemptsMax} times in a row`);
}

export type FoundReview =
  | ({ readonly kind: 'found'; readonly absorbed: readonly EventId[] } & Reviewed)
  | { readonly kind: 'problem'; readonly problem: Bilingual };

/** What has become of an event here; what was kept under ids that the event absorbed counts in. */
export async function reviewOf(asked: string, context: Context): Promise<FoundReview> {
  if (context.withOutsiders) return { kind: 'problem', problem: notHere };
  const id = await eventNamed(asked, context);
  const members = id === null ? [] : await eventMembers(id, context);
  const [lead] = members;
  if (lead === undefined) return { kind: 'problem', problem: unknown(asked) };
  const { store, viewer, conversation } = context;
  const names = (await store.events.namesOf([lead.event])).get(lead.event) ?? [lead.event];
  const kept = await store.reviews.find(viewer.workspace, names);
  const own = kept.find(({ event }) => event === lead.event) ?? noReview(viewer.workspace, lead.event);
  const others = kept.filter(({ event }) => event !== lead.event);
  const circle = (await store.settings.of(viewer.workspace, conversation))?.circle ?? [];
  const review = others.reduce(merged, own);
  return { kind: 'found', lead, review, circle, absorbed: others.map(({ event }) => event) };
}

function entryOf(act: ReviewAct, about: EventId, { viewer, conversation, now }: Context): AuditEntry {
  const { kind, ...said } = act;
  const details = Object.fromEntries(
    Object.entries(said).flatMap(([name, value]) =>
      value === null || typeof value === 'object' ? [] : [[name, String(value)]],
    ),
  );
  return { workspace: viewer.workspace, at: now, by: viewer.person, act: kind, about, details, from: conversation };
}

export const notHere: Bilingual = {
  ja: 'この会話には社外の方が参加している可能性があるため、対応状況は扱えません。社内の会話またはダイレクトメッセージでお願いします。',
  en: 'People from outside your organisation may read this, so no internal work is shown here. Please use an internal one, or a direct message.',
};

function unknown(asked: string): Bilingual {
  return asked === ''
    ? {
        ja: 'どの件かをご指定ください（配信の番号「3件目」またはID）。1件だけのお知らせのスレッドでは省略できます。',
        en: 'Please say which one: a number of the last message, or an id. In the thread of a message about one event it can be left out.',
      }
    : {
        ja: `「${asked}」に当たるものが見つかりません。配信の番号（例：3件目）またはIDをご指定ください。`,
        en: `Nothing here is "${asked}". Give a number of the last message in this conversation, such as 3, or an id.`,
      };
}
