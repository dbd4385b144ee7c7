import { distance } from 'fastest-levenshtein';
import { eraYear } from '../calendar/japanese-date.ts';
import { fold } from '../text/fold.ts';
import { slips } from '../text/slips.ts';
import { shortName } from './name.ts';
import type { Measure } from './schema.ts';
import { spelledOut } from './short-forms.ts';
import { takeVersion, versionsOf } from './versions.ts';

/** What a person's name for a measure turned out to be. */
export type FoundMeasure =
  | {
      readonly kind: 'found';
      readonly measure: Measure;
      /** Which name the words were taken for; null where they were one of the measure's own. */
      readonly took: string | null;
      /** The version that the words name. */
      readonly version: string | null;
    }
  | { readonly kind: 'ambiguous'; readonly measures: readonly Measure[]; readonly version: string | null }
  /** `near` holds the measures whose names are least unlike. */
  | { readonly kind: 'none'; readonly near: readonly Measure[] };

/** Finds the measure that words name: an id, a name or alias in either language, a short name, part of one, or a misspelling. */
export type FindMeasure = (words: string) => FoundMeasure;

interface Name {
  readonly words: string;
  readonly key: string;
  readonly measure: Measure;
  /** It says too little to be the measure's own name. */
  readonly isAsked: boolean;
}

/** Made once for a catalogue: folding all its names takes longer than most commands. */
const made = new WeakMap<readonly Measure[], FindMeasure>();

export function createFinder(measures: readonly Measure[]): FindMeasure {
  const finder = made.get(measures) ?? indexNames(measures);
  made.set(measures, finder);
  return finder;
}

function indexNames(measures: readonly Measure[]): FindMeasure {
  const names = measures.flatMap(namesOf);
  const claims = measures.flatMap(measure => measure.contextual.map(entry => ({ measure, entry })));

  return words => {
    const { rest, version } = takeVersion(words);
    if (version !== null && keyOf(rest) === '') return ofVersion(words, version);
    return (
      ownName(words, null) ??
      ownName(rest, version) ??
      inContext(rest, version) ??
      claimedName(rest, version) ??
      inside(rest, version) ??
      partly(rest, version) ??
      misspelt(rest, version) ??
      unknown(rest)
    );
  };

  function ownName(words: string, version: string | null): FoundMeasure | null {
    const key = keyOf(words);
    const own = names.filter(name => name.key === key);
    if (own.length === 0) return null;
    const meant = own.map(({ measure }) => measure);
    return settle(meant, own.every(({ isAsked }) => isAsked) ? nameLike(meant, words) : null, version);
  }

  /**
   * A short name alone: the measure that claims it without conditions, the one of today where a later one took it over; else
   * all that claim it, and all whose names hold it.
   */
  function claimedName(words: string, version: string | null): FoundMeasure | null {
    const key = keyOf(words);
    const short = claims.filter(({ entry }) => keyOf(entry.name) === key);
    if (short.length === 0) return null;
    const alone = short.filter(({ entry }) => entry.with.length === 0 && entry.near.length === 0);
    const current = alone.filter(({ entry }) => entry.before === undefined);
    if (alone.length > 0) {
      const meant = (current.length > 0 ? current : alone).map(({ measure }) => measure);
      return settle(meant, alone.length > meant.length ? nameLike(meant, words) : null, version);
    }
    const meant = [...short.map(({ measure }) => measure), ...holding([key])];
    return settle(meant, nameLike(meant, words), version);
  }

  /** A short name beside the words that decide what it means: «金融庁のディスカッションペーパー». */
  function inContext(words: string, version: string | null): FoundMeasure | null {
    const { text } = fold(words);
    const has = (words: string) => words.split('+').every(word => text.includes(fold(word.trim()).text));
    const fitting = claims.filter(
      ({ entry }) =>
        has(entry.name) && [...entry.with, ...entry.near].some(has) && ![...entry.without, ...entry.notNear].some(has),
    );
    const longest = Math.max(...fitting.map(({ entry }) => entry.name.length));
    const best = fitting.filter(({ entry }) => entry.name.length === longest);
    const meant = best.map(({ measure }) => measure);
    return meant.length === 0 ? null : settle(meant, nameLike(meant, words), version);
  }

  /** The words hold a whole name, and something besides. */
  function inside(words: string, version: string | null): FoundMeasure | null {
    const key = keyOf(words);
    const held = names.filter(name => name.key.length >= 4 && key.includes(name.key));
    const longest = Math.max(...held.map(name => name.key.length));
    const best = held.filter(name => name.key.length === longest);
    if (best[0] === undefined) return null;
    const changes = amendmentsOf(best, key);
    if (changes.length > 0) return settle(changes, nameLike(changes, words), version);
    return settle(
      best.map(({ measure }) => measure),
      best[0].words,
      version,
    );
  }

  /** Of what is named, the amendments, where the words ask for one and for no year but theirs: «APPI amendment» is not the APPI. */
  function amendmentsOf(named: readonly Name[], key: string): readonly Measure[] {
    const beside = named.reduce((left, name) => left.replace(name.key, ' '), key);
    if (!/改正|amend|reform|revis(?:ed?\b|ion|ing)/.test(beside)) return [];
    const years = beside.match(/(?:19|20)\d\d(?!\d)|(?:令和|平成)(?:元|\d{1,2})(?=年)/g) ?? [];
    return measures
      .filter(({ lineage }) =>
        lineage.some(one => one.relation === 'amends' && named.some(n => n.measure.id === one.to)),
      )
      .filter(({ timeline }) =>
        years.every(year => timeline.some(({ date }) => date.startsWith(String(yearOf(year))))),
      );
  }

  /** The words stand in a name as they are, or each of them does; where they are written together, each run of one script. */
  function partly(words: string, version: string | null): FoundMeasure | null {
    const key = keyOf(words);
    const whole = key.length < 4 ? [] : names.filter(name => name.key.includes(key)).map(({ measure }) => measure);
    if (whole.length > 0) return settle(whole, nameLike(whole, words), version);
    const spelled = spelledOut(words);
    const apart = spelled.split(/[\s・、,/の]+/);
    const runs = fold(spelled).text.match(/[\p{sc=Han}]+|[\p{sc=Katakana}ー]+|[a-z0-9]+/gu) ?? [];
    for (const parts of [apart.map(keyOf).filter(part => part !== ''), runs]) {
      if (parts.join('').length < 2) continue;
      const found = holding(parts);
      if (found.length > 0) return settle(found, nameLike(found, words), version);
    }
    return null;
  }

  /** Measures of whose names, or whose issuer's, each has all the parts somewhere. */
  function holding(parts: readonly string[]): readonly Measure[] {
    const keys = [...Map.groupBy(names, ({ measure }) => measure)].map(([measure, own]) => ({
      measure,
      whole: own.map(({ key }) => key).join(' '),
      issuer: keyOf(`${measure.issuer.ja} ${measure.issuer.en}`),
    }));
    return keys
      .filter(({ whole, issuer }) => parts.every(part => whole.includes(part) || issuer.includes(part)))
      .filter(({ whole }) => parts.some(part => whole.includes(part)))
      .map(({ measure }) => measure);
  }

  /** The name of the only measure found, in the language of the words; null where several were. */
  function nameLike(found: readonly Measure[], words: string): string | null {
    const [only, ...others] = [...new Set(found)];
    if (only === undefined || others.length > 0) return null;
    return shortName(only, /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(words) ? 'ja' : 'en');
  }

  /** One letter in four may be wrong. */
  function misspelt(words: string, version: string | null): FoundMeasure | null {
    const key = keyOf(words);
    const most = Math.floor(key.length / 4);
    const near = nearest(key)
      .filter(({ off }) => off <= 2 * most)
      .map(({ name }) => ({ name, off: slips(key, name.key) }))
      .filter(({ off }) => off <= most)
      .sort((a, b) => a.off - b.off);
    const best = near.filter(({ off }) => off === near[0]?.off);
    return best[0] === undefined
      ? null
      : settle(
          best.map(({ name }) => name.measure),
          best[0].name.words,
          version,
        );
  }

  function unknown(words: string): FoundMeasure {
    const key = keyOf(words);
    const near = nearest(key).filter(({ name, off }) => off <= Math.max(key.length, name.key.length) * 0.6);
    return { kind: 'none', near: [...new Set(near.map(({ name }) => name.measure))].slice(0, 3) };
  }

  function nearest(key: string): { readonly name: Name; readonly off: number }[] {
    return names.map(name => ({ name, off: distance(key, name.key) })).sort((a, b) => a.off - b.off);
  }

  /** «第1.1版» alone: the measures that people call so; where one or none is, every measure that has such a version. */
  function ofVersion(words: string, version: string): FoundMeasure {
    const claiming = claims.filter(({ entry }) => keyOf(entry.name) === keyOf(words)).map(({ measure }) => measure);
    const having = measures.filter(measure => versionsOf(measure).some(({ number }) => number === version));
    const meant = new Set(claiming).size > 1 ? claiming : [...claiming, ...having];
    return meant.length === 0 ? { kind: 'none', near: [] } : settle(meant, nameLike(meant, words), version);
  }
}

function yearOf(written: string): number {
  return eraYear(written) ?? Number(written);
}

function settle(measures: readonly Measure[], took: string | null, version: string | null): FoundMeasure {
  const having = measures.filter(measure => versionsOf(measure).some(({ number }) => number === version));
  const [first, ...others] = [...new Set(version !== null && having.length > 0 ? having : measures)];
  if (first === undefined) return { kind: 'none', near: [] };
  if (others.length > 0) return { kind: 'ambiguous', measures: [first, ...others], version };
  return { kind: 'found', measure: first, took: took === first.id ? first.name.ja : took, version };
}

function namesOf(measure: Measure): Name[] {
  const { id, name, aliases, asked } = measure;
  const called = (isAsked: boolean) => (words: string) => ({ words, key: keyOf(words), measure, isAsked });
  return [...[name.ja, name.en, ...aliases.ja, ...aliases.en, id].map(called(false)), ...asked.map(called(true))];
}

/** What is left of a name when width, case, blanks, quotes and dashes no longer count. */
function keyOf(words: string): string {
  return fold(words)
    .text.replace(/^the\s+/, '')
    .replace(/[\s「」『』"'’“”・･()\-–—_.,、。:：]/g, '');
}
