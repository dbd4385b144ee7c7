import type { Kind, Stage, Tag } from '../domain/tags.ts';
import { type Context, subjectsOf } from './context.ts';
import { evidenceOf, type Hit, wordsOf } from './scan.ts';
import { stageOfExplained, stageOfMeasure, tagged } from './stage-explained.ts';
import { allSaid, said } from './stage-words.ts';

/** Which stages a kind can be at, first things first; the last stands where no word says so, null for none. */
const ladders: Record<Exclude<Kind, 'commentary'>, { readonly said: readonly Stage[]; readonly else: Stage | null }> = {
  consultation: { said: ['consultation-closed', 'consultation-open'], else: 'consultation-open' },
  statute: { said: ['in-force', 'enacted', 'cabinet-approved', 'diet', 'discussion'], else: null },
  bill: { said: ['enacted', 'cabinet-approved', 'diet', 'in-force', 'discussion'], else: 'discussion' },
  order: {
    said: ['consultation-closed', 'in-force', 'enacted', 'cabinet-approved', 'diet', 'discussion', 'revised'],
    else: 'published',
  },
  plan: { said: ['cabinet-approved', 'discussion', 'revised'], else: 'published' },
  guideline: { said: ['discussion', 'revised'], else: 'published' },
  report: { said: ['discussion'], else: 'published' },
  'discussion-paper': { said: [], else: 'discussion' },
  meeting: { said: ['cabinet-approved', 'discussion'], else: null },
  enforcement: { said: ['discussion'], else: 'enforced' },
  'international-instrument': { said: ['in-force', 'enacted', 'discussion', 'revised'], else: 'published' },
  announcement: { said: ['cabinet-approved', 'discussion'], else: null },
};

/** Where the measure stands, by this publication. */
export function judgeStage(context: Context, kind: Kind): Tag<Stage> | null {
  const { scan, deadline, speaker } = context;
  if (deadline !== null && kind === 'consultation' && said(context, 'consultation-closed') === null)
    return { value: 'consultation-open', confidence: 0.95, evidence: [deadline.evidence] };
  if (kind === 'commentary') return stageOfExplained(context);
  const ladder = ladders[kind];
  if (kind === 'enforcement' && /提訴|訴訟を起こ|訴え|sues|lawsuit/.test(scan.title.folded.text)) return null;
  if (kind === 'plan' && isBudget(context) && said(context, 'cabinet-approved') === null) return null;
  for (const stage of ladder.said) {
    const hit = allSaid(context, stage).find(one => isOf(context, kind, stage, one));
    if (hit !== undefined) return tagged(stage, hit);
  }
  if (kind === 'meeting') return topicOf(context);
  if (kind === 'statute') return stageOfMeasure(context);
  if (ladder.else === null) return null;
  const known = subjectsOf(context).find(({ traits }) => traits.kind === kind && asDecided.includes(traits.stage));
  if (known !== undefined)
    return { value: known.traits.stage ?? 'discussion', confidence: 0.7, evidence: known.evidence.slice(0, 1) };
  // Rules of a municipality's own are made when they are published.
  if (kind === 'order' && speaker.type === 'municipality') return tagged('enacted', null);
  return tagged(ladder.else, said(context, ladder.else));
}

/** Stages that a publication keeps whatever it does with its measure: a plan of the Cabinet's is that in translation too. */
const asDecided: readonly (Stage | null)[] = ['discussion', 'cabinet-approved'];

/** A panel that is named for its question discusses it; a standing council's agenda tells nothing. */
function topicOf({ scan }: Context): Tag<Stage> | null {
  const found = /に関する|[在あ]り方|問題|論点|協議$|巡り|めぐり|見直し|検討|議論|改[定訂正]|策定|discuss/.exec(
    scan.title.folded.text,
  );
  if (found === null) return null;
  const [start, end] = [found.index, found.index + found[0].length];
  return { value: 'discussion', confidence: 0.5, evidence: [evidenceOf({ part: scan.title, start, end })] };
}

/** Money that is asked for or set aside is at no stage of a measure. */
function isBudget({ scan }: Context): boolean {
  return /予算|概算要求|budget/.test(scan.title.folded.text) || /予算に/.test(scan.lead.folded.text);
}

function isTreaty({ scan }: Context): boolean {
  return /条約|協定|treaty|convention/.test(`${scan.title.folded.text}\n${scan.lead.folded.text}`);
}

/** Whether the word is about the measure's stage, for a measure of that kind. */
function isOf(context: Context, kind: Kind, stage: Stage, hit: Hit): boolean {
  switch (stage) {
    case 'revised':
      return hit.inTitle || /改[定訂]|版|revis|amend/.test(wordsOf(hit));
    // What is signed is enacted only where it is a treaty.
    case 'enacted':
      return kind !== 'international-instrument' || isTreaty(context);
    // 検討会 in a title speaks of the panel; a guideline that is out is not under discussion.
    case 'discussion':
      return isDraft(context, kind, hit);
    default:
      return true;
  }
}

function isDraft(context: Context, kind: Kind, hit: Hit): boolean {
  const words = wordsOf(hit);
  if (kind === 'guideline' || kind === 'plan' || kind === 'order')
    return /案|骨子|たたき台|へ$|方針固|調整|指示|[をが]検討|draft|consider|plans to|mulls/.test(words);
  if (kind === 'enforcement') return /へ$/.test(words);
  if (kind === 'international-instrument') return hit.inTitle && /案|draft/.test(words);
  if (kind === 'report') return /案|骨子|たたき台|中間|draft|interim/.test(words);
  if (kind === 'announcement') return hit.inTitle && !/指示|へ$/.test(words) && !isPanelName(context, hit);
  return true;
}

/** 検討 as part of 検討会 is a name. */
function isPanelName({ scan }: Context, hit: Hit): boolean {
  return scan.of('kind', 'meeting').some(one => one.part === hit.part && one.start <= hit.start && one.end >= hit.end);
}
