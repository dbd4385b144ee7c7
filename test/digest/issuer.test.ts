import { expect, test } from 'vitest';
import { issuerOf, sayIssuer } from '../../src/digest/issuer.ts';
import { createOfficials } from '../../src/digest/official.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { Body, Kind } from '../../src/domain/tags.ts';
import { aPublication, aSource, noTags } from '../world/sample.ts';

const isOfficial = createOfficials([
  aSource({ id: 'mic', bodies: ['mic'] }),
  aSource({ id: 'egov', publisherType: 'legislature' }),
  aSource({ id: 'itmedia', publisherType: 'media' }),
]);
const names = (ja: string, en = ja) => ({ ja, en });
const mic = names('総務省', 'Ministry of Internal Affairs and Communications');

function by(
  publisher: Publication['publisher'],
  bodies: readonly Body[],
  changes: Partial<Publication> = {},
  kind: Kind = 'guideline',
) {
  const tag = <Value>(value: Value) => ({ value, confidence: 1, evidence: [] });
  const tags = { ...noTags, kind: tag(kind), bodies: bodies.map(tag) };
  return sayIssuer(issuerOf(aPublication({ publisher, source: 'import', tags, ...changes }), isOfficial));
}

test.each([
  ['a ministry is the issuer of what it publishes', by(mic, ['mic'], { source: 'mic', publisherBodies: ['mic'] }), mic],
  ['a ministry does not report itself, whoever brought it', by(names('総務省'), ['mic']), names('総務省')],
  [
    'the press reports the one authority that it writes about',
    by(names('ITmedia'), ['fsa'], { source: 'itmedia' }),
    names('金融庁（掲載：ITmedia）', 'FSA (reported by ITmedia)'),
  ],
  [
    'of several authorities none is said to be it',
    by(names('ITmedia'), ['fsa', 'meti'], { source: 'itmedia' }),
    names('掲載：ITmedia', 'reported by ITmedia'),
  ],
  [
    'e-Gov carries a ministry’s notice',
    by(names('e-Gov'), ['meti'], { source: 'egov' }),
    names('経済産業省（掲載：e-Gov）', 'METI (on e-Gov)'),
  ],
  [
    'a firm signs its own commentary',
    by(names('某事務所', 'Firm'), ['fsa', 'law-firm'], {}, 'commentary'),
    names('某事務所', 'Firm'),
  ],
  ['a city is an authority by its name', by(names('都城市'), ['local'], { source: 'unknown' }), names('都城市')],
])('%s', (_, said, expected) => {
  expect(said).toEqual(expected);
});
