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
});
