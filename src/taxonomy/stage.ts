import type { Kind, Stage, Tag } from '../domain/tags.ts';
import { type Context, subjectsOf } from './context.ts';
import { evidenceOf, type Hit, type Part } from './scan.ts';

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
  report: { said: [], else: 'published' },
  'discussion-paper': { said: [], else: 'discussion' },
  meeting: { said: ['cabinet-approved', 'discussion'], else: null },
  enforcement: { said: [], else: 'enforced' },
  'international-instrument': { said: ['in-force', 'enacted', 'revised'], else: 'published' },
  announcement: { said: ['cabinet-approved', 'discussion'], else: null },
};

/** Where the measure stands, by this publication. */
export function judgeStage(context: Context, kind: Kind): Tag<Stage> | null {
  const { scan, deadline, speaker } = context;
  if (deadline !== null && kind === 'consultation' && said(context, 'consultation-closed') === null)
    return { value: 'consultation-open', confidence: 0.95, evidence: [deadline.evidence] };
  if (kind === 'commentary') return stageOfExplained(context);
  const ladder = ladders[kind];
  if (kind === 'report' && isInterim(context)) return found('discussion', said(context, 'discussion'));
  if (kind === 'enforcement' && /提訴|訴訟を起こ|訴え|sues|lawsuit/.test(scan.title.folded.text)) return null;
  if (kind === 'plan' && isBudget(context) && said(context, 'cabinet-approved') === null) return null;
  for (const stage of ladder.said) {
    const hit = said(context, stage);
    if (hit === null) continue;
    // What is signed is enacted only where it is a treaty.
    if (kind === 'international-instrument' && stage === 'enacted' && !isTreaty(context)) continue;
    // 検討会 in a title speaks of the panel; a guideline that is out is not under discussion.
    if (stage === 'discussion' && !isDraft(context, kind, hit)) continue;
    return found(stage, hit);
  }
  if (ladder.else === null) return null;
  // Rules of a municipality's own are made when they are published.
  if (kind === 'order' && speaker.type === 'municipality') return found('enacted', null);
  if (kind === 'statute' && speaker.type === 'other') return null;
  return found(ladder.else, said(context, ladder.else));
}

/** Commentary takes the stage of the measure that it explains: as its words say, else as the catalogue says. */
function stageOfExplained(context: Context): Tag<Stage> | null {
  const order: readonly Stage[] = [
    'in-force',
    'enacted',
    'cabinet-approved',
    'diet',
    'consultation-closed',
    'consultation-open',
    'revised',
  ];
  for (const stage of order) {
    const hit = said(context, stage);
    if (hit !== null && (hit.inTitle || stage !== 'revised')) return found(stage, hit);
  }
  if (isInterim(context)) return found('discussion', said(context, 'discussion'));
  const draftNow = said(context, 'discussion');
  if (draftNow?.inTitle && /案/.test(wordsOf(draftNow))) return found('discussion', draftNow);
  const [measure] = [...subjectsOf(context), ...context.linked];
  // Commentary on a court's decision or on a request takes no stage.
  if (measure !== undefined && measure.traits.kind === 'enforcement') return null;
  if (measure !== undefined && measure.traits.stage !== null)
    return { value: measure.traits.stage, confidence: 0.7, evidence: measure.evidence.slice(0, 1) };
  const draft = said(context, 'discussion');
  if (draft !== null && /案|draft|ディスカッション|discussion/.test(wordsOf(draft))) return found('discussion', draft);
  const instrument = context.scan
    .of('kind')
    .find(({ value }) => value === 'guideline' || value === 'report' || value === 'plan');
  return instrument === undefined ? null : { ...found('published', instrument), confidence: 0.5 };
}

/** Money that is asked for or set aside is at no stage of a measure. */
function isBudget({ scan }: Context): boolean {
  return /予算|概算要求|budget/.test(scan.title.folded.text) || /予算に/.test(scan.lead.folded.text);
}

function isTreaty({ scan }: Context): boolean {
  return /条約|協定|treaty|convention/.test(`${scan.title.folded.text}\n${scan.lead.folded.text}`);
}

function isInterim(context: Context): boolean {
  return context.scan.of('stage', 'discussion').some(hit => /中間|interim/.test(wordsOf(hit)));
}

function isDraft(context: Context, kind: Kind, hit: Hit): boolean {
  const words = wordsOf(hit);
  if (kind === 'guideline' || kind === 'plan' || kind === 'order')
    return /案|骨子|たたき台|へ$|方針固|調整|指示|draft|consider|plans to|mulls/.test(words);
  if (kind === 'announcement') return hit.inTitle && !/指示/.test(words) && !isPanelName(context, hit);
  if (kind === 'meeting') return true;
  return true;
}

/** 検討 as part of 検討会 is a name. */
function isPanelName({ scan }: Context, hit: Hit): boolean {
  return scan.of('kind', 'meeting').some(one => one.part === hit.part && one.start <= hit.start && one.end >= hit.end);
}

/** The word that says so, the title's first; of a later version its number says that it is revised. */
function said({ scan }: Context, stage: Stage): Hit | null {
  const hits = scan.of('stage', stage);
  const hit = hits.find(({ inTitle }) => inTitle) ?? hits[0] ?? null;
  if (hit !== null) return hit;
  if (stage === 'revised') return laterVersion(scan.title);
  return stage === 'discussion' ? intended(scan.title) : null;
}

/** Headlines say what is to come with a へ at the end of a phrase: 「海外製を制限へ」. */
function intended(title: Part): Hit | null {
  const found = /[\p{sc=Han}\p{sc=Katakana}]へ(?=$|[ 、。」])/u.exec(title.folded.text);
  if (found === null) return null;
  const { index: start } = found;
  return {
    facet: 'stage',
    value: 'discussion',
    weight: 1,
    inTitle: true,
    start,
    end: start + found[0].length,
    part: title,
  };
}

/** 第1.1版, Ver.2.0, version 3: all but the first. */
function laterVersion(title: Part): Hit | null {
  const found = /(?:(?:第|ver(?:sion)?\.? ?|v)(\d+(?:\.\d+)*)(?:版|\b)|(\d+\.\d+)版)/.exec(title.folded.text);
  if (
    found === null ||
    /^1(\.0+)*$|^0/.test(found[1] ?? found[2] ?? '') ||
    (found[0].startsWith('第') && !found[0].endsWith('版'))
  )
    return null;
  const [words] = found;
  const start = found.index;
  return { facet: 'stage', value: 'revised', weight: 1, inTitle: true, start, end: start + words.length, part: title };
}

function found(value: Stage, hit: Hit | null): Tag<Stage> {
  return {
    value,
    confidence: hit === null ? 0.5 : hit.inTitle ? 0.85 : 0.7,
    evidence: hit === null ? [] : [evidenceOf(hit)],
  };
}

function wordsOf({ part, start, end }: Hit): string {
  return part.folded.text.slice(start, end);
}
