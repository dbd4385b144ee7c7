import type { Draft } from '../domain/publication.ts';
import type { Body, Evidence } from '../domain/tags.ts';
import { type Folded, fold } from '../text/fold.ts';
import { createMatcher, type Match } from '../text/matcher.ts';
import { isJapaneseBody } from './foreign.ts';
import { type Facet, nobody, type Term } from './lexicon.ts';

/** A word of the lexicon where it stands in the text. */
export interface Hit {
  readonly facet: Facet;
  readonly value: string;
  readonly weight: number;
  readonly inTitle: boolean;
  /** Offsets in the folded text of its place. */
  readonly start: number;
  readonly end: number;
  readonly part: Part;
}

/** One text of the publication. */
export interface Part {
  readonly place: 'title' | 'summary' | 'content';
  readonly original: string;
  readonly folded: Folded;
}

/** What was found in a publication's words, by facet, in the order of the text, the title first. */
export interface Scan {
  readonly title: Part;
  /** The summary, or the opening of the body where the publisher gives none. */
  readonly lead: Part;
  of(facet: Facet, value?: string): readonly Hit[];
}

const noHits: readonly Hit[] = [];

/** What a publication is about stands at its beginning; what lies further in says little, and costs time. */
const titleUnitsMax = 2_000;
const leadUnitsMax = 4_000;

/** Makes the reader of words: one pass over title and lead, however many terms there are. */
export function createScan(terms: readonly Term[]): (draft: Pick<Draft, 'title' | 'summary' | 'content'>) => Scan {
  const folded = terms.map(term => ({
    ...term,
    term: fold(term.term).text,
    with: term.with.map(one => fold(one).text),
    not: term.not.map(one => fold(one).text),
  }));
  const find = createMatcher(folded.map(({ term }) => term));

  return draft => {
    const title = partOf('title', draft.title, titleUnitsMax);
    const lead =
      draft.summary === ''
        ? partOf('content', draft.content, leadUnitsMax)
        : partOf('summary', draft.summary, leadUnitsMax);
    const found = [title, lead].flatMap(part => outermost(find(part.folded.text), part));
    const hits = [...found.filter(hit => !isNamesake(hit, found)), ...namelessIn(title)];
    const byFacet = Map.groupBy(hits, ({ facet }) => facet);
    const byValue = new Map<Facet, Map<string, Hit[]>>();
    return {
      title,
      lead,
      of: (facet, value) => {
        const all = byFacet.get(facet) ?? noHits;
        if (value === undefined || all.length === 0) return all;
        let values = byValue.get(facet);
        if (values === undefined) {
          values = Map.groupBy(all, hit => hit.value);
          byValue.set(facet, values);
        }
        return values.get(value) ?? noHits;
      },
    };

    /** Of words inside one another only the longest speaks for its facet: 意見募集の結果 is no 意見募集. */
    function outermost(matches: Match[], part: Part): Hit[] {
      const reached = new Map<string, Hit>();
      const found: Hit[] = [];
      matches.sort((a, b) => a.start - b.start || b.end - a.end);
      for (const { term: index, start, end } of matches) {
        const term = folded[index];
        if (term === undefined || !fits(term, title, lead) || isOrigin(term, part, end)) continue;
        const last = reached.get(term.facet);
        if (last !== undefined && end <= last.end && !(start === last.start && end === last.end)) continue;
        const hit: Hit = {
          facet: term.facet,
          value: term.value,
          weight: term.weight,
          inTitle: part === title,
          start,
          end,
          part,
        };
        if (last === undefined || end > last.end) reached.set(term.facet, hit);
        if (hit.value !== nobody) found.push(hit);
      }
      return found;
    }
  };
}

/** 英国金融庁, 韓国の個人情報保護委員会, «Korea's FSA» are no bodies of ours. */
function isNamesake({ facet, value, part, start }: Hit, found: readonly Hit[]): boolean {
  if (facet !== 'body' || !isJapaneseBody(value)) return false;
  return found.some(one => {
    if (one.value !== 'abroad' || one.part !== part || one.end > start) return false;
    const between = part.folded.text.slice(one.end, start);
    const place = wordsOf(one);
    return /[a-z]$/.test(place) ? /^(?:['’]s)? $/.test(between) : !place.endsWith('、') && /^の?$/.test(between);
  });
}

/** 「17団体が」: who they are the lead tells, if at all. */
const associations = /\d+(?:の)?団体(?=[がはの、])/;

/** Municipalities are too many for a list: 「印西市」 or 「5県が」 where a phrase begins, and no 市場 or 県庁 of it. */
const municipality =
  /(?:^|[ 、。「」・:])([\p{sc=Han}ヶケ]{1,4}?[市町村区]|\d+[都道府県市町村]+|[都道府県市町村区](?=[がは、]))(?=$|[ 、。「」・がはの])/u;

function namelessIn(title: Part): Hit[] {
  const { text } = title.folded;
  const hit = (value: Body, start: number, name: string): Hit => ({
    facet: 'body',
    value,
    weight: 1,
    inTitle: true,
    start,
    end: start + name.length,
    part: title,
  });
  const found: Hit[] = [];
  const town = municipality.exec(text);
  const [whole = '', name = ''] = town ?? [];
  if (town !== null && !/[都全諸同各][市町村区]$/.test(name))
    found.push(hit('local', town.index + whole.length - name.length, name));
  const many = associations.exec(text);
  if (many !== null) found.push(hit('self-regulatory', many.index, many[0]));
  return found;
}

/** The words of a hit as they stand in the publication. */
export function evidenceOf({ part, start, end }: Pick<Hit, 'part' | 'start' | 'end'>): Evidence {
  const at = part.folded.at(start);
  return { words: part.original.slice(at, part.folded.at(end - 1) + 1), place: part.place, at };
}

/** A hit as it stands in the folded text. */
export function wordsOf({ part, start, end }: Pick<Hit, 'part' | 'start' | 'end'>): string {
  return part.folded.text.slice(start, end);
}

function partOf(place: Part['place'], original: string, unitsMax: number): Part {
  // Headlines part their phrases by a wide blank, as by a comma: 「司法試験とAI　法務省が…」 names no «AI法».
  const text = original.slice(0, unitsMax).replaceAll('　', '、');
  return { place, original, folded: fold(text) };
}

/** 「愛媛県産」「都民」 tell where from, not who. */
function isOrigin({ facet, value }: Pick<Term, 'facet' | 'value'>, { folded: { text } }: Part, end: number): boolean {
  return facet === 'body' && value === 'local' && /^[産内民人]/.test(text.slice(end, end + 1));
}

function fits(term: Pick<Term, 'with' | 'not'>, title: Part, lead: Part): boolean {
  if (term.with.length === 0 && term.not.length === 0) return true;
  const stands = (one: string) => title.folded.text.includes(one) || lead.folded.text.includes(one);
  return (term.with.length === 0 || term.with.some(stands)) && !term.not.some(stands);
}
