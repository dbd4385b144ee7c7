import { businessDaysUntil } from '../../calendar/business-days.ts';
import { dayInZone, sayDay } from '../../calendar/say-date.ts';
import type { Deadline } from '../../domain/deadline.ts';
import type { Bilingual, Language } from '../../domain/language.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Day } from '../../domain/time.ts';
import { counted } from '../../message/strings.ts';
import type { Comments } from '../comments.ts';
import { sendTo } from './where-to-comment.ts';

/** A consultation under the Administrative Procedure Act has so many days, unless it gives a reason (Articles 39(3) and 40). */
const statutoryDays = 30;

/** The last day for comments, in words; with the business days left where the day is given from which they count. */
function sayDeadline(
  { on, time }: Pick<Deadline, 'on' | 'time'>,
  language: Language,
  today: Day | null = null,
): string {
  const left = today === null || on < today ? '' : sayLeft(on, language, today);
  if (language === 'ja') return `意見募集の期限：${sayUntil({ on, time }, 'ja')}${left === '' ? '' : `・${left}`}`;
  return `Comments due ${sayUntil({ on, time }, 'en')}${left === '' ? '' : ` · ${left}`}`;
}

/** «3月13日（金）17時», «Fri 13 March 2026, 17:00 (JST)». */
export function sayUntil({ on, time }: Pick<Deadline, 'on' | 'time'>, language: Language): string {
  if (language === 'ja') return `${sayDay(on, 'ja')}${time === null ? '' : `${sayHour(time)}まで`}`;
  return `${sayDay(on, 'en')}${time === null ? '' : `, ${time} (JST)`}`;
}

/** How long is left, in business days; the day itself is called so. */
export function sayLeft(on: Day, language: Language, today: Day): string {
  if (on === today) return language === 'ja' ? '本日' : 'today';
  const left = businessDaysUntil(today, on);
  return language === 'ja' ? `あと${left}営業日` : `${counted(left, 'business day', 'business days')} left`;
}

/** How far off a day is that asks for nothing. */
export function sayIn(on: Day, language: Language, today: Day): string {
  const { days } = Temporal.PlainDate.from(today).until(on, { largestUnit: 'day' });
  return language === 'ja' ? `${days}日後` : `in ${counted(days, 'day', 'days')}`;
}

/**
 * The lines of a card that say how its call for comments stands, and where they are sent.
 * @param isShown False where the source's words may not be shown.
 */
export function commentLines(
  comments: Comments,
  publication: Publication,
  language: Language,
  today: Day,
  isShown = true,
): string[] {
  if (comments.kind === 'none' || comments.kind === 'over') return [];
  const to = sendTo(publication, isShown);
  const where = to === null ? [] : [language === 'ja' ? `意見の提出先：${to.ja}` : `Send comments to: ${to.en}`];
  switch (comments.kind) {
    case 'undated':
      return where;
    case 'open': {
      const remarks = remarksOn(comments.deadline, publication).map(remark => remark[language]);
      const said = `⏳ ${sayDeadline(comments.deadline, language, today)}`;
      if (remarks.length === 0) return [said, ...where];
      return [language === 'ja' ? `${said}（${remarks.join('、')}）` : `${said} (${remarks.join('; ')})`, ...where];
    }
    case 'doubtful':
      return [`⚠ ${sayDoubt(comments, language)}`, ...where];
  }
}

/** What speaks against a day that was recorded; the reader is sent to the original. */
export function sayDoubt({ deadline, doubt }: Comments & { readonly kind: 'doubtful' }, language: Language): string {
  const recorded = sayUntil(deadline, language);
  const against: Bilingual =
    doubt.kind === 'printed-otherwise'
      ? { ja: `本文には${sayDay(doubt.printed, 'ja')}とあります`, en: `the text says ${sayDay(doubt.printed, 'en')}` }
      : {
          ja: `公表日（${sayDay(doubt.published, 'ja')}）より前です`,
          en: `that is before it was published (${sayDay(doubt.published, 'en')})`,
        };
  return language === 'ja'
    ? `期限要確認：${recorded}と記録していますが、${against.ja}。原文をご確認ください。`
    : `Check the deadline: ${recorded} is recorded, but ${against.en}. Please see the original.`;
}

function remarksOn(deadline: Deadline, publication: Publication): Bilingual[] {
  const { basis } = deadline;
  if (basis === null) return [];
  if (basis === 'voluntary') return [{ ja: '任意の意見募集', en: 'a voluntary consultation' }];
  const short = sayShort(deadline, publication);
  if (short === null)
    return [{ ja: '行政手続法に基づく手続', en: 'a statutory consultation, under the Administrative Procedure Act' }];
  return [
    { ja: '行政手続法に基づく手続', en: 'a statutory consultation' },
    { ja: short.ja.replace('行政手続法', '同法'), en: short.en },
    {
      ja: 'やむを得ない理由による短縮は同法第40条第1項により理由の公示が必要',
      en: 'Article 40(1) allows less where unavoidable, with the reason stated in the notice',
    },
  ];
}

/** That a consultation under the Act is shorter than it provides for; null where it is not. The day of the notice counts (Article 39(3)). */
export function sayShort({ on, basis }: Deadline, { publishedAt }: Publication): Bilingual | null {
  const published = publishedAt === null ? null : dayInZone(publishedAt, 'Asia/Tokyo');
  if (basis !== 'administrative-procedure-act' || published === null || published.length < 10) return null;
  const days = Temporal.PlainDate.from(published).until(on, { largestUnit: 'day' }).days + 1;
  if (days >= statutoryDays) return null;
  return {
    ja: `募集期間は公表日から起算して${days}日で、行政手続法第39条第3項の定める30日より短い`,
    en: `a short period: ${days} days counting the day of publication, where Article 39(3) of the Administrative Procedure Act provides for 30 or more`,
  };
}

/** `17:00` as 17時, `17:30` as 17時30分. */
function sayHour(time: string): string {
  const [hour, minute] = time.split(':').map(Number);
  return `${hour}時${minute ? `${minute}分` : ''}`;
}
