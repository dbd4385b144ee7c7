import type { Bilingual, Language } from '../../domain/language.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Day } from '../../domain/time.ts';
import { isSupervisory, sanctionsIn, supervisory } from '../../measures/sanctions.ts';
import { joined } from '../../message/strings.ts';
import { labelOf } from '../../taxonomy/codebook.ts';
import { isAgeUnknown, isLongPublished } from '../age.ts';
import type { OfMeasure, Reading } from '../reading.ts';
import { wants } from '../wants.ts';
import { effectAhead } from './effect-words.ts';
import { exactKind } from './kind-words.ts';
import { shownSubjects } from './subjects.ts';

const namesMax = 4;

/** Why it is here, in the reader's words; how binding it is, and on whom. */
export function whyLine(publication: Publication, reading: Reading): string {
  const { language } = reading;
  const force = forceOf(publication, reading);
  const whom = force === null ? null : ofMeasure(publication, reading.addresseeOf);
  const [colon, gap] = language === 'ja' ? ['：', '｜'] : [': ', ' · '];
  const said = (label: Bilingual, words: Bilingual | null | undefined) =>
    words == null ? [] : [`${label[language]}${colon}${words[language]}`];
  return [
    becauseLine(publication, reading),
    ...said({ ja: '拘束力', en: 'Legal effect' }, force),
    ...said({ ja: '対象', en: 'Addressed to' }, whom),
    ...said({ ja: '現在の状況（収録情報）', en: 'Status in the catalogue' }, presentStatus(publication, reading)),
  ].join(gap);
}

/** How a law stands today, of which what is old or undated tells how it stood then; null for all else. */
export function presentStatus(publication: Publication, { statusOf, today }: Reading): Bilingual | null {
  const isLaw = ['statute', 'bill', 'order'].includes(publication.tags.kind.value);
  if (!isLaw || !(isLongPublished(publication, today) || isAgeUnknown(publication, today))) return null;
  return ofMeasure(publication, statusOf) ?? null;
}

/** «Why: you follow finance and privacy»; where everything is followed, what it is about. */
function becauseLine(publication: Publication, reading: Reading): string {
  const { language } = reading;
  const followed = followedIn(publication, reading);
  if (followed.length > 0) {
    const names = joined(followed.slice(0, namesMax), language);
    return language === 'ja' ? `選定理由：${names}を購読中のため` : `Why: you follow ${names}`;
  }
  const about = subjectsOf(publication, language);
  if (about.length === 0) return language === 'ja' ? '分野：AI政策全般' : 'Topics: AI policy in general';
  return `${language === 'ja' ? '分野：' : 'Topics: '}${joined(about.slice(0, namesMax), language)}`;
}

function followedIn(publication: Publication, { profile, language, today, nameOf, publishers }: Reading): string[] {
  const reasons = wants(profile, publication, today);
  if (reasons === null) return [];
  const measures = publication.links
    .filter(({ measure, role }) => role !== 'mentions' && profile.measures.includes(measure))
    .map(({ measure }) => nameOf(measure)?.[language] ?? measure);
  return [
    ...new Set(measures),
    ...reasons.themes.map(value => labelOf('theme', value, language)),
    ...reasons.sectors.map(value => labelOf('sector', value, language)),
    ...reasons.bodies.map(value => labelOf('body', value, language)),
    ...(reasons.followsSource ? [publishers.named(publication.publisher)[language]] : []),
  ];
}

function subjectsOf(publication: Publication, language: Language): string[] {
  const { themes, sectors } = shownSubjects(publication);
  return [
    ...themes.map(value => labelOf('theme', value, language)),
    ...sectors.map(value => labelOf('sector', value, language)),
  ];
}

/**
 * How binding it is: as the catalogue says of the measure that it announces, else as its words do; of what is not made yet,
 * how binding it would be. Null for commentary, for news that asks for nothing, and where words would say too much: a
 * treaty that is signed binds nobody yet, a municipality's internal rules only its staff.
 */
export function forceOf(publication: Publication, reading: Reading): Bilingual | null {
  const { kind, stage } = publication.tags;
  if (['commentary', 'meeting', 'announcement'].includes(kind.value)) return null;
  if (kind.value === 'international-instrument' && stage?.value !== 'in-force') return null;
  if (exactKind(publication)?.en === 'internal rules') return null;
  const force = ofMeasure(publication, reading.forceOf) ?? byItsWords(publication);
  if (force.en === notBinding.en) return notBinding;
  const when = notYet(publication, reading.today);
  return when === null ? force : { ja: `${when.ja}は${force.ja}`, en: `${when.en}, ${force.en}` };
}

/** Upon what it depends that it binds anyone; null where it is as it is to be. */
function notYet(publication: Publication, today: Day): Bilingual | null {
  const { kind, stage } = publication.tags;
  if (kind.value === 'bill') return { ja: '成立・施行された場合', en: 'if enacted' };
  if (kind.value === 'consultation' || stage?.value === 'discussion') return { ja: '策定された場合', en: 'if adopted' };
  const isMade = stage?.value === 'enacted' && !isLongPublished(publication, today);
  const isLaw = kind.value === 'statute' || kind.value === 'order';
  if (isLaw && isMade && isAgeUnknown(publication, today))
    return { ja: '施行されている場合', en: 'if in force by now' };
  return isLaw && (isMade || effectAhead(publication, today) !== null) ? { ja: '施行後', en: 'once in force' } : null;
}

/** What the catalogue says of the one measure that it is about. */
export function ofMeasure({ links, tags }: Publication, ofCatalogue: OfMeasure): Bilingual | undefined {
  const announced = links.filter(({ role }) => role === 'announces' || role === 'amends');
  return announced.length === 1 && announced[0] !== undefined
    ? ofCatalogue(announced[0].measure, tags.kind.value)
    : undefined;
}

function byItsWords(publication: Publication): Bilingual {
  const { tags, title } = publication;
  const { kind, force } = tags;
  switch (force.value) {
    case 'penalty':
      return binding(publication, sanctionsIn(force.evidence.map(({ words }) => words).join(' ')));
    case 'duty':
      return isWithoutPenalty(publication) ? label('duty') : binding(publication, null);
    case 'voluntary':
      if (kind.value === 'enforcement') return notBinding;
      return isSupervisory(title) ? supervisory : label('voluntary');
    case 'none':
      return notBinding;
  }
}

/** No more than the words bear: what it is, and the sanctions that they name. */
function binding(publication: Publication, sanctions: Bilingual | null): Bilingual {
  const what = publication.tags.kind.value === 'consultation' ? null : lawWords(publication);
  const [ja, en] = what === null ? ['', ''] : [`（${what.ja}）`, ` (${what.en})`];
  if (sanctions === null) return { ja: `法的拘束力あり${ja}`, en: `binding${en}` };
  return { ja: `法的拘束力あり${ja}、${sanctions.ja}あり`, en: `binding${en}, with ${sanctions.en}` };
}

function lawWords(publication: Publication): Bilingual | null {
  const { kind } = publication.tags;
  if (kind.value === 'statute' || kind.value === 'bill') return { ja: '法律', en: 'statute' };
  return exactKind(publication);
}

/** What asks nothing binding of anyone. */
export const notBinding: Bilingual = { ja: '法的拘束力なし', en: 'not binding' };

function label(value: 'duty' | 'voluntary'): Bilingual {
  return { ja: labelOf('force', value, 'ja'), en: labelOf('force', value, 'en') };
}

/** «Without penalty» is said only where somebody said it. */
function isWithoutPenalty({ tags }: Publication): boolean {
  return tags.force.evidence.some(({ words }) =>
    /罰則.{0,6}(?:な|設けず|設けない|盛り込)|no penalt|without penalt/i.test(words),
  );
}
