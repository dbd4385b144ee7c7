import type { LinkedMeasure } from '../domain/measure.ts';
import type { Context } from './context.ts';
import { isJapaneseBody } from './foreign.ts';
import { type Hit, type Scan, wordsOf } from './scan.ts';

/** A foreign measure, unless Japan is in the title or in the lead; the Hiroshima AI Process is Japan's wherever it is told. */
export function isForeign({ scan, speaker, draft, linked }: Context): boolean {
  if (speaker.isJapanese && speaker.type !== 'institute' && speaker.type !== 'association') return false;
  if (scan.of('body', 'g7').some(hit => /広島|hiroshima/.test(wordsOf(hit)))) return false;
  if (isJapanNamed(scan) || linked.some(isOfJapan)) return false;
  const abroad = scan.of('place', 'abroad');
  return abroad.length > 0 || speaker.type === 'foreign' || (draft.language === 'en' && !speaker.isJapanese);
}

export function isJapanNamed(scan: Scan): boolean {
  // 国内 is at home wherever that is.
  const isAbroad = scan.of('place', 'abroad').some(({ inTitle }) => inTitle);
  const masked = scan.of('place', 'not-japan');
  const isMasked = (hit: Hit) =>
    masked.some(one => one.part === hit.part && one.start <= hit.start && one.end >= hit.end);
  return (
    scan.of('place', 'japan').some(hit => !isMasked(hit) && (hit.weight > 0 || !isAbroad)) ||
    scan
      .of('body')
      .some(hit => isJapaneseBody(hit.value) && !titlesOfAnyone.includes(hit.value) && !isNamesake(hit, scan))
  );
}

const foreignOffice = /^の?[^、。]{0,16}(?:庁|機構|局|委員会)|^(?:'s)? [a-z ]{0,40}(?:authority|agency|commission)/;

/** 「金融庁も警鐘」 of an article that goes on with 「南アフリカの金融セクター行動監視機構が」 is not ours. */
export function isNamesake({ value, inTitle }: Hit, scan: Scan): boolean {
  if (!inTitle || !isJapaneseBody(value)) return false;
  const inLead = ({ part }: Hit) => part === scan.lead;
  const isOurs = scan.of('body', value).some(inLead) || scan.of('place', 'japan').some(inLead);
  return (
    !isOurs &&
    scan.of('place', 'abroad').some(one => inLead(one) && foreignOffice.test(one.part.folded.text.slice(one.end)))
  );
}

/** Listed measures of others, such as ISO’s standards, name the body that made them first. */
export function isOfJapan({ traits, role }: LinkedMeasure): boolean {
  return traits.japanese && role !== 'mentions' && isJapaneseBody(traits.bodies[0] ?? '');
}

/** 首相 and Court are words that other countries have too. */
const titlesOfAnyone: readonly string[] = ['cabinet-secretariat', 'courts', 'local', 'ai-strategy-hq', 'law-firm'];
