import type { Deadline } from '../domain/deadline.ts';
import type { LinkedMeasure } from '../domain/measure.ts';
import type { Draft } from '../domain/publication.ts';
import type { Body, Evidence, Force, Kind, Relevance, Sector, Stage, Tag, Tags, Theme } from '../domain/tags.ts';
import { fold } from '../text/fold.ts';
import { createMatcher } from '../text/matcher.ts';
import type { Lexicon } from './lexicon.ts';
import { standingOf } from './standing.ts';

/** Version of the rules; tags carry it, so that they can be judged again after a change. */
export const rulesVersion = '1';

export type Classify = (draft: Draft, linked: readonly LinkedMeasure[], deadline: Deadline | null) => Tags;

type Meaning =
  | { readonly facet: 'subject'; readonly weight: number }
  | { readonly facet: 'excluded'; readonly term: string }
  | { readonly facet: 'policy'; readonly kind: Kind | null; readonly stage: Stage | null }
  | { readonly facet: 'theme'; readonly value: Theme }
  | { readonly facet: 'sector'; readonly value: Sector };

interface Hit {
  readonly meaning: Meaning;
  readonly evidence: Evidence;
  readonly start: number;
  readonly end: number;
}

/** Makes the classifier: deterministic, offline, linear in the text. */
export function createClassifier(lexicon: Lexicon): Classify {
  const terms = meanings(lexicon);
  const find = createMatcher(terms.map(({ term }) => term));

  return (draft, linked, deadline) => {
    const places = [
      ['title', draft.title],
      ['summary', draft.summary],
      ['content', draft.content],
    ] as const;
    const hits = places.flatMap(([place, text]) => hitsIn(place, text));
    const relevance = judgeRelevance(hits, draft, linked);
    const isNone = relevance.value === 'none';
    const kind = judgeKind(hits, draft);
    const stage = isNone ? null : judgeStage(hits, deadline);
    const force = judgeForce(kind, linked, isNone);
    return {
      relevance,
      themes: isNone ? [] : judgeThemes(hits, linked),
      sectors: isNone ? [] : judgeSectors(hits, linked),
      kind,
      stage,
      force,
      bodies: isNone ? [] : judgeBodies(draft, linked),
      standing: standingOf(
        { relevance: relevance.value, kind: kind.value, stage: stage?.value ?? null, force: force.value },
        deadline,
      ),
      rules: rulesVersion,
    };
  };

  function hitsIn(place: Evidence['place'], original: string): Hit[] {
    if (original === '') return [];
    const folded = fold(original);
    const found = find(folded.text).flatMap(({ term, start, end }): Hit[] => {
      const meaning = terms[term]?.meaning;
      if (meaning === undefined) return [];
      const at = folded.at(start);
      const words = original.slice(at, folded.at(end - 1) + 1);
      return [{ meaning, start, end, evidence: { words, place, at } }];
    });
    const excluded = found.filter(({ meaning }) => meaning.facet === 'excluded');
    return found.filter(
      ({ meaning, start, end }) =>
        meaning.facet !== 'excluded' &&
        !(meaning.facet === 'subject' && excluded.some(one => one.start <= start && one.end >= end)),
    );
  }
}

function meanings({ subjects, policy, themes, sectors }: Lexicon): { term: string; meaning: Meaning }[] {
  const folded = (term: string, meaning: Meaning) => ({ term: fold(term).text, meaning });
  return [
    ...subjects.flatMap(({ term, weight, not }) => [
      folded(term, { facet: 'subject', weight }),
      ...not.map(other => folded(other, { facet: 'excluded', term })),
    ]),
    ...policy.map(({ term, kind = null, stage = null }) => folded(term, { facet: 'policy', kind, stage })),
    ...Object.entries(themes).flatMap(([value, words]) =>
      words.map(term => folded(term, { facet: 'theme', value: value as Theme })),
    ),
    ...Object.entries(sectors).flatMap(([value, words]) =>
      words.map(term => folded(term, { facet: 'sector', value: value as Sector })),
    ),
  ];
}

function judgeRelevance(hits: readonly Hit[], draft: Draft, linked: readonly LinkedMeasure[]): Tag<Relevance> {
  const japaneseMeasures = linked.filter(({ traits }) => traits.japanese);
  if (japaneseMeasures.length > 0) {
    return { value: 'core', confidence: 1, evidence: japaneseMeasures.flatMap(({ evidence }) => evidence) };
  }
  const subjects = hits.filter(({ meaning }) => meaning.facet === 'subject');
  const weight = subjects.reduce(
    (most, { meaning }) => Math.max(most, meaning.facet === 'subject' ? meaning.weight : 0),
    0,
  );
  const policy = hits.filter(({ meaning }) => meaning.facet === 'policy');
  const evidence = [...subjects, ...policy].slice(0, 6).map(hit => hit.evidence);
  const isAuthority = draft.publisherBodies.length > 0;
  if (weight === 0) return { value: 'none', confidence: 0.9, evidence: [] };
  if (policy.length === 0 && !isAuthority) return { value: 'none', confidence: 0.6, evidence };
  if (weight === 1) return { value: 'adjacent', confidence: 0.6, evidence };
  return policy.length > 0 || isAuthority
    ? { value: 'core', confidence: weight === 3 ? 0.8 : 0.6, evidence }
    : { value: 'adjacent', confidence: 0.6, evidence };
}

function judgeThemes(hits: readonly Hit[], linked: readonly LinkedMeasure[]): Tag<Theme>[] {
  const found = hits.flatMap(({ meaning, evidence }) =>
    meaning.facet === 'theme' ? [{ value: meaning.value, evidence }] : [],
  );
  return gathered([...fromMeasures(linked, ({ traits }) => traits.themes), ...found]);
}

function judgeSectors(hits: readonly Hit[], linked: readonly LinkedMeasure[]): Tag<Sector>[] {
  const found = hits.flatMap(({ meaning, evidence }) =>
    meaning.facet === 'sector' ? [{ value: meaning.value, evidence }] : [],
  );
  const tags = gathered([...fromMeasures(linked, ({ traits }) => traits.sectors), ...found]);
  const singled = tags.filter(({ value }) => value !== 'cross-sector');
  return singled.length > 0 ? singled : [{ value: 'cross-sector', confidence: 0.6, evidence: [] }];
}

function judgeKind(hits: readonly Hit[], draft: Draft): Tag<Kind> {
  if (draft.publisherBodies.includes('law-firm')) {
    const evidence: Evidence = { words: draft.publisher[draft.language], place: 'publisher', at: null };
    return { value: 'commentary', confidence: 0.9, evidence: [evidence] };
  }
  const named = hits.flatMap(({ meaning, evidence }) =>
    meaning.facet === 'policy' && meaning.kind !== null ? [{ value: meaning.kind, evidence }] : [],
  );
  const consultation = named.find(({ value }) => value === 'consultation');
  const first = consultation ?? named.find(({ evidence }) => evidence.place === 'title') ?? named[0];
  return first === undefined
    ? { value: 'announcement', confidence: 0.5, evidence: [] }
    : { value: first.value, confidence: 0.7, evidence: [first.evidence] };
}

function judgeStage(hits: readonly Hit[], deadline: Deadline | null): Tag<Stage> | null {
  if (deadline !== null) return { value: 'consultation-open', confidence: 0.9, evidence: [deadline.evidence] };
  const named = hits.flatMap(({ meaning, evidence }) =>
    meaning.facet === 'policy' && meaning.stage !== null ? [{ value: meaning.stage, evidence }] : [],
  );
  const first = named.find(({ evidence }) => evidence.place === 'title') ?? named[0];
  return first === undefined ? null : { value: first.value, confidence: 0.6, evidence: [first.evidence] };
}

/** What each kind asks of people by itself. */
const forceOfKind: Partial<Record<Kind, Force>> = {
  statute: 'duty',
  bill: 'duty',
  order: 'duty',
  guideline: 'voluntary',
  enforcement: 'voluntary',
};

function judgeForce(kind: Tag<Kind>, linked: readonly LinkedMeasure[], isNone: boolean): Tag<Force> {
  if (isNone) return { value: 'none', confidence: 0.9, evidence: [] };
  const [measure] = linked.filter(({ role }) => role !== 'mentions');
  const isAboutMeasure = kind.value === 'commentary' || kind.value === 'consultation' || kind.value === 'statute';
  if (measure !== undefined && isAboutMeasure)
    return { value: measure.traits.force, confidence: 0.8, evidence: measure.evidence };
  return { value: forceOfKind[kind.value] ?? 'none', confidence: 0.6, evidence: kind.evidence };
}

function judgeBodies(draft: Draft, linked: readonly LinkedMeasure[]): Tag<Body>[] {
  const publisher: Evidence = { words: draft.publisher[draft.language], place: 'publisher', at: null };
  const speaking = draft.publisherBodies.map(value => ({ value, evidence: publisher }));
  return gathered([
    ...speaking,
    ...fromMeasures(
      linked.filter(({ role }) => role !== 'mentions'),
      ({ traits }) => traits.bodies,
    ),
  ]);
}

function fromMeasures<Value extends string>(
  linked: readonly LinkedMeasure[],
  valuesOf: (measure: LinkedMeasure) => readonly Value[],
) {
  return linked.flatMap(measure =>
    valuesOf(measure).map(value => ({
      value,
      evidence: measure.evidence[0] ?? { words: measure.measure, place: 'measure' as const, at: null },
    })),
  );
}

function gathered<Value extends string>(found: readonly { value: Value; evidence: Evidence }[]): Tag<Value>[] {
  return [...Map.groupBy(found, ({ value }) => value)].map(([value, group]) => ({
    value,
    confidence: Math.min(0.95, 0.5 + 0.15 * group.length),
    evidence: group.slice(0, 3).map(({ evidence }) => evidence),
  }));
}
