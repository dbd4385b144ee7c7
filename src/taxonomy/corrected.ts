import type { Deadline } from '../domain/deadline.ts';
import type { Evidence, Tag, TagCorrection, Tags } from '../domain/tags.ts';
import { standingOf } from './standing.ts';

/** Tags with a person's correction, which wins over the rules whenever they judge again. */
export function corrected(tags: Tags, correction: TagCorrection | undefined, deadline: Deadline | null): Tags {
  if (correction === undefined) return tags;
  const evidence: readonly Evidence[] = [{ words: correction.by, place: 'person', at: null }];
  const said = <Value extends string>(value: Value): Tag<Value> => ({ value, confidence: 1, evidence });
  const { relevance, themes, sectors, kind, stage, force, bodies } = correction.tags;
  const mended = {
    ...tags,
    ...(relevance === undefined ? {} : { relevance: said(relevance) }),
    ...(themes === undefined ? {} : { themes: themes.map(said) }),
    ...(sectors === undefined ? {} : { sectors: sectors.map(said) }),
    ...(kind === undefined ? {} : { kind: said(kind) }),
    ...(stage === undefined ? {} : { stage: stage === null ? null : said(stage) }),
    ...(force === undefined ? {} : { force: said(force) }),
    ...(bodies === undefined ? {} : { bodies: bodies.map(said) }),
  };
  const facts = {
    relevance: mended.relevance.value,
    kind: mended.kind.value,
    stage: mended.stage?.value ?? null,
    force: mended.force.value,
  };
  return { ...mended, standing: standingOf(facts, deadline) };
}
