import { describe, expect, test } from 'vitest';
import { families, familyLabels } from '../../src/measures/families.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import { relationsOf } from '../../src/measures/relations.ts';
import { type Measure, measureEntry } from '../../src/measures/schema.ts';
import { fold } from '../../src/text/fold.ts';
import { sayFileProblem } from '../../src/text/yaml-file.ts';

const { measures, problems } = loadMeasures();
const byId = new Map(measures.map(measure => [measure.id, measure]));

/** Names of a measure that say nothing else: without a condition. */
function plainNames(measure: Measure): string[] {
  const alone = measure.contextual.filter(entry => isBare(entry)).map(({ name }) => name);
  return [measure.name.ja, measure.name.en, ...measure.aliases.ja, ...measure.aliases.en, ...alone].map(
    name => fold(name).text,
  );
}

function isBare(entry: Measure['contextual'][number]): boolean {
  const { since, before } = entry;
  return (
    [entry.with, entry.without, entry.near, entry.notNear].every(({ length }) => length === 0) &&
    since === undefined &&
    before === undefined
  );
}

/** Names that two measures claim without any condition. */
function clashes(all: readonly Measure[]): string[] {
  const owners = new Map<string, Set<string>>();
  for (const measure of all) {
    for (const name of plainNames(measure)) owners.set(name, (owners.get(name) ?? new Set()).add(measure.id));
  }
  return [...owners].flatMap(([name, ids]) => (ids.size > 1 ? [`${name}: ${[...ids].join(', ')}`] : []));
}

function textsOf(value: unknown): { readonly ja: string; readonly en: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'ja' in value && typeof value.ja === 'string' ? [value as { ja: string; en: string }] : [];
  return [...own, ...Object.values(value).flatMap(textsOf)];
}

describe('the catalogue of measures', () => {
  test('fits its schema', () => {
    expect(problems.map(sayFileProblem)).toEqual([]);
    expect(measures.length).toBeGreaterThanOrEqual(87);
  });

  test('has every family, each with a label', () => {
    const used = new Set(measures.map(({ family }) => family));
    expect(families.filter(family => family !== 'other' && !used.has(family))).toEqual([]);
    expect(Object.keys(familyLabels)).toEqual([...families]);
  });

  test('calls no two measures by one name without a context that tells them apart', () => {
    expect(clashes(measures)).toEqual([]);
  });

  test('a name that two measures claim is found out', () => {
    const [one, two] = measures;
    if (one === undefined || two === undefined) throw new Error('no measures');
    const doubled = { ...two, aliases: { ja: [one.name.ja], en: [] } };
    expect(clashes([one, doubled])).toEqual([`${fold(one.name.ja).text}: ${one.id}, ${two.id}`]);
  });

  test('gives each contextual name a condition', () => {
    const bare = measures.flatMap(({ id, contextual, cues }) =>
      [...contextual, ...cues].filter(isBare).map(({ name }) => `${id}: ${name}`),
    );
    expect(bare).toEqual([]);
  });

  test('tells its events in order, none before the century', () => {
    const unordered = measures.filter(
      ({ timeline }) =>
        timeline.map(({ date }) => date).join() !==
        timeline
          .map(({ date }) => date)
          .toSorted()
          .join(),
    );
    expect(unordered.map(({ id }) => id)).toEqual([]);
    const odd = measures.flatMap(({ id, timeline }) =>
      timeline.filter(({ date }) => date < '2000' || date > '2030').map(({ date }) => `${id} ${date}`),
    );
    expect(odd).toEqual([]);
  });

  test('has an https address for each event that counts as verified, and where to look for each other', () => {
    const events = measures.flatMap(({ id, timeline }) => timeline.map(event => ({ id, ...event })));
    expect(events.filter(({ verified, source }) => verified && !source?.startsWith('https://'))).toEqual([]);
    expect(events.filter(({ verified, source, basis }) => verified && source && basis === undefined)).toEqual([]);
    expect(events.filter(({ verified, checkAt }) => !verified && checkAt === undefined)).toEqual([]);
  });

  test('calls an event after its own date scheduled', () => {
    const late = measures.flatMap(({ id, asOf, timeline }) =>
      timeline.filter(({ date, scheduled }) => date > asOf && !scheduled).map(({ date }) => `${id} ${date}`),
    );
    expect(late).toEqual([]);
  });

  test('points its lineage at measures that it holds, never at itself', () => {
    const lost = measures.flatMap(({ id, lineage }) =>
      lineage.filter(({ to }) => to === id || !byId.has(to)).map(({ to }) => `${id} → ${to}`),
    );
    expect(lost).toEqual([]);
  });

  test('publishes each text in both languages, the Japanese in Japanese', () => {
    const texts = measures.flatMap(textsOf);
    expect(texts.length).toBeGreaterThan(900);
    expect(texts.filter(({ ja, en }) => ja.trim() === '' || en.trim() === '')).toEqual([]);
    expect(texts.filter(({ en }) => /[ぁ-ヿ]/.test(en))).toEqual([]);
    const foreign = measures.flatMap(({ status, timeline, keyPoints }) =>
      [status, ...timeline.map(({ event }) => event), ...keyPoints.map(({ point }) => point)].filter(
        ({ ja }) => !/[ぁ-ヿ一-鿿]/.test(ja),
      ),
    );
    expect(foreign).toEqual([]);
  });

  test('says 施行 only of laws, orders and ordinances', () => {
    const wrong = measures.filter(
      ({ kind, status }) => status.ja.includes('施行') && !['statute', 'order'].includes(kind),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
    const stages = measures.filter(({ kind, stage }) => stage === 'in-force' && !['statute', 'order'].includes(kind));
    expect(stages.map(({ id }) => id)).toEqual([]);
  });

  test('marks foreign law as no law of Japan', () => {
    expect(measures.filter(({ japanese }) => !japanese).map(({ id }) => id)).toEqual(['eu-ai-act']);
    expect(byId.get('eu-ai-act')?.status).toMatchObject({
      ja: expect.stringContaining('日本法ではない'),
      en: expect.stringContaining('not Japanese law'),
    });
  });
});

describe('the AI Promotion Act', () => {
  const act = byId.get('ai-promotion-act');

  test('has 28 articles, 17 in force since its promulgation and 11 since September, and four supplementary ones', () => {
    const main = act?.articles.filter(({ number }) => !number.startsWith('S')) ?? [];
    expect(main.map(({ number }) => Number(number))).toEqual(Array.from({ length: 28 }, (_, index) => index + 1));
    expect(main.filter(({ inForceSince }) => inForceSince === '2025-06-04')).toHaveLength(17);
    expect(main.filter(({ inForceSince }) => inForceSince === '2025-09-01')).toHaveLength(11);
    expect(act?.articles.filter(({ number }) => number.startsWith('S'))).toHaveLength(4);
  });

  test('obliges businesses to cooperate, asks citizens and institutes to endeavour, and has no penalty', () => {
    const gloss = (number: string) => act?.articles.find(article => article.number === number)?.gloss;
    expect(gloss('7')).toMatchObject({
      ja: expect.stringContaining('協力しなければならない'),
      en: expect.stringContaining('must cooperate'),
    });
    expect(gloss('6')?.ja).toContain('協力するよう努める');
    expect(gloss('8')?.ja).toContain('協力するよう努める');
    expect(act?.penalties).toBe(false);
  });

  test('is reached from what came before it and from what implements it', () => {
    if (act === undefined) throw new Error('no Act');
    const related = relationsOf(act, measures).map(
      ({ measure, relation, direction }) => `${direction} ${relation} ${measure.id}`,
    );
    expect(related).toContain('forward comes-from ai-policy-study-group-interim-report-2025');
    expect(related).toContain('inverse implements ai-appropriateness-guideline');
    expect(related).toContain('inverse implements ai-basic-plan-2026');
  });
});

describe('an entry', () => {
  const parsed = (changes: object) =>
    measureEntry.safeParse({
      id: 'sample',
      name: { ja: '見本', en: 'Sample' },
      kind: 'guideline',
      stage: null,
      status: { ja: '公表', en: 'published' },
      issuer: { ja: '見本庁', en: 'Sample Agency' },
      bodies: [],
      themes: [],
      sectors: [],
      force: { level: 'none' },
      penalties: 'unknown',
      timeline: [],
      ...changes,
    });
  const event = { date: '2025-06', event: { ja: '公表', en: 'Published' } };

  test('without a source is not verified', () => {
    expect(parsed({ timeline: [event] }).data?.timeline[0]?.verified).toBe(false);
    expect(parsed({ timeline: [{ ...event, source: 'https://example.jp/a' }] }).data?.timeline[0]?.verified).toBe(true);
  });

  test('can’t claim to be verified without one, or by a page that anybody on the way can change', () => {
    expect(parsed({ timeline: [{ ...event, verified: true }] }).success).toBe(false);
    expect(parsed({ timeline: [{ ...event, source: 'http://example.jp/a' }] }).success).toBe(false);
  });

  test('takes ids of the codebook only', () => {
    expect(parsed({ themes: ['magic'] }).success).toBe(false);
    expect(parsed({ bodies: ['ministry-of-magic'] }).success).toBe(false);
  });

  test('needs both languages', () => {
    expect(parsed({ status: { ja: '公表' } }).success).toBe(false);
  });
});
