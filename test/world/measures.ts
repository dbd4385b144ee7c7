import type { Family } from '../../src/measures/families.ts';
import { type Measure, measureEntry } from '../../src/measures/schema.ts';

/** A measure as the catalogue's files write it, with what a test cares about changed. */
export function aMeasure({
  family = 'act',
  ...changes
}: {
  family?: Family;
  readonly [field: string]: unknown;
} = {}): Measure {
  const entry = measureEntry.parse({
    id: 'sample-act',
    name: { ja: '見本技術の推進に関する法律', en: 'Act on the Promotion of Sample Technology' },
    aliases: {
      ja: ['見本推進法', '令和7年法律第999号'],
      en: ['Sample Promotion Act', 'Act No. 999 of 2025'],
    },
    kind: 'statute',
    stage: 'in-force',
    status: { ja: '施行（2025年9月1日）', en: 'in force (since 2025-09-01)' },
    issuer: { ja: '国会／所管 見本府', en: 'National Diet; Sample Office in charge' },
    form: { ja: '法律', en: 'Act of the Diet' },
    bodies: ['diet', 'cabinet-office'],
    themes: ['governance'],
    sectors: ['cross-sector'],
    force: { level: 'duty', addressee: { ja: '事業者', en: 'Business operators' } },
    penalties: false,
    timeline: [
      {
        date: '2025-02-28',
        event: { ja: '閣議決定', en: 'Cabinet decision' },
        source: 'https://www.example.go.jp/bill',
      },
      { date: '2025-05', event: { ja: '成立', en: 'Enacted' } },
      { date: '2025-09-01', event: { ja: '全面施行', en: 'Full effect' }, source: 'https://www.example.go.jp/effect' },
      {
        date: '2027-03-01',
        event: { ja: '附則の施行', en: 'Supplementary provisions take effect' },
        source: 'https://www.example.go.jp/order',
        scheduled: true,
      },
    ],
    keyPoints: [
      { point: { ja: '事業者は施策に協力する', en: 'Businesses cooperate' }, article: '7' },
      { point: { ja: '本部を置く', en: 'Headquarters are established' }, article: '19-28' },
      { point: { ja: '出典のない要点', en: 'A point without a source' } },
    ],
    addresses: ['https://laws.e-gov.go.jp/law/507AC0000000999', 'https://www.example.go.jp/act'],
    lawId: '507AC0000000999',
    ...changes,
  });
  return { ...entry, family, asOf: '2026-10-11' };
}

const published = (version: string, date: string, source: string) => ({
  date,
  event: { ja: `第${version}版 公表`, en: `Version ${version}` },
  version,
  source,
});

/** A small catalogue: a law, and two documents that both have a version 1.1. */
export const sampleMeasures: readonly Measure[] = [
  aMeasure(),
  aMeasure({
    id: 'sample-guidelines',
    name: { ja: '見本事業者ガイドライン', en: 'Sample Guidelines for Business' },
    aliases: { ja: ['見本事業者GL'], en: ['Sample GfB'] },
    contextual: [{ name: '見本指針', with: ['総務省', '経済産業省'] }],
    kind: 'guideline',
    stage: 'published',
    status: { ja: '公表・現行（第1.2版）', en: 'published, current (version 1.2)' },
    issuer: { ja: '総務省・経済産業省', en: 'MIC and METI' },
    bodies: ['mic', 'meti'],
    force: { level: 'voluntary' },
    timeline: [
      published('1.1', '2025-03-28', 'https://www.example.go.jp/gl11'),
      {
        date: '2026-03-05',
        event: { ja: '第1.2版（案）', en: 'Draft of version 1.2' },
        source: 'https://www.example.go.jp/gl12draft',
      },
      published('1.2', '2026-03-31', 'https://www.example.go.jp/gl12'),
    ],
    keyPoints: [
      {
        point: { ja: '第1.2版はエージェントを定義する', en: 'Version 1.2 defines agents' },
        source: 'https://www.example.go.jp/gl12',
      },
    ],
    lineage: [{ relation: 'implements', to: 'sample-act' }],
    addresses: ['https://www.example.go.jp/gl12'],
    lawId: undefined,
    family: 'business',
  }),
  aMeasure({
    id: 'sample-paper',
    name: { ja: '見本庁AIディスカッションペーパー', en: 'Sample Agency AI Discussion Paper' },
    aliases: { ja: ['見本論点整理'], en: ['Sample Agency AI DP'] },
    contextual: [
      { name: 'ディスカッションペーパー', with: ['見本庁'] },
      { name: '見本指針', with: ['見本庁'] },
    ],
    kind: 'discussion-paper',
    stage: 'published',
    status: { ja: '公表・現行（第1.1版）', en: 'published, current (version 1.1)' },
    issuer: { ja: '見本庁', en: 'Sample Agency' },
    bodies: ['fsa'],
    sectors: ['finance'],
    force: { level: 'none' },
    penalties: 'unknown',
    timeline: [
      {
        date: '2024-10',
        event: { ja: 'アンケート', en: 'Survey' },
        source: 'https://news.example.com/dp',
        basis: 'secondary-page',
      },
      published('1.0', '2025-03-04', 'https://www.example.go.jp/dp10'),
      published('1.1', '2026-03-03', 'https://www.example.go.jp/dp11'),
      { date: '2026-10-26', event: { ja: '説明会', en: 'Briefing' } },
    ],
    keyPoints: [
      {
        point: { ja: '法律事務所は慎重な論調とみる', en: 'A law firm calls its tone careful' },
        source: 'https://law.example.com/dp10',
        basis: 'secondary-page',
      },
      {
        point: { ja: '論点を整理する', en: 'It sets out points to discuss' },
        source: 'https://www.example.go.jp/dp11',
      },
    ],
    doubts: [{ ja: '第1.1版の本文は読めていない', en: 'Version 1.1 was not read' }],
    addresses: ['https://www.example.go.jp/dp11'],
    lawId: undefined,
    family: 'finance',
  }),
];
