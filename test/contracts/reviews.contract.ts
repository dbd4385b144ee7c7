import { describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../src/domain/audit.ts';
import { acted, noReview, type Review, type ReviewAct } from '../../src/domain/review.ts';
import type { OpenStore } from './open-store.ts';

const from = { platform: 'terminal', id: 'c1' } as const;

function entry(changes: Partial<AuditEntry> = {}): AuditEntry {
  return { workspace: 'main', at: 1, by: 'a', act: 'acknowledge', about: 'p1', details: {}, from, ...changes };
}

function reviewAfter(acts: readonly ReviewAct[], { event = 'p1', workspace = 'main', by = 'a', at = 1 } = {}): Review {
  return acts.reduce((review, act) => acted(review, act, { by, at }), noReview(workspace, event));
}

/** What workspaces have done about events, and the log of it. */
export function reviewsContract(open: OpenStore): void {
  describe('the reviews', () => {
    test('a review is kept with its line of the log, and found in its workspace only', async () => {
      const { reviews, audit } = (await open()).store;
      const review = reviewAfter([{ kind: 'acknowledge' }]);
      expect(await reviews.save(review, [entry()])).toBe(true);
      expect(await reviews.find('main', ['p1', 'p2'])).toEqual([review]);
      expect(await reviews.find('acme', ['p1'])).toEqual([]);
      expect(await audit.list('main', {}, 0, 10)).toMatchObject([entry()]);
      expect(await audit.list('acme', {}, 0, 10)).toEqual([]);
    });

    test('a change upon an older version writes neither review nor line', async () => {
      const { reviews, audit } = (await open()).store;
      const first = reviewAfter([{ kind: 'acknowledge' }]);
      await reviews.save(first, [entry()]);
      expect(await reviews.save(first, [entry()])).toBe(false);
      const second = acted(first, { kind: 'assign', to: '法務部' }, { by: 'b', at: 2 });
      expect(await reviews.save({ ...second, version: 5 }, [entry()])).toBe(false);
      expect(await reviews.save({ ...second, event: 'p9' }, [entry()])).toBe(false);
      expect(await reviews.save(second, [entry({ act: 'assign' })])).toBe(true);
      expect((await audit.list('main', {}, 0, 10)).map(({ act }) => act)).toEqual(['acknowledge', 'assign']);
    });

    test('what is open is listed, latest changed first; what is done, irrelevant or decided is not', async () => {
      const { reviews } = (await open()).store;
      const acts: readonly [string, ReviewAct][] = [
        ['p1', { kind: 'acknowledge' }],
        ['p2', { kind: 'finish', isDone: true }],
        ['p3', { kind: 'judge', isRelevant: false, reason: '' }],
        ['p4', { kind: 'decide', decision: 'submitted' }],
        ['p5', { kind: 'decide', decision: 'submit' }],
      ];
      for (const [at, [event, act]] of acts.entries()) await reviews.save(reviewAfter([act], { event, at }), []);
      await reviews.save(reviewAfter([{ kind: 'acknowledge' }], { event: 'p6', workspace: 'acme' }), []);
      expect((await reviews.open('main', 10)).map(({ event }) => event)).toEqual(['p5', 'p1']);
      expect((await reviews.open('main', 1)).map(({ event }) => event)).toEqual(['p5']);
    });

    test('what was put off comes due on its day, if it is still open', async () => {
      const { reviews } = (await open()).store;
      const until = (day: string): ReviewAct => ({ kind: 'snooze', until: day, in: from });
      const put = (event: string, acts: readonly ReviewAct[]) =>
        reviews.save({ ...reviewAfter(acts, { event }), version: 1 }, []);
      await put('p1', [until('2026-09-02')]);
      await put('p2', [until('2026-09-01')]);
      await put('p3', [until('2026-09-03')]);
      await put('p4', [until('2026-09-01'), { kind: 'finish', isDone: true }]);
      await put('p5', [until('2026-09-01'), { kind: 'snooze', until: null, in: from }]);
      expect((await reviews.due('2026-09-02', 10)).map(({ event }) => event)).toEqual(['p2', 'p1']);
      expect((await reviews.due('2026-09-02', 1)).map(({ event }) => event)).toEqual(['p2']);
    });

    test('the review of an event that was absorbed ends in the same step', async () => {
      const { reviews } = (await open()).store;
      await reviews.save(reviewAfter([{ kind: 'acknowledge' }], { event: 'p2' }), []);
      await reviews.save(reviewAfter([{ kind: 'acknowledge' }]), [], ['p2']);
      expect((await reviews.find('main', ['p1', 'p2'])).map(({ event }) => event)).toEqual(['p1']);
    });

    test('a person who is forgotten leaves the acts', async () => {
      const { reviews, audit } = (await open()).store;
      const review = reviewAfter([
        { kind: 'acknowledge' },
        { kind: 'comment', words: '要確認' },
        { kind: 'assign', to: 'a' },
      ]);
      await reviews.save({ ...review, version: 1 }, [entry(), entry({ act: 'assign', by: 'b', details: { to: 'a' } })]);
      await reviews.save(reviewAfter([{ kind: 'acknowledge' }], { event: 'p2', by: 'ab' }), [entry({ by: 'ab' })]);
      expect(await reviews.forget('main', 'a')).toBe(1);
      expect(await audit.forget('main', 'a')).toBe(1);
      expect(JSON.stringify(await reviews.find('main', ['p1']))).not.toContain('"a"');
      const lines = await audit.list('main', {}, 0, 10);
      expect(lines.map(({ by }) => by)).toEqual(['forgotten', 'b', 'ab']);
      expect(lines[1]?.details).toEqual({ to: 'forgotten' });
      expect((await reviews.find('main', ['p1']))[0]?.comments[0]).toMatchObject({ words: '要確認', by: 'forgotten' });
      expect((await reviews.find('main', ['p2']))[0]?.acknowledged[0]?.by).toBe('ab');
    });
  });

  describe('the audit log', () => {
    test('is read by pages, oldest first, and by what, whom and when', async () => {
      const { audit } = (await open()).store;
      for (let at = 1; at <= 5; at++)
        await audit.append(
          entry({ at, by: at % 2 === 0 ? 'b' : 'a', about: `p${at}`, act: at === 5 ? 'export' : 'comment' }),
        );
      const first = await audit.list('main', {}, 0, 2);
      expect(first.map(({ at }) => at)).toEqual([1, 2]);
      expect((await audit.list('main', {}, first[1]?.number ?? 0, 9)).map(({ at }) => at)).toEqual([3, 4, 5]);
      const ats = async (query: Parameters<typeof audit.list>[1]) =>
        (await audit.list('main', query, 0, 9)).map(({ at }) => at);
      expect(await ats({ by: 'b' })).toEqual([2, 4]);
      expect(await ats({ about: 'p3' })).toEqual([3]);
      expect(await ats({ acts: ['export'] })).toEqual([5]);
      expect(await ats({ since: 2, before: 4 })).toEqual([2, 3]);
    });
  });
}
