import type { Bilingual } from '../domain/language.ts';
import type { Publication } from '../domain/publication.ts';
import { labelOf } from '../taxonomy/codebook.ts';
import type { IsOfficial } from './official.ts';

/** Whose act it is, and who brings it, apart. */
export interface Issuer {
  /** The authority, or who wrote it; null where only who reports it is known. */
  readonly name: Bilingual | null;
  /** Who reports or carries it, where that is somebody else. */
  readonly carrier: Bilingual | null;
  /** True where the carrier is no authority. */
  readonly isReport: boolean;
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

export function issuerOf(publication: Publication, isOfficial: IsOfficial): Issuer {
  const { publisher, publisherBodies, tags } = publication;
  if (tags.kind.value === 'commentary') return { name: publisher, carrier: null, isReport: false };
  const official = isOfficial(publication);
  if (official && publisherBodies.length > 0) return { name: publisher, carrier: null, isReport: false };
  const [body, ...others] = tags.bodies.filter(({ value }) => value !== 'law-firm');
  const named =
    body === undefined || others.length > 0 || groups.includes(body.value)
      ? null
      : { ja: labelOf('body', body.value, 'ja'), en: labelOf('body', body.value, 'en') };
  if (named === null || isSame(named, publisher))
    return official
      ? { name: publisher, carrier: null, isReport: false }
      : { name: null, carrier: publisher, isReport: true };
  return { name: named, carrier: publisher, isReport: !official };
}

/** «FSA (reported by ITmedia)», «MIC (on e-Gov)», «reported by ITmedia». */
export function sayIssuer({ name, carrier, isReport }: Issuer): Bilingual {
  if (carrier === null) return name ?? { ja: '', en: '' };
  const by = isReport
    ? { ja: `掲載：${carrier.ja}`, en: `reported by ${carrier.en}` }
    : { ja: `掲載：${carrier.ja}`, en: `on ${carrier.en}` };
  return name === null ? by : { ja: `${name.ja}（${by.ja}）`, en: `${name.en} (${by.en})` };
}

function isSame(one: Bilingual, other: Bilingual): boolean {
  return one.ja === other.ja || one.en === other.en || one.ja === other.en || one.en === other.ja;
}
