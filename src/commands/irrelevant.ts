import { judgement } from './judgement.ts';

export const irrelevant = judgement({
  name: 'irrelevant',
  words: ['関連なし', '対象外', 'not-relevant'],
  summary: {
    ja: '自社に関連しないものとして理由とともに記録します（例：関連なし 3 国内拠点のみ対象）。',
    en: 'Records that it does not concern you, and why: irrelevant 3 domestic entities only.',
  },
  isRelevant: false,
  done: { ja: '「関連なし」と記録しました。', en: 'Recorded as not relevant.' },
  before: { ja: 'すでに「関連なし」です。', en: 'It was marked not relevant already.' },
});
