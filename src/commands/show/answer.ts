import type { AskOutcome } from '../../ask/answer.ts';
import { type Citation, placeOf } from '../../ask/statements/statement.ts';
import { sayDate } from '../../calendar/say-date.ts';
import type { Language } from '../../domain/language.ts';
import type { Instant } from '../../domain/time.ts';
import type { Measure } from '../../measures/schema.ts';
import { type Block, type Button, link, type Message, type Span, text } from '../../message/message.ts';
import { notLegalAdvice } from '../../message/strings.ts';
import { referenceTranslation } from './article.ts';
import { asOfNote } from './basis.ts';
import { refusalWords } from './refusal-words.ts';

/** A question with what came of it. */
export interface Answered {
  readonly kind: 'answered';
  readonly question: string;
  readonly outcome: AskOutcome;
  /** The measure that it is about; null where it is about none. */
  readonly measure: Measure | null;
  /** How many publications of the measure came since the catalogue was made. */
  readonly newer: number;
  readonly now: Instant;
  readonly commands: readonly string[];
}

/** An answer in the language of its question: sentences with the numbers of their sources, the sources, how far it holds. */
export function showAnswer(answered: Answered): Message {
  const { outcome } = answered;
  const { language } = outcome;
  const said = outcome.kind === 'answer' ? answerSpans(outcome, language) : [text(refusalWords(outcome, language))];
  const sources = outcome.kind === 'answer' ? outcome.citations : outcome.near;
  return {
    language,
    summary: said.map(span => span.text).join(''),
    blocks: [
      { kind: 'text', spans: said },
      ...(sources.length === 0
        ? []
        : [{ kind: 'list', items: sources.map((one, index) => sourceLine(one, index + 1, language)) } as const]),
      ...leftNote(outcome, language),
      ...writerNote(outcome, language),
      ...buttonsOf(answered, language),
      noteOf(answered, language),
    ],
  };
}

function answerSpans({ sentences }: Extract<AskOutcome, { kind: 'answer' }>, language: Language): Span[] {
  return sentences.flatMap(({ text: words, citations }, index) => [
    text(index === 0 || language === 'ja' ? words : ` ${words}`),
    text(`${language === 'ja' ? '' : ' '}${citations.map(number => `[${number}]`).join('')}`, 'quiet'),
  ]);
}

/** Whoever reads a model's words is told whose they are. */
function writerNote(outcome: AskOutcome, language: Language): Block[] {
  if (outcome.kind === 'refusal' || outcome.writer === null) return [];
  const { model, endpoint } = outcome.writer;
  const words = {
    ja: `引用の選択とつなぎの言葉は言語モデル（${model}、${endpoint}）によるものです。引用は原文と照合済みです。`,
    en: `A language model (${model} at ${endpoint}) chose and joined the quotations; each was checked against its source.`,
  };
  return [{ kind: 'note', spans: [text(words[language], 'quiet')] }];
}

/** What was not said for length is counted. */
function leftNote(outcome: AskOutcome, language: Language): Block[] {
  if (outcome.kind === 'refusal' || outcome.left === 0) return [];
  const words = {
    ja: `このほか関連する記載が${outcome.left}件あります。`,
    en: `${outcome.left} more ${outcome.left === 1 ? 'statement bears' : 'statements bear'} on this.`,
  };
  return [{ kind: 'note', spans: [text(words[language], 'quiet')] }];
}

/** `[1] title, Article 16, publisher, date`, the title linked. */
function sourceLine(citation: Citation, number: number, language: Language): Span[] {
  const { title, url, publisher, date, pinpoint } = citation;
  const [and, open, close] = language === 'ja' ? ['、', '（', '）'] : [', ', ' (', ')'];
  const facts = [placeOf(citation, language), publisher, date === null ? '' : sayDate(date, language)];
  const isTranslation = pinpoint?.kind === 'article' && language === 'en' && citation.quote !== '';
  return [
    text(`[${number}] `, 'quiet'),
    link(title, url),
    text(
      facts
        .filter(fact => fact !== '')
        .map(fact => `${and}${fact}`)
        .join(''),
    ),
    ...(isTranslation ? [text(`${open}${referenceTranslation[language]}${close}`, 'quiet')] : []),
  ];
}

function buttonsOf({ measure, commands, outcome, question }: Answered, language: Language): Block[] {
  const all: Button[] = [
    ...(measure === null
      ? []
      : [
          {
            label: { ja: '制度を見る', en: 'The measure' }[language],
            call: { command: 'measure', args: { name: measure.id } },
          },
          {
            label: { ja: '経過', en: 'Timeline' }[language],
            call: { command: 'timeline', args: { name: measure.id } },
          },
        ]),
    ...(outcome.kind === 'refusal' && outcome.why === 'no-support' && question.length <= 100
      ? [{ label: { ja: '検索する', en: 'Search' }[language], call: { command: 'search', args: { words: question } } }]
      : []),
  ];
  const buttons = all.filter(({ call }) => commands.includes(call.command));
  return buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }];
}

function noteOf({ measure, newer, now }: Answered, language: Language): Block {
  if (measure !== null) return asOfNote(measure.asOf, now, newer, language);
  return { kind: 'note', spans: [text(notLegalAdvice[language], 'quiet')] };
}
