import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Observation } from '../../src/domain/observation.ts';
import { secret } from '../../src/domain/secret.ts';
import { createOpenAiModel } from '../../src/llm/open-ai.ts';
import { createWriter } from '../../src/llm/writer.ts';
import type { Positions } from '../../src/store/positions.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { startModelEndpoint } from '../world/model-endpoint.ts';
import { aClock } from '../world/sample.ts';

const endpoint = await startModelEndpoint();
afterAll(() => endpoint.close());
beforeEach(() => {
  endpoint.asked.length = 0;
  endpoint.answerWith(() => 'words');
});

/** What the request below may come to: its characters, and all that the model may write. */
const atMost = 1_220;

function aWriter({ tokensADay = 10 * atMost, timeoutMs = 600_000, answersLost = [] as readonly number[] } = {}) {
  const clock = aClock(Date.parse('2026-10-12T09:00:00+09:00'));
  const store = openSqliteStore({ path: ':memory:', clock });
  const seen: Observation[] = [];
  const model = createOpenAiModel({ url: endpoint.url, key: secret('k-123'), model: 'm1', fetch });
  const observe = (one: Observation) => void seen.push(one);
  let moves = 0;
  const positions: Positions = {
    ...store.positions,
    async move(...args) {
      const isMoved = await store.positions.move(...args);
      if (answersLost.includes(++moves)) throw new Error('the connection was lost');
      return isMoved;
    },
  };
  const writer = createWriter({ model, clock, observe, positions }, { tokensADay, timeoutMs });
  const counted = () => store.positions.at('model tokens 2026-10-12');
  const outcomes = () => seen.map(one => (one.kind === 'model-asked' ? one.outcome : one.kind));
  return { writer, clock, store, seen, outcomes, counted };
}
const request = { task: 'the task', material: 'the material' };

describe('a writer', () => {
  test('asks the endpoint with its key, and tells what it cost', async () => {
    const { writer, seen } = aWriter();
    expect(await writer.write(request)).toBe('words');
    expect(endpoint.asked).toEqual([
      { authorization: 'Bearer k-123', model: 'm1', task: 'the task', material: 'the material' },
    ]);
    expect(seen).toMatchObject([{ kind: 'model-asked', model: 'm1', outcome: 'written', tokens: 100 }]);
    expect(JSON.stringify(seen)).not.toContain('k-123');
  });

  test('stops at the day’s budget, and goes on the next day', async () => {
    const { writer, clock, outcomes } = aWriter({ tokensADay: atMost + 199 });
    for (let time = 0; time < 3; time++) await writer.write(request);
    expect(outcomes()).toEqual(['written', 'written', 'over-budget']);
    clock.set(Date.parse('2026-10-13T00:00:00+09:00'));
    expect(await writer.write(request)).toBe('words');
  });

  test('asked by many at once stays within the budget: what each may cost is set aside before', async () => {
    const { writer, outcomes } = aWriter({ tokensADay: 2 * atMost });
    await Promise.all(Array.from({ length: 5 }, () => writer.write(request)));
    expect(outcomes().sort()).toEqual(['over-budget', 'over-budget', 'over-budget', 'written', 'written']);
    expect(await writer.write(request)).toBe('words');
  });

  test('waits no longer than it may', async () => {
    endpoint.answerWith(() => 'silence');
    const { writer, outcomes } = aWriter({ timeoutMs: 50 });
    expect(await writer.write(request)).toBeNull();
    expect(outcomes()).toEqual(['failed']);
  });

  test('leaves an endpoint that fails alone for five minutes', async () => {
    endpoint.answerWith(() => 500);
    const { writer, clock, outcomes } = aWriter();
    for (let time = 0; time < 4; time++) await writer.write(request);
    expect(outcomes()).toEqual(['failed', 'failed', 'failed', 'resting']);
    expect(endpoint.asked).toHaveLength(3);
    endpoint.answerWith(() => 'words again');
    clock.set(clock.now() + 300_001);
    expect(await writer.write(request)).toBe('words again');
  });

  test('does not ask where the store cannot count', async () => {
    const { writer, store, seen } = aWriter();
    store.close();
    expect(await writer.write(request)).toBeNull();
    expect(endpoint.asked).toEqual([]);
    expect(seen).toMatchObject([{ outcome: 'failed', why: expect.stringContaining('database') }]);
  });

  test('gives what was written, and nothing back a second time, where the store’s answer to the count is lost', async () => {
    const { writer, seen, counted } = aWriter({ answersLost: [2] });
    expect(await writer.write(request)).toBe('words');
    expect(seen).toMatchObject([
      { outcome: 'written', tokens: 100, why: expect.stringContaining('connection was lost') },
    ]);
    expect(await counted()).toBe(100);
  });

  test('fails once where neither the endpoint nor the store answers', async () => {
    endpoint.answerWith(() => 500);
    const { writer, seen, counted } = aWriter({ answersLost: [2] });
    expect(await writer.write(request)).toBeNull();
    expect(seen).toMatchObject([{ outcome: 'failed', why: expect.stringContaining('connection was lost') }]);
    expect(await counted()).toBe(0);
  });
});
