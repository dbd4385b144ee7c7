import { dayOf } from '../calendar/say-date.ts';
import type { Language } from '../domain/language.ts';
import type { Instant } from '../domain/time.ts';
import { createFinder } from '../measures/find.ts';
import { shortName } from '../measures/name.ts';
import type { Measure } from '../measures/schema.ts';
import { newerThan, type TimelineEntry, timelineOf } from '../measures/timeline.ts';
import { type Message, text } from '../message/message.ts';
import { command } from './command.ts';
import { type Unclear, unclearLine } from './meant/measure-asked.ts';
import { historyOf } from './meant/measure-history.ts';
import { asOfNote } from './show/basis.ts';
import { entryLine } from './show/timeline-words.ts';
import { sayTaken, showUnclear } from './show/unclear.ts';

interface Shown {
  readonly kind: 'timeline';
  readonly asked: string;
  readonly took: string | null;
  readonly measure: Measure;
  readonly entries: readonly TimelineEntry[];
  readonly newer: number;
  readonly now: Instant;
}

export const timeline = command({
  name: 'timeline',
  words: ['経過', '経緯', '沿革'],
  summary: {
    ja: '制度の経過を、目録と新しい公表資料から日付順に表示します。',
    en: 'Shows a measure’s history, from the catalogue and from what was published since.',
  },
  args: {
    name: {
      kind: 'text',
      words: ['制度'],
      positional: true,
      help: { ja: '制度の名前、略称、ID', en: 'the measure: a name, short name or id' },
    },
  },
  async run({ name = '' }, context): Promise<Shown | Unclear> {
    const found = createFinder(context.measures)(name);
    const askAgain = ({ id }: Measure) => ({ command: 'timeline', args: { name: id } });
    if (found.kind !== 'found') return { kind: 'unclear', asked: name, found, askAgain };
    const { measure, took } = found;
    const publications = await historyOf(measure, context);
    return {
      kind: 'timeline',
      asked: name,
      took,
      measure,
      entries: timelineOf(measure, publications, dayOf(context.now)),
      newer: newerThan(measure, publications).length,
      now: context.now,
    };
  },
  show(data, language): Message {
    return data.kind === 'unclear' ? showUnclear(data, language) : showTimeline(data, language);
  },
  lines: data =>
    data.kind === 'unclear' ? [unclearLine(data)] : data.entries.map(entry => lineOf(data.measure, entry)),
});

function showTimeline({ asked, took, measure, entries, newer, now }: Shown, language: Language): Message {
  const name = shortName(measure, language);
  const heading = { ja: `${name}の経過`, en: `${name}: timeline` }[language];
  return {
    language,
    summary: heading,
    blocks: [
      ...sayTaken(asked, took, language),
      { kind: 'heading', spans: [text(heading, 'strong')] },
      { kind: 'text', spans: [text(measure.status[language])] },
      { kind: 'list', items: entries.map(entry => entryLine(entry, language)) },
      {
        kind: 'buttons',
        buttons: [
          {
            label: { ja: '制度の概要', en: 'Overview' }[language],
            call: { command: 'measure', args: { name: measure.id } },
          },
        ],
      },
      asOfNote(measure.asOf, now, newer, language),
    ],
  };
}

/** A step as one JSON object; `from` says whether the catalogue or a publication since tells of it. */
function lineOf({ id }: Measure, entry: TimelineEntry): object {
  if (entry.from === 'catalogue') {
    const { date, event, source, basis, isVerified, when } = entry;
    return {
      measure: id,
      from: 'catalogue',
      date,
      event,
      source,
      basis,
      verified: isVerified,
      when,
      publication: null,
      role: null,
      movesTo: null,
    };
  }
  const { date, publication, role, movesTo } = entry;
  const event = { ja: publication.title, en: publication.title };
  return {
    measure: id,
    from: 'archive',
    date,
    event,
    source: publication.url,
    basis: 'page',
    verified: true,
    when: 'past',
    publication: publication.id,
    role,
    movesTo,
  };
}
