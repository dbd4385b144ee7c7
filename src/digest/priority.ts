import type { Bilingual } from '../domain/language.ts';
import type { Priority, PriorityLevel } from '../domain/priority.ts';
import type { Publication } from '../domain/publication.ts';
import type { Profile } from '../domain/subscription.ts';
import type { Relevance } from '../domain/tags.ts';
import type { Day } from '../domain/time.ts';
import { counted, listed } from '../message/strings.ts';
import { labelOf } from '../taxonomy/codebook.ts';

export type Judged = Pick<Publication, 'tags' | 'deadline' | 'links'>;
export type Interests = Pick<Profile, 'themes' | 'sectors' | 'measures'>;

/** From so many points on a publication has this level. */
const levels: readonly (readonly [PriorityLevel, number])[] = [
  ['high', 60],
  ['normal', 30],
];
const measurePoints = 20;
const themePoints = 10;
const sectorPoints = 10;
/** Days left, at most, and what that adds. */
const hurry = [
  [3, 15],
  [10, 8],
] as const;

/** The publication's own standing, the reader's interests and the days left, taken together. */
export function priorityOf(publication: Judged, interests: Interests, today: Day): Priority {
  const { tags } = publication;
  if (tags.relevance.value === 'none') return { level: 'low', points: 0 };
  const { themes, sectors, measures } = sharedWith(publication, interests);
  const left = daysLeft(publication, today);
  const points =
    tags.standing.points +
    (measures.length > 0 ? measurePoints : 0) +
    (themes.length > 0 ? themePoints : 0) +
    (sectors.length > 0 ? sectorPoints : 0) +
    (left === null ? 0 : (hurry.find(([days]) => left <= days)?.[1] ?? 0));
  return { level: levelAt(points, tags.relevance.value), points };
}

/** What is not about AI is urgent to nobody who follows AI policy. */
function levelAt(points: number, relevance: Relevance): PriorityLevel {
  const level = levels.find(([, from]) => points >= from)?.[0] ?? 'low';
  return level === 'high' && relevance !== 'core' ? 'normal' : level;
}

/** The level that a publication has by itself, for nobody in particular. */
export function levelOf({ relevance, standing }: Publication['tags']): PriorityLevel {
  return levelAt(standing.points, relevance.value);
}

/** True where a publication of this level is wanted by someone who set that least level. */
export function reaches(level: PriorityLevel, min: PriorityLevel): boolean {
  const order: readonly PriorityLevel[] = ['low', 'normal', 'high'];
  return order.indexOf(level) >= order.indexOf(min);
}

const levelWords: Record<PriorityLevel, Bilingual> = {
  high: { ja: '高', en: 'high' },
  normal: { ja: '中', en: 'normal' },
  low: { ja: '低', en: 'low' },
};

/** Why it has that priority, in one line: 「優先度「高」：施行、法的義務・責務（罰則なし）、関心のある論点（個人情報）、期限まで5日」. */
export function explainPriority(publication: Judged, interests: Interests, today: Day): Bilingual {
  const { tags } = publication;
  const { level } = priorityOf(publication, interests, today);
  const { themes, sectors, measures } = sharedWith(publication, interests);
  const left = daysLeft(publication, today);
  const say = (language: 'ja' | 'en') => {
    const about = [
      ...themes.map(value => labelOf('theme', value, language)),
      ...sectors.map(value => labelOf('sector', value, language)),
    ];
    const isJapanese = language === 'ja';
    return [
      tags.kind.value === 'commentary' ? labelOf('kind', 'commentary', language) : null,
      tags.stage === null ? null : labelOf('stage', tags.stage.value, language),
      tags.force.value === 'none' ? null : labelOf('force', tags.force.value, language),
      measures.length === 0 ? null : isJapanese ? '購読中の制度' : 'a measure you follow',
      about.length === 0
        ? null
        : isJapanese
          ? `関心分野（${listed(about, 'ja')}）`
          : `your fields (${listed(about, 'en')})`,
      left === null ? null : isJapanese ? `期限まで${left}日` : `${counted(left, 'day', 'days')} left`,
      tags.relevance.value === 'core' ? null : labelOf('relevance', tags.relevance.value, language),
    ].filter(part => part !== null);
  };
  const [ja, en] = [say('ja'), say('en')];
  return {
    ja: `優先度「${levelWords[level].ja}」${ja.length > 0 ? `：${ja.join('、')}` : ''}`,
    en: `Priority ${levelWords[level].en}${en.length > 0 ? `: ${en.join(', ')}` : ''}`,
  };
}

function sharedWith({ tags, links }: Judged, { themes, sectors, measures }: Interests) {
  return {
    themes: tags.themes.map(({ value }) => value).filter(value => themes.includes(value)),
    sectors: tags.sectors.map(({ value }) => value).filter(value => sectors.includes(value)),
    measures: links.filter(({ measure, role }) => role !== 'mentions' && measures.includes(measure)),
  };
}

/** Null where there is no deadline, or it is over. */
function daysLeft({ deadline }: Judged, today: Day): number | null {
  if (deadline === null) return null;
  const { days } = Temporal.PlainDate.from(today).until(deadline.on, { largestUnit: 'day' });
  return days < 0 ? null : days;
}
