import type { Call } from '../../domain/call.ts';
import type { Bilingual, Language } from '../../domain/language.ts';
import { shortName } from '../../measures/name.ts';
import type { Measure } from '../../measures/schema.ts';
import { type Block, type Button, type Message, text } from '../../message/message.ts';
import type { Unclear } from '../meant/measure-asked.ts';

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

/** Says which name the words were taken for, where they were nobody's own. */
export function sayTaken(asked: string, took: string | null, language: Language): Block[] {
  if (took === null) return [];
  const words = { ja: `「${asked}」を「${took}」と読み取りました。`, en: `"${asked}" was taken for "${took}".` };
  return [{ kind: 'note', spans: [text(words[language], 'quiet')] }];
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
