import { sayDate } from '../../calendar/say-date.ts';
import type { Bilingual, Language } from '../../domain/language.ts';
import type { VersionSide } from '../../measures/compare.ts';
import { forceWords, penaltyWords } from '../../measures/force-words.ts';
import { shortName } from '../../measures/name.ts';
import type { Measure } from '../../measures/schema.ts';
import { type Block, type Message, type Spans, text } from '../../message/message.ts';
import { listed } from '../../message/strings.ts';
import { labelOf } from '../../taxonomy/codebook.ts';
import { asOfNote, sourceSpans } from './basis.ts';
import type { Compared } from './compared.ts';
import { pointLine, pointLines } from './measure.ts';

/** Two measures side by side: what differs is set apart, what is the same is said once. */
export function showMeasures(
  { left, right, newer, now }: Compared & { kind: 'measures' },
  language: Language,
): Message {
  const names = [shortName(left, language), shortName(right, language)] as const;
  const heading = headline(names, language);
  const row = (label: Bilingual, of: (measure: Measure) => string) =>
    rowOf(label, names, [of(left), of(right)], language);
  const rows = [
    row({ ja: '状態', en: 'Status' }, ({ status }) => status[language]),
    row({ ja: '種別', en: 'Kind' }, ({ kind, form }) => form?.[language] ?? labelOf('kind', kind, language)),
    row({ ja: '主体', en: 'By' }, ({ issuer }) => issuer[language]),
    row({ ja: '拘束力', en: 'Force' }, measure => forceWords(measure)[language]),
    row({ ja: '名宛人', en: 'Addressed to' }, ({ force }) => force.addressee?.[language] ?? '—'),
    row({ ja: '罰則', en: 'Penalties' }, measure => penaltyWords(measure)[language]),
    row({ ja: '論点', en: 'Themes' }, ({ themes }) =>
      listed(
        themes.map(one => labelOf('theme', one, language)),
        language,
      ),
    ),
    row({ ja: '直近の経過', en: 'Last step' }, measure => lastStep(measure, language)),
  ];
  const points = ([left, right] as const).flatMap((measure, index): Block[] => [
    { kind: 'text', spans: [text(names[index] ?? '', 'strong')] },
    { kind: 'list', items: pointLines(measure, language) },
  ]);
  const asOf = [left.asOf, right.asOf].sort()[0] ?? left.asOf;
  return {
    language,
    summary: heading,
    blocks: [
      { kind: 'heading', spans: [text(heading, 'strong')] },
      { kind: 'table', rows },
      ...points,
      {
        kind: 'buttons',
        buttons: [left, right].map((measure, index) => ({
          label: names[index] ?? '',
          call: { command: 'measure', args: { name: measure.id } },
        })),
      },
      asOfNote(asOf, now, newer, language),
    ],
  };
}

/** Two versions of one measure: when each came, and what the catalogue says of it. */
export function showVersions(
  { measure, left, right, newer, now }: Compared & { kind: 'versions' },
  language: Language,
): Message {
  const name = shortName(measure, language);
  const names = [versionName(left.asked, language), versionName(right.asked, language)] as const;
  const heading = language === 'ja' ? `${name}　${names.join('と')}` : `${name}: ${names.join(' and ')}`;
  return {
    language,
    summary: heading,
    blocks: [
      { kind: 'heading', spans: [text(heading, 'strong')] },
      ...[left, right].flatMap((side, index) => versionBlocks(measure, side, names[index] ?? '', language)),
      {
        kind: 'note',
        spans: [
          text(
            {
              ja: '版ごとの要点は、目録にその版についての記述があるものだけを示しています。本文の差分ではありません。',
              en: 'Only what the catalogue says of each version is shown; it is no comparison of their full texts.',
            }[language],
            'quiet',
          ),
        ],
      },
      asOfNote(measure.asOf, now, newer, language),
    ],
  };
}

function versionBlocks(measure: Measure, { version, points }: VersionSide, name: string, language: Language): Block[] {
  if (version === null) {
    const words = { ja: `${name}：収録していません。`, en: `${name}: not in the catalogue.` }[language];
    return [{ kind: 'text', spans: [text(words)] }];
  }
  const { date, event } = version;
  const first: Spans = [
    text(name, 'strong'),
    text(
      `${language === 'ja' ? '　' : '  '}${sayDate(date, language)}${language === 'ja' ? '　' : '  '}${event.event[language]}`,
    ),
    ...sourceSpans(event, language),
  ];
  const none = { ja: 'この版についての要点は収録していません。', en: 'The catalogue has no point on this version.' }[
    language
  ];
  return [
    { kind: 'text', spans: first },
    {
      kind: 'list',
      items: points.length === 0 ? [[text(none, 'quiet')]] : points.map(point => pointLine(measure, point, language)),
    },
  ];
}

function rowOf(
  label: Bilingual,
  names: readonly [string, string],
  values: readonly [string, string],
  language: Language,
) {
  const [left, right] = values;
  const same = { ja: `いずれも${left}`, en: `both: ${left}` }[language];
  const apart = {
    ja: `${names[0]}＝${left}／${names[1]}＝${right}`,
    en: `${names[0]}: ${left} | ${names[1]}: ${right}`,
  }[language];
  return { label: label[language], value: [text(left === right ? same : apart)] };
}

function lastStep({ timeline, asOf }: Measure, language: Language): string {
  const last = timeline.filter(({ date, scheduled }) => !scheduled && date <= asOf).at(-1);
  if (last === undefined) return '—';
  const mark = last.verified ? '' : { ja: '（⚠ 未確認）', en: ' (⚠ unverified)' }[language];
  return `${sayDate(last.date, language)} ${last.event[language]}${mark}`;
}

function headline([left, right]: readonly [string, string], language: Language): string {
  return language === 'ja' ? `${left}と${right}の比較` : `${left} and ${right}, side by side`;
}

function versionName(number: string, language: Language): string {
  if (number === '') return { ja: '版の指定なし', en: 'no version' }[language];
  return language === 'ja' ? `第${number}版` : `version ${number}`;
}
