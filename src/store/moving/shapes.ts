import { z } from 'zod';
import { dayOfPublication } from '../../calendar/day-of-publication.ts';
import { readConversation } from '../../domain/chat.ts';
import { deliveryStates } from '../../domain/delivery.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Kind } from '../records.ts';
import { tiesOf } from '../ties.ts';

/** Parts of keys are separated by a zero byte, and half a pair of UTF-16 comes back as something else. */
const words = z.string().refine(text => !text.includes('\0') && text.isWellFormed());
const name = words.max(4_000);
const nameOrNull = name.nullable();
const number = z.int();
/** More than an hour's revisions in ten years; a store looks for each of them. */
const revisionsMax = 100_000;
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const conversation = z
  .strictObject({ platform: name, id: name })
  .refine(({ platform, id }) => readConversation(`${platform}:${id}`)?.platform === platform);
const here = z.strictObject({ workspace: name, conversation });
const publication = z
  .looseObject({
    id: name,
    owner: name,
    source: name,
    event: name,
    revision: z.int().min(1).max(revisionsMax),
    firstSeenAt: number,
    title: z.string(),
    url: nameOrNull,
    publishedAt: nameOrNull,
    deadline: z.looseObject({ on: day }).nullable(),
    links: z.array(z.looseObject({ measure: name, role: name })),
  })
  .refine(isReadable);

/** What a store needs to find of a record of each kind. What else there is in those that are kept whole stays as it is. */
export const shapes: { readonly [Name in Kind]: z.ZodType } = {
  position: z.strictObject({ name, change: number }),
  installation: z.looseObject({ platform: name, tenant: name, workspace: name, sealed: z.string() }),
  added: z.looseObject({ source: z.looseObject({ owner: name, id: name }), isPaused: z.boolean() }),
  token: z.looseObject({ id: name, workspace: name, createdAt: number }),
  session: z.strictObject({ id: name, expiresAt: number, viewer: z.looseObject({ workspace: name, person: name }) }),
  once: z.strictObject({ key: name, until: number }),
  setting: here.extend({ settings: z.looseObject({}) }),
  numbered: here.extend({ list: z.looseObject({ events: z.array(name), at: number }) }),
  thread: here.extend({
    thread: name.min(1).nullable(),
    at: number,
    turns: z.array(z.looseObject({ role: name })).min(1),
  }),
  subscription: z.looseObject({
    workspace: name,
    id: name,
    conversation,
    version: z.int().min(1),
    nextDueAt: number.nullable(),
    quietHours: z.looseObject({}).nullable(),
    alertsHeldAfter: number.nullable(),
    nextAlertAt: number.nullable(),
  }),
  review: z.looseObject({
    workspace: name,
    event: name,
    version: z.int().min(1),
    changedAt: number,
    snooze: z.looseObject({ until: day }).nullable(),
    acknowledged: z.array(z.looseObject({ by: name })),
    relevance: z.looseObject({ isRelevant: z.boolean() }).nullable(),
    decision: z.looseObject({ value: name }).nullable(),
    finished: z.looseObject({ by: name }).nullable(),
  }),
  source: z.looseObject({ id: name, version: z.int().min(1), nextDueAt: number }),
  publication: z.strictObject({
    id: name,
    change: z.int().min(1),
    born: number,
    said: number,
    owner: name,
    source: name,
    event: name,
    isAbsorbed: z.boolean(),
    publication: publication.nullable(),
    revisions: z.array(publication),
    identities: z.array(z.strictObject({ owner: name, source: name, key: name })),
  }),
  change: z.strictObject({ last: z.int().min(0) }),
  delivery: z.strictObject({
    id: name,
    workspace: name,
    subscription: name,
    conversation,
    kind: name,
    events: z.array(name),
    told: z.array(z.looseObject({ event: name, lead: name })),
    inReplyTo: nameOrNull,
    message: words,
    plannedAt: number,
    dueAt: number,
    state: z.enum(deliveryStates),
    attempts: number,
    begunAt: number.nullable(),
    lastReason: words.min(1).nullable(),
    ref: name.min(1).nullable(),
    sentAt: number.nullable(),
    place: z.strictObject({ number: z.int().min(0), readyAt: number.nullable() }),
  }),
  audit: z.strictObject({
    workspace: name,
    at: number,
    by: name,
    act: name,
    about: name,
    details: z.record(z.string(), z.string()),
    from: conversation,
    place: z.strictObject({ number: z.int().min(1) }),
  }),
};

/** False where its date or its title are none that a store can find it by. */
function isReadable(one: unknown): boolean {
  try {
    dayOfPublication(one as Publication);
    tiesOf(one as Publication);
    return true;
  } catch {
    return false;
  }
}
