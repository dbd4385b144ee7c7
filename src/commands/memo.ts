import { dayOf, sayDate } from '../calendar/say-date.ts';
import { dateOf, eventViews } from '../digest/event-view.ts';
import type { Reading } from '../digest/reading.ts';
import { sayEvent } from '../digest/words/event-words.ts';
import { undatedNote } from '../digest/words/undated.ts';
import type { Bilingual, Language } from '../domain/language.ts';
import type { Publication } from '../domain/publication.ts';
import type { Day } from '../domain/time.ts';
import { createFinder } from '../measures/find.ts';
import { forceSentence, penaltySentence } from '../measures/force-words.ts';
import { shortName } from '../measures/name.ts';
import type { Basis, Measure } from '../measures/schema.ts';
import { hostOf, secondarySource } from '../measures/source-words.ts';
import { type Block, link, type Message, type Spans, text } from '../message/message.ts';
import { sentence } from '../message/sentence.ts';
import { notLegalAdvice } from '../message/strings.ts';
import { command } from './command.ts';
import { eventMembers } from './meant/event-members.ts';
import { eventNamed } from './meant/event-named.ts';
import { unverified } from './show/basis.ts';
import { readingFor } from './show/reading.ts';

/** A paragraph of the note in both languages, with the numbers of what it stands on. */
interface Paragraph {
  readonly says: Bilingual;
  readonly sources: readonly number[];
}

/** A source of the note; its title is the publisher's own. */
interface Source {
  readonly title: Bilingual;
  readonly url: string | null;
  readonly publisher: Bilingual;
  readonly date: string | null;
}

interface Memo {
  readonly asked: string;
  /** Null where there is no such event or measure. */
  readonly title: Bilingual | null;
  readonly paragraphs: readonly Paragraph[];
  readonly sources: readonly Source[];
  /** How far it holds. */
  readonly note: Bilingual;
}

const languages: readonly Language[] = ['ja', 'en'];
const pointsMax = 4;

export const memo = command({
  name: 'memo',
  words: ['共有文'],
  summary: {
    ja: '一件または制度について、本社などへ転送できる日英併記の共有文を出典付きで作ります（例：共有文 3）。',
    en: 'A note to pass on, in Japanese and English with its sources, on one event or measure: memo 3.',
  },
  args: {
    about: {
      kind: 'text',
      words: ['件', '制度'],
      label: { ja: '番号・ID・制度', en: 'Number, id or measure' },
      positional: true,
      required: true,
      help: {
        ja: '直近の配信での番号（3、3件目）、ID、または制度の名前',
        en: 'its number in the last message here, its id, or the name of a measure',
      },
    },
  },
  async run({ about = '' }, context): Promise<Memo> {
    const event = await eventNamed(about, context);
    const reading = readingFor(context);
    const [view] = eventViews(event === null ? [] : await eventMembers(event, context), reading.isOfficial);
    if (view !== undefined)
      return { asked: about, ...ofEvent(view.lead, context.measures, reading, dayOf(context.now)) };
    const found = createFinder(context.measures)(about);
    if (found.kind === 'found') return { asked: about, ...ofMeasure(found.measure) };
    return { asked: about, title: null, paragraphs: [], sources: [], note: notLegalAdvice };
  },
  show(data, language): Message {
    return data.title === null ? sentence(unknown(data.asked), language) : showMemo(data, data.title, language);
  },
  lines: ({ title, paragraphs, sources }) => (title === null ? [] : [{ title, paragraphs, sources }]),
});

type Content = Omit<Memo, 'asked'>;

function ofEvent(lead: Publication, measures: readonly Measure[], reading: Reading, today: Day): Content {
  const said = (language: Language) => sayEvent(lead, { ...reading, language });
  const age = undatedNote(lead, '', today);
  const linked = lead.links.flatMap(({ measure: id }) => measures.find(measure => measure.id === id) ?? []).slice(0, 2);
  const [oldest] = linked.map(({ asOf }) => asOf).sort();
  const standing =
    oldest === undefined
      ? { ja: '', en: '' }
      : {
          ja: `制度についての記載は${sayDate(oldest, 'ja')}時点です。`,
          en: `What is said of measures is as of ${sayDate(oldest, 'en')}. `,
        };
  const source: Source = {
    title: { ja: lead.title, en: lead.title },
    url: lead.url,
    publisher: lead.publisher,
    date: dateOf(lead),
  };
  return {
    title: { ja: said('ja'), en: said('en') },
    paragraphs: [
      {
        says: { ja: `${said('ja')}${age?.ja ?? ''}`, en: `${said('en')}${age === null ? '' : ` ${age.en}`}` },
        sources: [1],
      },
      ...linked.map((measure, index) => ({ says: standingOf(measure), sources: [index + 2] })),
    ],
    sources: [source, ...linked.map(sourceOf)],
    note: {
      ja: `${sayDate(today, 'ja')}作成。${standing.ja}${notLegalAdvice.ja}`,
      en: `Made on ${sayDate(today, 'en')}. ${standing.en}${notLegalAdvice.en}`,
    },
  };
}

function ofMeasure(measure: Measure): Content {
  const points = measure.keyPoints.slice(0, pointsMax).map(({ point, verified }) => ({
    ja: `${point.ja}${verified ? '' : `（${unverified.ja}）`}。`,
    en: `${point.en}${verified ? '' : ` (${unverified.en})`}.`,
  }));
  const own = sourceOf(measure);
  const pages = new Map(measure.keyPoints.slice(0, pointsMax).map(({ source, basis }) => [source ?? own.url, basis]));
  const sources = [
    own,
    ...[...pages]
      .filter(([url]) => url !== own.url)
      .map(([url, basis]) => ({ ...own, url, publisher: whose(measure, url, basis) })),
  ];
  const numberOf = (url: string | null) =>
    Math.max(
      0,
      sources.findIndex(one => one.url === url),
    ) + 1;
  return {
    title: measure.name,
    paragraphs: [
      { says: standingOf(measure), sources: [1] },
      ...points.map((says, index) => ({ says, sources: [numberOf(measure.keyPoints[index]?.source ?? null)] })),
    ],
    sources,
    note: {
      ja: `収録内容は${sayDate(measure.asOf, 'ja')}時点です。${notLegalAdvice.ja}`,
      en: `As of ${sayDate(measure.asOf, 'en')}. ${notLegalAdvice.en}`,
    },
  };
}

/** How a measure stands and binds, in two sentences. */
function standingOf(measure: Measure): Bilingual {
  const [force, penalties] = [forceSentence(measure), penaltySentence(measure)];
  return {
    ja: `${shortName(measure, 'ja')}：${measure.status.ja}。${force.ja}${penalties.ja}`,
    en: `${shortName(measure, 'en')}: ${measure.status.en}. ${force.en} ${penalties.en}`,
  };
}

/** A page that is somebody else's than the authority's goes by its host. */
function whose({ issuer }: Measure, url: string | null, basis: Basis | undefined): Bilingual {
  if (url === null || basis !== 'secondary-page') return issuer;
  const host = hostOf(url);
  return { ja: `${secondarySource.ja}${host}`, en: `${secondarySource.en}${host}` };
}

function sourceOf({ name, addresses, issuer }: Measure): Source {
  return { title: name, url: addresses[0] ?? null, publisher: issuer, date: null };
}

/** Both languages whole, the reader's first; the sources once, numbered for both. */
function showMemo({ paragraphs, sources, note }: Memo, title: Bilingual, language: Language): Message {
  const inOrder = languages.toSorted((a, b) => Number(b === language) - Number(a === language));
  const heading = { ja: '共有文', en: 'Note' };
  const blocks: Block[] = [
    ...inOrder.flatMap((spoken): Block[] => [
      {
        kind: 'heading',
        spans: [text(`${heading[spoken]}${spoken === 'ja' ? '：' : ': '}${title[spoken]}`, 'strong')],
      },
      ...paragraphs.map(paragraph => ({ kind: 'text' as const, spans: spansOf(paragraph, spoken) })),
      { kind: 'note', spans: [text(note[spoken], 'quiet')] },
    ]),
    { kind: 'list', items: sources.map((one, index) => sourceLine(one, index + 1, language)) },
  ];
  return { language, summary: `${heading[language]}: ${title[language]}`, blocks };
}

function spansOf({ says, sources }: Paragraph, language: Language): Spans {
  return [
    text(`${says[language]}${language === 'ja' ? '' : ' '}`),
    text(sources.map(number => `[${number}]`).join(''), 'quiet'),
  ];
}

function sourceLine({ title, url, publisher, date }: Source, number: number, language: Language): Spans {
  const and = language === 'ja' ? '、' : ', ';
  const facts = [publisher[language], ...(date === null ? [] : [sayDate(date, language)])];
  return [text(`[${number}] `, 'quiet'), link(title[language], url), text(`${and}${facts.join(and)}`)];
}

function unknown(asked: string): Bilingual {
  return {
    ja: `「${asked}」に当たる件や制度が見つかりません。配信の番号（例：共有文 3）、ID、制度の名前のいずれかをご指定ください。`,
    en: `Nothing here is "${asked}". Give a number of the last message in this conversation (memo 3), an id, or the name of a measure.`,
  };
}
