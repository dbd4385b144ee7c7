import type { MeasureId } from '../../domain/measure.ts';
import type { Source, SourceId } from '../../domain/source.ts';
import { takeArticle } from '../../measures/article.ts';
import type { Measure } from '../../measures/schema.ts';

/** True for what is wholly the name of a measure, or of a publisher or the beginning of one. */
export function createKnows(measures: readonly Measure[], sources: readonly Source[]): (name: string) => boolean {
  const names = new Set(measures.flatMap(measureNames).map(plain));
  const publishers = sources.flatMap(({ id, publisher }) => [id, publisher.ja, publisher.en]).map(plain);
  return name => {
    const wanted = plain(name);
    if (wanted.length < 3) return false;
    return (
      names.has(wanted) || publishers.some(known => known === wanted || (wanted.length > 3 && known.startsWith(wanted)))
    );
  };
}

/** Measures by id, name or alias; by a name that only its context makes theirs where no other has it, Japanese ones first: AI法 is not the EU's. */
export function measuresNamed(name: string, measures: readonly Measure[]): MeasureId[] {
  const wanted = plain(name);
  const isCalled = (names: readonly string[]) => names.some(known => plain(known) === wanted);
  const own = measures.filter(one =>
    isCalled([one.id, one.name.ja, one.name.en, ...one.aliases.ja, ...one.aliases.en]),
  );
  const found = own.length > 0 ? own : measures.filter(one => isCalled(measureNames(one)));
  const japanese = found.filter(one => one.japanese);
  return (japanese.length > 0 ? japanese : found).map(({ id }) => id);
}

/** True where all that is said is a measure's name, or people's words for it, with an article or without: «AI推進法 第16条». */
export function isNameAlone(said: string, measures: readonly Measure[]): boolean {
  const wanted = [said, takeArticle(said).rest].map(plain).filter(({ length }) => length > 2);
  return measures.some(one => [...measureNames(one), ...one.asked].some(name => wanted.includes(plain(name))));
}

/** Everything that a measure is called. */
export function measureNames({ id, name, aliases, contextual }: Measure): string[] {
  return [id, name.ja, name.en, ...aliases.ja, ...aliases.en, ...contextual.map(one => one.name)];
}

/** Sources by id or name, or all of a publisher's: `mofo`, 森・濱田松本. */
export function sourcesNamed(name: string, sources: readonly Source[]): SourceId[] {
  const wanted = plain(name);
  if (wanted.length < 2) return [];
  const exact = sources.filter(({ id }) => id === wanted);
  const byName = sources.filter(
    ({ id, name: own, publisher }) =>
      id.startsWith(`${wanted}-`) ||
      [publisher.ja, publisher.en].some(known => holds(known, name)) ||
      [own.ja, own.en].some(known => plain(known) === wanted),
  );
  return (exact.length > 0 ? exact : byName).map(({ id }) => id);
}

/** Latin words as wholes, from the first on («legislation» is not the Cabinet Legislation Bureau); Japanese ones anywhere. */
function holds(known: string, name: string): boolean {
  const words = (text: string) =>
    ` ${text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  return /^[\x20-\x7e]+$/.test(name.normalize('NFKC'))
    ? words(known).startsWith(words(name))
    : plain(known).includes(plain(name));
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s・&,、.]/g, '');
}
