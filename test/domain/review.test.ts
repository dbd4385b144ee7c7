import { expect, test } from 'vitest';
import { acted, isOpen, merged, noReview, type ReviewAct } from '../../src/domain/review.ts';

const signed = (by: string, at: number) => ({ by, at });
const review = (...acts: readonly (readonly [ReviewAct, string, number])[]) =>
  acts.reduce((one, [act, by, at]) => acted(one, act, signed(by, at)), noReview('main', 'p1'));

test('an act that changes nothing is no change', () => {
  const acts: readonly ReviewAct[] = [
    { kind: 'acknowledge' },
    { kind: 'judge', isRelevant: false, reason: '対象外' },
    { kind: 'assign', to: '法務部' },
    { kind: 'snooze', until: '2026-09-01', in: { platform: 'terminal', id: 'c1' } },
    { kind: 'decide', decision: 'pass' },
    { kind: 'finish', isDone: true },
  ];
  for (const act of acts) {
    const once = review([act, 'a', 1]);
    expect(once.version).toBe(1);
    expect(acted(once, act, signed('a', 2))).toBe(once);
  }
  expect(acted(noReview('main', 'p1'), { kind: 'finish', isDone: false }, signed('a', 1)).version).toBe(0);
});

test('everybody acknowledges for themselves', () => {
  const both = review([{ kind: 'acknowledge' }, 'a', 1], [{ kind: 'acknowledge' }, 'b', 2]);
  expect(both.acknowledged).toEqual([signed('a', 1), signed('b', 2)]);
});

test('work is open until it is done, irrelevant or decided for good, and can be taken up again', () => {
  const open = (...acts: readonly ReviewAct[]) => isOpen(review(...acts.map(act => [act, 'a', 1] as const)));
  expect(open()).toBe(true);
  expect(open({ kind: 'decide', decision: 'submit' })).toBe(true);
  expect(open({ kind: 'decide', decision: 'submitted' })).toBe(false);
  expect(open({ kind: 'judge', isRelevant: false, reason: '' })).toBe(false);
  expect(open({ kind: 'judge', isRelevant: false, reason: '' }, { kind: 'judge', isRelevant: true, reason: '' })).toBe(
    true,
  );
  expect(open({ kind: 'finish', isDone: true }, { kind: 'finish', isDone: false })).toBe(true);
});

test('the reviews of two events that were one keep what either holds, and the later word', () => {
  const one = review([{ kind: 'acknowledge' }, 'a', 1], [{ kind: 'judge', isRelevant: false, reason: 'x' }, 'a', 2]);
  const other = review(
    [{ kind: 'acknowledge' }, 'b', 1],
    [{ kind: 'acknowledge' }, 'a', 3],
    [{ kind: 'assign', to: '法務部' }, 'b', 4],
    [{ kind: 'judge', isRelevant: true, reason: 'y' }, 'b', 5],
  );
  const both = merged(one, { ...other, event: 'p2' });
  expect(both.acknowledged).toEqual([signed('a', 1), signed('b', 1)]);
  expect(both).toMatchObject({ event: 'p1', version: 2, assignee: '法務部', relevance: { isRelevant: true } });
});
