import type { Call } from '../../domain/call.ts';
import type { Bilingual, Language } from '../../domain/language.ts';
import type { Publication } from '../../domain/publication.ts';
import { shortName } from '../../measures/name.ts';
import type { Measure } from '../../measures/schema.ts';
import { type Block, type Message, text } from '../../message/message.ts';

/** Something to ask about was named, and no question. */
export interface Invited {
  readonly kind: 'invited';
  readonly measure: Measure | null;
  readonly event: Publication | null;
  readonly commands: readonly string[];
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
