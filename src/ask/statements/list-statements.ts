import { sayDate } from '../../calendar/say-date.ts';
import { commentsOf } from '../../digest/comments.ts';
import type { IsOfficial } from '../../digest/issuer/official.ts';
import { sayDoubt, sayUntil } from '../../digest/words/say-deadline.ts';
import type { Bilingual } from '../../domain/language.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Instant } from '../../domain/time.ts';
import { composeOverview } from '../../measures/overview.ts';
import type { Measure } from '../../measures/schema.ts';
import { quoted } from '../../message/quoted.ts';
import { statementOf } from './publication-statements.ts';
import type { Statement } from './statement.ts';

/** When a publication came, by whom, under which title. */
export function newsOf(publication: Publication): Statement {
  const { title, publisher, publishedAt, language } = publication;
  const day = (spoken: 'ja' | 'en') => (publishedAt === null ? '' : sayDate(publishedAt, spoken));
  const japaneseOnly = language === 'ja' ? ' (Japanese only)' : '';
  return {
    ...statementOf(publication),
    kind: 'listed',
    says: {
      ja: `${day('ja')}${publishedAt === null ? '' : '　'}${publisher.ja}${quoted(title, 'ja')}。`,
      en: `${day('en')}${publishedAt === null ? '' : ': '}${publisher.en}, ${quoted(title, 'en')}${japaneseOnly}.`,
    },
  };
}

/** Until when comments are taken on a publication; null where it calls for none, or no day is known. */
export function deadlineOf(publication: Publication, now: Instant, isOfficial: IsOfficial): Statement | null {
  const comments = commentsOf(publication, now, isOfficial);
  const { title, deadline } = publication;
  const about = { ...statementOf(publication), kind: 'deadline' as const };
  if (comments.kind === 'open' && deadline !== null)
    return { ...about, date: deadline.on, says: dueWords(title, deadline) };
  if (comments.kind === 'doubtful') {
    const doubt = { ja: sayDoubt(comments, 'ja'), en: sayDoubt(comments, 'en') };
    const says = { ja: `${quoted(title, 'ja')}：⚠ ${doubt.ja}。`, en: `${quoted(title, 'en')}: ⚠ ${doubt.en}.` };
    return { ...about, date: comments.deadline.on, says };
  }
  if (comments.kind !== 'over') return null;
  const says = {
    ja: `${quoted(title, 'ja')}の意見募集は${sayDate(comments.on, 'ja')}に締め切られました。`,
    en: `Comments on ${quoted(title, 'en')} closed on ${sayDate(comments.on, 'en')}.`,
  };
  return { ...about, date: comments.on, says };
}

function dueWords(title: string, deadline: NonNullable<Publication['deadline']>): Bilingual {
  return {
    ja: `${quoted(title, 'ja')}の意見募集の期限は${sayUntil(deadline, 'ja')}です。`,
    en: `Comments on ${quoted(title, 'en')} are due by ${sayUntil(deadline, 'en')}.`,
  };
}

/** How Japan approaches the regulation of AI: of each section of the overview what it says first. */
export function overviewStatements(measures: readonly Measure[]): Statement[] {
  const sections = composeOverview(measures);
  return sections.flatMap(({ sentences }) =>
    sentences.slice(0, 1).map(
      ({ text, measure, article, source }): Statement => ({
        kind: 'listed',
        measure: measure.id,
        says: text,
        foundBy: '',
        heading: '',
        date: null,
        verified: true,
        version: null,
        cite: language => ({
          title: measure.name[language],
          url: source,
          publisher: measure.issuer[language],
          date: null,
          quote: '',
          measure: measure.id,
          pinpoint: article === null ? null : { kind: 'article', article, paragraph: null, item: null },
        }),
      }),
    ),
  );
}
