import { sayDate } from '../../calendar/say-date.ts';
import type { Call } from '../../domain/call.ts';
import type { Bilingual, Language } from '../../domain/language.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Day, Instant } from '../../domain/time.ts';
import type { Query } from '../../library/query.ts';
import type { FoundMeasure } from '../../measures/find.ts';
import { shortName } from '../../measures/name.ts';
import type { Basis, Measure } from '../../measures/schema.ts';
import { hostOf, secondarySource } from '../../measures/source-words.ts';
import { newerThan } from '../../measures/timeline.ts';
import { type Block, type Button, link, type Message, type Span, text } from '../../message/message.ts';
import { counted, notLegalAdvice } from '../../message/strings.ts';
import type { Context } from '../command.ts';

/** A name that is no single measure's, and how the same would be asked of each that it may mean. */
export interface Unclear {
  readonly kind: 'unclear';
  readonly asked: string;
  readonly found: Exclude<FoundMeasure, { kind: 'found' }>;
  readonly askAgain: (measure: Measure) => Call;
}

/** Dates and statements without a source that anybody has seen carry this mark in every output. */
export const unverified: Bilingual = { ja: '⚠ 一次資料で未確認', en: '⚠ unverified' };

/** Publications that the library is asked for at once. */
const pageSize = 500;

/** Of what the archive holds on a measure, the steps of its history and its own texts, newest first. */
export function historyOf({ id }: Measure, context: Reach): Promise<readonly Publication[]> {
  return listAll({ historyOf: [id] }, context);
}

/** Steps of any of the measures' histories that were published since their facts were gathered, newest first. */
export async function historySince(measures: readonly Measure[], context: Reach): Promise<readonly Publication[]> {
  const [oldest] = measures.map(({ asOf }) => asOf).sort();
  return oldest === undefined ? [] : listAll({ historyOf: measures.map(({ id }) => id), since: oldest }, context);
}

/** How many events were published about the measures since their facts were gathered. */
export async function countNewer(measures: readonly Measure[], context: Reach): Promise<number> {
  return countSteps(measures, await historySince(measures, context));
}

export function countSteps(measures: readonly Measure[], publications: readonly Publication[]): number {
  return new Set(measures.flatMap(one => newerThan(one, publications).map(({ event }) => event))).size;
}

type Reach = Pick<Context, 'library' | 'viewer'>;

async function listAll(query: Query, { library, viewer }: Reach): Promise<readonly Publication[]> {
  const found: Publication[] = [];
  let after: string | undefined;
  do {
    const page = await library.list(viewer, query, { limit: pageSize, ...(after === undefined ? {} : { after }) });
    found.push(...page.publications);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}

/** More buttons than this are no help. */
const choicesMax = 8;

/** Asks back, or says that there is no such measure and what comes near. */
export function showUnclear({ asked, found, askAgain }: Unclear, language: Language): Message {
  const all = found.kind === 'ambiguous' ? found.measures : found.near;
  const measures = all.slice(0, choicesMax);
  const words = found.kind === 'ambiguous' ? whichOf(asked, all.length) : noneSuch(asked, all.length > 0);
  const blocks: Block[] = [
    { kind: 'text', spans: [text(words[language])] },
    ...(measures.length > 0
      ? [{ kind: 'buttons', buttons: measures.map(measure => buttonFor(measure, askAgain, language)) } as const]
      : []),
  ];
  return { language, summary: words[language], blocks };
}

/** What `--json` prints of a name that is no single measure's. */
export function unclearLine({ asked, found }: Unclear): object {
  return {
    asked,
    problem: found.kind === 'ambiguous' ? 'ambiguous' : 'unknown',
    candidates: (found.kind === 'ambiguous' ? found.measures : found.near).map(({ id, name }) => ({ id, name })),
  };
}

/** Says which name the words were taken for, where they were nobody's own. */
export function sayTaken(asked: string, took: string | null, language: Language): Block[] {
  if (took === null) return [];
  const words = { ja: `「${asked}」を「${took}」と読み取りました。`, en: `"${asked}" was taken for "${took}".` };
  return [{ kind: 'note', spans: [text(words[language], 'quiet')] }];
}

/** Older than this, what the catalogue says is shown with a warning. */
const catalogueDaysMax = 30;

/** Up to which day the catalogue's statements hold, what speaks against them, and the footer. */
export function asOfNote(asOf: Day, now: Instant, newer: number, language: Language): Block {
  const days = daysSince(asOf, now);
  const date = sayDate(asOf, language);
  const isOld = days > catalogueDaysMax;
  const words =
    language === 'ja'
      ? [
          `収録内容は${date}時点です${isOld ? `（⚠ ${days}日前）` : ''}。`,
          newer > 0 ? `⚠ その後の関連公表が${newer}件あります（「経過」で表示）。` : '',
          notLegalAdvice.ja,
        ].join('')
      : [
          `As of ${date}${isOld ? ` (⚠ ${days} days ago)` : ''}.`,
          newer > 0
            ? ` ⚠ ${counted(newer, 'linked publication', 'linked publications')} since; "timeline" shows what.`
            : '',
          ` ${notLegalAdvice.en}`,
        ].join('');
  return { kind: 'note', spans: [text(words, 'quiet')] };
}

/** What a statement rests on. */
interface Based {
  readonly source?: string | null | undefined;
  readonly basis?: Basis | null | undefined;
  readonly verified: boolean;
}

/** Where a statement stands: a link named for its host, or the mark of what nobody has seen. */
export function sourceSpans({ source, basis, verified }: Based, language: Language): Span[] {
  const [open, close] = language === 'ja' ? ['（', '）'] : [' (', ')'];
  if (!source || !verified) return [text(`${open}${unverified[language]}${close}`)];
  const kind = basis === 'secondary-page' ? secondarySource[language] : '';
  return [text(`${open}${kind}`), link(hostOf(source), source), text(close)];
}

/** Days between the catalogue's date and now, in Japan. */
function daysSince(day: Day, now: Instant): number {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('Asia/Tokyo').toPlainDate();
  return Temporal.PlainDate.from(day).until(today).days;
}

function buttonFor(measure: Measure, askAgain: (measure: Measure) => Call, language: Language): Button {
  return { label: shortName(measure, language), call: askAgain(measure) };
}

function whichOf(asked: string, count: number): Bilingual {
  if (count > choicesMax)
    return {
      ja: `「${asked}」に当たるものが${count}件あります。はじめの${choicesMax}件は次のとおりです。「制度一覧 ${asked}」で絞り込めます。`,
      en: `"${asked}" may mean ${count} measures. These are the first ${choicesMax}; "measures ${asked}" lists what fits.`,
    };
  return {
    ja: `「${asked}」に当たるものが${count}件あります。どれでしょうか。`,
    en: `"${asked}" may mean ${count} measures. Which one?`,
  };
}

function noneSuch(asked: string, hasNear: boolean): Bilingual {
  if (asked.trim() === '') {
    return {
      ja: '制度の名前を続けて入力してください（例：AI推進法）。「制度一覧」で一覧を表示します。',
      en: 'Which measure? Type its name behind the command, "AI Promotion Act" for instance; "measures" lists them all.',
    };
  }
  return {
    ja: `「${asked}」という制度は収録していません。${hasNear ? '名前の近いものは次のとおりです。' : ''}「制度一覧」で一覧を表示します。`,
    en: `There is no measure "${asked}" in the catalogue.${hasNear ? ' These come near.' : ''} "measures" lists them all.`,
  };
}
