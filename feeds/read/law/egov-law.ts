import { readDate } from '../../../src/calendar/read-date.ts';
import type { FetchedDocument, Passage, ReadIssue, Reading } from '../../../src/domain/entry.ts';
import type { PartialDate } from '../../../src/domain/time.ts';
import { decode } from '../bytes/decode.ts';
import { childNamed, childrenNamed, type LawNode, lawFromTree, lawFromXml, wordsIn } from './law-node.ts';

/**
 * Reads one law, as e-Gov gives it: its XML, an answer of the law API v2 (`/api/2/law_data/…`), or the XML of the
 * government's reference translations, which has the same elements. Each paragraph and each item is a passage; articles
 * of the supplementary provisions are numbered `suppl-1`, so that Article 1 stays the main text's.
 * @see https://laws.e-gov.go.jp/api/2/swagger-ui
 */
export function readLaw({ body, contentType, url }: FetchedDocument): Reading {
  const { text, issues } = decode(body, contentType);
  const found = text.trimStart().startsWith('{') ? fromJson(text) : { law: lawFromXml(text), meta: {} };
  const { law, meta } = found;
  if (law === null) return refused(issues, 'it holds no law: neither an element «Law» nor «law_full_text»');
  const content = childNamed(law, 'LawBody');
  const title = wordsIn(content === undefined ? undefined : childNamed(content, 'LawTitle'));
  if (content === undefined || title === '') return refused(issues, 'its law has no title');
  const entry = {
    title,
    link: meta.id === undefined ? url : `https://laws.e-gov.go.jp/law/${meta.id}`,
    id: meta.id ?? (wordsIn(childNamed(law, 'LawNum')) || null),
    summary: '',
    content: '',
    published: meta.promulgated ?? promulgated(law),
    updated: meta.enforced ?? null,
    categories: [],
    author: null,
    passages: passagesIn(content),
  };
  return { feed: null, entries: [entry], issues };
}

interface Meta {
  readonly id?: string;
  readonly promulgated?: PartialDate;
  /** When the revision that is given took effect. */
  readonly enforced?: PartialDate;
}

function fromJson(text: string): { law: LawNode | null; meta: Meta } {
  try {
    const answer = JSON.parse(text) as {
      law_full_text?: unknown;
      law_info?: { law_id?: unknown; promulgation_date?: unknown };
      revision_info?: { amendment_enforcement_date?: unknown };
    };
    const { law_id: id, promulgation_date: promulgation } = answer.law_info ?? {};
    const dated = (value: unknown) => (typeof value === 'string' ? (readDate(value) ?? undefined) : undefined);
    const [promulgatedOn, enforcedOn] = [dated(promulgation), dated(answer.revision_info?.amendment_enforcement_date)];
    return {
      law: lawFromTree(answer.law_full_text),
      meta: {
        ...(typeof id === 'string' && /^\w{1,40}$/.test(id) ? { id } : {}),
        ...(promulgatedOn === undefined ? {} : { promulgated: promulgatedOn }),
        ...(enforcedOn === undefined ? {} : { enforced: enforcedOn }),
      },
    };
  } catch {
    return { law: null, meta: {} };
  }
}

const eraNames: Readonly<Record<string, string>> = {
  Reiwa: '令和',
  Heisei: '平成',
  Showa: '昭和',
  Taisho: '大正',
  Meiji: '明治',
};

function promulgated({ attributes }: LawNode): PartialDate | null {
  const {
    Era = '',
    Year = '',
    PromulgateMonth: month,
    PromulgateDay: day,
    OriginalPromulgateDate: written,
  } = attributes;
  if (written !== undefined) return readDate(written);
  if (month === undefined || day === undefined) return null;
  return readDate(`${eraNames[Era] ?? ''}${Number(Year)}年${Number(month)}月${Number(day)}日`);
}

function passagesIn(content: LawNode): Passage[] {
  const main = childrenNamed(content, 'MainProvision').flatMap(provision => provisions(provision, ''));
  const supplementary = childrenNamed(content, 'SupplProvision').flatMap(provision =>
    provisions(provision, supplementaryPrefix(provision)),
  );
  return [...main, ...supplementary];
}

/** Provisions that an amending law brought carry that law's number, as their articles begin at 1 again. */
function supplementaryPrefix({ attributes }: LawNode): string {
  return attributes.AmendLawNum === undefined ? 'suppl-' : `suppl-${attributes.AmendLawNum}-`;
}

/** Articles wherever they stand in parts, chapters and sections; paragraphs of a provision without articles. */
function provisions(node: LawNode, prefix: string): Passage[] {
  return node.children.flatMap(child => {
    if (typeof child === 'string') return [];
    if (child.tag === 'Article') return articlePassages(child, prefix);
    if (child.tag === 'Paragraph')
      return paragraphPassages(child, { article: prefix.replace(/-$/, ''), heading: '', single: false });
    return /^(?:Part|Chapter|Section|Subsection|Division)$/.test(child.tag) ? provisions(child, prefix) : [];
  });
}

interface Place {
  readonly article: string;
  readonly heading: string;
  /** True where the article has one paragraph, which nobody cites by its number. */
  readonly single: boolean;
}

function articlePassages(article: LawNode, prefix: string): Passage[] {
  const paragraphs = childrenNamed(article, 'Paragraph');
  const place: Place = {
    article: `${prefix}${numberOf(article)}`,
    heading: `${wordsIn(childNamed(article, 'ArticleTitle'))}${spaced(wordsIn(childNamed(article, 'ArticleCaption')))}`,
    single: paragraphs.length === 1,
  };
  return paragraphs.flatMap(paragraph => paragraphPassages(paragraph, place));
}

function spaced(caption: string): string {
  return caption === '' || /^[（「]/.test(caption) ? caption : ` ${caption}`;
}

function paragraphPassages(paragraph: LawNode, { article, heading, single }: Place): Passage[] {
  const number = single ? null : numberOf(paragraph);
  const own = ['ParagraphSentence', 'AmendProvision', 'TableStruct', 'List']
    .flatMap(tag => childrenNamed(paragraph, tag))
    .map(wordsIn)
    .filter(words => words !== '')
    .join('\n');
  const at = (item: string | null) => ({ kind: 'article', article, paragraph: number, item }) as const;
  const whole: Passage[] = own === '' ? [] : [{ pinpoint: at(null), heading, text: own }];
  const items = childrenNamed(paragraph, 'Item').map(
    (item): Passage => ({ pinpoint: at(numberOf(item)), heading, text: itemWords(item) }),
  );
  return [...whole, ...items.filter(({ text }) => text !== '')];
}

/** An item with what stands below it; its own number is in the pinpoint. */
function itemWords(item: LawNode): string {
  return item.children
    .filter((child): child is LawNode => typeof child !== 'string' && child.tag !== 'ItemTitle')
    .map(wordsIn)
    .filter(words => words !== '')
    .join('\n');
}

/** `16`, or `16-2` for 第十六条の二. */
function numberOf({ attributes }: LawNode): string {
  return (attributes.Num ?? '').replaceAll('_', '-');
}

function refused(issues: readonly ReadIssue[], detail: string): Reading {
  return { feed: null, entries: [], issues: [...issues, { code: 'no-law', detail, entry: null }] };
}
