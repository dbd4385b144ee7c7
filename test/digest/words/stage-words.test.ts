// What the stage line says, from real titles: never more than the words do.
import { expect, test } from 'vitest';
import { kindWords } from '../../../src/digest/words/kind-words.ts';
import { stageThen, stageWords } from '../../../src/digest/words/stage-words.ts';
import type { Publication } from '../../../src/domain/publication.ts';
import type { Kind, Stage } from '../../../src/domain/tags.ts';
import { aPublication, noTags } from '../../world/sample.ts';

const today = '2026-03-04';
const none = { kind: 'none' } as const;

function at(stage: Stage, words: string, title: string, kind: Kind = 'statute', summary = ''): Publication {
  const place = title.includes(words) ? 'title' : 'summary';
  const evidence = [{ words, place, at: (place === 'title' ? title : summary).indexOf(words) } as const];
  const tags = { ...noTags, kind: { ...noTags.kind, value: kind }, stage: { value: stage, confidence: 1, evidence } };
  return aPublication({ title, summary, tags, publishedAt: '2026-03-02' });
}

test.each<[Publication, string | undefined, string | undefined]>([
  [at('enacted', '署名', '欧州評議会枠組条約の署名', 'international-instrument'), '署名', 'signed'],
  [at('enacted', '公布', 'AI法が公布されました'), '公布', 'promulgated'],
  [at('enacted', '成立', 'AI法が参院本会議で成立'), '成立', 'enacted'],
  [at('enacted', '可決', '鳥取県 条例改正案が可決', 'order'), '可決', 'passed'],
  [at('enacted', '成立', 'AI法案、今国会で成立の見通し', 'bill'), '成立の見通し', 'enacted: expected'],
  [
    at('in-force', '施行', '神戸市が9月から施行', 'order'),
    '施行：9月（年の記載なし）',
    'takes effect in September (year not given)',
  ],
  [
    at('in-force', '施行', '改正法は2026年4月1日に施行されます'),
    '未施行（施行日：2026年4月1日（水））',
    'takes effect on 1 April 2026',
  ],
  [at('in-force', '施行', '神戸市が2024年9月から施行', 'order'), '施行：2024年9月', 'takes effect in September 2024'],
  [at('in-force', '施行', 'AI法が2025年9月1日に全面的に施行されました'), '施行', 'in effect'],
  [at('in-force', '全面施行', 'AI法が全面施行されました'), '全面施行', 'fully in effect'],
  [
    at('in-force', 'entered into force', 'The Act entered into force, excepting certain provisions'),
    '一部施行',
    'partly in effect',
  ],
  [at('in-force', '施行', '政令の施行について', 'order'), '施行', 'coming into effect'],
  [at('cabinet-approved', '閣議了解', '方針について閣議了解', 'plan'), '閣議了解', 'Cabinet understanding'],
  [
    at('cabinet-approved', '閣議決定', '計画を閣議決定する方針', 'plan'),
    '閣議決定の見通し',
    'Cabinet decision: expected',
  ],
  [at('revised', '改訂', 'ガイドを改訂しました', 'guideline'), '改訂', 'revised'],
  [at('revised', '改定', '指針を改定へ', 'guideline'), '改定の見通し', 'revised: expected'],
  [at('discussion', '素案', '指針の素案を公表', 'guideline'), '素案', 'first draft'],
  [
    at('consultation-closed', '結果公示', '意見募集の結果公示', 'consultation'),
    '意見募集の結果',
    'results of the consultation',
  ],
  [at('published', '公表', '報告書の公表', 'report'), undefined, undefined],
  [at('diet', '審議', '審議会を開催', 'bill'), undefined, undefined],
  [at('in-force', '施行', 'AI法の施行を解説', 'commentary'), undefined, undefined],
])('%#', (publication, ja, en) => {
  const said = stageWords(publication, none, today);
  expect([said?.ja, said?.en]).toEqual([ja, en]);
});

test('what was published long ago is shown as it stood then, and is called so', () => {
  const then = (publication: Publication) => {
    const { ja, en } = stageThen({ ...publication, publishedAt: '2025-03-10' }, none, today) ?? {};
    return [ja, en];
  };
  expect(
    then(at('in-force', 'entered into force', 'The Act entered into force, excepting certain provisions')),
  ).toEqual(['一部施行（公表時）', 'partly in effect (as of publication)']);
  expect(then(at('in-force', '施行', '改正法は2025年4月1日に施行されます'))).toEqual([
    '未施行（施行日：2025年4月1日（火））（公表時）',
    'takes effect on 1 April 2025 (as of publication)',
  ]);
  expect(stageThen(at('in-force', '全面施行', 'AI法が全面施行されました'), none, today)?.en).toBe('fully in effect');
});

test('a call of long ago whose last day nobody gave is probably closed', () => {
  const call = at('consultation-open', '意見募集', '意見募集', 'consultation');
  const ofOld = (changes: Partial<Publication>) => stageThen({ ...call, ...changes }, { kind: 'undated' }, today)?.en;
  expect(ofOld({ publishedAt: '2024-10-02' })).toBe('probably closed by now');
  expect(ofOld({ publishedAt: '2026-02-25' })).toBe('open for comment; see the original for the closing date');
});

test('that a meeting discusses goes without saying', () => {
  expect(stageWords(at('discussion', '検討', 'AI制度を検討', 'meeting'), none, today)).toBeNull();
});

test('a stage that no word of the text earned is not printed', () => {
  const bare = at('enacted', '公布', '規程');
  const tags = { ...bare.tags, stage: { value: 'enacted' as const, confidence: 0.5, evidence: [] } };
  expect(stageWords({ ...bare, tags }, none, today)).toBeNull();
});

test('a call for comments is open, over or to be checked, as the day stands', () => {
  const called = at('consultation-open', '意見募集', '意見募集', 'consultation');
  const ja = (comments: Parameters<typeof stageWords>[1]) => stageWords(called, comments, today)?.ja;
  expect(ja({ kind: 'over', on: '2019-07-02', isReported: false })).toBe('意見募集は終了（2019年7月2日（火）まで）');
  expect(ja({ kind: 'over', on: '2019-07-02', isReported: true })).toBe(
    '意見募集は終了（情報元によれば2019年7月2日（火）まで）',
  );
  expect(ja({ kind: 'undated' })).toBe('意見募集（期限は原文で要確認）');
  expect(ja(none)).toBeUndefined();
});

test.each<[string, Kind, string, string]>([
  ['○都城市生成AI活用規程', 'order', '内部規程', 'internal rules'],
  ['○山江村職員の生成AI活用推進条例', 'order', '条例', 'ordinance'],
  ['生成AIサービスの利用に関する注意喚起', 'enforcement', '注意喚起', 'caution'],
  ['AI開発者に対する要請について', 'enforcement', '要請（行政指導）', 'request (administrative guidance)'],
  ['事業者に対する行政処分', 'enforcement', '行政処分', 'administrative disposition'],
  ['枠組条約の署名', 'international-instrument', '条約', 'treaty'],
  ['第217回国会閣法第29号 AI法案', 'bill', '法案（内閣提出）', 'Cabinet bill'],
  ['AI基本法案（議員提出）', 'bill', '法案（議員提出）', 'members’ bill'],
  ['個人情報保護法改正案', 'bill', '法案', 'bill'],
  ['AIガイドラインの公表', 'guideline', '指針・ガイドライン', 'guideline'],
])('«%s» is %s: %s', (title, kind, ja, en) => {
  const tags = { ...noTags, kind: { ...noTags.kind, value: kind } };
  expect(kindWords(aPublication({ title, tags }))).toEqual({ ja, en });
});
