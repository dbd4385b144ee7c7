import type { MeasureId } from '../domain/measure.ts';
import { createLinker } from '../measures/link.ts';
import type { Measure } from '../measures/schema.ts';
import { fold } from '../text/fold.ts';
import { type Aspect, articlesIn, contentTerms, type Question } from './question.ts';
import { type Statement, versionIn } from './statement.ts';
import { pairPlaceIn, pointedLine, type ThreadContext } from './thread.ts';
import { createWeighing, type Terms, termsOf } from './weigh.ts';

/** A statement with how well it answers, compared with others of its measure. */
export interface Weighed {
  readonly statement: Statement;
  readonly score: number;
}

export interface Found {
  /** The measures that the answer is about, the first the foremost; null stands for publications of none. */
  readonly focus: readonly (MeasureId | null)[];
  /** True where the question or its thread names the measure. */
  readonly isNamed: boolean;
  /** The publication of the thread's list that the question points at. */
  readonly pointed: Statement | null;
  /** Statements of these measures, best first. */
  readonly weighed: readonly Weighed[];
  /** The share, 0 to 1, of what is asked that the measure's statements and names hold at all. */
  readonly covered: number;
  /** The same of the best statement alone. */
  readonly coveredByBest: number;
  /** Articles that it asks for, those in the measure's own name aside. */
  readonly articles: readonly string[];
  /** Words of a name that stand in nothing of the measure's: a court, a company, an Act that it does not know. */
  readonly strange: readonly string[];
}

export interface FindInput {
  readonly question: Question;
  readonly thread: ThreadContext;
  /** Terms of the turn before. */
  readonly earlier: readonly string[];
  readonly publications: readonly Statement[];
}

interface Named {
  readonly ids: readonly MeasureId[];
  readonly words: readonly string[];
}

interface Indexed {
  readonly statement: Statement;
  readonly terms: Terms;
  readonly heading: Terms;
}

/** Finds what answers a question: first which measure it is about, then which of the measure's statements. */
export function createStatementFinder(measures: readonly Measure[], statements: readonly Statement[]) {
  const index = statements.map(indexed);
  const byMeasure = Map.groupBy(index, ({ statement }) => statement.measure);
  const names = new Map(measures.map(measure => [measure.id, termsOf(namesOf(measure))]));
  const weighing = createWeighing([...index.map(({ terms }) => terms), ...names.values()]);
  const link = createLinker(measures);

  return ({ question, thread, earlier, publications }: FindInput): Found => {
    const named = namedIn(question);
    const meant =
      pointedAt(question, thread) ??
      (named.ids.length > 0 ? amendedBy(named.ids, question) : thread.measures.slice(-2));
    const extra = Map.groupBy(publications.map(indexed), ({ statement }) => statement.measure);
    const of = (id: MeasureId | null) => [...(byMeasure.get(id) ?? []), ...(extra.get(id) ?? [])];
    const pointed = pointedItem(question, thread, publications) ?? null;
    const everything = [...new Set([...byMeasure.keys(), ...extra.keys()])];
    const among = named.ids.length === 0 && meant.length > 0 ? meant : everything;
    const focus = pointed === null ? focusOf(question, meant, among, of) : [pointed.measure];
    const inFocus =
      pointed === null ? focus.flatMap(of) : [indexed(pointed), ...(byMeasure.get(pointed.measure) ?? [])];

    // What the measure is called says nothing of what is asked about it.
    const bare = contentTerms(without(question.text, named.words));
    const rest = bare.filter(term => !focus.some(id => names.get(id ?? '')?.counts.has(term)));
    const asked =
      rest.length === 0
        ? bare.length === 0
          ? earlier
          : bare
        : question.goesOn && rest.length < 3
          ? [...rest, ...earlier]
          : rest;
    const weighed = inFocus
      .map(one => ({ statement: one.statement, score: scoreOf(one, asked, question) }))
      .sort((a, b) => b.score - a.score);
    const isHeld = (term: string) =>
      inFocus.some(({ terms, heading }) => terms.counts.has(term) || heading.counts.has(term));
    const mass = Math.max(0.001, weighing.massOf(rest));
    const best = inFocus.find(({ statement }) => statement === weighed[0]?.statement);
    return {
      focus,
      isNamed:
        pointed !== null || meant.includes(focus[0] ?? '') || nameShare(question, focus[0] ?? null) >= namedShareMin,
      pointed,
      weighed,
      covered: rest.length === 0 ? 1 : weighing.massOf(rest.filter(isHeld)) / mass,
      coveredByBest: rest.length === 0 ? 1 : best === undefined ? 0 : weighing.cover(rest, best.terms) / mass,
      articles: articlesIn(without(question.text, named.words)),
      strange: strangeNames(without(question.text, named.words)).filter(word => isStrange(word, focus, isHeld)),
    };
  };

  /** Who asks about the amendment of an Act means the Act that amended it last. */
  function amendedBy(ids: readonly MeasureId[], { text }: Question): readonly MeasureId[] {
    if (!/改正|amend/i.test(text)) return ids;
    return ids.map(id => {
      const amending = measures.filter(({ lineage }) =>
        lineage.some(({ relation, to }) => relation === 'amends' && to === id),
      );
      const newest = amending.toSorted((a, b) => lastDate(b).localeCompare(lastDate(a)))[0];
      return newest?.id ?? id;
    });
  }

  /** The share of the question's words that stand in a measure's names. */
  function nameShare({ terms }: Question, id: MeasureId | null): number {
    return weighing.cover(terms, names.get(id ?? '') ?? none) / Math.max(0.001, weighing.massOf(terms));
  }

  function isStrange(word: string, focus: readonly (MeasureId | null)[], isHeld: (term: string) => boolean): boolean {
    const parts = [...termsOf(word).counts.keys()];
    const known = parts.filter(part => isHeld(part) || focus.some(id => names.get(id ?? '')?.counts.has(part)));
    return known.length < parts.length / 2;
  }

  /** The measures that the question names, and the words that name them. */
  function namedIn({ text, language }: Question): Named {
    const links = link({
      title: text,
      summary: '',
      content: '',
      url: null,
      publisher: { ja: '', en: '' },
      publisherBodies: [],
      publishedAt: null,
      updatedAt: null,
      language,
    });
    if (links.length === 0) return namedWithoutContext(text);
    return {
      ids: links.map(({ measure }) => measure),
      words: links.flatMap(({ evidence }) => evidence.map(({ words }) => words)),
    };
  }

  /** Short names that elsewhere need words beside them: asked here, they mean Japan's, unless another's word stands there. */
  function namedWithoutContext(text: string): Named {
    const { text: folded } = fold(text);
    const claims = measures
      .filter(({ japanese }) => japanese)
      .flatMap(({ id, contextual }) => contextual.map(entry => ({ id, entry, name: fold(entry.name).text })))
      .filter(
        ({ name, entry }) => folded.includes(name) && !entry.without.some(word => folded.includes(fold(word).text)),
      );
    const longest = Math.max(...claims.map(({ name }) => name.length));
    const best = claims.filter(({ name }) => name.length === longest);
    return { ids: [...new Set(best.map(({ id }) => id))], words: best.map(({ entry }) => entry.name) };
  }

  function focusOf(
    question: Question,
    meant: readonly MeasureId[],
    all: readonly (MeasureId | null)[],
    of: (id: MeasureId | null) => readonly Indexed[],
  ): (MeasureId | null)[] {
    if (question.aspects.has('compare') && meant.length > 1) return [...meant];
    const ranked = all.map(id => {
      const rest = question.terms.filter(term => !names.get(id ?? '')?.counts.has(term));
      const best = rest.length === 0 ? 0 : Math.max(0, ...of(id).map(one => scoreOf(one, rest, question)));
      const place = meant.indexOf(id ?? '');
      return {
        id,
        score: 1.5 * nameShare(question, id) + 0.5 * Math.min(best, 1.2) + (place < 0 ? 0 : 0.5 - 0.05 * place),
      };
    });
    ranked.sort((a, b) => b.score - a.score);
    return ranked.slice(0, 1).map(({ id }) => id);
  }

  function scoreOf({ statement, terms, heading }: Indexed, asked: readonly string[], question: Question): number {
    const mass = Math.max(0.001, weighing.massOf(asked));
    const direct = (weighing.score(asked, terms) + weighing.cover(asked, heading)) / mass;
    return direct * (statement.kind === 'publication' ? 0.7 : 1) + aspectBonus(statement, question);
  }
}

/** A measure is named where its names hold so much of the question. */
const namedShareMin = 0.3;

function lastDate({ timeline }: Measure): string {
  return timeline.at(-1)?.date ?? '';
}

const none: Terms = { counts: new Map(), length: 0 };

function indexed(statement: Statement): Indexed {
  return {
    statement,
    terms: termsOf(`${statement.says.ja ?? ''}\n${statement.says.en ?? ''}\n${statement.foundBy}`),
    heading: termsOf(statement.heading),
  };
}

function namesOf({ name, aliases, contextual, issuer }: Measure): string {
  return [
    name.ja,
    name.en,
    ...aliases.ja,
    ...aliases.en,
    ...contextual.map(entry => entry.name),
    issuer.ja,
    issuer.en,
  ].join('\n');
}

function pointedAt({ text }: Question, { measures }: ThreadContext): MeasureId[] | null {
  const place = pairPlaceIn(text);
  const id = place === null || measures.length < 2 ? undefined : measures.at(place === 'former' ? -2 : -1);
  return id === undefined ? null : [id];
}

/** The item of the thread's list that the question means: by its number, or the only one. */
function pointedItem(
  { text }: Question,
  thread: ThreadContext,
  publications: readonly Statement[],
): Statement | undefined {
  const item = pointedLine(text, thread);
  if (item === null) return undefined;
  const { text: shown } = fold(item);
  return publications.find(publication => shown.includes(fold(publication.cite('ja').title).text));
}

function without(text: string, words: readonly string[]): string {
  return words.toSorted((a, b) => b.length - a.length).reduce((left, word) => left.replaceAll(word, ' '), text);
}

/** English names of two words and more, and what Japanese sets in brackets. */
function strangeNames(text: string): string[] {
  const english = [...text.matchAll(/\b[A-Z][a-z]+(?: (?:of|and|on|the|for) | )(?:[A-Z][a-z]+\b ?)+/g)].map(([word]) =>
    word.trim(),
  );
  const japanese = [
    ...text.matchAll(
      /「([^」。]{3,60}(?:法|指針|ガイドライン|計画|条例|規則|制度|宣言|原則|判決|命令|基準|手引き?))」/g,
    ),
  ].map(([, words]) => words ?? '');
  return [...english, ...japanese];
}

/** What kind of statement answers what kind of question. */
const answering: Readonly<Record<Aspect, Partial<Record<Statement['kind'], number>>>> = {
  date: { event: 0.35 },
  version: { event: 0.1 },
  penalty: { force: 0.25, point: 0.1 },
  force: { force: 0.4 },
  issuer: { issuer: 0.25, event: 0.1 },
  article: { provision: 0.5 },
  status: { status: 0.3, event: 0.05 },
  compare: { event: 0.1, point: 0.1 },
  amount: { point: 0.15 },
  where: { status: 0.1 },
};

function aspectBonus(statement: Statement, question: Question): number {
  const byKind = [...question.aspects].reduce((sum, aspect) => sum + (answering[aspect][statement.kind] ?? 0), 0);
  const asked = versionIn(question.text) ?? /\bv?(\d+\.\d+)(?=\b|版)/.exec(question.text)?.[1] ?? null;
  const byVersion =
    statement.version === null
      ? 0
      : asked === statement.version
        ? 0.4
        : question.aspects.has('version') && asked === null
          ? 0.2
          : 0;
  // Who issued it, and how far it binds, is said where it is asked, and else only where nothing says more.
  const isFrame = statement.kind === 'issuer' || statement.kind === 'force' || statement.kind === 'status';
  const isAside =
    statement.heading !== '' &&
    isSupplementary(statement) &&
    !/附則|施行期日|経過措置|suppl|effective date|come into/i.test(question.text);
  return byKind + byVersion - (isAside ? 0.3 : 0) - (isFrame && byKind === 0 ? 0.25 : 0);
}

function isSupplementary(statement: Statement): boolean {
  const { pinpoint } = statement.cite('ja');
  return pinpoint?.kind === 'article' && pinpoint.article.startsWith('suppl');
}
