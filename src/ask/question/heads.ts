/**
 * The things that a question asks for by a noun: «budget» of «what was the budget of…?», «presiding judge» of «who was the
 * presiding judge?», 所長 of …の所長は誰ですか. None where it asks by its verb alone.
 */
export function headsOf(text: string): string[] {
  const english = [...text.matchAll(whichOf), ...text.matchAll(whatIs), ...text.matchAll(told)];
  const japanese = [...text.matchAll(topic), ...text.matchAll(whichJa)];
  return [
    ...english.map(([, head = '']) => head.trim()),
    ...japanese.map(([, noun, other]) => noun ?? other ?? ''),
  ].filter(head => head !== '' && !kindOnly.test(head));
}

/**
 * Of whom or what a question tells something: Keidanren of «what did Keidanren criticise», Onoda of «Minister Onoda’s
 * view», 経団連 of 経団連は何を批判しましたか.
 */
export function actorsOf(text: string): string[] {
  const english = [...text.matchAll(actor), ...text.matchAll(owner)];
  const japanese = [...text.matchAll(subject)];
  return [...english, ...japanese].map(([, who = '']) => who.trim()).filter(who => who !== '' && !kindOnly.test(who));
}

/** Who is said to have done something, and the verb: Apple and «receive» of «what penalty did Apple receive», OpenAI and 回答. */
export interface Deed {
  /** Empty where it is asked who did it. */
  readonly who: string;
  readonly verb: string;
}

export function deedsOf(text: string): Deed[] {
  return [
    ...[...text.matchAll(actorDoes)].map(([, who = '', verb = '']) => ({ who: who.trim(), verb })),
    ...[...text.matchAll(subjectDoes)].map(([, who = '', verb = '']) => ({ who, verb })),
    ...[...text.matchAll(whoDoes), ...text.matchAll(whichDid), ...text.matchAll(doneBy)].map(([, verb = '']) => ({
      who: '',
      verb,
    })),
  ];
}

/** A person by office, of whom nothing else will do: 城内大臣, «Minister Onoda». */
export function isPerson(who: string): boolean {
  return /(?:大臣|議員|長官|委員長|会長|社長|教授|氏)$|^(?:the )?(?:Prime )?(?:Minister|Commissioner|Professor|Justice|Judge|Senator|Director|President|Mr|Ms|Dr)\b/.test(
    who,
  );
}

/** Words with the name of whose guideline, law or report a question speaks of: METI of «METI’s discussion paper», 文化庁 of 文化庁のAI事業者ガイドライン. */
export function ownersOf(text: string): string[] {
  return [...text.matchAll(ownsEn), ...text.matchAll(ownsJa)].map(([, who = '']) => who.trim());
}

/** Ministries and the like by how they are called, and what is written as foreign names are: シンガポール of シンガポールの枠組み. */
export function strangersIn(text: string): string[] {
  return [...text.matchAll(ministry), ...text.matchAll(foreigner)].map(([, who = '']) => who);
}

/** Kinds of things and places in a series: what is asked is which, and any that is told of answers. */
const kindOnly =
  /^(?:会社|企業|事業者|組織|機関|団体|人|者|国|大臣|[前後]者|初.{0,2}|.*\d.*|(?:\w+ )*(?:compan(?:y|ies)|firms?|businesses|organi[sz]ations?|bod(?:y|ies)|agency|ministry|office|people|person|countries|country))$/i;

const auxiliary = 'is|are|was|were|does|do|did|has|have|had|will|would|can|could|should|must|may|might|shall';
const noun = `(?!(?:${auxiliary}|the|a|an|its?|this|that|there|of|to|in|on|at|for|by)\\b)[a-z][\\w’'-]*`;
const phrase = `(?:${noun} ){0,5}${noun}`;
/** «Which ministers attended», «what surcharge rate does». */
const whichOf = new RegExp(`\\b(?:what|which|whose) (${phrase}) (?:${auxiliary})\\b`, 'gi');
/** «Who was the presiding judge when», «what is the fee for». */
const whatIs = new RegExp(
  `\\b(?:what|who)(?:['’]s| is| was| are| were| became| will be) (?:the |its |their |an? )?(?:names? of (?:the |an? )?)?(${phrase})(?= (?:of|for|in|under|by|at|to|when|that|who|which|on|with|behind|after|before|during)\\b| *[?.,]| *$)`,
  'gi',
);
const told = new RegExp(`\\b(?:tell|give|show|send)(?: me| us)? (?:the )?(${phrase}) (?:of|for|in|under)\\b`, 'gi');

const proper = '(?:the )?[A-Z][\\w.-]*(?: (?:(?:of|for|and|the|on) )*[A-Z][\\w.-]*)*';
const actor = new RegExp(`\\b(?:did|does|do|has|have|had|will|would|is|are|was|were) (${proper})(?= [a-z])`, 'g');
const owner = new RegExp(`(${proper}(?: [a-z]+)?)['’]s?(?= [a-z])`, 'g');
const adverb = '(?:(?:ever|also|already|publicly|later|then|formally|officially|first) )?';
const actorDoes = new RegExp(
  `\\b(?:did|does|do|has|have|had|will|would) (${proper}) ${adverb}([a-z]{3,})(?<!ies)\\b`,
  'g',
);
const whoDoes = new RegExp(`\\bwho (?!(?:${auxiliary})\\b)${adverb}([a-z]{3,})\\b`, 'gi');
/** «Which members abstained». */
const whichDid = new RegExp(`\\b(?:which|what) (?:${noun} ){1,3}?([a-z]{3,}ed)\\b`, 'gi');

const run = '[\\p{sc=Han}\\p{sc=Katakana}ーA-Za-z0-9々]';
/** 所長 of 所長は誰, 違約金 of 違約金はいくら, 趣旨 of 趣旨を教えて. */
const topic = new RegExp(
  `(?:^|[^\\p{sc=Han}\\p{sc=Katakana}ーA-Za-z0-9々])(${run}{2,12})(?:(?:とは|は|って)(?=\\s*(?:誰|だれ|いくら|何|なに|どれ|どこ|いつ|どの|どん|どう|です|[？?。]|$))|(?:を|について)(?=\\s*(?:教|知り|説明|示し|挙げ)))`,
  'gu',
);
/** 党 of どの党. */
const whichJa = new RegExp(`どの(${run}{1,8})`, 'gu');
/** 経団連 of 経団連は, 議長が. */
const subject =
  /(?:^|[^\p{sc=Han}\p{sc=Katakana}ーA-Za-z0-9々・])([\p{sc=Han}\p{sc=Katakana}ーA-Za-z々・]{2,12})(?:には|では|は|が)/gu;
const subjectDoes =
  /([\p{sc=Han}\p{sc=Katakana}ーA-Za-z々・]{2,12})[はが][^。？?]{0,30}?([\p{sc=Han}]{2,4})(?:し(?:た|て|まし)|され(?:た|て|まし))/gu;
/** 提案 of 条例を提案した議員, 科 of 科された制裁. */
const doneBy = /([\p{sc=Han}]{1,4})し?(?:(?:した|された|せられた|った)(?=[\p{sc=Han}])|を受けた)/gu;
const document =
  '(?:guidelines?|guides?|guidebook|papers?|reports?|acts?|laws?|ordinances?|code|principles|plan|checklist|handbook|notice|survey)';
const ownsEn = new RegExp(`((?:[\\w.-]+ ){0,3}[\\w.-]+)['’]s? (?:[\\w.-]+ ){0,6}?${document}\\b`, 'gi');
const ownsJa =
  /([\p{sc=Han}\p{sc=Katakana}ーA-Za-z]{2,12})の[^のはがを、。？?\s]{0,24}(?:ガイドライン|指針|ペーパー|報告書|手引き?|法|条例|計画|原則|コード|考え方|ガイドブック|調査|通知|チェックリスト)/gu;
const ministry = /([\p{sc=Han}]{1,8}(?:省|庁|委員会))の/gu;
const foreigner =
  /(?:^|[^\p{sc=Katakana}ー\p{sc=Han}・A-Za-z])([\p{sc=Katakana}ー]{3,12})の(?=[^はがを、。？?]{0,16}(?:法|規制|枠組み?|制度|指針|ガイドライン|政策|戦略|罰則|考え方))/gu;
