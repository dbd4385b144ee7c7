import { everything } from '../../src/digest/digest.ts';
import { createOfficials } from '../../src/digest/issuer/official.ts';
import { createPublishers } from '../../src/digest/issuer/publishers.ts';
import type { Reading } from '../../src/digest/reading.ts';
import type { Delivery, Told } from '../../src/domain/delivery.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { Source, SourceState } from '../../src/domain/source.ts';
import type { Subscription } from '../../src/domain/subscription.ts';
import type { Tags } from '../../src/domain/tags.ts';
import type { Clock } from '../../src/domain/time.ts';

/** A source of the catalogue, with what a test cares about changed. */
export function aSource(changes: Partial<Source> = {}): Source {
  return {
    id: 'sample',
    owner: 'shared',
    name: { ja: '見本省', en: 'Sample Ministry' },
    publisher: { ja: '見本省', en: 'Sample Ministry' },
    publisherType: 'ministry',
    bodies: [],
    kind: 'feed',
    url: 'https://www.example.go.jp/feed.xml',
    homepage: null,
    language: 'ja',
    identity: ['url', 'title'],
    fragments: 'keep',
    datePrecision: 'as-printed',
    everyMs: 3_600_000,
    terms: { show: 'full', attribution: null, seenAt: null },
    selectors: null,
    verified: true,
    note: null,
    ...changes,
  };
}

/** A tag that nothing bears out. */
export function aTag<const Value>(value: Value) {
  return { value, confidence: 1, evidence: [] };
}

/** Tags of a publication that is about nothing here. */
export const noTags: Tags = {
  relevance: { value: 'none', confidence: 1, evidence: [] },
  themes: [],
  sectors: [],
  kind: { value: 'announcement', confidence: 1, evidence: [] },
  stage: null,
  force: { value: 'none', confidence: 1, evidence: [] },
  bodies: [],
  standing: { points: 0, because: [] },
  rules: 'none',
};

/** A publication as the archive keeps it, with what a test cares about changed. */
export function aPublication(changes: Partial<Publication> = {}): Publication {
  const id = changes.id ?? 'paaaaaaaaaa';
  return {
    id,
    owner: 'shared',
    source: 'sample',
    event: id,
    revision: 1,
    firstSeenAt: 0,
    revisedAt: 0,
    arrival: 'news',
    title: '見本の公表について',
    summary: '',
    content: '',
    url: `https://www.example.go.jp/${id}.html`,
    publisher: { ja: '見本省', en: 'Sample Ministry' },
    publisherBodies: [],
    publishedAt: '2026-08-19',
    updatedAt: null,
    language: 'ja',
    passages: [],
    links: [],
    deadline: null,
    tags: noTags,
    ...changes,
  };
}

/** A source's state after so many commits. */
export function aState(changes: Partial<SourceState> = {}): SourceState {
  return {
    id: 'sample',
    version: 1,
    validators: null,
    firstReadAt: 0,
    lastAskedAt: 0,
    lastSuccessAt: 0,
    lastNewAt: 0,
    quietMsMax: 0,
    lastOutcome: { kind: 'unchanged' },
    failuresInARow: 0,
    nextDueAt: 0,
    nextDueWhy: 'interval',
    ...changes,
  };
}

/** A subscription, with what a test cares about changed. */
export function aSubscription(changes: Partial<Subscription> = {}): Subscription {
  return {
    id: 's1',
    workspace: 'main',
    conversation: { platform: 'terminal', id: 'c1' },
    profile: {
      themes: [],
      sectors: [],
      bodies: [],
      kinds: [],
      measures: [],
      from: [],
      languages: [],
      priorityMin: 'low',
    },
    language: 'ja',
    zone: 'Asia/Tokyo',
    digest: null,
    alerts: null,
    quietHours: null,
    reminders: [],
    whenQuiet: 'say',
    createdBy: 'someone',
    createdAt: 0,
    pausedUntil: null,
    nextDigestAt: null,
    nextReminderAt: null,
    alertsHeldAfter: null,
    nextAlertAt: null,
    nextDueAt: null,
    lastDigestAt: null,
    startsAfter: 0,
    coveredTo: 0,
    version: 1,
    ...changes,
  };
}

/** A planned delivery. */
export function aDelivery(changes: Partial<Delivery> = {}): Delivery {
  return {
    id: 'd1',
    workspace: 'main',
    subscription: 's1',
    conversation: { platform: 'terminal', id: 'c1' },
    kind: 'digest',
    events: [],
    told: [],
    inReplyTo: null,
    message: '{}',
    plannedAt: 0,
    dueAt: 0,
    state: 'planned',
    attempts: 0,
    begunAt: null,
    lastReason: null,
    ref: null,
    sentAt: null,
    ...changes,
  };
}

/** A clock that stands where a test puts it. */
export function aClock(at = 0): Clock & { set(at: number): void } {
  let now = at;
  return {
    now: () => now,
    set(to) {
      now = to;
    },
  };
}

/** What a message said of an event. */
export function aTold(event: string, changes: Partial<Told> = {}): Told {
  const facts = {
    revision: 1,
    title: '見本の公表について',
    deadline: null,
    relevance: 'core',
    kind: 'announcement',
    stage: null,
    force: 'none',
  } as const;
  return { event, as: 'new', lead: event, facts, ...changes };
}

/** How a reader who follows everything is written to, by a house that knows no measure and one ministry. */
export function aReading(changes: Partial<Reading> = {}): Reading {
  const { today = '2026-03-04' } = changes;
  return {
    language: 'en',
    now: Date.parse(`${today}T09:00:00+09:00`),
    today,
    profile: everything,
    nameOf: () => undefined,
    forceOf: () => undefined,
    statusOf: () => undefined,
    pointOf: () => undefined,
    sentenceInEnglish: () => null,
    addresseeOf: () => undefined,
    termsOf: () => 'full',
    isOfficial: createOfficials([aSource()]),
    concerns: () => true,
    publishers: createPublishers([aSource()], () => new Map()),
    inEnglish: () => null,
    termsIn: () => [],
    offers: () => true,
    ...changes,
  };
}
