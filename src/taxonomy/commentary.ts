import type { Evidence, Kind, Tag } from '../domain/tags.ts';
import type { Context } from './context.ts';
import { evidenceOf, type Hit, type Part, wordsOf } from './scan.ts';

/** Commentary: of law firms always, of analysts mostly, of parties and associations as a position, of others by how they speak. */
export function commentaryIn(context: Context, named: Hit | null): Tag<Kind> | null {
  const { speaker } = context;
  switch (speaker.type) {
    case 'law-firm':
      return commentary(0.95, speaker.evidence);
    case 'analyst':
      if (!reportsAct(context, named) && !isCommissioned(context, named)) return commentary(0.8, speaker.evidence);
      break;
    case 'party':
    case 'association': {
      const own = ofGroup(context, named);
      if (own !== null) return own;
      break;
    }
    case 'other': {
      const note = ownNote(context);
      if (note !== null) return commentary(0.8, note);
      break;
    }
    default:
  }
  const said = talkOf(context) ?? positionOfOthers(context);
  return said === null ? null : commentary(0.8, evidenceOf(said));
}

function commentary(confidence: number, evidence: Evidence): Tag<Kind> {
  return { value: 'commentary', confidence, evidence: [evidence] };
}

/** What a party or an association publishes is its position, but for what its title calls a guideline, a report or its own news. */
function ofGroup(context: Context, named: Hit | null): Tag<Kind> | null {
  const { speaker, scan } = context;
  const isParty = speaker.type === 'party';
  const position = scan.of('policy', 'position')[0];
  const isReport = isParty && named?.value === 'report';
  if (position !== undefined && !(isReport && named.weight > 0)) return commentary(0.8, evidenceOf(position));
  if (isParty) return isReport ? null : commentary(0.6, speaker.evidence);
  if (named === null)
    return doesSomething(context)
      ? { value: 'announcement', confidence: 0.5, evidence: [speaker.evidence] }
      : commentary(0.5, speaker.evidence);
  // 「…に関する考え方」 of an association is its position.
  return named.weight < 2 && /考え方/.test(wordsOf(named)) ? commentary(0.6, evidenceOf(named)) : null;
}

/** What people write of what they did themselves: 「使ってみた」「意見を出しました」. */
const ofOneself =
  /て(?:み|き)(?:た|ました)|(?:意見|パブコメ|陳述).{0,8}(?:しました|出した)|という話|思うこと|考えてみ|私の(?:意見|考え)/;

function ownNote({ scan }: Context): Evidence | null {
  const found = ofOneself.exec(scan.title.folded.text);
  if (found === null) return null;
  return evidenceOf({ part: scan.title, start: found.index, end: found.index + found[0].length });
}

/** What begins, opens or comes out is news of the association's own. */
function doesSomething({ scan }: Context): boolean {
  return /開始|開催|設立|募集|公開|スタート|始め|launch|opens|starts/.test(scan.title.folded.text);
}

/** Words of analysis from so much weight on make it commentary, by who speaks. */
const talkNeeded: Partial<Record<Context['speaker']['type'], number>> = { press: 3, other: 1, institute: 3 };

function talkOf({ scan, speaker }: Context): Hit | null {
  const needed = talkNeeded[speaker.type];
  if (needed === undefined) return null;
  const talk = scan.of('policy', 'talk').filter(({ inTitle }) => inTitle);
  const weight = talk.reduce((sum, hit) => sum + hit.weight, 0);
  const question = questionIn(scan.title);
  if (question !== null) return question;
  const asks = /[?？]/.test(scan.title.original) ? 1 : 0;
  if (talk.length > 0 && weight + asks >= needed) return talk[0] ?? null;
  const explains = scan.of('policy', 'explains').filter(hit => speaker.type === 'other' || hit.weight > 1);
  return speaker.type === 'institute' ? null : (explains[0] ?? null);
}

/** Who asks in a title answers below it: 「どう変わった？」「責任は誰に」, «What does it mean?» */
const asking =
  /(?:何|どう|なぜ|誰|いつ|どこ|本当に|のか|べきか|許される)[^。]{0,14}\?|(?:は誰に?|どうなる|どうする|何が変わる|(?:どう|何を|なぜ|誰が).{0,10}か)$|(?:^|[:—–-] ?)(?:what|why|how|who|should|does|is|will)\b.*\?$/;

function questionIn(title: Part): Hit | null {
  const found = asking.exec(title.folded.text);
  if (found === null) return null;
  const { index: start } = found;
  return { facet: 'policy', value: 'talk', weight: 3, inTitle: true, start, end: start + found[0].length, part: title };
}

/** Reported positions of parties and associations are commentary too; a ministry's are not. */
function positionOfOthers({ scan, speaker }: Context): Hit | null {
  if (speaker.type !== 'press' && speaker.type !== 'other') return null;
  const isTheirs = scan
    .of('body')
    .some(({ value, inTitle }) => inTitle && (value === 'party' || value === 'self-regulatory'));
  return isTheirs ? (scan.of('policy', 'position')[0] ?? null) : null;
}

/** A study that an authority ordered is a report, whoever wrote it. */
function isCommissioned({ scan }: Context, named: Hit | null): boolean {
  return (
    named?.value === 'report' && /委託|受託|commissioned/.test(`${scan.title.folded.text}\n${scan.lead.folded.text}`)
  );
}

/** A news flash of a consultant's: an authority in the title, and what it did. */
function reportsAct({ scan }: Context, named: Hit | null): boolean {
  const isNamed = (facet: 'body' | 'stage' | 'place') => scan.of(facet).some(({ inTitle }) => inTitle);
  return (
    named?.inTitle === true &&
    (isNamed('body') || isNamed('place')) &&
    isNamed('stage') &&
    !scan.of('policy', 'talk').some(({ inTitle }) => inTitle) &&
    scan.of('policy', 'explains').length === 0
  );
}
