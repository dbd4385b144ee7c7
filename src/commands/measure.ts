import { dayOf } from '../calendar/say-date.ts';
import { readArticle, takeArticle } from '../measures/article.ts';
import { createFinder, type FoundMeasure } from '../measures/find.ts';
import { proposalsFor } from '../measures/proposals.ts';
import { relationsOf } from '../measures/relations.ts';
import type { Measure } from '../measures/schema.ts';
import { newerThan, timelineOf } from '../measures/timeline.ts';
import { versionsOf } from '../measures/versions.ts';
import { command } from './command.ts';
import { articleOf } from './meant/article-of.ts';
import { type Unclear, unclearLine } from './meant/measure-asked.ts';
import { historyOf } from './meant/measure-history.ts';
import { showArticle } from './show/article.ts';
import { showMeasure } from './show/measure.ts';
import type { MeasureCard } from './show/measure-card.ts';
import { showUnclear } from './show/unclear.ts';

export const measure = command({
  name: 'measure',
  words: ['制度'],
  summary: {
    ja: '法律・指針などの概要、状態、要点、経過を出典とともに表示します。条番号も指定できます。',
    en: 'Looks up a law, guideline or paper: status, force, key points, history, each with its source; an article too.',
  },
  args: {
    name: {
      kind: 'text',
      words: ['名前'],
      positional: true,
      help: {
        ja: '制度の名前、略称、ID。「AI推進法 第16条」のように条も指定できます',
        en: 'a name, short name or id, with an article if you like: AI Promotion Act Article 16',
      },
    },
    article: {
      kind: 'text',
      words: ['条', '条文'],
      help: { ja: '条（16、第16条）', en: 'an article of it (16, Article 16)' },
    },
  },
  async run({ name = '', article }, context): Promise<MeasureCard | Unclear> {
    const find = createFinder(context.measures);
    const whole = find(name);
    const { rest, article: named } = isItself(whole) ? { rest: name, article: null } : takeArticle(name);
    const wanted = article === undefined ? named : readArticle(article);
    const found = find(rest);
    if (found.kind !== 'found') {
      const askAgain = ({ id }: Measure) => ({
        command: 'measure',
        args: { name: id, ...(wanted === null ? {} : { article: wanted }) },
      });
      return { kind: 'unclear', asked: rest, found, askAgain };
    }
    const publications = await historyOf(found.measure, context);
    return {
      kind: 'measure',
      asked: rest,
      took: found.took,
      measure: found.measure,
      article: wanted === null ? null : articleOf(found.measure, wanted, publications),
      version: found.version,
      versions: versionsOf(found.measure),
      entries: timelineOf(found.measure, publications, dayOf(context.now)),
      newer: newerThan(found.measure, publications),
      proposals: proposalsFor([found.measure], publications, dayOf(context.now)),
      related: relationsOf(found.measure, context.measures),
      now: context.now,
      isOperator: context.viewer.roles.includes('operator'),
      commands: context.commands.map(one => one.name),
    };
  },
  show(data, language) {
    if (data.kind === 'unclear') return showUnclear(data, language);
    return data.article === null ? showMeasure(data, language) : showArticle(data, data.article, language);
  },
  lines: data => [data.kind === 'unclear' ? unclearLine(data) : lineOf(data)],
});

/** A measure may be an article: 著作権法第30条の4. */
function isItself(found: FoundMeasure): boolean {
  return found.kind === 'found' && found.took === null;
}

/** A measure as one JSON object. */
function lineOf({ measure: one, article, took, version, proposals, newer, related }: MeasureCard): object {
  const { id, name, aliases, kind, stage, status, issuer, form, bodies, themes, sectors, force } = one;
  return {
    id,
    took,
    name,
    aliases,
    kind,
    stage,
    status,
    issuer,
    form: form ?? null,
    body: bodies,
    theme: themes,
    sector: sectors,
    force,
    penalties: one.penalties,
    penaltiesNote: one.penaltiesNote ?? null,
    japanese: one.japanese,
    family: one.family,
    keyPoints: one.keyPoints,
    timeline: one.timeline,
    related: related.map(({ relation, direction, measure: { id: to, name: called } }) => ({
      relation,
      direction,
      id: to,
      name: called,
    })),
    doubts: one.doubts,
    addresses: one.addresses,
    version,
    article,
    asOf: one.asOf,
    newer: newer.map(publication => publication.id),
    proposals: proposals.map(({ stage: to, date, publication }) => ({
      stage: to,
      date,
      title: publication.title,
      publication: publication.id,
      url: publication.url,
    })),
  };
}
