import type { Hit, Scan } from './scan.ts';

/** Words that make it one about AI, but where they are part of something else. */
export function aiHits(scan: Scan): readonly Hit[] {
  return unmasked(scan, [...scan.of('subject', 'ai'), ...scan.of('subject', 'self-driving')]);
}

/** Hits that are not inside a word in which the letters mean something else. */
export function unmasked(scan: Scan, hits: readonly Hit[]): readonly Hit[] {
  const noise = scan.of('subject', 'none');
  return hits.filter(hit => !noise.some(one => one.part === hit.part && one.start <= hit.start && one.end >= hit.end));
}

/** In the title, or in the lead as more than one of a list: 「半導体、AI、量子」 is about none of them. */
export function isMainSubject(ai: readonly Hit[]): boolean {
  if (ai.some(({ inTitle }) => inTitle)) return true;
  return ai.length > 1 || ai.some(hit => hit.start < leadOpening && !isListed(hit));
}

/** A single word that comes later in a lead is a passing one. */
const leadOpening = 150;

function isListed({ part, start, end }: Hit): boolean {
  const { text } = part.folded;
  const before = text.slice(Math.max(0, start - 1), start);
  const after = text.slice(end, end + 16);
  if (before === '・') return true;
  if (/^[、,・や]/.test(after)) return /[、,・や]/.test(before) || /^[、,・や].{1,12}([、,・や]|など|等)/.test(after);
  return /[、,・や]/.test(before) && /^(など|等|といった)/.test(after);
}
