import { describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../src/domain/audit.ts';
import type { Conversation } from '../../src/domain/chat.ts';
import { aNotice } from '../../src/domain/delivery.ts';
import { acted, noReview } from '../../src/domain/review.ts';
import { forget } from '../../src/people/forget.ts';
import { endOld } from '../../src/people/retention.ts';
import { type Trace, traces } from '../../src/people/trace.ts';
import { everyWorkspace } from '../../src/people/workspaces.ts';
import type { Store } from '../../src/store/store.ts';
import { aSubscription } from '../world/sample.ts';
import type { OpenStore } from './open-store.ts';

const person = 'slack:T1/U2';
const other = 'slack:T1/U22';
const here: Conversation = { platform: 'slack', id: 'T1/C1' };

/** A store in which a person, and another whose name begins alike, stand wherever one can. */
async function peopled(store: Store, workspace = 'T1'): Promise<void> {
  const { reviews, subscriptions, settings, sessions, installations, lanes, tokens } = store;
  const installation = { platform: 'slack', tenant: 'T1', workspace, name: 'A', installedAt: 1, sealed: '' } as const;
  await installations.save({ ...installation, installedBy: 'U2' });
  for (const [index, by] of [person, other].entries()) {
    const event = `p${index}`;
    const entry = (changes: Partial<AuditEntry>): AuditEntry => ({
      workspace,
      at: 5,
      by,
      act: 'comment',
      about: event,
      details: {},
      from: here,
      ...changes,
    });
    const signed = { by, at: 5 };
    const review = [
      { kind: 'acknowledge' } as const,
      { kind: 'comment', words: '要確認' } as const,
      { kind: 'assign', to: by } as const,
    ].reduce((before, act) => acted(before, act, signed), noReview(workspace, event));
    await reviews.save({ ...review, version: 1 }, [
      entry({}),
      entry({ act: 'assign', by: other, details: { to: by } }),
      entry({ act: 'feedback', details: { about: 'tag', words: `私の意見 ${by === person ? 'A' : 'B'}` } }),
    ]);
    await subscriptions.save(aSubscription({ id: `s${index}`, workspace, conversation: here, createdBy: by }));
    const viewer = { workspace, person: by, roles: ['reader'] } as const;
    await sessions.begin({ id: `x${index}`, viewer, expiresAt: 9 });
    const made = {
      scopes: ['api'],
      role: 'reader',
      createdBy: by,
      createdAt: 1,
      expiresAt: null,
      lastUsedAt: null,
    } as const;
    await tokens.add({ id: `k${index}`, workspace, name: 'portal', hash: 'ab', ...made });
    const spans = [{ kind: 'person', id: by, text: by.slice('slack:T1/'.length) }];
    const message = JSON.stringify({ language: 'en', summary: 'asks', blocks: [{ kind: 'text', spans }] });
    const notice = { workspace, conversation: here, message, now: 1 };
    await lanes.enter([1, 2].map(number => aNotice({ id: `n${index}-${number}`, ...notice })));
  }
  await settings.save(workspace, here, { language: null, zone: null, circle: [person, other] });
}

async function everyTrace(of: string, store: Store): Promise<Trace[]> {
  const found: Trace[] = [];
  for await (const trace of traces(of, await everyWorkspace(store), store)) found.push(trace);
  return found;
}

const kindsOf = (found: readonly Trace[]) => [...new Set(found.map(({ kept }) => kept))].sort();

/** What is kept of people. */
export function peopleContract(open: OpenStore): void {
  describe('a person', () => {
    test('is found wherever one stands, and in nobody else’s things', async () => {
      const { store } = await open();
      await peopled(store);
      const found = await everyTrace(person, store);
      const kinds = ['circle', 'installation', 'log', 'message', 'review', 'session', 'subscription', 'token'];
      expect(kindsOf(found)).toEqual(kinds);
      expect(found.filter(({ kept }) => kept === 'log')).toHaveLength(3);
      expect(found.filter(({ kept }) => kept === 'message')).toHaveLength(1);
      expect(await everyTrace('slack:T1/U', store)).toEqual([]);
    });

    test('who is forgotten stands nowhere, what they did is still there, and others keep theirs', async () => {
      const { store } = await open();
      await peopled(store);
      const before = await everyTrace(other, store);
      expect(await forget(person, await everyWorkspace(store), store)).toEqual({
        review: 1,
        log: 2,
        subscription: 1,
        circle: 1,
        message: 1,
        token: 1,
        session: 1,
        installation: 1,
      });
      expect(await everyTrace(person, store)).toEqual([]);
      const [review] = await store.reviews.find('T1', ['p0']);
      expect(review?.acknowledged).toEqual([{ by: 'forgotten', at: 5 }]);
      const log = await store.audit.list('T1', {}, 0, 99);
      expect(log.map(({ act }) => act)).toEqual(['comment', 'assign', 'feedback', 'comment', 'assign', 'feedback']);
      expect(log.map(({ details }) => details.words)).toEqual([
        undefined,
        undefined,
        '',
        undefined,
        undefined,
        '私の意見 B',
      ]);
      expect((await store.subscriptions.find('T1', 's0'))?.createdBy).toBe('forgotten');
      expect((await store.tokens.list('T1')).map(({ createdBy }) => createdBy)).toEqual(['forgotten', other]);
      for (const id of ['n0-1', 'n0-2']) {
        const message = (await store.outbox.delivery(id))?.message ?? '';
        expect(message).not.toContain('U2');
        expect(message).toContain('(a person who was removed)');
      }
      expect((await everyTrace(other, store)).length).toBe(before.length);
      expect(await forget(person, await everyWorkspace(store), store)).toMatchObject({ review: 0, log: 0, message: 0 });
    });

    test('is found in whatever of a workspace that has let Kairan go is kept', async () => {
      const { store } = await open();
      await peopled(store, 'gone');
      await store.installations.remove('slack', 'T1');
      expect(kindsOf(await everyTrace(person, store))).toContain('log');
      for (const kind of ['setting', 'token', 'subscription', 'review', 'delivery', 'audit'] as const)
        expect(await everyWorkspace(store, [kind]), kind).toContain('gone');
    });

    test('questions and lines of the log end when their time is over, and the log stays where it is for ever', async () => {
      const { store } = await open();
      await peopled(store);
      const place = { workspace: 'T1', conversation: here, thread: null };
      await store.threads.add(place, [{ role: 'user', text: '罰則は？' }], 100);
      await endOld({ questionsMs: 50, auditMs: 0, deliveriesMs: 0 }, store, 149);
      expect(await store.threads.of(place)).not.toBeNull();
      await endOld({ questionsMs: 50, auditMs: 0, deliveriesMs: 0 }, store, 151);
      expect(await store.threads.of(place)).toBeNull();
      expect(await store.audit.list('T1', {}, 0, 99)).toHaveLength(6);
      await store.audit.append({
        workspace: 'T1',
        at: 120,
        by: other,
        act: 'export',
        about: '',
        details: {},
        from: here,
      });
      await store.audit.append({
        workspace: 'gone',
        at: 5,
        by: other,
        act: 'export',
        about: '',
        details: {},
        from: here,
      });
      await endOld({ questionsMs: 50, auditMs: 40, deliveriesMs: 0 }, store, 151);
      expect((await store.audit.list('T1', {}, 0, 99)).map(({ act }) => act)).toEqual(['export']);
      expect(await store.audit.list('T1', { by: person }, 0, 99)).toEqual([]);
      expect(await store.audit.list('gone', {}, 0, 99)).toEqual([]);
    });

    test('messages that went out end when their time is over: whoever comes first looks, once an hour', async () => {
      const { store, clock } = await open();
      await peopled(store);
      const end = (now: number) => endOld({ questionsMs: 50, auditMs: 0, deliveriesMs: 40 }, store, now);
      const count = async () => (await store.outbox.list('T1', ['planned', 'dead'], 99)).length;
      clock.set(1);
      const turns = await store.lanes.lease('slack', 'me', { max: 1, ttlMs: 9 });
      await store.lanes.settle('me', [
        { id: turns[0]?.id ?? '', settlement: { kind: 'dead', reason: 'x', nextAt: 1 } },
      ]);
      await end(41);
      expect(await count()).toBe(4);
      await end(99);
      expect(await count()).toBe(4);
      clock.set(3_600_002);
      await end(99);
      expect(await count()).toBe(3);
    });
  });
}
