import { expect, test } from 'vitest';
import { sayForce } from '../../src/commands/say-force.ts';
import { loadMeasures } from '../../src/measures/load.ts';

const { measures } = loadMeasures();

test('no duty is said to be without penalty where nobody read whether it has one', () => {
  const unknown = measures.filter(({ penalties }) => penalties === 'unknown');
  expect(unknown.length).toBeGreaterThan(0);
  for (const measure of unknown) {
    expect(sayForce(measure, 'ja')).not.toContain('罰則なし');
    expect(sayForce(measure, 'en')).not.toContain('without penalty');
  }
});

test('the AI Promotion Act is a duty without penalty', () => {
  const act = measures.find(({ id }) => id === 'ai-promotion-act');
  expect(act && sayForce(act, 'ja')).toBe('法的義務・責務（罰則なし）');
});
