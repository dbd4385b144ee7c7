import { sayDate } from '../calendar/say-date.ts';
import type { Language } from '../domain/language.ts';
import type { Publication } from '../domain/publication.ts';
import { type Block, link, type Spans, text } from '../message/message.ts';
import { counted, japaneseOnly } from '../message/strings.ts';
import { latestIn } from './age.ts';
import { commentsOf } from './comments.ts';
import type { Digest } from './digest.ts';
import type { EventView } from './event-view.ts';
import { issuerOf, sayIssuer } from './issuer/issuer.ts';
import type { Reading } from './reading.ts';
import { kindWords } from './words/kind-words.ts';
import { bareTitle, isForeign } from './words/name-thing.ts';
import { stageThen } from './words/stage-words.ts';
import { presentStatus } from './words/why.ts';

/** What was published long ago and is listed for the first time: a line each, apart from the news. */
export function olderItems(
  older: readonly { readonly view: EventView; readonly number: number }[],
  { older: count, olderThan }: Digest,
  reading: Reading,
): Block[] {
  const { language } = reading;
  const day = sayDate(olderThan, language);
  const [heading, notice] =
    language === 'ja'
      ? [
          `過去の資料${count}件`,
          `（今回初めて収録。${day}より前の公表、または公表日がなく最近の日付に触れていないもの）`,
        ]
      : [
          counted(count, 'older item', 'older items'),
          ` (first listed now; published before ${day} or, where undated, naming no recent date)`,
        ];
  const items = older.map(({ view, number }) => olderRow(view.lead, number, reading));
  return [
    { kind: 'text', spans: [text(heading, 'strong'), text(notice, 'quiet')] },
    { kind: 'list', items },
  ];
}

function olderRow(lead: Publication, number: number, reading: Reading): Spans {
  const { language } = reading;
  const ja = language === 'ja';
  const status = presentStatus(lead, reading);
  const facts = [
    dateThen(lead, language),
    sayIssuer(issuerOf(lead, reading))[language],
    kindWords(lead)[language],
    stageThen(lead, commentsOf(lead, reading.now, reading.isOfficial), reading.today)?.[language] ?? '',
    ...(status === null ? [] : [`${ja ? '現在：' : 'now: '}${status[language]}`]),
  ].filter(fact => fact !== '');
  return [
    text(`${number}${ja ? '　' : '  '}${facts.join(ja ? '｜' : ' · ')}${ja ? '：' : ': '}`),
    link(withoutStage(bareTitle(lead, reading), facts), lead.url),
    ...(isForeign(lead, language) ? [text(` (${japaneseOnly.en})`, 'quiet')] : []),
  ];
}

/** A stage that stands among the facts is not said again behind the title. */
function withoutStage(title: string, facts: readonly string[]): string {
  const stage = / \(([a-z ]+)\)$/.exec(title)?.[1];
  return stage !== undefined && facts.some(fact => fact.startsWith(stage)) ? title.slice(0, -stage.length - 3) : title;
}

function dateThen(lead: Publication, language: Language): string {
  if (lead.publishedAt !== null) return sayDate(lead.publishedAt, language);
  const latest = latestIn(lead);
  const ja = language === 'ja';
  if (latest === null) return ja ? '公表日不明' : 'undated';
  const said = sayDate(latest, language);
  return ja ? `公表日不明（本文中の最新の日付：${said}）` : `undated; latest date in text: ${said}`;
}
