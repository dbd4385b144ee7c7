import { judgement } from './judgement.ts';

export const relevant = judgement({
  name: 'relevant',
  words: ['関連あり'],
  summary: {
    ja: '自社に関連するものとして理由とともに記録します（例：関連あり 3 与信モデルが対象）。',
    en: 'Records that it concerns you, and why: relevant 3 our credit model falls under it.',
  },
  isRelevant: true,
  done: { ja: '「関連あり」と記録しました。', en: 'Recorded as relevant.' },
  before: { ja: 'すでに「関連あり」です。', en: 'It was marked relevant already.' },
});
