import { factLine } from '../../digest/card.ts';
import type { Reading } from '../../digest/reading.ts';
import { isForeign, shownTitle } from '../../digest/words/name-thing.ts';
import type { Passage } from '../../domain/entry.ts';
import type { Bilingual, Language } from '../../domain/language.ts';
import type { SourceId } from '../../domain/source.ts';
import { type SearchFound, type SearchHit, type Why, wordsLengthMax } from '../../library/search/found.ts';
import type { Measure } from '../../measures/schema.ts';
import { type Block, type Button, link, type Message, type Spans, text } from '../../message/message.ts';
import { sayPinpoint } from '../../message/say-pinpoint.ts';
import { sentence } from '../../message/sentence.ts';
import { counted, japaneseOnly, listed, notLegalAdvice } from '../../message/strings.ts';
import { codebook, type Facet } from '../../taxonomy/codebook.ts';
import { excerpt } from '../../text/excerpt.ts';

/** Hits of one answer. */
export const foundAtOnce = 10;
/** As far as «more» leads. */
export const foundMax = 230;

/** What a search found, from `skip` on. */
export interface FoundData {
  readonly words: string;
  readonly skip: number;
  readonly found: SearchFound;
  readonly measures: readonly Measure[];
  /** Sources whose text may not be shown. */
  readonly linkOnly: ReadonlySet<SourceId>;
  readonly reading: Reading;
}

/** Hits as cards, with the measures that are named before them. */
export function showFound({ words, skip, found, measures, linkOnly, reading }: FoundData, language: Language): Message {
  if (words.trim() === '') return sentence(whatToSearch, language);
  const heading = headline(words, found, language);
  const blocks: Block[] = [
    { kind: 'heading', spans: [text(heading, 'strong')] },
    ...found.notes.map(note => ({ kind: 'text', spans: [text(note[language])] }) as const),
    ...(skip === 0 ? measures.slice(0, 3).map(one => measureCard(one, language)) : []),
    ...found.hits.map((hit, index) => card(hit, skip + index + 1, linkOnly, reading)),
    ...facetLine(found, language),
    ...moreButtons(words, skip, found, language),
    { kind: 'note', spans: [text(notLegalAdvice[language], 'quiet')] },
  ];
  return { language, summary: heading, blocks };
}

const whatToSearch: Bilingual = {
  ja: '検索する語を続けて入力してください（例：検索 偽情報 機関:総務省）。',
  en: 'Say what to search for, as in: search disinformation body:mic.',
};

function headline(words: string, { whole, partly, isExact }: SearchFound, language: Language): string {
  const asked = words.length > 60 ? `${words.slice(0, 60)}…` : words;
  if (whole + partly === 0)
    return { ja: `「${asked}」に合う資料は見つかりませんでした。`, en: `Nothing was found for "${asked}".` }[language];
  if (language === 'ja') {
    const some = partly > 0 ? `、一部の語を含むもの${partly}件` : '';
    return `「${asked}」：${whole}件${some}${isExact ? '' : '（件数が多いため、新しいものと題名が合うものを優先して順位を付けました）'}`;
  }
  const some = partly > 0 ? `, ${partly} more with some of the words` : '';
  const newest = isExact ? '' : ' (there are many: the newest, and those whose title fits, were ranked)';
  return `"${asked}": ${counted(whole, 'publication', 'publications')}${some}${newest}`;
}

function card(
  { publication, passage, why, isWhole }: SearchHit,
  number: number,
  linkOnly: ReadonlySet<SourceId>,
  reading: Reading,
): Block {
  const { language } = reading;
  const reasons = listed([...new Set(why.map(one => sayWhy(one, language)))], language);
  const part = isWhole ? '' : { ja: '（一部の語のみ）', en: ' (some of the words only)' }[language];
  const isShown = passage !== null && !linkOnly.has(publication.source);
  const quote = isShown ? [quoteOf(passage, why, language)] : [];
  const foreign = isForeign(publication, language);
  return {
    kind: 'card',
    number,
    facts: [...factLine(publication, reading), [text(publication.id, 'quiet')]],
    title: [
      link(shownTitle(publication, reading), publication.url),
      ...(foreign ? [text(` (${japaneseOnly.en})`, 'quiet')] : []),
    ],
    lines: [
      ...(foreign ? [[text(publication.title)]] : []),
      ...quote,
      ...(reasons === '' && isWhole
        ? []
        : [[text(`${{ ja: '一致：', en: 'Matched: ' }[language]}${reasons}${part}`, 'quiet')]]),
    ],
    buttons: [
      {
        label: language === 'ja' ? '詳しく' : 'Details',
        call: { command: 'details', args: { event: publication.event } },
      },
    ],
    more: [],
  };
}

const placeWords = {
  title: { ja: '題名', en: 'title' },
  summary: { ja: '要約', en: 'summary' },
  text: { ja: '本文', en: 'text' },
  publisher: { ja: '発行元', en: 'publisher' },
  passage: { ja: '該当箇所', en: 'passage' },
} as const;

function sayWhy(why: Why, language: Language): string {
  if (why.kind === 'words')
    return language === 'ja'
      ? `「${why.words}」（${placeWords[why.place].ja}）`
      : `"${why.words}" (${placeWords[why.place].en})`;
  if (why.facet === 'measure') return { ja: '関連する制度', en: 'a linked measure' }[language];
  return labelFor(why.facet, why.value, language);
}

function labelFor(facet: string, value: string, language: Language): string {
  const values = codebook[facet as Facet] as Readonly<Record<string, { label: Bilingual }>> | undefined;
  return values?.[value]?.label[language] ?? value;
}

function measureCard({ id, name, status }: Measure, language: Language): Block {
  const label = { ja: '制度', en: 'Measure' }[language];
  const button = {
    label: { ja: '制度を見る', en: 'Show' }[language],
    call: { command: 'measure', args: { name: id } },
  };
  return {
    kind: 'card',
    number: null,
    facts: [[text(label)]],
    title: [text(name[language])],
    lines: [[text(status[language])]],
    buttons: [button],
    more: [],
  };
}

function facetLine({ facets, hits }: SearchFound, language: Language): Block[] {
  if (hits.length === 0) return [];
  const part = (facet: 'body' | 'kind' | 'theme') => {
    const counts = Object.entries(facets[facet] ?? {}).sort(([, a], [, b]) => b - a);
    const said = counts.slice(0, 4).map(([value, count]) => `${labelFor(facet, value, language)} ${count}`);
    return said.length === 0 ? [] : [listed(said, language)];
  };
  const line = [...part('body'), ...part('kind'), ...part('theme')].join(language === 'ja' ? '｜' : ' · ');
  const label = { ja: '内訳：', en: 'Among them: ' }[language];
  return line === '' ? [] : [{ kind: 'note', spans: [text(`${label}${line}`, 'quiet')] }];
}

function moreButtons(words: string, skip: number, { whole, partly, hits }: SearchFound, language: Language): Block[] {
  const next = skip + hits.length;
  const left = whole + partly - next;
  if (left <= 0 || hits.length < foundAtOnce || next > foundMax) return [];
  const label = { ja: `ほか${left}件`, en: `${left} more` }[language];
  const button: Button = {
    label,
    call: { command: 'search', args: { words: words.slice(0, wordsLengthMax), skip: next } },
  };
  return [{ kind: 'buttons', buttons: [button] }];
}

/** Where the passage stands, and its words around those that were sought. */
function quoteOf({ pinpoint, heading, text: words }: Passage, why: readonly Why[], language: Language): Spans {
  const place = sayPinpoint(pinpoint, language);
  const caption = pinpoint.kind === 'article' ? (/[（(].+[）)]$/.exec(heading)?.[0] ?? '') : '';
  const title = pinpoint.kind === 'page' && heading !== '' ? ` ${heading}` : caption;
  const sought = why.flatMap(one => (one.kind === 'words' && one.place === 'passage' ? [one.words] : []));
  return [text(`${place}${title}`, 'strong'), text(language === 'ja' ? '　' : ' '), text(excerpt(words, sought, 160))];
}
