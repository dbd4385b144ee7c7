import type { Kind, Tag, Theme } from '../domain/tags.ts';
import { type Context, subjectsOf } from './context.ts';
import { evidenceOf, type Hit, type Scan } from './scan.ts';

/** A theme is told from this score on; a word in the title counts twice. */
const scoreMin = 2;
const themesMax = 4;

/** Where no word tells a theme, and the publisher tells none either. */
const themeOfKind: Record<Kind, Theme> = {
  statute: 'governance',
  bill: 'governance',
  order: 'governance',
  plan: 'innovation',
  guideline: 'governance',
  report: 'governance',
  'discussion-paper': 'governance',
  consultation: 'governance',
  meeting: 'governance',
  enforcement: 'risk',
  'international-instrument': 'international',
  announcement: 'innovation',
  commentary: 'governance',
};

/** What the publication is about: themes that its words tell loudly enough, else those of its measure, its publisher, its kind. */
export function judgeThemes(context: Context, kind: Kind): Tag<Theme>[] {
  const told = specificFirst(scored(ownWords(context.scan)).filter(isTold));
  if (told.length > 0) return withRemit(context, withOwnUse(context, told.slice(0, themesMax).map(toTag)));
  return themesOfMeasure(context) ?? themesOfBody(context, kind) ?? themesOfHints(context, kind);
}

/** In the title any word that is a subject; in a lead only a loud one, or two. */
function isTold({ score }: Scored): boolean {
  return score >= scoreMin;
}

/** Frameworks and promotion are subjects beside a narrower one only where that is said loudly: 活用 and 指針 are in every title. */
function specificFirst(told: readonly Scored[]): readonly Scored[] {
  const isLoud = ({ hits }: Scored) => hits.some(({ weight }) => weight > 1);
  const hasSpecific = told.some(one => !general.includes(one.value) && isLoud(one));
  return hasSpecific ? told.filter(one => !general.includes(one.value) || isLoud(one)) : told;
}

function themesOfMeasure(context: Context): Tag<Theme>[] | null {
  const measure = subjectsOf(context)[0];
  if (measure === undefined || measure.traits.themes.length === 0) return null;
  const evidence = measure.evidence.slice(0, 1);
  return measure.traits.themes.slice(0, 2).map(value => ({ value, confidence: 0.7, evidence }));
}

function themesOfBody({ scan, speaker, defaultsOf }: Context, kind: Kind): Tag<Theme>[] | null {
  // A ruling is about its case, not about the court.
  const bodies = [...speaker.bodies, ...bodiesInTitle(scan)].filter(
    body => body !== 'courts' || kind !== 'enforcement',
  );
  const theme = bodies.map(body => defaultsOf(body)?.theme).find(one => one !== undefined);
  return theme === undefined ? null : [{ value: theme, confidence: 0.5, evidence: [speaker.evidence] }];
}

function themesOfHints(context: Context, kind: Kind): Tag<Theme>[] {
  const hinted = scored(context.scan.of('theme'))[0];
  if (hinted !== undefined && hinted.score > 0) return [toTag(hinted)];
  const faint = scored(ownWords(context.scan)).slice(0, 2).map(toTag);
  // Words as common as 活用 and 指針 tell only together; alone the kind tells more.
  return faint.length > 1 && kind !== 'guideline'
    ? faint
    : [{ value: themeOfKind[kind], confidence: 0.4, evidence: faint[0]?.evidence ?? [] }];
}

function bodiesInTitle(scan: Scan): string[] {
  return scan
    .of('body')
    .filter(({ inTitle }) => inTitle)
    .map(({ value }) => value);
}

/** Bodies that have one subject speak of it in whatever they publish on AI. */
const remits: readonly string[] = ['ppc', 'bunka', 'jftc', 'caa', 'aisi', 'nco'];

function withRemit({ speaker, scan, defaultsOf }: Context, told: Tag<Theme>[]): Tag<Theme>[] {
  const named = scan.of('body').filter(({ inTitle }) => inTitle);
  const body = [...speaker.bodies, ...named.map(({ value }) => value)].find(one => remits.includes(one));
  const theme = body === undefined ? undefined : defaultsOf(body)?.theme;
  if (theme === undefined || told.some(({ value }) => value === theme)) return told;
  const evidence = named.filter(({ value }) => value === body).map(evidenceOf);
  return [...told, { value: theme, confidence: 0.5, evidence: evidence.length > 0 ? evidence : [speaker.evidence] }];
}

/** What a municipality, the Digital Agency or the defence ministry promotes is its own use too. */
function withOwnUse({ speaker, defaultsOf, scan }: Context, told: Tag<Theme>[]): Tag<Theme>[] {
  const bodies = [...speaker.bodies, ...bodiesInTitle(scan)];
  const isUser = bodies.some(body => defaultsOf(body)?.theme === 'procurement');
  return isUser && told.every(({ value }) => value === 'innovation' || value === 'governance')
    ? [...told, { value: 'procurement', confidence: 0.5, evidence: [speaker.evidence] }]
    : told;
}

const general: readonly string[] = ['innovation', 'governance'] satisfies Theme[];
const namelike: readonly string[] = ['innovation', 'governance', 'labour', 'procurement'] satisfies Theme[];

/** 推進 in the name of a body says nothing of what it publishes; 個人情報 in 個人情報保護委員会 does. */
function ownWords(scan: Scan): readonly Hit[] {
  const names = scan.of('body');
  const isInName = ({ part, start, end }: Hit) =>
    names.some(one => one.part === part && one.start <= start && one.end >= end && one.end - one.start > end - start);
  return scan.of('theme').filter(hit => !(hit.weight < 2 && namelike.includes(hit.value) && isInName(hit)));
}

interface Scored {
  readonly value: Theme;
  readonly score: number;
  readonly hits: readonly Hit[];
}

function scored(hits: readonly Hit[]): Scored[] {
  return [...Map.groupBy(hits, ({ value }) => value)]
    .map(([value, group]) => ({
      value: value as Theme,
      score: group.reduce((sum, { weight, inTitle }) => sum + weight * (inTitle ? 2 : 1), 0),
      hits: group,
    }))
    .sort((a, b) => b.score - a.score);
}

function toTag({ value, score, hits }: Scored): Tag<Theme> {
  return { value, confidence: Math.min(0.95, 0.4 + 0.1 * score), evidence: hits.slice(0, 3).map(evidenceOf) };
}
