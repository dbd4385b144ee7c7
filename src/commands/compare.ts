import type { Language } from '../domain/language.ts';
import { type Side, sides, takeTwo, type VersionSide, versionSide } from '../measures/compare.ts';
import { createFinder, type FindMeasure } from '../measures/find.ts';
import type { Measure } from '../measures/schema.ts';
import { versionsOf } from '../measures/versions.ts';
import type { Message } from '../message/message.ts';
import { sentence } from '../message/sentence.ts';
import { command } from './command.ts';
import { type Unclear, unclearLine } from './meant/measure-asked.ts';
import { countNewer } from './meant/measure-history.ts';
import { showMeasures, showVersions } from './show/compare.ts';
import type { Compared } from './show/compared.ts';
import { showUnclear } from './show/unclear.ts';

export const compare = command({
  name: 'compare',
  words: ['新旧', '比較'],
  summary: {
    ja: '2つの制度、または1つの制度の2つの版を並べて比べます。',
    en: 'Sets two measures, or two versions of one, side by side.',
  },
  args: {
    names: {
      kind: 'text',
      words: ['対象'],
      positional: true,
      help: {
        ja: '比べる2つ（「AI推進法 と EU AI法」「AI事業者ガイドライン 第1.1版 第1.2版」）',
        en: 'the two: AI Promotion Act vs EU AI Act, or AI Guidelines for Business 1.1 vs 1.2',
      },
    },
    with: { kind: 'text', words: ['相手'], help: { ja: '2つ目', en: 'the second of the two' } },
  },
  async run({ names = '', with: second }, context): Promise<Compared | Unclear> {
    const { measures, now } = context;
    const find = createFinder(measures);
    const pair = second === undefined ? twoOf(names, find) : sides(names, second, find);
    if (pair === null) return { kind: 'one', asked: names };
    const [left, right] = pair;
    if (left.found.kind !== 'found') return unclear(left, right, 'left');
    if (right.found.kind !== 'found') return unclear(right, left, 'right');
    const { measure } = left.found;
    const newer = await countNewer([...new Set([measure, right.found.measure])], context);
    if (measure !== right.found.measure)
      return { kind: 'measures', left: measure, right: right.found.measure, newer, now };
    const numbers = [left.found.version, right.found.version] as const;
    if (numbers[0] === numbers[1] || numbers.includes(null)) return { kind: 'one', asked: names };
    const side = (number: string | null) => ({ ...versionSide(measure, number), asked: number ?? '' });
    return { kind: 'versions', measure, left: side(numbers[0]), right: side(numbers[1]), newer, now };
  },
  show(data, language): Message {
    switch (data.kind) {
      case 'unclear':
        return showUnclear(data, language);
      case 'one':
        return onlyOne(data.asked, language);
      case 'measures':
        return showMeasures(data, language);
      case 'versions':
        return showVersions(data, language);
    }
  },
  lines(data) {
    switch (data.kind) {
      case 'unclear':
        return [unclearLine(data)];
      case 'one':
        return [{ asked: data.asked, problem: 'one' }];
      case 'measures':
        return [data.left, data.right].map(measureLine);
      case 'versions':
        return [data.left, data.right].map(side => versionLine(data.measure, side));
    }
  },
});

/** Two that words name; where they name one measure, its last two versions. */
function twoOf(names: string, find: FindMeasure): readonly [Side, Side] | null {
  const one = find(names);
  if (one.kind === 'found' && one.took === null && one.version === null) {
    const [older, newer] = versionsOf(one.measure).slice(-2);
    if (older === undefined || newer === undefined) return null;
    const side = (version: string) => ({ asked: names, found: { ...one, version } });
    return [side(older.number), side(newer.number)];
  }
  return takeTwo(names, find);
}

function unclear({ asked, found }: Side, other: Side, place: 'left' | 'right'): Unclear {
  const name = other.found.kind === 'found' ? other.found.measure.id : other.asked;
  const askAgain = ({ id }: Measure) => ({
    command: 'compare',
    args: place === 'left' ? { names: id, with: name } : { names: name, with: id },
  });
  return { kind: 'unclear', asked, found: found as Unclear['found'], askAgain };
}

function onlyOne(asked: string, language: Language): Message {
  const words = {
    ja: `${asked === '' ? '' : `「${asked}」は1つの対象と読み取りました。`}比べる2つを入力してください（例：AI推進法 と EU AI法、AI事業者ガイドライン 第1.1版 第1.2版）。`,
    en: `${asked === '' ? '' : `"${asked}" names one thing. `}Please name two, such as AI Promotion Act vs EU AI Act, or AI Guidelines for Business 1.1 vs 1.2.`,
  };
  return sentence(words, language);
}

function measureLine({
  id,
  name,
  kind,
  status,
  issuer,
  form,
  force,
  penalties,
  timeline,
  keyPoints,
  asOf,
}: Measure): object {
  return {
    measure: id,
    version: null,
    name,
    kind,
    status,
    issuer,
    form: form ?? null,
    force,
    penalties,
    timeline,
    keyPoints,
    asOf,
  };
}

function versionLine({ id, name, asOf }: Measure, { asked, version, points }: VersionSide & { asked: string }): object {
  return {
    measure: id,
    version: asked,
    known: version !== null,
    name,
    date: version?.date ?? null,
    event: version?.event.event ?? null,
    source: version?.event.source ?? null,
    verified: version?.event.verified ?? false,
    keyPoints: points,
    asOf,
  };
}
