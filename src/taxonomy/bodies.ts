import type { Body, Evidence, Kind, Stage, Tag } from '../domain/tags.ts';
import { type Context, subjectsOf } from './context.ts';
import { foreign } from './foreign.ts';
import { isNamesake } from './origin.ts';
import { evidenceOf, type Hit } from './scan.ts';

/** A body in the lead counts where it acts: 「総務省は」「経産省と」「個人情報保護委員会の」. */
const acts = /^[はがとのや・、も]/;
/** Abroad's do so as subjects only: 「米国の技術者」 is somebody else. */
const actsAbroad = /^[はがと、]/;
const leadOpening = 160;

/** Who issued it, or whose measure it is about; a publisher that merely reports is none. */
export function judgeBodies(context: Context, kind: Kind, stage: Stage | null): Tag<Body>[] {
  const { scan, speaker } = context;
  const found: { value: Body; evidence: Evidence; confidence: number }[] = [];
  // An institute that tells of a foreign measure merely reports.
  const merelyReports = speaker.type === 'institute' && scan.of('place', 'abroad').some(hit => hit.inTitle);
  for (const value of merelyReports ? [] : speaker.bodies)
    found.push({ value, evidence: speaker.evidence, confidence: 0.95 });
  const mentions = scan.of('body').filter(({ value }) => value !== 'law-firm');
  const foreignInTitle = new Set(
    mentions.filter(hit => hit.inTitle && foreign.includes(hit.value)).map(hit => hit.value),
  );
  for (const hit of mentions) {
    if (!isActing(hit) || (!speaker.isJapanese && isNamesake(hit, scan))) continue;
    if (foreign.includes(hit.value) && (foreignInTitle.size > 1 || !hit.inTitle) && speaker.isJapanese) continue;
    if (hit.inTitle || !speaker.isJapanese || speaker.type === 'association')
      found.push({ value: hit.value as Body, evidence: evidenceOf(hit), confidence: hit.inTitle ? 0.85 : 0.7 });
    else if (isJointly(hit)) found.push({ value: hit.value as Body, evidence: evidenceOf(hit), confidence: 0.6 });
  }
  const said = new Set<string>(found.map(({ value }) => value));
  // An authority speaks for itself; of others' pieces the measure tells whose it is, and an Act only whose it is made.
  for (const { traits, evidence } of speaker.isJapanese ? [] : subjectsOf(context)) {
    if (traits.kind === 'statute') continue;
    const [words] = evidence;
    if (words === undefined) continue;
    if (traits.bodies.some(body => said.has(body))) continue;
    const isInternational = traits.kind === 'international-instrument';
    for (const value of traits.bodies.filter(body => !isInternational || foreign.includes(body)))
      found.push({ value, evidence: words, confidence: 0.7 });
  }
  if (
    kind === 'bill' &&
    (stage === 'enacted' || stage === 'diet') &&
    !scan.of('place', 'abroad').some(hit => hit.inTitle)
  ) {
    const passage = scan.of('stage', stage)[0];
    if (passage !== undefined) found.push({ value: 'diet', evidence: evidenceOf(passage), confidence: 0.7 });
  }
  return [...Map.groupBy(found, ({ value }) => value)].map(([value, group]) => ({
    value,
    confidence: Math.max(...group.map(({ confidence }) => confidence)),
    evidence: group.slice(0, 3).map(({ evidence }) => evidence),
  }));
}

function isActing({ inTitle, part, start, end, value }: Hit): boolean {
  if (inTitle) return true;
  const { text } = part.folded;
  const as = foreign.includes(value) ? actsAbroad : acts;
  return start < leadOpening && (as.test(text.slice(end, end + 1)) || /^[a-z]/.test(text.slice(start, start + 1)));
}

/** 「総務省と共同で」「内閣府・警察庁と」 */
function isJointly({ part, start, end }: Hit): boolean {
  const { text } = part.folded;
  return (
    /^(と|や|・|及び|および|とともに| and )/.test(text.slice(end, end + 5)) ||
    / and $/.test(text.slice(start - 5, start))
  );
}
