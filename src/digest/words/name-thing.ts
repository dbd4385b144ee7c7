import type { Bilingual, Language } from '../../domain/language.ts';
import type { MeasureId } from '../../domain/measure.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Kind } from '../../domain/tags.ts';
import { joined, listed } from '../../message/strings.ts';
import { labelOf } from '../../taxonomy/codebook.ts';
import { inWords, issuerOf, type Whose } from '../issuer/issuer.ts';
import type { EnglishTitle } from '../title/english.ts';
import { exactKind } from './kind-words.ts';
import { shownSubjects } from './subjects.ts';

/** A measure's name in both languages; undefined for one that the catalogue does not hold. */
export type NameOf = (measure: MeasureId) => Bilingual | undefined;

/** What it takes to say in English what a Japanese title says. */
export interface Naming extends Whose {
  readonly nameOf: NameOf;
  /** What a title says, where every word of it is understood. */
  readonly inEnglish: EnglishTitle;
  /** Terms of the glossary that stand in a Japanese text, in English. */
  readonly termsIn: (text: string) => readonly string[];
}

/** For a row that gives the Japanese title too: without what else that speaks of. */
export function shortTitle(publication: Publication, naming: Naming & { readonly language: Language }): string {
  if (!isForeign(publication, naming.language)) return publication.title;
  return asCommentary(publication, naming) ?? rendered(publication, naming) ?? byFacets(publication, naming);
}

/** For a row that names the kind beside it. */
export function bareTitle(publication: Publication, naming: Naming & { readonly language: Language }): string {
  if (!isForeign(publication, naming.language)) return publication.title;
  const named = measureNames(publication, 'en', naming.nameOf);
  const commentary = asCommentary(publication, naming);
  if (commentary !== null) return commentary;
  if (named !== '') return rendered(publication, naming) ?? named;
  return rendered(publication, naming) ?? capital(aboutOf(publication, naming, thingOf(publication)));
}

/** What comments are asked on: a title without its «Consultation on». */
export function subjectOf(publication: Publication, naming: Naming & { readonly language: Language }): string {
  return capital(shortTitle(publication, naming).replace(/^(?:Consultation|Call for comments)(?: on |: )/, ''));
}

/** What a reader of the language sees as its title: its own, or for a Japanese one a line that says what it is. */
export function shownTitle(publication: Publication, reading: Naming & { readonly language: Language }): string {
  return isForeign(publication, reading.language) ? sayThing(publication, reading) : publication.title;
}

/** Japanese text is as good as closed to many who read English; English is not to those who read Japanese. */
export function isForeign(publication: Publication, language: Language): boolean {
  return language === 'en' && publication.language === 'ja';
}

/** Each kind as a line begins with it. */
const things: Record<Kind, string> = {
  statute: 'Act',
  bill: 'Bill',
  order: 'Order or notice',
  plan: 'Plan or strategy',
  guideline: 'Guidance',
  report: 'Report',
  'discussion-paper': 'Discussion paper',
  consultation: 'Consultation',
  meeting: 'Meeting',
  enforcement: 'Enforcement or caution',
  'international-instrument': 'International instrument',
  announcement: 'Announcement',
  commentary: 'Commentary',
};

/** «Consultation on draft guidelines on use of AI»; of a title that is not understood to the last word what it names. */
export function sayThing(publication: Publication, naming: Naming): string {
  const whole = asCommentary(publication, naming) ?? rendered(publication, naming);
  if (whole !== null) return whole;
  const thing = byFacets(publication, naming);
  const isNamed = measureNames(publication, 'en', naming.nameOf) !== '';
  const terms = isNamed ? termsOf(publication.title, [thing, ownWords(publication, naming)], naming) : [];
  return terms.length === 0 ? thing : `${thing} (subjects: ${listed(terms.slice(0, termsMax), 'en')})`;
}

/** Of what a title names, so much is a line. */
const termsMax = 4;

/** Terms of a text that its English line does not say, nor who publishes it. */
export function termsBeside(publication: Publication, text: string, naming: Naming): string[] {
  const said = [sayThing(publication, naming), ownWords(publication, naming)];
  return termsOf(text, said, naming).filter(term => !/^(?:\d|version \d|no\. \d)/.test(term));
}

function termsOf(text: string, said: readonly string[], { termsIn }: Naming): string[] {
  const known = said.join(' ').toLowerCase();
  const isSaid = (word: string) => known.includes(word.replace(/s$/, ''));
  return termsIn(text).filter(term => !term.toLowerCase().split(' ').every(isSaid));
}

function rendered({ title, publisher, url }: Publication, { inEnglish: render, publishers }: Naming): string | null {
  return render(title, { ja: publisher.ja, en: publishers.named(publisher, url).en });
}

/** «Commentary by X on Y»: never by the name of what it comments on alone; null for what is no commentary. */
function asCommentary(publication: Publication, naming: Naming): string | null {
  if (publication.tags.kind.value !== 'commentary') return null;
  const { name } = issuerOf(publication, naming);
  const by = name === null ? 'Commentary' : `Commentary by ${inWords(name.en)}`;
  const title = rendered(publication, naming)?.replace(
    /^(?:key )?(?:points|outline|overview|explanation|commentary) (?:of|on) /i,
    '',
  );
  const subject = title ?? measureNames(publication, 'en', naming.nameOf);
  if (subject !== '')
    return /: /.test(subject) ? `${by}: “${subject}”` : `${by} on ${midSentence(subject).replace(ofSomething, 'the ')}`;
  const topics = [...termsOf(publication.title, [ownWords(publication, naming)], naming), ...subjectsOf(publication)];
  return topics.length === 0 ? `${by} on AI` : `${by}; topics: ${topics.slice(0, termsMax).join('; ')}`;
}

/** «the current state of», where what it is of follows. */
const ofSomething = /^(?=(?:current state|future|role|impact|use)\b.* of )/;

/** As a line goes on: a common word begins small, a name does not. */
function midSentence(words: string): string {
  const isCommon =
    /^(?:Draft|Guidelines?|Key|Legal) [A-Z]/.test(words) ||
    (/^[A-Z][a-z]+,? [a-z(]/.test(words) && !/^(?:Japan|Tokyo|Osaka|Korea|China|Europe|Keidanren)/.test(words));
  return isCommon ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

/** «Guidance: AI Guidelines for Business», «Press conference on generative AI (labour, skills, education)». */
function byFacets(publication: Publication, naming: Naming): string {
  const thing = thingOf(publication);
  const named = measureNames(publication, 'en', naming.nameOf);
  if (named === '') return `${thing} on ${aboutOf(publication, naming, thing)}`;
  const { value } = publication.tags.kind;
  // What is made under an Act is not the Act.
  if (value === 'order' && /\bAct\b/.test(named)) return `${thing} under ${named}`;
  return value === 'meeting' && /\b(?:panel|council|group|forum|committee)\b/i.test(named)
    ? `${thing} of the ${named}`
    : `${thing}: ${named}`;
}

/** What it is about, where no measure is: terms of its title, else AI; then sector and themes. */
function aboutOf(publication: Publication, naming: Naming, thing: string): string {
  const [sector] = shownSubjects(publication).sectors;
  const terms = termsOf(publication.title, [thing, ownWords(publication, naming)], naming).slice(0, termsMax);
  const of = joined(terms, 'en');
  const about = /\bAI\b/.test(of) ? of : terms.length === 0 ? 'AI' : `AI: ${of}`;
  const field = sector === undefined ? '' : labelOf('sector', sector, 'en');
  const where = field === '' ? '' : ` in ${field.endsWith(' sector') ? 'the ' : ''}${field}`;
  const themes = themesOf(publication);
  return `${about}${where}${themes.length === 0 ? '' : ` (${joined(themes, 'en')})`}`;
}

function thingOf(publication: Publication): string {
  const exact = exactKind(publication)?.en;
  return exact === undefined ? things[publication.tags.kind.value] : capital(exact);
}

/** What a line says already: neither subjects nor whose it is are key terms. */
function ownWords(publication: Publication, { nameOf, publishers }: Naming): string {
  const { tags, publisher } = publication;
  return [
    measureNames(publication, 'en', nameOf),
    ...subjectsOf(publication),
    publishers.named(publisher).en,
    ...tags.bodies.flatMap(({ value }) => {
      const label = { ja: labelOf('body', value, 'ja'), en: labelOf('body', value, 'en') };
      return [label.en, publishers.named(label).en];
    }),
  ].join(' ');
}

function subjectsOf(publication: Publication): string[] {
  const { sectors } = shownSubjects(publication);
  return [...sectors.slice(0, 1).map(value => labelOf('sector', value, 'en')), ...themesOf(publication)];
}

function themesOf(publication: Publication): string[] {
  const themes = shownSubjects(publication).themes.filter(value => value !== 'governance');
  return themes.slice(0, 2).map(value => labelOf('theme', value, 'en'));
}

/** Measures that it announces, amends, consults on or comments on; no bare mentions, no subtitles. */
function measureNames({ links }: Publication, language: Language, nameOf: NameOf): string {
  const names = links
    .filter(({ role }) => role !== 'mentions')
    .flatMap(({ measure }) => nameOf(measure)?.[language] ?? [])
    .map(name => (name.length > 40 ? (/^(.{8,}?)(?:: |「| \()/.exec(name)?.[1] ?? name) : name));
  return listed([...new Set(names)].slice(0, 2), language);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
