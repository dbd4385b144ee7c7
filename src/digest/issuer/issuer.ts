import type { Bilingual } from '../../domain/language.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Body, Kind, Tag } from '../../domain/tags.ts';
import { joined } from '../../message/strings.ts';
import { labelOf } from '../../taxonomy/codebook.ts';
import { answererOf, submitterOf } from '../words/kind-words.ts';
import { isPlatform } from './carriers.ts';
import type { IsOfficial } from './official.ts';
import type { Publishers } from './publishers.ts';

/** Whose act it is, and who brings it, apart. */
export interface Issuer {
  /** The authority, or who wrote it; null where only who brings it is known. */
  readonly name: Bilingual | null;
  /** Who reports or carries it, where that is somebody else. */
  readonly carrier: Bilingual | null;
  /** True where the carrier tells it in words of its own. */
  readonly isReport: boolean;
}

/** What it takes to tell an issuer. */
export interface Whose {
  readonly isOfficial: IsOfficial;
  readonly publishers: Publishers;
}

/** Bodies that name a group of authorities and not one. */
const groups: readonly string[] = [
  'local',
  'self-regulatory',
  'other-jp',
  'other-foreign',
  'law-firm',
  'party',
  'courts',
];

/** What only an authority makes. */
const ofAuthorities: readonly Kind[] = ['statute', 'bill', 'order', 'enforcement', 'consultation'];

export function issuerOf(publication: Publication, { isOfficial, publishers }: Whose): Issuer {
  const { tags } = publication;
  const publisher = publishers.named(publication.publisher, publication.url);
  const own = { name: withOthers(publication, publisher, publishers), carrier: null, isReport: false };
  if (tags.kind.value === 'commentary')
    return isPlatform(publication.publisher.ja) ? { name: null, carrier: publisher, isReport: false } : own;
  const official = isOfficial(publication);
  const submitter = official ? (submitterOf(publication) ?? answererOf(publication)) : null;
  // The houses and ministries publish bills and answers to questions; others submit them.
  if (submitter !== null && submitter.ja !== publisher.ja)
    return {
      name: submitter,
      carrier: { ja: publisher.ja, en: `the site of ${definite(publisher.en)}` },
      isReport: false,
    };
  const host = official ? publishers.hostOf(publication) : null;
  const carried = host === null ? own : { ...own, carrier: { ja: host, en: host } };
  if (official && publication.publisherBodies.length > 0) return carried;
  const bodies = tags.bodies.filter(({ value }) => value !== 'law-firm');
  const [body, ...others] = bodies;
  // Who publishes for themselves, authority or not: a party, an association.
  if (bodies.some(one => speaksForItself(one, tags.kind.value)) && !isPlatform(publication.publisher.ja))
    return carried;
  const named =
    body === undefined || others.length > 0 || groups.includes(body.value)
      ? null
      : publishers.named(bodyName(body.value));
  if (named === null || isSame(named, publisher))
    return official ? carried : { name: null, carrier: publisher, isReport: !isPlatform(publication.publisher.ja) };
  return { name: named, carrier: publisher, isReport: !official && !isPlatform(publication.publisher.ja) };
}

/** 「経済産業省及び総務省は、…」: those with whom the publisher does it, where its text begins with them. */
const authority = /(?:省|庁|府|院|銀行|委員会|会議|本部|事務局)$/u;

function withOthers({ summary }: Publication, publisher: Bilingual, publishers: Publishers): Bilingual {
  const named = /^([^。]{4,80}?)(?:は|が)、?/u.exec(summary.trim())?.[1]?.split(/及び|並びに|、|・|と/u) ?? [];
  if (named.length < 2 || !named.includes(publisher.ja)) return publisher;
  const all = named.map(name => (name === publisher.ja ? publisher : publishers.named({ ja: name, en: name })));
  if (!all.every(({ ja, en }) => ja !== en && authority.test(ja))) return publisher;
  return {
    ja: all.map(({ ja }) => ja).join('・'),
    en: joined(
      all.map(({ en }) => en),
      'en',
    ),
  };
}

function bodyName(body: Body): Bilingual {
  return { ja: labelOf('body', body, 'ja'), en: labelOf('body', body, 'en') };
}

/** An institute publishes its own report; the ordinance that it publishes is somebody else's. */
function speaksForItself({ value, evidence }: Tag<Body>, kind: Kind): boolean {
  const isOthers =
    value === 'other-foreign' || (groups.includes(value) && value !== 'local' && ofAuthorities.includes(kind));
  return !isOthers && evidence.some(({ place }) => place === 'publisher');
}

/** «FSA (reported by ITmedia)», «MIC (on e-Gov)», «reported by ITmedia», «on note (author not named)». */
export function sayIssuer({ name, carrier, isReport }: Issuer): Bilingual {
  if (carrier === null) return name === null ? { ja: '', en: '' } : { ja: name.ja, en: inWords(name.en) };
  const by = isReport
    ? { ja: `情報元：${carrier.ja}`, en: `reported by ${inWords(carrier.en)}` }
    : { ja: `掲載：${carrier.ja}`, en: `on ${carrier.en}` };
  if (name !== null) return { ja: `${name.ja}（${by.ja}）`, en: `${inWords(name.en)} (${by.en})` };
  return isReport ? by : { ja: `${by.ja}（執筆者の記載なし）`, en: `${by.en} (author not named)` };
}

const sorts: readonly (readonly [pattern: RegExp, en: string])[] = [
  [/新聞/u, 'the newspaper'],
  [/ニュース|通信|テレビ|放送|メディア/u, 'the news site'],
  [/大学$/u, 'the university'],
  [/村(?:役場)?$/u, 'the village of'],
  [/町(?:役場)?$/u, 'the town of'],
  [/[市区](?:役所)?$/u, 'the city of'],
  [/[都道府県](?:庁)?$/u, 'the prefecture of'],
];

/** A name that is known in Japanese only, with what it is before it: «the newspaper 某新聞». */
export function inWords(name: string): string {
  if (/[A-Za-z]{3}/.test(name) || !/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(name)) return name;
  return `${sorts.find(([pattern]) => pattern.test(name))?.[1] ?? 'the publisher'} ${name}`;
}

/** «the Financial Services Agency», «METI». */
export function definite(who: string): string {
  const isTaken = /^(?:the|an?) /i.test(who);
  const takes =
    /\b(?:Agency|Ministry|Office|Commission|House|Bank|Secretariat|Institute|Headquarters|Council|Board|Cabinet)\b/;
  return !isTaken && takes.test(who) ? `the ${who}` : who;
}

/** Who is spoken of where one name must do: the issuer, else who brings it. */
export function whoOf(publication: Publication, whose: Whose): Bilingual {
  const { name, carrier, isReport } = issuerOf(publication, whose);
  return (isReport ? carrier : (name ?? carrier)) ?? { ja: '', en: '' };
}

function isSame(one: Bilingual, other: Bilingual): boolean {
  return one.ja === other.ja || one.en === other.en || one.ja === other.en || one.en === other.ja;
}
