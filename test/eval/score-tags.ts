import type { Tags } from '../../src/domain/tags.ts';

/** What a person says of a publication, facet by facet. */
export interface Labels {
  readonly relevance: string;
  readonly theme?: readonly string[];
  readonly sector?: readonly string[];
  readonly kind?: string;
  readonly stage?: string | null;
  readonly force?: string;
  readonly body?: readonly string[];
}

export interface Figure {
  readonly name: string;
  /** 0 to 1. */
  readonly value: number;
  readonly of: number;
}

export interface Scored {
  readonly labels: Labels;
  readonly tags: Tags;
}

/** Figures a facet: relevance over all, bodies over what is not `none`, the others over what is labelled core. */
export function scoreTags(scored: readonly Scored[]): Figure[] {
  const core = scored.filter(({ labels }) => labels.relevance === 'core');
  const called = scored.filter(({ tags }) => tags.relevance.value === 'core');
  const right = core.filter(({ tags }) => tags.relevance.value === 'core').length;
  const policy = scored.filter(({ labels }) => labels.relevance !== 'none');
  const share = (some: number, all: number) => (all === 0 ? 1 : some / all);
  const equal = (name: string, of: readonly Scored[], same: (one: Scored) => boolean): Figure => ({
    name,
    value: share(of.filter(same).length, of.length),
    of: of.length,
  });
  return [
    equal('relevance', scored, ({ labels, tags }) => labels.relevance === tags.relevance.value),
    { name: 'core precision', value: share(right, called.length), of: called.length },
    { name: 'core recall', value: share(right, core.length), of: core.length },
    overlap(
      'theme',
      core,
      ({ labels }) => labels.theme,
      ({ tags }) => tags.themes.map(({ value }) => value),
    ),
    overlap(
      'sector',
      core,
      ({ labels }) => labels.sector,
      ({ tags }) => tags.sectors.map(({ value }) => value),
    ),
    overlap(
      'body',
      policy,
      ({ labels }) => labels.body,
      ({ tags }) => tags.bodies.map(({ value }) => value),
    ),
    equal('kind', core, ({ labels, tags }) => labels.kind === tags.kind.value),
    equal('stage', core, ({ labels, tags }) => (labels.stage ?? null) === (tags.stage?.value ?? null)),
    equal('force', core, ({ labels, tags }) => (labels.force ?? 'none') === tags.force.value),
  ];
}

/** Micro-averaged F1. */
function overlap(
  name: string,
  of: readonly Scored[],
  wanted: (one: Scored) => readonly string[] | undefined,
  got: (one: Scored) => readonly string[],
): Figure {
  let both = 0;
  let all = 0;
  for (const one of of) {
    const [want, have] = [new Set(wanted(one) ?? []), new Set(got(one))];
    both += want.intersection(have).size;
    all += want.size + have.size;
  }
  return { name, value: all === 0 ? 1 : (2 * both) / all, of: of.length };
}
