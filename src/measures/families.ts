import type { Bilingual } from '../domain/language.ts';

/** The catalogue's families, in the order in which they are listed; each has a file. */
export const families = [
  'act',
  'business',
  'finance',
  'personal-information',
  'copyright',
  'security',
  'competition',
  'sectors',
  'government',
  'international',
  'local',
  'foreign',
  'other',
] as const;
export type Family = (typeof families)[number];

/** What people read for a family. */
export const familyLabels: Readonly<Record<Family, Bilingual>> = {
  act: { ja: 'AI推進法とその体制・政策経緯', en: 'The AI Promotion Act, its bodies and what led to it' },
  business: { ja: '事業者向けの指針・標準', en: 'Guidelines and standards for business' },
  finance: { ja: '金融', en: 'Finance' },
  'personal-information': { ja: '個人情報', en: 'Personal information' },
  copyright: { ja: '著作権・知的財産', en: 'Copyright and intellectual property' },
  security: { ja: 'サイバーセキュリティ', en: 'Cyber security' },
  competition: { ja: '競争政策・プラットフォーム・消費者', en: 'Competition, platforms, consumers' },
  sectors: { ja: '分野別', en: 'Sectors' },
  government: { ja: '行政での利用', en: 'Use in government' },
  international: { ja: '国際', en: 'International' },
  local: { ja: '地方公共団体', en: 'Local governments' },
  foreign: { ja: '対比のための外国法', en: 'Foreign law, for contrast' },
  other: { ja: 'その他', en: 'Other' },
};
