import type { AskOutcome } from '../ask/answer.ts';
import { type Citation, placeOf } from '../ask/statement.ts';
import { sayDate } from '../calendar/say-date.ts';
import type { Call } from '../domain/call.ts';
import type { Bilingual, Language } from '../domain/language.ts';
import type { Publication } from '../domain/publication.ts';
import type { Instant } from '../domain/time.ts';
import { shortName } from '../measures/name.ts';
import type { Measure } from '../measures/schema.ts';
import { type Block, type Button, link, type Message, type Span, text } from '../message/message.ts';
import { notLegalAdvice } from '../message/strings.ts';
import { asOfNote } from './measure-asked.ts';
import { referenceTranslation } from './show-article.ts';

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

/** Something to ask about was named, and no question. */
export interface Invited {
  readonly kind: 'invited';
  readonly measure: Measure | null;
  readonly event: Publication | null;
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

/** What `--json` prints. */
export function answerLine({ question, outcome }: Answered): object {
  const { language, sentences } = outcome;
  return {
    question,
    language,
    ...batchLine(outcome),
    why: outcome.kind === 'refusal' ? outcome.why : null,
    sentences,
    writer: outcome.kind === 'answer' ? outcome.writer : null,
  };
}

/** An outcome as batches give it. */
export function batchLine(outcome: AskOutcome): object {
  const { language, measure } = outcome;
  const isRefused = outcome.kind === 'refusal';
  const sources = isRefused ? outcome.near : outcome.citations;
  return {
    answer: isRefused ? refusalWords(outcome, language) : wordsOf(outcome),
    citations: sources.map(one => ({ ...one, pinpoint: placeOf(one, language) || null })),
    refused: isRefused,
    measure,
  };
}

/** Asks for the question, and offers those that are asked most. */
export function showInvitation({ measure, event, commands }: Invited, language: Language): Message {
  const name = measure === null ? (event?.title ?? null) : shortName(measure, language);
  const words = (name === null ? whatToAsk : askAbout(name))[language];
  const questions = measure === null ? (event === null ? firstQuestions : eventQuestions) : measureQuestions;
  const about: Call['args'] = {
    ...(measure === null ? {} : { measure: measure.id }),
    ...(event === null ? {} : { about: event.event }),
  };
  const buttons = questions.map(question => ({
    label: question[language],
    call: { command: 'ask', args: { question: question[language], ...about } },
  }));
  const blocks: Block[] = [
    { kind: 'text', spans: [text(words)] },
    ...(commands.includes('ask') ? [{ kind: 'buttons', buttons } as const] : []),
  ];
  return { language, summary: words, blocks };
}

const whatToAsk: Bilingual = {
  ja: '質問を続けて入力してください（例：質問 AI推進法に罰則はありますか）。',
  en: 'Type your question behind it, as in: ask does the AI Promotion Act have penalties?',
};

function askAbout(name: string): Bilingual {
  return {
    ja: `「${name}」について、どのようなことをお調べでしょうか。このまま質問を入力してください。`,
    en: `What would you like to know about "${name}"? Type your question here.`,
  };
}

const firstQuestions: readonly Bilingual[] = [
  { ja: '日本のAI規制の全体像は？', en: "What is Japan's approach to AI regulation?" },
  { ja: 'AI推進法に罰則はありますか', en: 'Does the AI Promotion Act have penalties?' },
];
const measureQuestions: readonly Bilingual[] = [
  { ja: '現在の状況は？', en: 'What is its status?' },
  { ja: '拘束力や罰則はありますか', en: 'Is it binding, and are there penalties?' },
  { ja: '対象は誰ですか', en: 'To whom is it addressed?' },
  { ja: 'いつからですか', en: 'When did it start?' },
];
const eventQuestions: readonly Bilingual[] = [
  { ja: '締切はいつですか', en: 'When is the deadline?' },
  { ja: '何が公表されましたか', en: 'What was published?' },
];

type Refusal = Extract<AskOutcome, { kind: 'refusal' }>;

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

function wordsOf({ sentences }: AskOutcome): string {
  return sentences.map(({ text: words }) => words).join('\n');
}

/** What was not answered, why, and what to do instead. */
function refusalWords(refusal: Refusal, language: Language): string {
  const hasNear = refusal.near.length > 0;
  if (refusal.why === 'premise') {
    const nearest = { ja: '近い条文・資料は次のとおりです。', en: 'What comes nearest:' }[language];
    return `${wordsOf(refusal)}${hasNear ? `${language === 'en' ? ' ' : ''}${nearest}` : ''}`;
  }
  const { near, bare } = refusals[refusal.why];
  return (hasNear && near !== undefined ? near : bare)[language];
}

const refusals: Readonly<
  Record<Exclude<Refusal['why'], 'premise'>, { readonly near?: Bilingual; readonly bare: Bilingual }>
> = {
  'no-support': {
    near: {
      ja: '収録資料では確認できませんでした。近い資料は次のとおりです。',
      en: 'Nothing in the archive answers this. What comes nearest:',
    },
    bare: {
      ja: '収録資料では確認できませんでした。制度や機関の名前を挙げてお尋ねいただくか、「検索」をお試しください。',
      en: 'Nothing in the archive answers this. Name the measure or the authority, or try "search".',
    },
  },
  'none-listed': {
    bare: {
      ja: '該当する公表や受付中の意見募集は、収録資料にありません。「新着」「締切」で一覧をご確認いただけます。',
      en: 'The archive has no such publication, and no such consultation that is open. "latest" and "deadlines" list what there is.',
    },
  },
  'no-subject': {
    bare: {
      ja: 'どの制度についてのご質問でしょうか。制度の名前を添えてお尋ねください（例：AI推進法の罰則は？）。',
      en: 'Which measure do you mean? Please name it, as in: the penalties of the AI Promotion Act.',
    },
  },
  advice: {
    near: {
      ja: '個別の事案が法令に適合するかどうかは法的助言に当たるため、お答えできません。弁護士などの専門家にご確認ください。関係する資料は次のとおりです。',
      en: "Whether a particular case complies is legal advice, which I can't give; please ask your counsel. What bears on it:",
    },
    bare: {
      ja: '個別の事案が法令に適合するかどうかは法的助言に当たるため、お答えできません。弁護士などの専門家にご確認ください。',
      en: "Whether a particular case complies is legal advice, which I can't give; please ask your counsel.",
    },
  },
  outside: {
    near: {
      ja: 'お答えできるのは、日本のAI政策について収録資料に書かれていることだけです。近い資料は次のとおりです。',
      en: 'I can only say what the archive holds on Japanese AI policy. What comes nearest:',
    },
    bare: {
      ja: 'お答えできるのは、日本のAI政策について収録資料に書かれていることだけです。制度や論点を挙げてお尋ねください。',
      en: 'I can only say what the archive holds on Japanese AI policy. Ask about a measure or a subject.',
    },
  },
  'too-long': {
    bare: {
      ja: '質問が長すぎます。お調べになりたいことを2,000字以内でお書きください。',
      en: 'That question is too long. Please put what you want to know within 2,000 characters.',
    },
  },
};

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
