import { withoutAspects } from '../question/aspects.ts';
import { actorsOf, type Deed, deedsOf, headsOf, isPerson, strangersIn } from '../question/heads.ts';
import type { Question } from '../question/question.ts';
import { topicOf, withoutAsking, withoutGeneric, withoutHappening } from '../question/wording.ts';
import type { Concepts } from '../terms/concepts.ts';
import type { Asked } from '../terms/weigh.ts';

/** What a question asks of its measure, word by word. */
export interface AskedMatter {
  /** What statements are weighed by. */
  readonly asked: readonly Asked[];
  /** What tells apart those that weigh the same. */
  readonly faint: readonly Asked[];
  /** All of it without the words for the kind of answer, the measure's name among it. */
  readonly whole: readonly Asked[];
  /** The same without the measure's name: what must be known of it. */
  readonly matter: readonly Asked[];
  /** Words of the measure's name. */
  readonly names: readonly Asked[];
}

export interface MatterInput {
  readonly question: Question;
  /** The question without what names the measure outright, and its years. */
  readonly text: string;
  /** The same without the words for the kind of answer. */
  readonly bareText: string;
  /** Words of the question before. */
  readonly earlier: string;
  /** The measure's own text is there, article by article. */
  readonly hasText: boolean;
  isName(one: Asked): boolean;
  isOfIssuer(one: Asked): boolean;
}

export function askedMatter(
  { question, text, bareText, earlier, hasText, isName, isOfIssuer }: MatterInput,
  concepts: Concepts,
): AskedMatter {
  const isAside = (one: Asked) => isName(one) || isOfIssuer(one);
  const telling = concepts.ask(text, withoutGeneric);
  const hasOwn = telling.length > 0 || question.hasSubject || earlier === '';
  const bare = telling.length > 0 || !hasOwn ? telling : concepts.ask(text, withoutAsking);
  // Of a law's own text, whom it gives something to is what is asked.
  const isOfText = hasText && question.aspects.has('article');
  const rest = bare.filter(one => (isOfText ? !isName(one) : !isAside(one)));
  const before = concepts.ask(earlier, withoutGeneric).filter(one => !isAside(one));
  // Where nothing else is asked, whose it is, a kind of content or the measure itself is.
  const ofIssuer = bare.filter(one => !isName(one));
  const generic = concepts.ask(withoutAsking(text.replace(kindOfText, ' '))).filter(one => !isAside(one));
  const asksWho = question.aspects.has('issuer');
  const left = [rest, asksWho ? ofIssuer : [], generic, ofIssuer].find(one => one.length > 0) ?? [];
  const asked = weighedBy(bare, before.length > 0 ? rest : left, before, question, concepts);
  const whole = concepts.ask(question.aspects.has('date') ? withoutHappening(bareText) : bareText, withoutGeneric);
  return {
    asked,
    faint: faintly(question, text, asked, concepts),
    whole,
    matter: whole.filter(one => !isName(one)),
    names: bare.filter(isName),
  };
}

/** What is known of a measure: whether it is told of, or what it and its issuer are called. */
export interface Known {
  readonly isHeld: (one: Asked) => boolean;
  readonly isCalled: (one: Asked) => boolean;
  /** An English word stands there in this very form, or with an ending: «judge» is not said by «judgment». */
  readonly isWritten: (word: string) => boolean;
}

/** True where what is asked for by a noun («the budget of…», …の予算は？), or whoever did something, stands in nothing that is known. */
export function lacksHead(
  question: Question,
  text: string,
  { isHeld, isCalled, isWritten }: Known,
  concepts: Concepts,
): boolean {
  const { bare, isExplaining, aspects } = question;
  const isKnown = (one: Asked) => isHeld(one) || isCalled(one);
  const partsOf = (words: string) =>
    concepts.ask(withoutAspects(withoutHappening(words)), withoutGeneric).filter(isWord);
  const isUnknown = (words: string) => {
    const parts = partsOf(words);
    return parts.length > 0 && !parts.some(isKnown);
  };
  const isUnknownLetter = (word: string) =>
    /^\p{sc=Han}$/u.test(word) && withoutHappening(bare).includes(word) && !isWritten(word);
  const isUnknownHead = (words: string) => {
    if (isUnknownLetter(words)) return true;
    const last = words.split(' ').at(-1) ?? '';
    const parts = partsOf(last);
    if (parts.length === 0 || !bare.includes(last)) return false;
    const whole = partsOf(words);
    if (whole.length > 1 && whole.filter(isKnown).length <= whole.length / 2) return true;
    const isOwnWord = /^[a-z]/i.test(last) && parts.every(({ concepts: matters }) => matters.length === 0);
    return isOwnWord ? !isWritten(last) : isUnknown(last);
  };
  const isUntold = ({ who, verb }: Deed) => {
    if (isUnknownLetter(verb)) return true;
    const actor = partsOf(who);
    const deed = partsOf(who === '' ? `who ${verb}` : verb);
    const isAsked = who !== '' && actor.length === 0;
    const isOther = who === '' || !actor.every(isCalled);
    return deed.length > 0 && !isAsked && !deed.some(isHeld) && (isOther || !(isExplaining || aspects.has('amount')));
  };
  // What is quoted is not how the question itself is put.
  const own = text.replace(/「[^」]*」/g, ' ');
  return (
    (isExplaining && isUnknown(topicOf(bare))) ||
    headsOf(own).some(isUnknownHead) ||
    actorsOf(own).some(who => (isPerson(who) ? !partsOf(who).every(isKnown) : isUnknown(who))) ||
    strangersIn(question.text).some(isUnknown) ||
    deedsOf(question.text).some(isUntold)
  );
}

/** A single letter of Japanese is what is left of a word that asks. */
function isWord({ own, concepts }: Asked): boolean {
  return concepts.length > 0 || own.some(term => term.length > 1);
}

/** What is asked now; where that is nothing, or goes on from there, what was asked before. */
function weighedBy(
  bare: readonly Asked[],
  rest: readonly Asked[],
  before: readonly Asked[],
  { goesOn, isOpen, text, aspects }: Question,
  concepts: Concepts,
): readonly Asked[] {
  if (rest.length === 0 && before.length === 0 && startPattern.test(text)) return concepts.ask(starts);
  if (rest.length === 0) return bare.length === 0 ? before : isOpen ? [] : bare;
  const all = goesOn && rest.length < 3 ? [...rest, ...before] : rest;
  return aspects.has('date') && startPattern.test(text) ? [...all, ...concepts.ask('施行')] : all;
}

/** Words that ask for a kind of content; for a day, words of the measure's name too: «JIS Q 42001» among its events. */
function faintly(
  { text: whole, aspects }: Question,
  text: string,
  asked: readonly Asked[],
  concepts: Concepts,
): readonly Asked[] {
  const known = new Set(asked.map(one => JSON.stringify(one)));
  const words = aspects.has('date') ? whole : text;
  return concepts.ask(words, withoutAsking).filter(one => !known.has(JSON.stringify(one)));
}

/** What sort of text a measure is says nothing of what is asked. */
const kindOfText = /法律?|条例|指針|ガイドライン|\b(?:acts?|laws?|statutes?|guidelines?|ordinances?)\b/gi;
/** «Since when?» asks for the day on which it began to hold. */
const startPattern = /いつから|since when|\b(?:start|begin|began|apply|applies|applying)/i;
const starts = '施行 公表 策定 決定 発足';
