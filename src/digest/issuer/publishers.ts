import type { Bilingual } from '../../domain/language.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Source } from '../../domain/source.ts';
import { bodies } from '../../domain/tags.ts';
import { labelOf } from '../../taxonomy/codebook.ts';
import { nameByAddress } from './address-name.ts';

/** Who publishes, in both languages, and where they do. */
export interface Publishers {
  /**
   * What came with one name for both languages has the catalogue's in each, where that knows it.
   * @param url Where it publishes: a municipality's own address spells its name.
   */
  named(publisher: Bilingual, url?: string | null): Bilingual;
  /** Where it stands, if that is no address of its publisher: a mirror, a press release service. */
  hostOf(publication: Pick<Publication, 'source' | 'publisher' | 'url'>): string | null;
}

/** Addresses of authorities of Japan, whoever they are. */
const government =
  /(?:^|\.)(?:go|lg)\.jp$|^(?:www\d?\.)?(?:city|town|vill|pref|metro)\.[a-z-]+(?:\.[a-z-]+)?\.jp$|(?:^|\.)ndl\.go\.jp$/;

/** @param names Places and papers in English: 広島県 is Hiroshima Prefecture, 電波新聞 Dempa Shimbun. */
export function createPublishers(sources: readonly Source[], names: () => ReadonlyMap<string, string>): Publishers {
  const known = new Map<string, Bilingual>();
  const add = (name: Bilingual) => {
    for (const one of [name.ja, name.en]) if (!known.has(one)) known.set(one, name);
  };
  for (const { publisher } of sources) if (publisher.ja !== publisher.en) add(publisher);
  for (const body of bodies) {
    const label = { ja: labelOf('body', body, 'ja'), en: labelOf('body', body, 'en') };
    const name = known.get(label.ja) ?? label;
    for (const one of [label.ja, label.en]) if (!known.has(one)) known.set(one, name);
  }
  const homes = new Map<string, string[]>();
  for (const { id, publisher, url, homepage } of sources) {
    const hosts = [url, homepage].flatMap(address => siteOf(address) ?? []);
    for (const key of [id, publisher.ja, publisher.en]) homes.set(key, [...(homes.get(key) ?? []), ...hosts]);
  }
  const nameOf = (name: string, url: string | null): Bilingual =>
    known.get(name) ?? { ja: name, en: names().get(name) ?? nameByAddress(name, url) ?? name };
  return {
    named(publisher, url = null) {
      const { ja, en } = publisher;
      if (ja !== en) return known.get(ja) ?? publisher;
      const parts = ja.split(/\s*[/／]\s*/).map(name => nameOf(name, url));
      return { ja: parts.map(part => part.ja).join('・'), en: parts.map(part => part.en).join(' / ') };
    },
    hostOf({ source, publisher, url }) {
      const host = hostIn(url);
      if (host === null || government.test(host)) return null;
      const own = [source, publisher.ja, publisher.en].flatMap(key => homes.get(key) ?? []);
      return own.some(site => host === site || host.endsWith(`.${site}`)) ? null : host.replace(/^www\./, '');
    },
  };
}

/** True for an address of an authority of Japan, whichever it is. */
export function isGovernment(url: string): boolean {
  return government.test(hostIn(url) ?? '');
}

function hostIn(url: string | null): string | null {
  return url === null || !URL.canParse(url) ? null : new URL(url).hostname.replace(/\.$/, '');
}

/** The part of a host that belongs to one owner: boj.or.jp, mofo.com. */
function siteOf(url: string | null): string | null {
  const labels = hostIn(url)?.split('.') ?? [];
  if (labels.length === 0) return null;
  if (/^\d+$/.test(labels.at(-1) ?? '')) return labels.join('.');
  return labels.slice(/^(?:co|or|ne|ac|ad|ed|gr|go|lg|com|gov|org)$/.test(labels.at(-2) ?? '') ? -3 : -2).join('.');
}
