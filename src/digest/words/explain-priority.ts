import type { Bilingual, Language } from '../../domain/language.ts';
import type { PriorityLevel } from '../../domain/priority.ts';
import type { Publication } from '../../domain/publication.ts';
import { joined } from '../../message/strings.ts';
import { labelOf } from '../../taxonomy/codebook.ts';
import { commentsOf, isAhead } from '../comments.ts';
import { daysLeft, nearDays, priorityOf, sharedWith } from '../priority.ts';
import type { Reading } from '../reading.ts';
import { kindWords } from './kind-words.ts';
import { stageWords } from './stage-words.ts';
import { forceOf, notBinding } from './why.ts';

const levelWords: Record<PriorityLevel, Bilingual> = {
  high: { ja: '高', en: 'high' },
  normal: { ja: '中', en: 'normal' },
  low: { ja: '低', en: 'low' },
};

/** Why it has that priority, in one line: 「優先度「高」：公布、法的義務・責務、購読中の分野（個人情報）、期限まで5日」. */
export function explainPriority(publication: Publication, reading: Reading): Bilingual {
  const { level } = priorityOf(publication, reading.profile, reading.today);
  const [ja, en] = [partsOf(publication, reading, 'ja'), partsOf(publication, reading, 'en')];
  return {
    ja: `優先度「${levelWords[level].ja}」（${ja.join('、')}）`,
    en: `priority ${levelWords[level].en} (${en.join('; ')})`,
  };
}

function partsOf(publication: Publication, reading: Reading, language: Language): string[] {
  const { tags } = publication;
  const { themes, sectors, measures } = sharedWith(publication, reading.profile);
  const comments = commentsOf(publication, reading.now, reading.isOfficial);
  const left = isAhead(comments) ? daysLeft(publication, reading.today) : null;
  const near = left === null ? undefined : nearDays.find(days => left <= days);
  const fields = [
    ...themes.map(value => labelOf('theme', value, language)),
    ...sectors.map(value => labelOf('sector', value, language)),
  ];
  const isJapanese = language === 'ja';
  const force = forceOf(publication, reading);
  const happened = stageWords(publication, comments, reading.today) ?? kindWords(publication);
  return [
    happened[language],
    force === null || force === notBinding ? null : force[language],
    measures.length === 0 ? null : isJapanese ? '購読中の制度' : 'a measure you follow',
    fields.length === 0
      ? null
      : isJapanese
        ? `購読中の分野：${joined(fields, 'ja')}`
        : `your fields: ${joined(fields, 'en')}`,
    near === undefined ? null : isJapanese ? `期限まで${near}日以内` : `closes within ${near} days`,
    tags.relevance.value === 'core' ? null : labelOf('relevance', tags.relevance.value, language),
  ].filter(part => part !== null);
}
