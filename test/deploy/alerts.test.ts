import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { createMetrics } from '../../adapters/http/metrics.ts';
import { startHttp } from '../../adapters/http/server.ts';
import type { Observation } from '../../src/domain/observation.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { createWatch } from '../../src/watch/watch.ts';
import { aClock } from '../world/sample.ts';

const rules = resolve(import.meta.dirname, '../../deploy/alerts.yaml');
const isThere = spawnSync('promtool', ['--version']).status === 0;
const whose = 'job="kairan",instance="a"';

/** What one process shows before and after something happens in it, and after it has looked for sources of which none is due. */
async function shown(happens: readonly Observation[]) {
  const clock = aClock(0);
  const store = openSqliteStore({ path: ':memory:', clock });
  const { observe, mount } = createMetrics({ store, clock, token: null, platforms: () => [], behind: async () => 0 });
  const server = await startHttp({ mounts: [mount], parts: async () => [], observe }, { host: '127.0.0.1', port: 0 });
  const unasked = async () => Promise.reject(new Error('nothing is due'));
  const watch = createWatch({ store, fetch: unasked, prepare: unasked, clock, observe, holder: 'a' });
  const scrape = async () => samplesOf(await (await fetch(`${server.url}/metrics`)).text());
  try {
    const start = await scrape();
    for (const one of happens) observe(one);
    const event = await scrape();
    await watch.round([], 'due', new AbortController().signal);
    return { start, event, round: await scrape() };
  } finally {
    await server.stop();
    await store.close();
  }
}

/** Each counter of Kairan's by its name and labels, as Prometheus keeps it. */
function samplesOf(text: string): Map<string, number> {
  const lines = text.matchAll(/^(kairan_\w+_total)(?:\{(.*)\})? (\d+)$/gm);
  return new Map(
    [...lines].map(([, name, labels, value]) => [`${name}{${labels ? `${labels},` : ''}${whose}}`, Number(value)]),
  );
}

/** Half an hour as it was at the start, then an hour with what happened; it looks for sources every minute until it stops. */
function seriesOf({ start, event, round }: Awaited<ReturnType<typeof shown>>, stops: number) {
  return [...round].map(([series, last]) => {
    const [first, then] = [start.get(series), event.get(series)];
    if (last !== then) return { series, values: `${first}+${last - (then ?? 0)}x${stops} ${first}+0x90` };
    return { series, values: `${first === undefined ? '_x29' : `${first}x29`} ${then}x60` };
  });
}

function promtool(tests: readonly object[], every = '1m'): string {
  const folder = mkdtempSync(join(tmpdir(), 'kairan-alerts-'));
  const file = join(folder, 'tests.yaml');
  writeFileSync(file, stringify({ rule_files: [rules], evaluation_interval: every, tests }));
  const { stdout, stderr } = spawnSync('promtool', ['test', 'rules', file], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return `${stdout}${stderr}`;
}

test.skipIf(!isThere)(
  'the first loss and the first bug of a process alert, and a process that finds nothing due does not',
  async () => {
    const lost = { delivery: 'd', conversation: { platform: 'slack', id: 'T/C' }, how: 'dead', reason: '' } as const;
    const world = await shown([
      { kind: 'delivery-lost', ...lost },
      { kind: 'bug', where: 'planning for subscription s1', error: null },
      { kind: 'bug', where: 'somewhere that nobody thought of', error: null },
      ...Array.from({ length: 5 }, () => ({ kind: 'put-off', where: 'the desk', why: '' }) as const),
    ]);
    const alerts = (eval_time: string, alertname: string, exp_alerts: object[]) => ({
      eval_time,
      alertname,
      exp_alerts,
    });
    const alert = (labels: object, summary: string) => ({ exp_labels: labels, exp_annotations: { summary } });
    const bug = (where: string) => alert({ severity: 'warn', where }, `A bug was logged: ${where}.`);
    const said = promtool([
      {
        interval: '1m',
        input_series: seriesOf(world, 90),
        alert_rule_test: [
          alerts('25m', 'KairanBug', []),
          alerts('25m', 'KairanDeliveriesLost', []),
          alerts('35m', 'KairanBug', [bug('elsewhere'), bug('planning')]),
          alerts('35m', 'KairanDeliveriesLost', [
            alert({ severity: 'page', how: 'dead' }, '1 messages were given up (dead).'),
          ]),
          alerts('35m', 'KairanStoreAway', [
            alert(
              { severity: 'page', where: 'the desk', job: 'kairan', instance: 'a' },
              'Work is put off again and again: the desk.',
            ),
          ]),
          alerts('85m', 'KairanRoundsStopped', []),
        ],
      },
      {
        interval: '1m',
        input_series: seriesOf(world, 20),
        alert_rule_test: [
          alerts('85m', 'KairanRoundsStopped', [
            alert({ severity: 'page', job: 'kairan', instance: 'a' }, 'No source has been looked at for 30 minutes.'),
          ]),
        ],
      },
    ]);
    expect(said).toMatch(/SUCCESS/);
  },
);

test.skipIf(!isThere)('four days without a publication alert, and the first hours of a new Kairan do not', () => {
  const silent = (eval_time: string, exp_alerts: object[]) => ({
    eval_time,
    alertname: 'KairanNothingPublished',
    exp_alerts,
  });
  const told = [
    {
      exp_labels: { severity: 'warn' },
      exp_annotations: { summary: 'No publisher has brought anything for four days.' },
    },
  ];
  const world = {
    interval: '1h',
    input_series: [{ series: `kairan_publications_total{${whose}}`, values: '0x24 3x120' }],
    alert_rule_test: [silent('5h', []), silent('100h', []), silent('125h', told)],
  };
  expect(promtool([world], '1h')).toMatch(/SUCCESS/);
});
