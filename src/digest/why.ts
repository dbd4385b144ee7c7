import type { Bilingual, Language } from '../domain/language.ts';
import type { Publication } from '../domain/publication.ts';
import { joined } from '../message/strings.ts';
import { labelOf } from '../taxonomy/codebook.ts';
import type { OfMeasure, Reading } from './card.ts';
import { exactKind } from './kind-words.ts';
import { wants } from './wants.ts';

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
  ].join(gap);
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

function subjectsOf({ tags }: Publication, language: Language): string[] {
  return [
    ...tags.themes.map(({ value }) => labelOf('theme', value, language)),
    ...tags.sectors
      .filter(({ value }) => value !== 'cross-sector')
      .map(({ value }) => labelOf('sector', value, language)),
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
  const isDraft = kind.value === 'bill' || kind.value === 'consultation' || stage?.value === 'discussion';
  if (!isDraft) return force;
  const [ja, en] = kind.value === 'bill' ? ['成立した場合', 'if enacted'] : ['策定された場合', 'if adopted'];
  return { ja: `${ja}は${force.ja}`, en: `${en}, ${force.en}` };
}

/** What the catalogue says of the one measure that it is about. */
function ofMeasure({ links, tags }: Publication, ofCatalogue: OfMeasure): Bilingual | undefined {
  const announced = links.filter(({ role }) => role === 'announces' || role === 'amends');
  return announced.length === 1 && announced[0] !== undefined
    ? ofCatalogue(announced[0].measure, tags.kind.value)
    : undefined;
}

function byItsWords(publication: Publication): Bilingual {
  const { kind, force } = publication.tags;
  switch (force.value) {
    case 'penalty':
      return label('penalty');
    case 'duty':
      return isWithoutPenalty(publication) ? label('duty') : { ja: '法的義務・責務', en: 'legal duty' };
    case 'voluntary':
      return kind.value === 'enforcement' ? notBinding : label('voluntary');
    case 'none':
      return notBinding;
  }
}

/** What asks nothing binding of anyone. */
export const notBinding: Bilingual = { ja: '法的拘束力なし', en: 'not binding' };

function label(value: 'penalty' | 'duty' | 'voluntary'): Bilingual {
  return { ja: labelOf('force', value, 'ja'), en: labelOf('force', value, 'en') };
}

/** «Without penalty» is said only where somebody said it. */
function isWithoutPenalty({ tags }: Publication): boolean {
  return tags.force.evidence.some(({ words }) =>
    /罰則.{0,6}(?:な|設けず|設けない|盛り込)|no penalt|without penalt/i.test(words),
  );
}
