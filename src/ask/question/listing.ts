import type { MeasureId } from '../../domain/measure.ts';
import type { Body } from '../../domain/tags.ts';
import type { Question } from './question.ts';

/** A question that a list answers: what was published lately, until when comments are taken, how it all hangs together. */
export type Listing =
  | { readonly kind: 'news'; readonly bodies: readonly Body[]; readonly measures: readonly MeasureId[] }
  | { readonly kind: 'deadlines'; readonly bodies: readonly Body[]; readonly measures: readonly MeasureId[] }
  | { readonly kind: 'overview' };

const news =
  /最近|直近|この頃|今週|今月|先週|先月|新着|最新の(?:動き|動向|ニュース|公表|発表|情報)|\b(?:recent(?:ly)?|lately|this week|this month|last week|last month|newest|what(?:'s| is) new)\b|\blatest (?:news|developments?|publications?|announcements?)\b/i;
const deadlines =
  /締め?切|〆切|(?:意見|コメント|募集|提出)[^。？?]{0,8}(?:期限|いつまで)|期限はいつ|意見を?募集(?:して|中)|(?:意見募集|パブコメ|パブリックコメント)(?:中|は|が|を)?[^。？?]{0,12}(?:今|現在|受付|募集|実施|ありますか|あります)|(?:今|現在)[^。？?]{0,10}(?:意見募集|パブコメ|パブリックコメント)|\bdeadlines?\b|\b(?:comments?|consultations?)\b[^.?]{0,30}\b(?:due|close|closes|open|until|end|ends)\b|\bopen (?:consultations?|for comments?)\b/i;
const overview =
  /(?:規制|制度|政策|法制)の?(?:全体像|全体|体系|概観|枠組み)|全体像|俯瞰|(?:approach|framework|landscape|overview)\b[^.?]{0,30}\b(?:ai\b|artificial intelligence|regulat)|\b(?:ai|artificial intelligence)\b[^.?]{0,20}\b(?:regulatory )?(?:landscape|overview|framework|approach)\b|how (?:does|is) (?:japan|ai)[^.?]{0,20}(?:regulat|govern)/i;

/** Days by which a law takes effect are no deadlines for comments. */
const ofLaw = /第[\d一二三四]+[条章]|施行|\b(?:chapters?|articles?|take effect|in force|into force)\b/i;

/** «Japan's approach to AI regulation» goes by many names of the Act; a law or guideline that is named is another question. */
const named = /法(?![制規体])|\bActs?\b|ガイドライン|指針|計画|\b(?:guidelines?|plan|ordinance|paper)\b/i;

/** Null where statements are to answer, as for most questions. */
export function listingAsked(
  { text, versions, years }: Pick<Question, 'text' | 'versions' | 'years'>,
  measures: readonly MeasureId[],
  bodies: readonly Body[],
): Listing | null {
  if (deadlines.test(text) && years.length === 0 && !ofLaw.test(text)) return { kind: 'deadlines', bodies, measures };
  if (news.test(text) && versions.length === 0) return { kind: 'news', bodies, measures };
  return overview.test(text) && !named.test(text) ? { kind: 'overview' } : null;
}
