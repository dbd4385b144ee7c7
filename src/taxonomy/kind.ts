import type { Evidence, Kind, Tag } from '../domain/tags.ts';
import { commentaryIn } from './commentary.ts';
import { type Context, subjectsOf } from './context.ts';
import { namedKind } from './kind-named.ts';
import { evidenceOf, type Hit } from './scan.ts';

/** What sort of publication it is: commentary by who speaks and how, else what its words name. */
export function judgeKind(context: Context): Tag<Kind> {
  const named = namedKind(context);
  return commentaryIn(context, named) ?? consultation(context, named) ?? byWords(context, named);
}

const laidOpen: readonly string[] = ['statute', 'bill', 'order', 'plan', 'guideline', 'report'] satisfies Kind[];

/** Where comments are taken by a day, it is a consultation, whatever is laid open. */
function consultation({ deadline }: Context, named: Hit | null): Tag<Kind> | null {
  if (deadline === null || (named !== null && !laidOpen.includes(named.value))) return null;
  return { value: 'consultation', confidence: 0.9, evidence: [deadline.evidence] };
}

function byWords(context: Context, named: Hit | null): Tag<Kind> {
  if (named === null) return ofNothingNamed(context);
  // What G7 and OECD agree on is theirs, whatever it is called.
  const agreed = subjectsOf(context).find(({ traits }) => traits.kind === 'international-instrument');
  const isLoose = named.value === 'guideline' || (named.value === 'announcement' && context.speaker.type === 'foreign');
  if (isLoose && agreed !== undefined)
    return { value: 'international-instrument', confidence: 0.7, evidence: agreed.evidence.slice(0, 1) };
  // What a light word names inside a measure's own name, the catalogue knows better: 「AI制度に関する考え方」 is a report.
  const known = subjectsOf(context).find(({ evidence }) => evidence.some(one => covers(one, named)));
  if (named.weight < 2 && known !== undefined)
    return { value: known.traits.kind, confidence: 0.7, evidence: known.evidence.slice(0, 1) };
  return { value: named.value as Kind, confidence: named.weight > 1 ? 0.85 : 0.6, evidence: [evidenceOf(named)] };
}

function covers({ place, at, words }: Evidence, { part, start }: Hit): boolean {
  const from = part.folded.at(start);
  return place === part.place && at !== null && at <= from && from < at + words.length;
}

/** News of an authority; of a measure, what the measure is; of nobody known, somebody's thoughts. */
function ofNothingNamed(context: Context): Tag<Kind> {
  const { scan, speaker } = context;
  const [measure] = subjectsOf(context);
  if (measure !== undefined && !speaker.isJapanese)
    return { value: measure.traits.kind, confidence: 0.6, evidence: measure.evidence.slice(0, 1) };
  const isNews =
    measure !== undefined ||
    speaker.type !== 'other' ||
    scan.of('stage').some(({ inTitle }) => inTitle) ||
    isActOfAuthority(context);
  return { value: isNews ? 'announcement' : 'commentary', confidence: 0.5, evidence: [] };
}

/** A headline in which an authority is the subject: 「国税庁が…」「デジタル庁、…」. */
function isActOfAuthority({ scan }: Context): boolean {
  return scan.of('body').some(({ inTitle, part, end }) => inTitle && /^[がは、,]/.test(part.folded.text.slice(end)));
}
