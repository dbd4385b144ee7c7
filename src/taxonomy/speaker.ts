import type { Draft } from '../domain/publication.ts';
import type { Body, Evidence } from '../domain/tags.ts';
import { fold } from '../text/fold.ts';
import { createMatcher } from '../text/matcher.ts';
import type { Lexicon, SpeakerType } from './lexicon.ts';

/** Who publishes: how far what they say is policy by itself, and which bodies they speak for. */
export interface Speaker {
  readonly type: SpeakerType;
  readonly bodies: readonly Body[];
  readonly evidence: Evidence;
  readonly isJapanese: boolean;
}

export type Recognise = (draft: Pick<Draft, 'publisher' | 'publisherBodies' | 'url'>) => Speaker;

interface Name {
  readonly type: SpeakerType;
  readonly body: Body | null;
  /** A form of incorporation, which says nothing beside a name. */
  readonly isForm: boolean;
}

/** Only these decide alone; a name of the press inside 日本新聞協会 does not. */
const foreignBodies: readonly Body[] = ['eu', 'us', 'un', 'oecd', 'g7', 'other-foreign'];
const municipality =
  /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ヶ]{1,6}[都道府県市区町村](役所|庁|役場|議会|.{0,12}[局部課室])?$/u;
const company = /株式会社|合同会社|有限会社|\b(inc|corp|co|ltd|gmbh)\b/;
/** «Buchanan Ingersoll & Rooney»: firms of partners are named so. */
const partners =
  /^[\p{Lu}][\p{L}'’.-]+(,? [\p{Lu}][\p{L}'’.-]+){0,4},? (&|and) [\p{Lu}][\p{L}'’.-]+( [\p{Lu}][\p{L}'’.-]+)?$/u;
const association =
  /^日本.{2,12}会$|(協会|協議会|連盟|連合会|士会|会議所|同友会|組合|学会|コンソーシアム|推進機構|連絡会)(?:ほか|など|等|他)?$|\b(association|federation|alliance)$/;
/** Authorities of other countries, where no Japanese body of that name is known. */
const foreignOffice =
  /\b(ministry|department|government|authority|commission|parliament|embassy|european|federal|board|agency|office of)\b/;
const lawName = /[a-z]law(yers?|office)?\.|law(yers?)?\.(jp|com|co\.jp|or\.jp|gr\.jp)|\.(law|legal)$|法律/;
const lawHost = /(^|[.-])(law|legal|llp|lpc)([.-]|$)|law\.(jp|com|co\.jp|or\.jp|gr\.jp)$/;

const ownedByTown = /(?:財団|協会|大学|会議所|新聞|信用金庫|振興会|銀行)$/;
const form = /^(?:国立研究開発|独立行政|(?:一般|公益)(?:社団|財団))法人$/;

/** An address as far as the publisher shows in it. */
const authority = /^[^:/?#]*:\/\/[^/?#]*/;

/** Councils of ministries, where no body of that name is known. */
const council = /(?:連絡会議|審議会|検討会|戦略会議|推進会議|幹事会|省庁.{0,6})(?:事務局)?$/;

/** The same few publishers come again and again; so many are remembered. */
const knownMax = 1_000;

/** Makes the recogniser of publishers: by the catalogue, else by name, else by address. */
export function createRecogniser({ who }: Lexicon): Recognise {
  const entries: (Omit<Name, 'isForm'> & { names: readonly string[]; hosts: readonly string[] })[] = [
    ...Object.entries(who.bodies).map(([body, { type, names, hosts }]) => ({
      type,
      body: body as Body,
      names,
      hosts,
    })),
    { type: 'institute', body: 'other-jp', ...who.institutes },
    { type: 'press', body: null, ...who.press },
    { type: 'analyst', body: null, ...who.analysts },
  ];
  // An institute that other texts name as a body is an institute all the same where it publishes.
  const institutes = new Set(who.institutes.names);
  const named = entries.flatMap(entry =>
    entry.names
      .filter(name => entry.type === 'institute' || !institutes.has(name))
      .map(name => ({ ...entry, name: fold(name).text, isForm: form.test(name) })),
  );
  const find = createMatcher(named.map(({ name }) => name));
  const byHost = new Map(entries.flatMap(entry => entry.hosts.map(host => [host, entry] as const)));
  const typeOf = new Map(entries.flatMap(({ body, type }) => (body === null ? [] : [[body, type] as const])));
  typeOf.set('other-jp', 'authority');

  const known = new Map<string, Speaker>();
  return draft => {
    const { publisher, publisherBodies, url } = draft;
    const key = [
      publisher.ja,
      publisher.en,
      publisherBodies.join(' '),
      url === null ? '' : authority.exec(url)?.[0],
    ].join('\n');
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= knownMax) known.clear();
    const speaks = recognise(draft);
    known.set(key, speaks);
    return speaks;
  };

  function recognise({ publisher, publisherBodies, url }: Parameters<Recognise>[0]): Speaker {
    const evidence: Evidence = { words: publisher.ja, place: 'publisher', at: null };
    if (publisherBodies.length > 0) {
      const byName = namesIn(publisher.ja);
      const type = typeOf.get(publisherBodies[0] as Body) ?? 'other';
      const exact = byName.some(one => one.type === 'institute' && !one.isForm) ? 'institute' : type;
      return speaker(exact, publisherBodies, evidence);
    }
    const found = [...namesIn(publisher.ja), ...(publisher.en === publisher.ja ? [] : namesIn(publisher.en))];
    if (found.length > 0) return settle(found, evidence);
    const plain = fold(publisher.ja).text;
    if (municipality.test(plain)) return speaker('municipality', ['local'], evidence);
    if (
      lawName.test(plain) ||
      (partners.test(publisher.ja) && !/business|media|news|tech|digital|company|sons\b/.test(plain))
    )
      return speaker('law-firm', ['law-firm'], evidence);
    if (association.test(plain)) return speaker('association', ['self-regulatory'], evidence);
    if (council.test(plain)) return speaker('authority', [], evidence);
    if (foreignOffice.test(plain)) return speaker('foreign', ['other-foreign'], evidence);
    if (company.test(plain)) return speaker('other', [], evidence);
    const host = hostOf(url);
    const entry = host === null ? undefined : entryOf(host);
    const address: Evidence = { words: host ?? '', place: 'url', at: null };
    if (entry !== undefined) return speaker(entry.type, entry.body === null ? [] : [entry.body], address);
    if (host !== null && lawHost.test(host)) return speaker('law-firm', ['law-firm'], address);
    if (host?.endsWith('.go.jp')) return speaker('authority', ['other-jp'], address);
    return speaker('other', [], evidence);
  }

  /** Names in a publisher's name, those inside longer ones left out. */
  function namesIn(publisher: string): (Name & { length: number })[] {
    const matches = find(fold(publisher).text);
    return matches
      .filter(
        one =>
          !matches.some(
            other => other.start <= one.start && other.end >= one.end && other.end - other.start > one.end - one.start,
          ),
      )
      .flatMap(({ term, start, end }) => {
        const entry = named[term];
        return entry === undefined
          ? []
          : [{ type: entry.type, body: entry.body, isForm: entry.isForm, length: end - start }];
      });
  }

  function settle(found: readonly Name[], evidence: Evidence): Speaker {
    const lawFirm = found.find(({ type }) => type === 'law-firm');
    if (lawFirm !== undefined) return speaker('law-firm', ['law-firm'], evidence);
    const named = found.filter(({ isForm }) => !isForm);
    const bodied = (named.length > 0 ? named : found).filter(({ body }) => body !== null);
    const national = bodied.filter(({ type }) => type === 'authority');
    // 「経済産業省北海道経済産業局」 is the ministry's, 「浜松市文化振興財団」 nobody's office.
    const speaking = national.length > 0 ? bodied.filter(({ body }) => body !== 'local') : bodied;
    if (speaking.length > 0 && speaking.every(({ body }) => body === 'local') && ownedByTown.test(evidence.words))
      return speaker(found.find(({ body }) => body === null)?.type ?? 'other', [], evidence);
    const [first] = speaking.length > 0 ? speaking : found;
    const bodies = [...new Set(speaking.flatMap(({ body }) => (body === null ? [] : [body])))];
    return speaker(first?.type ?? 'other', bodies, evidence);
  }

  function entryOf(host: string) {
    const labels = host.split('.');
    for (let from = 0; from < labels.length; from++) {
      const entry = byHost.get(labels.slice(from).join('.'));
      if (entry !== undefined) return entry;
    }
    return undefined;
  }
}

function speaker(type: SpeakerType, bodies: readonly Body[], evidence: Evidence): Speaker {
  const isForeign = type === 'foreign' || bodies.some(body => foreignBodies.includes(body));
  const isJapanese =
    !isForeign &&
    ['authority', 'municipality', 'legislature', 'court', 'party', 'association', 'institute'].includes(type);
  return { type, bodies, evidence, isJapanese };
}

function hostOf(url: string | null): string | null {
  return url === null ? null : (URL.parse(url)?.hostname.replace(/^www\d*\./, '') ?? null);
}
