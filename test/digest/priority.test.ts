import { describe, expect, test } from 'vitest';
import { everything } from '../../src/digest/digest.ts';
import { priorityOf, reaches } from '../../src/digest/priority.ts';
import { explainPriority } from '../../src/digest/words/explain-priority.ts';
import type { Deadline } from '../../src/domain/deadline.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { Force, Kind, Relevance, Stage, Theme } from '../../src/domain/tags.ts';
import { standingOf } from '../../src/taxonomy/standing.ts';
import { aPublication, aReading, aTag, noTags } from '../world/sample.ts';

const nobody = everything;
const today = '2026-03-04';

interface Facts {
  readonly relevance?: Relevance;
  readonly kind: Kind;
  readonly stage: Stage | null;
  readonly force: Force;
  readonly themes?: readonly Theme[];
  readonly until?: string;
}

function one({ relevance = 'core', kind, stage, force, themes = [], until }: Facts): Publication {
  const evidence = { words: '', place: 'summary', at: 0 } as const;
  const deadline: Deadline | null =
    until === undefined ? null : { on: until, time: null, zone: 'Asia/Tokyo', basis: null, evidence };
  const tags = {
    ...noTags,
    relevance: aTag(relevance),
    kind: aTag(kind),
    stage: stage === null ? null : aTag(stage),
    force: aTag(force),
    themes: themes.map(aTag),
    standing: standingOf({ relevance, kind, stage, force }, deadline),
  };
  return aPublication({ tags, deadline, publishedAt: '2026-03-01' });
}

const act = one({ kind: 'statute', stage: 'in-force', force: 'duty' });
const meeting = one({ kind: 'meeting', stage: null, force: 'none' });
const guideline = one({ kind: 'guideline', stage: 'revised', force: 'voluntary', themes: ['privacy'] });
const consultation = one({
  kind: 'consultation',
  stage: 'consultation-open',
  force: 'voluntary',
  until: '2026-03-06',
});

describe('a priority', () => {
  test('is high for an Act that comes into effect, whoever reads', () => {
    expect(priorityOf(act, nobody, today).level).toBe('high');
  });
  test('is low for a meeting that nobody asked about', () => {
    expect(priorityOf(meeting, nobody, today).level).toBe('low');
  });
  test('rises with the reader’s themes', () => {
    const before = priorityOf(guideline, nobody, today).points;
    expect(priorityOf(guideline, { ...nobody, themes: ['privacy'] }, today).points).toBeGreaterThan(before);
  });
  test('rises as a deadline comes near, and no more once it is over', () => {
    const [far, near, over] = ['2026-02-01', today, '2026-03-07'].map(
      day => priorityOf(consultation, nobody, day).points,
    );
    expect(near).toBeGreaterThan(far ?? 0);
    expect(over).toBe(far);
  });
  test('is never high for what is not about AI', () => {
    const adjacent = one({ relevance: 'adjacent', kind: 'statute', stage: 'in-force', force: 'penalty' });
    expect(priorityOf(adjacent, { ...nobody, sectors: ['finance'] }, today).level).toBe('normal');
  });
  test('of commentary stays below that of what it explains', () => {
    const comment = one({ kind: 'commentary', stage: 'in-force', force: 'duty' });
    expect(priorityOf(comment, nobody, today).points).toBeLessThan(priorityOf(act, nobody, today).points);
  });
  test('is explained in one line in each language', () => {
    const why = explainPriority(consultation, aReading());
    expect(why.ja).toBe('優先度「高」（意見募集中、策定された場合は任意（ソフトロー）、期限まで3日以内）');
    expect(why.en).toBe('priority high (open for comment; if adopted, voluntary (soft law); closes within 3 days)');
  });
  test('reaches the least level that someone set', () => {
    expect([reaches('high', 'normal'), reaches('normal', 'normal'), reaches('low', 'normal')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
