import type { Language } from '../domain/language.ts';
import type { Instant } from '../domain/time.ts';
import { sayArticle } from '../measures/article.ts';
import { shortName } from '../measures/name.ts';
import { composeOverview, type OverviewSection, type OverviewSentence } from '../measures/overview.ts';
import { hostOf, secondarySource } from '../measures/source-words.ts';
import { type Block, link, type Message, type Spans, text } from '../message/message.ts';
import { command } from './command.ts';
import { countNewer } from './meant/measure-history.ts';
import { asOfNote } from './show/basis.ts';

interface Overview {
  readonly sections: readonly OverviewSection[];
  readonly newer: number;
  readonly now: Instant;
}

export const overview = command({
  name: 'overview',
  words: ['全体像'],
  summary: {
    ja: '日本のAI規制の全体像を、出典を付けた文で示します。',
    en: 'Says what Japan’s approach to AI regulation is, each sentence with its source.',
  },
  args: {},
  async run(_args, context): Promise<Overview> {
    const sections = composeOverview(context.measures);
    const told = new Set(sections.flatMap(({ sentences }) => sentences.map(({ measure }) => measure)));
    return { sections, newer: await countNewer([...told], context), now: context.now };
  },
  show({ sections, newer, now }, language): Message {
    const heading = { ja: '日本のAI規制の全体像', en: 'Japan’s approach to AI regulation' }[language];
    const asOf = sections.flatMap(({ sentences }) => sentences.map(({ measure }) => measure.asOf)).sort()[0];
    return {
      language,
      summary: heading,
      blocks: [
        { kind: 'heading', spans: [text(heading, 'strong')] },
        ...sections.flatMap(section => sectionBlocks(section, language)),
        ...(asOf === undefined ? [] : [asOfNote(asOf, now, newer, language)]),
      ],
    };
  },
  lines: ({ sections }) => sections.flatMap(({ heading, sentences }) => sentences.map(one => lineOf(heading, one))),
});

function sectionBlocks({ heading, sentences }: OverviewSection, language: Language): Block[] {
  return [
    { kind: 'text', spans: [text(heading[language], 'strong')] },
    { kind: 'list', items: sentences.map(one => sentenceSpans(one, language)) },
  ];
}

/** A sentence, then the measure and the page or article that bears it. */
function sentenceSpans({ text: words, measure, article, source, basis }: OverviewSentence, language: Language): Spans {
  const [open, close] = language === 'ja' ? ['（', '）'] : [' (', ')'];
  const name = shortName(measure, language);
  const place = article === null ? (source === null ? '' : hostOf(source)) : sayArticle(article)[language];
  const gap = language === 'ja' ? '　' : ', ';
  const kind = article === null && basis === 'secondary-page' ? secondarySource[language] : '';
  return [text(`${words[language]}${open}${name}${gap}${kind}`), link(place, source), text(close)];
}

function lineOf(
  heading: OverviewSection['heading'],
  { text: words, measure, article, source, basis }: OverviewSentence,
): object {
  return {
    section: heading,
    text: words,
    measure: measure.id,
    status: measure.status,
    article,
    source,
    basis,
    asOf: measure.asOf,
  };
}
