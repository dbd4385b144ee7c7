import type { Context } from './context.ts';
import { foreign, isJapaneseBody } from './foreign.ts';
import { isJapanNamed, isOfJapan } from './origin.ts';
import { type Hit, type Scan, wordsOf } from './scan.ts';

/** Null where there is no policy in it; who speaks decides how much must be said. */
export function policyHits({ scan, speaker, linked, draft }: Context): readonly Hit[] | null {
  // Of those who only report, the title and the lead's first sentence say what it is about; the rest is background.
  const reaches = opening(scan.lead.folded.text);
  const isReporter = speaker.type === 'press' || speaker.type === 'other' || speaker.type === 'analyst';
  const counts = (hit: Hit) => !isReporter || hit.inTitle || hit.start < reaches;
  const has = (value: string) => scan.of('policy', value).filter(counts);
  if (has('staff').some(({ inTitle }) => inTitle)) return null;
  const named = [...has('named'), ...scan.of('neighbour', 'law').filter(counts)];
  const instruments = has('instrument');
  // Research is no policy, whoever tells of it: an institute counts for what ministries and councils do.
  const isSelf = (hit: Hit) =>
    /^(理研|産総研|nict)$/.test(wordsOf(hit)) ||
    (speaker.type === 'institute' && speaker.bodies.some(body => body === hit.value));
  const official = [
    ...has('official'),
    ...scan.of('body').filter(hit => counts(hit) && isJapaneseBody(hit.value) && !isSelf(hit)),
  ];
  // Other countries' bodies make policy too; whether it is Japan's is asked later.
  official.push(...scan.of('body').filter(hit => hit.inTitle && foreign.includes(hit.value)));
  const goods = has('goods').filter(({ inTitle }) => inTitle);
  const said = [...named, ...official, ...instruments];
  const enough = (isEnough: boolean) => (isEnough ? said : null);
  switch (speaker.type) {
    case 'authority':
    case 'municipality':
    case 'legislature':
    case 'court':
    case 'party':
    case 'foreign':
      return said;
    case 'association':
      return enough(said.length > 0 || has('position').length > 0 || (goods.length === 0 && isOfSubstance(scan)));
    case 'institute':
      return enough(said.length > 0 || scan.of('kind').some(({ value }) => fundingKinds.includes(value)));
    case 'law-firm':
      return enough(goods.length === 0 || said.length > 0);
    case 'press':
      return enough(
        named.length > 0 ||
          (goods.length === 0 ? said.length > 0 : official.length > 0) ||
          has('crime').length > 0 ||
          has('position').some(({ inTitle }) => inTitle) ||
          (scan.of('place', 'abroad').some(({ inTitle }) => inTitle) &&
            scan.of('stage').some(({ inTitle }) => inTitle)),
      );
    case 'analyst':
      return enough(said.length > 0 && goods.length === 0);
    case 'other':
      return enough(
        (goods.length === 0 && linked.some(isOfJapan)) ||
          (goods.length === 0 && explainsLaw(scan)) ||
          named.some(({ inTitle }) => inTitle || goods.length === 0) ||
          (official.length > 0 &&
            goods.length === 0 &&
            (instruments.length > 0 || has('talk').some(({ inTitle }) => inTitle) || official.length > 1)) ||
          official.some(hit => hit.inTitle && hit.facet === 'body' && (hit.value !== 'local' || isSubject(hit))) ||
          (goods.length === 0 && official.some(isActor)) ||
          (draft.language === 'en' &&
            goods.length === 0 &&
            instruments.length + official.length > 0 &&
            isJapanNamed(scan)),
      );
  }
}

/** A body that is the subject of the lead's first sentence: 「AISIが…文書を公開した」. */
function isActor({ facet, inTitle, part, end }: Hit): boolean {
  return facet === 'body' && !inTitle && /^[はが]/.test(part.folded.text.slice(end, end + 1));
}

/** A town that does something; in 「会津若松市の観光アプリ」 it is only where. */
function isSubject({ part, start, end }: Hit): boolean {
  const { text } = part.folded;
  return (
    end >= text.length - 1 || /^[はが、とも]/.test(text.slice(end, end + 1)) || /[ 、]$/.test(text.slice(0, start))
  );
}

/** What an association publishes that is more than its own meetings and courses. */
function isOfSubstance(scan: Scan): boolean {
  return scan.of('kind').some(({ value, weight }) => weight > 0 && value !== 'announcement');
}

/** Who explains a rule that only a state makes tells of policy, whoever it is. */
function explainsLaw(scan: Scan): boolean {
  const isRuled = scan.of('policy', 'law').some(({ inTitle }) => inTitle);
  return (
    isRuled && (scan.of('policy', 'talk').some(({ inTitle }) => inTitle) || scan.of('policy', 'explains').length > 0)
  );
}

/** Where the first sentence ends; a short one takes the next along. */
function opening(lead: string): number {
  const end = /[。!?]|\. /.exec(lead.slice(openingUnitsMin));
  return end === null ? lead.length : openingUnitsMin + end.index;
}
const openingUnitsMin = 30;

const fundingKinds: readonly string[] = ['announcement', 'guideline', 'consultation', 'report'];
