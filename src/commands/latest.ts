import { factLine } from '../digest/card.ts';
import type { Reading } from '../digest/reading.ts';
import { summariseWatch } from '../digest/watch-summary.ts';
import { isForeign, shownTitle } from '../digest/words/name-thing.ts';
import { sayWatch } from '../digest/words/say-watch.ts';
import type { Language } from '../domain/language.ts';
import type { Publication } from '../domain/publication.ts';
import { publicationLine } from '../export/publication-line.ts';
import { type Block, link, type Message, text } from '../message/message.ts';
import { counted, japaneseOnly, notLegalAdvice } from '../message/strings.ts';
import { relevanceChoices } from './args/relevance-choices.ts';
import { command } from './command.ts';
import { readingFor } from './show/reading.ts';

export const latest = command({
  name: 'latest',
  words: ['新着', '最新', '新着情報', '最新情報', '新しいもの', 'new', 'news', "what's new", 'whats new'],
  summary: { ja: '新しく公表されたものを新しい順に表示します。', en: 'Shows what was published last, newest first.' },
  args: {
    count: {
      kind: 'number',
      words: ['件数'],
      positional: true,
      min: 1,
      max: 50,
      default: 10,
      help: { ja: '表示する件数（1〜50。省略時は10）', en: 'how many, 1 to 50 (10 where not given)' },
    },
    relevance: {
      kind: 'choice',
      positional: true,
      words: ['範囲'],
      choices: relevanceChoices,
      default: 'core',
      help: {
        ja: 'core（日本のAI政策。省略時）、adjacent（周辺を含む）、all（収集したすべて）',
        en: 'core (Japanese AI policy; the default), adjacent (and what borders on it), all (whatever was collected)',
      },
    },
  },
  async run({ count = 10, relevance = 'core' }, context) {
    const { viewer, library, sources, states, now } = context;
    const query = { core: { relevance: ['core'] }, adjacent: { relevance: ['core', 'adjacent'] }, all: {} } as const;
    const found = await library.list(viewer, query[relevance], { limit: count });
    return { ...found, watch: summariseWatch(sources, await states(), now), reading: readingFor(context) };
  },
  show({ publications, total, watch, reading }, language): Message {
    const heading = headline(publications.length, total, language);
    const blocks: Block[] = [
      { kind: 'heading', spans: [text(heading, 'strong')] },
      ...publications.map((publication, index) => card(publication, index + 1, reading)),
      {
        kind: 'note',
        spans: [
          text(`${sayWatch(watch, language)}${language === 'en' ? ' ' : ''}${notLegalAdvice[language]}`, 'quiet'),
        ],
      },
    ];
    return { language, summary: heading, blocks };
  },
  lines: ({ publications }) => publications.map(publicationLine),
});

function headline(shown: number, total: number, language: Language): string {
  if (total === 0)
    return { ja: '該当する公表資料はありません。', en: 'Nothing has been published that fits.' }[language];
  const left = total - shown;
  if (language === 'ja') return `新しい順に${shown}件${left > 0 ? `（ほか${left}件）` : ''}`;
  return `The latest ${counted(shown, 'publication', 'publications')}${left > 0 ? ` (${left} more)` : ''}`;
}

function card(publication: Publication, number: number, reading: Reading): Block {
  const { language } = reading;
  const foreign = isForeign(publication, language);
  return {
    kind: 'card',
    number,
    facts: factLine(publication, reading),
    title: [
      link(shownTitle(publication, reading), publication.url),
      ...(foreign ? [text(` (${japaneseOnly.en})`, 'quiet')] : []),
    ],
    lines: foreign ? [[text(publication.title)]] : [],
    buttons: [
      {
        label: language === 'ja' ? '詳しく' : 'Details',
        call: { command: 'details', args: { event: publication.event } },
      },
    ],
    more: [],
  };
}
