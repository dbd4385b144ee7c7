import { sayDate } from '../calendar/say-date.ts';
import type { Bilingual, Language } from '../domain/language.ts';
import type { MeasureId } from '../domain/measure.ts';
import { shortName } from '../measures/name.ts';
import type { Measure } from '../measures/schema.ts';
import { quoted } from '../message/quoted.ts';
import type { Answer, Sentence } from './answer.ts';
import { type Citation, placeOf, type Statement } from './statements/statement.ts';

/** Characters of Japanese, words of English: what a person reads in a chat. */
const lengthMax: Readonly<Record<Language, number>> = { ja: 300, en: 130 };
/** Up to here an explanation is rounded off. */
const roundMax: Readonly<Record<Language, number>> = { ja: 260, en: 125 };

/** Stands by what nobody saw at its source. */
export const notVerified: Bilingual = { ja: '⚠ 一次資料で未確認', en: '⚠ not verified at its source' };

export interface ComposeInput {
  readonly measures: readonly Measure[];
  /** The measure that it is about where no statement says. */
  readonly about: MeasureId | null;
  /** How much of what is asked a clause holds: of long provisions, those clauses are quoted. */
  readonly heldIn: (text: string) => number;
  /** What is said beside where there is room. */
  readonly fillers?: readonly Statement[];
}

/**
 * An answer of these statements, as many as are read in a chat; each sentence carries the number of what it stands on.
 */
export function compose(
  chosen: readonly Statement[],
  language: Language,
  { measures, about, heldIn, fillers = [] }: ComposeInput,
): Answer {
  const sentences: Sentence[] = [];
  const citations: Citation[] = [];
  const said = new Set<string>();
  let left = 0;
  let length = 0;
  let spokenOf: MeasureId | null = null;
  for (const statement of chosen) {
    if (isSaid(statement)) continue;
    if (left > 0 || !take(statement, lengthMax[language])) left++;
  }
  for (const statement of fillers) if (!isSaid(statement)) take(statement, roundMax[language]);
  return {
    kind: 'answer',
    language,
    measure: chosen[0]?.measure ?? about,
    sentences,
    citations,
    left,
    passages: [],
    writer: null,
  };

  function isSaid(statement: Statement): boolean {
    return said.has(say(statement, '', language, heldIn));
  }

  /** Says it where it fits within `max`, or where it is the first; whether it did. */
  function take(statement: Statement, max: number): boolean {
    const name = statement.measure === spokenOf ? '' : nameOf(statement, measures, language);
    const words = say(statement, name, language, heldIn);
    const size = sizeOf(words, language);
    if (sentences.length > 0 && length + size > max) return false;
    said.add(say(statement, '', language, heldIn));
    length += size;
    spokenOf = statement.measure;
    const citation = statement.cite(language);
    const known = citations.findIndex(one => JSON.stringify(one) === JSON.stringify(citation));
    if (known < 0) citations.push(citation);
    sentences.push({ text: words, citations: [known < 0 ? citations.length : known + 1] });
    return true;
  }
}

function sizeOf(words: string, language: Language): number {
  return language === 'ja' ? words.replace(/\s/g, '').length : words.split(/\s+/).length;
}

/** A statement as a sentence. A provision is quoted, and only so much of it as answers. */
function say(statement: Statement, name: string, language: Language, heldIn: ComposeInput['heldIn']): string {
  const words = statement.says[language] ?? statement.says.ja ?? statement.says.en ?? '';
  const about = name === '' ? '' : language === 'ja' ? `${name}：` : `${name}: `;
  const place = placeOf(statement.cite(language), language);
  if (statement.kind === 'provision') {
    const verbatim = excerpt(words, heldIn, language);
    return language === 'ja' ? `${about}${place}「${verbatim}」` : `${about}${place}: “${verbatim}”`;
  }
  const from = fromPublication.has(statement.kind) ? [origin(statement, language)] : [];
  if (statement.kind === 'passage') return quotedFrom(excerpt(words, heldIn, language), [...from, place], language);
  const notes = [...from, ...(place === '' ? [] : [place]), ...(statement.verified ? [] : [notVerified[language]])];
  return `${about}${dated(statement, language)}${closed(words, notes, language)}`;
}

const fromPublication = new Set<Statement['kind']>(['publication', 'passage']);

/** Words of a publication, and whose they are. */
function quotedFrom(words: string, notes: readonly string[], language: Language): string {
  const said = notes.filter(note => note !== '');
  const by = language === 'ja' ? `（${said.join('、')}）` : ` (${said.join('; ')})`;
  return `${quoted(words, language)}${by}`;
}

/** Who published it, and when. */
function origin({ cite }: Statement, language: Language): string {
  const { publisher, date } = cite(language);
  const day = date === null ? [] : [sayDate(date, language)];
  return [publisher, ...day].join(language === 'ja' ? '、' : ', ');
}

function dated({ kind, date }: Statement, language: Language): string {
  if (kind !== 'event' || date === null) return '';
  return `${sayDate(date, language)}${language === 'ja' ? '　' : ': '}`;
}

/** A sentence with what stands in brackets at its end, and its full stop. */
function closed(words: string, notes: readonly string[], language: Language): string {
  if (language === 'ja') {
    if (notes.length === 0) return /[。！？]$/.test(words) ? words : `${words}。`;
    return `${words.replace(/。$/, '')}（${notes.join('、')}）。`;
  }
  if (notes.length === 0) return /[.!?]$/.test(words) ? words : `${words}.`;
  return `${words.replace(/\.$/, '')} (${notes.join('; ')}).`;
}

/** An article of usual length is quoted whole. */
const excerptMax: Readonly<Record<Language, number>> = { ja: 300, en: 1_100 };

/** The clauses of a provision around the words that were asked for; what is left out shows as «…». Every part is verbatim. */
function excerpt(words: string, heldIn: ComposeInput['heldIn'], language: Language): string {
  const max = excerptMax[language];
  if (words.length <= max) return words;
  const clauses = words.match(language === 'ja' ? /[^、。]+[、。]?/g : /[^,;.]+[,;.]?\s*/g) ?? [words];
  const hits = clauses.map(heldIn);
  const windows = clauses.map((_, start) => {
    let end = start;
    let length = 0;
    while (end < clauses.length && length + (clauses[end]?.length ?? 0) <= max) length += clauses[end++]?.length ?? 0;
    return { start, end: Math.max(end, start + 1), hits: hits.slice(start, end).reduce((sum, one) => sum + one, 0) };
  });
  const best = windows.reduce((a, b) => (b.hits > a.hits ? b : a));
  const text = clauses.slice(best.start, best.end).join('').trim();
  return `${best.start > 0 ? '…' : ''}${text}${best.end < clauses.length ? '…' : ''}`;
}

/** A publication speaks for itself; whatever else is said is said of its measure. */
function nameOf({ measure: id, kind }: Statement, measures: readonly Measure[], language: Language): string {
  const measure = measures.find(one => one.id === id);
  const speaksForItself = fromPublication.has(kind) || kind === 'deadline' || kind === 'listed';
  return measure === undefined || speaksForItself ? '' : shortName(measure, language);
}
