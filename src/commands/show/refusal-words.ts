import type { AskOutcome } from '../../ask/answer.ts';
import type { Bilingual, Language } from '../../domain/language.ts';

type Refusal = Extract<AskOutcome, { kind: 'refusal' }>;

/** What was not answered, why, and what to do instead. */
export function refusalWords(refusal: Refusal, language: Language): string {
  const hasNear = refusal.near.length > 0;
  if (refusal.why === 'premise') {
    const nearest = { ja: '近い条文・資料は次のとおりです。', en: 'What comes nearest:' }[language];
    return `${sentencesOf(refusal)}${hasNear ? `${language === 'en' ? ' ' : ''}${nearest}` : ''}`;
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

/** What is said, a sentence a line. */
export function sentencesOf({ sentences }: AskOutcome): string {
  return sentences.map(({ text: words }) => words).join('\n');
}
