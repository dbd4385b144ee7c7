import { sayDay } from '../calendar/say-date.ts';
import type { Bilingual, Language } from '../domain/language.ts';
import type { MeasureId } from '../domain/measure.ts';
import type { Publication } from '../domain/publication.ts';
import type { Kind, Stage } from '../domain/tags.ts';
import { listed } from '../message/strings.ts';
import { labelOf } from '../taxonomy/codebook.ts';

/** A measure's name in both languages; undefined for one that the catalogue does not hold. */
export type NameOf = (measure: MeasureId) => Bilingual | undefined;

/**
 * What happened, as one line of our own: who, what, about what. It says no more than kind, stage and links do, so that a
 * title that nobody has translated still tells an English reader something true.
 */
export function sayEvent(publication: Publication, language: Language, nameOf: NameOf): string {
  if (language === 'ja') return inJapanese(publication, nameOf);
  const { deadline, tags } = publication;
  const until =
    deadline !== null && tags.stage?.value === 'consultation-open'
      ? `; comments until ${sayDay(deadline.on, 'en')}`
      : '';
  return `${actor(publication)}: ${lowered(sayThing(publication, nameOf))}${until}`;
}

/** What a reader of the language sees as its title: its own, or for a Japanese one a line that says what it is. */
export function shownTitle(publication: Publication, language: Language, nameOf: NameOf): string {
  return isForeign(publication, language) ? sayThing(publication, nameOf) : publication.title;
}

/** Japanese text is as good as closed to many who read English; English is not to those who read Japanese. */
export function isForeign(publication: Publication, language: Language): boolean {
  return language === 'en' && publication.language === 'ja';
}

const things: Record<Kind, string> = {
  statute: 'Act',
  bill: 'Bill',
  order: 'Order or public notice',
  plan: 'Plan or strategy',
  guideline: 'Guidance',
  report: 'Report',
  'discussion-paper': 'Discussion paper',
  consultation: 'Consultation',
  meeting: 'Meeting or its materials',
  enforcement: 'Action, recommendation or warning',
  'international-instrument': 'International instrument',
  announcement: 'Announcement',
  commentary: 'Commentary',
};

/** What is worth saying of a stage behind a kind that does not say it already. */
const stageWords: Partial<Record<Stage, string>> = {
  'consultation-closed': 'comments closed, or their results',
  'cabinet-approved': 'decided by the Cabinet',
  diet: 'before the Diet',
  enacted: 'passed or promulgated',
  'in-force': 'in effect or coming into effect',
  revised: 'revised',
};

/** «Guidance: AI Guidelines for Business; revised», «Report on AI (finance; privacy and personal information)». */
function sayThing(publication: Publication, nameOf: NameOf): string {
  const { kind, stage } = publication.tags;
  const state = stage === null || kind.value === 'commentary' ? undefined : stageWords[stage.value];
  const named = measureNames(publication, 'en', nameOf);
  const isItself =
    kind.value !== 'commentary' && publication.links.some(({ role }) => role === 'announces' || role === 'amends');
  const subjects = subjectsOf(publication).join('; ');
  const about =
    named !== '' ? `${isItself ? ':' : ' on'} ${named}` : ` on AI${subjects === '' ? '' : ` (${subjects})`}`;
  return `${things[kind.value]}${about}${state === undefined ? '' : `; ${state}`}`;
}

function subjectsOf({ tags }: Publication): string[] {
  const sectors = tags.sectors.filter(({ value }) => value !== 'cross-sector').slice(0, 1);
  const themes = tags.themes.filter(({ value }) => value !== 'governance').slice(0, 2);
  return [
    ...sectors.map(({ value }) => labelOf('sector', value, 'en')),
    ...themes.map(({ value }) => labelOf('theme', value, 'en')),
  ];
}

/** Who did it: the publisher, or the one authority that a press report is about. */
function actor({ publisher, publisherBodies, tags }: Publication): string {
  const bodies = tags.bodies.filter(({ value }) => value !== 'law-firm');
  const [only] = bodies;
  const isReport =
    publisherBodies.length === 0 && tags.kind.value !== 'commentary' && bodies.length === 1 && only !== undefined;
  const label = only === undefined ? '' : labelOf('body', only.value, 'en');
  return isReport && label !== publisher.en ? `${label} (reported by ${publisher.en})` : publisher.en;
}

function inJapanese(publication: Publication, nameOf: NameOf): string {
  const { publisher, tags, title } = publication;
  const about = measureNames(publication, 'ja', nameOf);
  const words = publication.language === 'ja' || about === '' ? title : about;
  const stage = tags.stage === null ? '' : `（${labelOf('stage', tags.stage.value, 'ja')}）`;
  return `${publisher.ja}「${words.replace(/「/g, '『').replace(/」/g, '』')}」${stage}`;
}

/** Measures that it announces, amends, consults on or comments on; no bare mentions, no subtitles. */
export function measureNames({ links }: Publication, language: Language, nameOf: NameOf): string {
  const names = links
    .filter(({ role }) => role !== 'mentions')
    .flatMap(({ measure }) => nameOf(measure)?.[language] ?? [])
    .map(name => (name.length > 40 ? (/^(.{8,}?)(?:: |「| \()/.exec(name)?.[1] ?? name) : name));
  return listed([...new Set(names)].slice(0, 2), language);
}

/** For the middle of a line; what begins with a capital of its own keeps it. */
function lowered(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}
