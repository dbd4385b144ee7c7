import type { LinkRole } from '../domain/measure.ts';
import type { Draft } from '../domain/publication.ts';
import type { Evidence } from '../domain/tags.ts';
import { fold } from '../text/fold.ts';
import type { Measure } from './schema.ts';

/** A name of a measure as it stands in a publication. */
export interface Occurrence {
  readonly measure: Measure;
  /** It points at the measure without naming it. */
  readonly isCue: boolean;
  readonly evidence: Evidence;
  /** Where it stands in the folded text. */
  readonly start: number;
  readonly end: number;
}

const speaksForItself =
  /に対する(ご|御)?意見(を|の)?(提出|表明|書)|意見書|(?<!公募)意見を(提出|表明)|要望書|提言書|声明を|submits? comments|comments submitted|our comments|position paper/;
const consults =
  /意見募集|意見の募集|意見を募集|パブリック・?コメント|パブコメ|意見公募|意見照会|public comment|consultation|call for (views|evidence|comments|information)|seeks? (views|comments)|request for comment/;
const explains =
  /解説|わかりやす|分かりやす|とは[?？。:：]|とは$|ポイント|読み解|実務|論点|影響|考察|対応策|入門|注意点|留意点|まとめて|レポート\]|と(企業|日本企業)|速報ニュース|ニューズ?レター|explain|overview|takeaway|what (is|to|you|businesses)|impact|implication|analysis|insight|perspective|guide to|in a nutshell|differs?|compar|key points|newsletter/;
const changes = /改正|改定|改訂|変更|見直し|第[0-9]+(\.[0-9]+)?版|ver\.? ?[0-9]|version [0-9]|amend|revis/;

/** What a publication does with a measure. */
export function roleOf(draft: Draft, measure: Measure, occurrences: readonly Occurrence[]): LinkRole {
  const inTitle = occurrences.filter(({ evidence }) => evidence.place === 'title');
  if (occurrences.length > 0 && inTitle.length === 0) return isOfLawFirm(draft) ? 'comments-on' : 'mentions';
  const rest = withoutNames(fold(draft.title).text, inTitle);
  const around = `${rest}\n${fold(draft.summary).text}`;
  if (isOfLawFirm(draft) || speaksForItself.test(rest)) return 'comments-on';
  const isOfIssuer = measure.bodies.some(body => draft.publisherBodies.includes(body));
  if (consults.test(rest) || (isOfIssuer && consults.test(around))) return 'consults-on';
  if (!isOfIssuer && explains.test(rest)) return 'comments-on';
  return changes.test(rest) ? 'amends' : 'announces';
}

function isOfLawFirm({ publisherBodies }: Draft): boolean {
  return publisherBodies.includes('law-firm');
}

/** What the title says besides the measure's own name, which may hold such words itself: «…の一部を改正する法律». */
function withoutNames(title: string, occurrences: readonly Occurrence[]): string {
  return occurrences
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`, title);
}
