import { dayOf } from '../calendar/say-date.ts';
import type { Bilingual, Language } from '../domain/language.ts';
import type { Instant } from '../domain/time.ts';
import { families, familyLabels } from '../measures/families.ts';
import { forceLabel } from '../measures/force-words.ts';
import { shortName } from '../measures/name.ts';
import { type Proposal, proposalsFor } from '../measures/proposals.ts';
import type { Measure } from '../measures/schema.ts';
import { type Block, type Message, type Spans, text } from '../message/message.ts';
import { codebook } from '../taxonomy/codebook.ts';
import { fold } from '../text/fold.ts';
import { command } from './command.ts';
import { countSteps, historySince } from './meant/measure-history.ts';
import { asOfNote } from './show/basis.ts';
import { proposalBlocks } from './show/measure.ts';

interface Listed {
  readonly asked: string;
  readonly measures: readonly Measure[];
  readonly all: number;
  readonly newer: number;
  readonly proposals: readonly Proposal[];
  readonly isOperator: boolean;
  readonly now: Instant;
}

export const measures = command({
  name: 'measures',
  words: ['制度一覧', '一覧'],
  summary: {
    ja: '収録している制度（法律・指針・計画・報告書など）を一覧にします。分野、機関、状態で絞り込めます。',
    en: 'Lists the laws, guidelines, plans and papers of the catalogue, by field, body or status.',
  },
  args: {
    filter: {
      kind: 'text',
      words: ['絞り込み'],
      positional: true,
      help: {
        ja: '絞り込む言葉（金融、総務省、施行、意見募集、指針など。複数可）',
        en: 'words to narrow the list: finance, MIC, in force, guideline; all must fit',
      },
    },
    family: {
      kind: 'text',
      words: ['分野', '分類', 'field', 'sector'],
      help: { ja: '分野（金融、著作権など）', en: 'a field: finance, copyright' },
    },
    body: {
      kind: 'text',
      words: ['機関', '発行'],
      help: { ja: '発行・所管の機関', en: 'who issued it or is in charge' },
    },
    status: {
      kind: 'text',
      words: ['状態'],
      help: { ja: '状態（施行、現行、検討中など）', en: 'its status: in force, current' },
    },
  },
  async run({ filter = '', family = '', body = '', status = '' }, context): Promise<Listed> {
    const { measures: all, now, viewer } = context;
    const wanted = [
      [filter, (one: Measure) => [...namesOf(one), ...familyOf(one), ...bodiesOf(one), ...statusOf(one)]],
      [family, familyOf],
      [body, bodiesOf],
      [status, statusOf],
    ] as const;
    const measures = wanted.reduce((left, [words, fields]) => fitting(left, words, fields), all);
    const publications = await historySince(measures, context);
    return {
      asked: [filter, family, body, status].filter(one => one !== '').join(' '),
      measures,
      all: all.length,
      newer: countSteps(measures, publications),
      proposals: proposalsFor(measures, publications, dayOf(now)),
      isOperator: viewer.roles.includes('operator'),
      now,
    };
  },
  show: showList,
  lines: ({ measures: shown }) => shown.map(lineOf),
});

function showList(listed: Listed, language: Language): Message {
  const { asked, measures: shown, all, newer, now } = listed;
  const heading = headline(asked, shown.length, all)[language];
  const oldest = shown.map(({ asOf }) => asOf).sort()[0];
  const groups = families.flatMap((family): Block[] => {
    const members = shown.filter(one => one.family === family);
    if (members.length === 0) return [];
    return [
      { kind: 'text', spans: [text(familyLabels[family][language], 'strong')] },
      { kind: 'list', items: members.map(one => describe(one, language)) },
    ];
  });
  return {
    language,
    summary: heading,
    blocks: [
      { kind: 'heading', spans: [text(heading, 'strong')] },
      ...groups,
      ...proposalBlocks(listed, language),
      ...(oldest === undefined ? [] : [asOfNote(oldest, now, newer, language)]),
    ],
  };
}

function headline(asked: string, count: number, all: number): Bilingual {
  if (count === 0)
    return {
      ja: `「${asked}」に当てはまる制度は収録していません（全${all}件中）。「制度一覧」ですべて表示します。`,
      en: `None of the ${all} measures fits "${asked}". "measures" lists them all.`,
    };
  return {
    ja: asked === '' ? `収録している制度${count}件` : `「${asked}」に当てはまる制度${count}件（全${all}件中）`,
    en: asked === '' ? `${count} measures` : `${count} of ${all} measures: ${asked}`,
  };
}

function describe(measure: Measure, language: Language): Spans {
  const { status, issuer } = measure;
  const rest = [status[language], issuer[language], forceLabel(measure)[language]].join(
    language === 'ja' ? '｜' : ' · ',
  );
  return [text(shortName(measure, language)), text(`  ${rest}`, 'quiet')];
}

/** Measures that have all of the words in one of their texts, as they stand; where none has, each word somewhere. */
function fitting(
  measures: readonly Measure[],
  words: string,
  fieldsOf: (measure: Measure) => readonly string[],
): readonly Measure[] {
  const whole = fold(words).text;
  const texts = measures.map(one => ({ one, folded: fieldsOf(one).map(field => fold(field).text) }));
  const has = (word: string, folded: readonly string[]) => folded.some(field => says(field, word));
  const together = texts.filter(({ folded }) => has(whole, folded));
  const apart = texts.filter(({ folded }) => whole.split(/[\s、,]+/).every(word => has(word, folded)));
  return (together.length > 0 ? together : apart).map(({ one }) => one);
}

/** 「未施行」 does not say 施行, nor «not in force» in force. */
function says(field: string, word: string): boolean {
  if (word === '') return true;
  const parts = field.split(word).slice(0, -1);
  return parts.some((_, index) => !/(?:\bnot (?:yet )?|未)$/.test(parts.slice(0, index + 1).join(word)));
}

function namesOf(measure: Measure): string[] {
  const { id, name, aliases, kind } = measure;
  const labels = [codebook.kind[kind].label, forceLabel(measure)];
  return [id, name.ja, name.en, ...aliases.ja, ...aliases.en, kind, ...labels.flatMap(both)];
}

function familyOf({ family, sectors }: Measure): string[] {
  return [
    family,
    ...both(familyLabels[family]),
    ...sectors,
    ...sectors.flatMap(one => both(codebook.sector[one].label)),
  ];
}

function bodiesOf({ bodies, issuer }: Measure): string[] {
  return [...bodies, ...bodies.flatMap(one => both(codebook.body[one].label)), ...both(issuer)];
}

function statusOf({ status, stage }: Measure): string[] {
  return [...both(status), ...(stage === null ? [] : [stage, ...both(codebook.stage[stage].label)])];
}

function both({ ja, en }: Bilingual): string[] {
  return [ja, en];
}

function lineOf({
  id,
  name,
  family,
  kind,
  stage,
  status,
  issuer,
  bodies,
  sectors,
  force,
  penalties,
  asOf,
}: Measure): object {
  return {
    id,
    name,
    family,
    kind,
    stage,
    status,
    issuer,
    body: bodies,
    sector: sectors,
    force: force.level,
    penalties,
    asOf,
  };
}
