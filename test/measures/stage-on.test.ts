import { describe, expect, test } from 'vitest';
import { loadMeasures } from '../../src/measures/load.ts';
import { stageOn } from '../../src/measures/stage-on.ts';

const { measures } = loadMeasures();

function stageOf(id: string, day: string | null) {
  const measure = measures.find(one => one.id === id);
  if (measure === undefined) throw new Error(`The catalogue has no measure ${id}.`);
  return stageOn(measure, day);
}

describe('where a measure stood on the day of a publication', () => {
  test.each([
    ['ai-promotion-act', '2025-02-27', 'discussion'],
    ['ai-promotion-act', '2025-02-28', 'diet'],
    ['ai-promotion-act', '2025-05-27', 'diet'],
    ['ai-promotion-act', '2025-05-28', 'enacted'],
    ['ai-promotion-act', '2025-06-04', 'in-force'],
    ['smartphone-act', '2025-12-17', 'enacted'],
    ['smartphone-act', '2025-12-18', 'in-force'],
    ['appi-2026-amendment', '2026-04-22', 'diet'],
  ])('%s on %s: %s', (id, day, stage) => {
    expect(stageOf(id, day)).toBe(stage);
  });

  test('today’s where the day is unknown, or nothing is known of its steps', () => {
    expect(stageOf('ai-promotion-act', null)).toBe('in-force');
    expect(stageOf('ai-basic-plan-2025', '2025-01-01')).toBe('cabinet-approved');
  });

  test('steps come in the order of their days, and the last that is past is where the measure stands', () => {
    for (const { id, stage, timeline } of measures) {
      const steps = timeline.filter(event => event.stage !== undefined);
      expect(
        steps.map(({ date }) => date),
        id,
      ).toEqual(steps.map(({ date }) => date).toSorted());
      if (steps.length > 0) expect(steps.at(-1)?.stage, id).toBe(stage);
    }
  });
});
