import type { Publication } from '../../domain/publication.ts';
import type { Statement } from './statement.ts';

/** What a publication says of itself: its title, and its summary. */
export function statementOf(publication: Publication, isPrimary = false): Statement {
  const { id, aliases = [], title, summary, url, publisher, publishedAt, language, links } = publication;
  const said = summary !== '' ? `${title}${language === 'ja' ? '：' : ': '}${summary}` : title;
  return {
    kind: 'publication',
    measure: links[0]?.measure ?? null,
    says: { [language]: said },
    foundBy: `${publisher.ja} ${publisher.en}`,
    heading: '',
    date: publishedAt,
    verified: true,
    version: null,
    ids: [id, ...aliases],
    isPrimary,
    cite: spoken => ({
      title,
      url,
      publisher: publisher[spoken],
      date: publishedAt,
      quote: '',
      measure: links[0]?.measure ?? null,
      pinpoint: null,
    }),
  };
}
