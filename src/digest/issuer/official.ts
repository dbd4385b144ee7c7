import type { Publication } from '../../domain/publication.ts';
import type { PublisherType, Source } from '../../domain/source.ts';
import { bodies } from '../../domain/tags.ts';
import { labelOf } from '../../taxonomy/codebook.ts';
import { isGovernment } from './publishers.ts';

/** True for what an authority itself published: only its own deadlines are deadlines. */
export type IsOfficial = (
  publication: Pick<Publication, 'source' | 'publisher' | 'publisherBodies' | 'tags'>,
) => boolean;

const unofficial: readonly PublisherType[] = ['law-firm', 'media'];
const municipality = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ヶ]{1,6}[都道府県市区町村](?:役所|庁|役場)?$/u;

/** 外務省, 公正取引委員会, 最高裁判所; no hospital and no graduate school. */
const authority = /^(?!.*(?:病|医|学)院$)[\p{sc=Han}ー]{1,14}(?:省|庁|院|委員会|裁判所)$/u;

/** True for a source that speaks for an authority. */
export function isAuthority({ publisherType }: Pick<Source, 'publisherType'>): boolean {
  return !unofficial.includes(publisherType);
}

/**
 * By the catalogue where it knows the source; else by the publisher's name, as for what was imported. What a workspace has
 * added calls itself as its page does: there its address tells.
 */
export function createOfficials(sources: readonly Source[]): IsOfficial {
  const byId = new Map(sources.map(source => [source.id, isAuthority(source)]));
  const names = new Set([
    ...sources.filter(isAuthority).flatMap(({ publisher: { ja, en } }) => [ja, en]),
    ...bodies.flatMap(body => (body === 'law-firm' ? [] : [labelOf('body', body, 'ja'), labelOf('body', body, 'en')])),
  ]);
  return ({ source, publisher, publisherBodies, tags }) => {
    if (tags.kind.value === 'commentary') return false;
    if (source.startsWith('added-')) return sources.some(({ id, url }) => id === source && isGovernment(url));
    if (byId.get(source) === true) return true;
    if (publisherBodies.some(body => body !== 'law-firm')) return true;
    const { ja, en } = publisher;
    if ([en, ...ja.split(/[/／]/)].some(name => names.has(name))) return true;
    return byId.get(source) === undefined && (municipality.test(ja) || authority.test(ja));
  };
}
