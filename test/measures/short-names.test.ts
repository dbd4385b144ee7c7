import { describe, expect, test } from 'vitest';
import { createFinder } from '../../src/measures/find.ts';
import { loadMeasures } from '../../src/measures/load.ts';

const find = createFinder(loadMeasures().measures);

/** What a short name of the catalogue means to somebody who asks for it today. */
function check(words: string, expected: readonly string[]): void {
  test(`«${words}» is ${expected.join(' or ')}`, () => {
    const found = find(words);
    const ids =
      found.kind === 'found'
        ? [found.measure.id]
        : found.kind === 'ambiguous'
          ? found.measures.map(({ id }) => id)
          : [];
    expect(ids.toSorted()).toEqual(expected.toSorted());
  });
}

describe('a short name', () => {
  check('AI法', ['ai-promotion-act']);
  check('ＡＩ法', ['ai-promotion-act']);
  check('EUのAI法', ['eu-ai-act']);
  check('AI Act', ['eu-ai-act']);
  check('Japan AI Act', ['ai-promotion-act']);
  check('AI基本計画', ['ai-basic-plan-2026']);
  check('人工知能基本計画', ['ai-basic-plan-2026']);
  check('AI基本計画2025', ['ai-basic-plan-2025']);
  check('中間とりまとめ', [
    'ai-policy-study-group-interim-report-2025',
    'ai-ip-study-group-interim-2024',
    'mic-digital-space-report',
  ]);
  check('金融庁のディスカッションペーパー', ['fsa-ai-discussion-paper']);
  check('個人情報保護法', ['appi']);
  check('源内', ['government-ai-gennai']);
  check('AI Basic Plan', ['ai-basic-plan-2026']);
  check('AISI', ['aisi-japan']);
  check('HAIP', ['hiroshima-ai-process', 'hiroshima-reporting-framework', 'haip-medical-genai-guideline']);
  check('広島プロセス', ['hiroshima-ai-process']);
  check('事業者ガイドライン', ['ai-guidelines-for-business']);
  check('AIガイドライン', ['ai-guidelines-for-business']);
  check('金融庁DP', ['fsa-ai-discussion-paper']);
  check('FSA DP 1.1', ['fsa-ai-discussion-paper']);
  check('公選法', ['election-ai-labelling-act-2026']);
  check('個情法', ['appi']);
  check('改正個情法', ['appi', 'appi-2026-amendment']);
  check('能動的サイバー防御法', ['active-cyber-defence-act']);
  check('30条の4', ['copyright-act-art-30-4']);
  check('公取委 生成AI', ['jftc-generative-ai-report']);
  check('文科省ガイドライン', ['mext-school-genai-guideline']);
  check('AI Promotion', ['ai-promotion-act']);
  check('景表法', []);
});
