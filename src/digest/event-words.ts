import { sayDay } from '../calendar/say-date.ts';
import type { Bilingual, Language } from '../domain/language.ts';
import type { MeasureId } from '../domain/measure.ts';
import type { Publication } from '../domain/publication.ts';
import type { Kind } from '../domain/tags.ts';
import { listed } from '../message/strings.ts';
import { labelOf } from '../taxonomy/codebook.ts';

/** A measure's name in both languages; undefined for one that the catalogue does not hold. */
export type NameOf = (measure: MeasureId) => Bilingual | undefined;

/**
 * What happened, as one sentence of our own: who did what, about what. It says no more than kind, stage and links do, so
 * a title that nobody has translated still tells an English reader something true.
 */
export function sayEvent(publication: Publication, language: Language, nameOf: NameOf): string {
  return language === 'ja' ? inJapanese(publication, nameOf) : inEnglish(publication, nameOf);
}

const englishKinds: Record<Kind, string> = {
  statute: 'an Act',
  bill: 'a bill',
  order: 'an order or public notice',
  plan: 'a plan or strategy',
  guideline: 'guidance',
  report: 'a report',
  'discussion-paper': 'a discussion paper',
  consultation: 'a consultation',
  meeting: 'a meeting or its materials',
  enforcement: 'an action, recommendation or warning',
  'international-instrument': 'an international instrument',
  announcement: 'an announcement',
  commentary: 'commentary',
};

function inEnglish(publication: Publication, nameOf: NameOf): string {
  const { publisher, tags, deadline } = publication;
  const kind = tags.kind.value;
  const thing = englishKinds[kind];
  const about = aboutInEnglish(publication, nameOf);
  switch (tags.stage?.value) {
    case 'consultation-open': {
      const until = deadline === null ? '' : ` until ${sayDay(deadline.on, 'en')}`;
      return kind === 'commentary'
        ? `${publisher.en}: commentary${about}`
        : `${publisher.en} takes comments${about}${until}`;
    }
    case 'consultation-closed':
      return `${publisher.en}: comments closed, or their results${about}`;
    case 'cabinet-approved':
      return `${publisher.en}: Cabinet decision, ${thing}${about}`;
    case 'diet':
      return `${publisher.en}: before the Diet, ${thing}${about}`;
    case 'enacted':
      return `${publisher.en}: passed or promulgated, ${thing}${about}`;
    case 'in-force':
      return `${publisher.en}: coming into effect, ${thing}${about}`;
    case 'revised':
      return `${publisher.en} revised ${thing}${about}`;
    case 'published':
      return `${publisher.en} published ${thing}${about}`;
    default:
      return `${publisher.en}: ${thing}${about}`;
  }
}

function aboutInEnglish(publication: Publication, nameOf: NameOf): string {
  const named = measureNames(publication, 'en', nameOf);
  if (named !== '') return `: ${named}`;
  const themes = publication.tags.themes.slice(0, 2).map(({ value }) => labelOf('theme', value, 'en'));
  const sectors = publication.tags.sectors
    .filter(({ value }) => value !== 'cross-sector')
    .slice(0, 1)
    .map(({ value }) => labelOf('sector', value, 'en'));
  const subjects = [...sectors, ...themes];
  return subjects.length === 0 ? ' on AI' : ` on AI: ${listed(subjects, 'en')}`;
}

function inJapanese(publication: Publication, nameOf: NameOf): string {
  const { publisher, tags, title } = publication;
  const about = measureNames(publication, 'ja', nameOf);
  const words = publication.language === 'ja' ? title : about === '' ? title : about;
  const stage = tags.stage === null ? '' : `（${labelOf('stage', tags.stage.value, 'ja')}）`;
  return `${publisher.ja}「${words.replace(/[「」]/g, mark => (mark === '「' ? '『' : '』'))}」${stage}`;
}

/** Measures that it announces, amends, consults on or comments on; no bare mentions. */
export function measureNames({ links }: Publication, language: Language, nameOf: NameOf): string {
  const names = links
    .filter(({ role }) => role !== 'mentions')
    .flatMap(({ measure }) => nameOf(measure)?.[language] ?? []);
  return listed([...new Set(names)].slice(0, 2), language);
}
