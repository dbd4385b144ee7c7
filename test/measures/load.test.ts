import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadMeasures } from '../../src/measures/load.ts';
import { sayFileProblem } from '../../src/text/yaml-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'kairan-measures-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const whole = `
asOf: "2026-11-20"
measures:
  - id: ai-promotion-act
    formerIds: [ai-act-of-japan]
    name: { ja: 別の名, en: Another name }
    aliases: { ja: [別名], en: [Alias] }
    contextual:
      - { name: 別, with: [甲 + 乙], without: [丙], near: [丁], notNear: [戊], since: "2026-01-01", before: "2027-01-01" }
    cues: [{ name: 合図, near: [甲] }]
    decoys: [別荘]
    kind: guideline
    stage: revised
    status: { ja: 社内での扱い, en: as we treat it }
    issuer: { ja: 法務部, en: Legal department }
    form: { ja: 決定, en: decision, source: "https://example.jp/form" }
    bodies: [fsa]
    themes: [privacy]
    sectors: [finance]
    force: { level: penalty, addressee: { ja: 全社, en: everyone }, note: { ja: 注, en: note } }
    penalties: unknown
    penaltiesNote: { ja: 不明, en: not known }
    japanese: false
    timeline:
      - { date: 2026-11, event: { ja: 決定, en: Decided }, version: "3", source: "https://example.jp/a", basis: page }
      - { date: "2027-01-01", event: { ja: 適用, en: Applies }, verified: false, checkAt: "https://example.jp/b", scheduled: true }
    keyPoints: [{ point: { ja: 要点, en: A point }, article: "2", source: "https://example.jp/c" }]
    articles: [{ number: "1", heading: { ja: 目的, en: Purpose }, gloss: { ja: 目的を定める, en: Says why }, inForceSince: "2026-11-01" }]
    lineage: [{ relation: companion, to: our-own-rule }]
    doubts: [{ ja: 疑い, en: A doubt }]
    addresses: ["https://example.jp/"]
    lawId: 507AC0000000999
    asOf: "2026-11-21"
  - id: our-own-rule
    name: { ja: 社内規程, en: Our own rule }
    kind: guideline
    stage: null
    status: { ja: 公表・現行, en: current }
    issuer: { ja: 法務部, en: Legal department }
    bodies: []
    themes: []
    sectors: []
    force: { level: voluntary }
    penalties: false
    timeline: []
`;

describe('an operator’s own measures', () => {
  const shipped = loadMeasures().measures;
  const { measures, problems } = loadMeasures({ extra: [fileOf('own.yaml', whole)] });

  test('replace the catalogue’s entry in every field, and stay in its family', () => {
    expect(problems.map(sayFileProblem)).toEqual([]);
    const before = shipped.find(({ id }) => id === 'ai-promotion-act') ?? {};
    const after = measures.find(({ id }) => id === 'ai-promotion-act') ?? {};
    const same = Object.entries(after)
      .filter(([field, value]) => JSON.stringify(value) === JSON.stringify(before[field as keyof typeof before]))
      .map(([field]) => field);
    expect(same).toEqual(['id', 'family']);
    expect(after).toMatchObject({ asOf: '2026-11-21', timeline: [{ verified: true }, { verified: false }] });
    expect(Object.keys(after).toSorted()).toEqual(
      [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted(),
    );
  });

  test('add to the catalogue', () => {
    expect(measures).toHaveLength(shipped.length + 1);
    expect(measures.find(({ id }) => id === 'our-own-rule')).toMatchObject({ family: 'other', asOf: '2026-11-20' });
  });
});

describe('a mistake in an operator’s file is said with its line', () => {
  const complaints = (text: string) =>
    loadMeasures({ extra: [fileOf('wrong.yaml', text)] }).problems.map(sayFileProblem);
  const entry = (line: string) =>
    whole.slice(0, whole.indexOf('  - id: our-own-rule')).replace('companion, to: our-own-rule', line);

  test('a lineage that leads nowhere', () => {
    expect(complaints(entry('companion, to: nowhere'))).toEqual([
      'wrong.yaml, line 29, measures[0].lineage[0].to: There is no measure «nowhere».',
    ]);
  });

  test('a relation that nobody knows', () => {
    expect(complaints(entry('cousin, to: appi'))[0]).toContain('line 29, measures[0].lineage[0].relation');
  });

  test('a field that nobody knows', () => {
    expect(complaints(whole.replace('lawId:', 'lawid:'))[0]).toMatch(
      /line 32, measures\[0\]\.lawid: This field is unknown here/,
    );
  });

  test('no day until which the facts were gathered', () => {
    expect(complaints(whole.replace('asOf: "2026-11-20"', ''))[0]).toContain('asOf');
  });

  test('text that is no YAML', () => {
    expect(complaints('measures: [')[0]).toContain('not well-formed YAML');
  });

  test('a name that unfolds a thousand times', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(99)}*a]\nc: [${'*b,'.repeat(99)}*b]\nmeasures: []\n`;
    expect(complaints(bomb)[0]).toContain('can’t be unfolded');
  });
});
