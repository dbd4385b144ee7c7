// What a card says of a publication beside its title.
import { expect, test } from 'vitest';
import type { Reading } from '../../../src/digest/reading.ts';
import { gist } from '../../../src/digest/words/gist.ts';
import type { LinkRole } from '../../../src/domain/measure.ts';
import type { Publication } from '../../../src/domain/publication.ts';
import type { Kind } from '../../../src/domain/tags.ts';
import { aPublication, aReading, noTags } from '../../world/sample.ts';

const point = () => ({ ja: '「指針」について：要点。', en: 'About Guide: Ten principles.' });

interface Given extends Partial<Publication> {
  readonly kind?: Kind;
  readonly role?: LinkRole;
}

function mention(changes: Partial<Publication['links'][number]> = {}): Publication['links'][number] {
  const evidence = [{ words: '', place: 'title' as const, at: 0 }];
  return { measure: 'guide', role: 'mentions', evidence, ...changes };
}

function said({ kind = 'guideline', role, ...given }: Given, changes: Partial<Reading> = {}) {
  const links = role === undefined ? [] : [mention({ role })];
  const tags = { ...noTags, kind: { ...noTags.kind, value: kind } };
  return gist(aPublication({ summary: '', content: '', language: 'ja', tags, links, ...given }), aReading(changes));
}

test.each([
  [
    'what its sentences say, as far as they are understood',
    said({ summary: '一。二。三。' }, { sentenceInEnglish: one => (one === '二。' ? 'It says two' : null) }),
    'From the Japanese text: It says two.',
  ],
  [
    'else the terms that stand in it, without what every text speaks of, and what title and number say',
    said(
      { summary: '要点', title: '指針' },
      {
        inEnglish: () => 'AI guide',
        termsIn: () => ['online', 'AI guide', 'deepfakes', 'banks', 'version 2', '13 March 2026'],
      },
    ),
    'Named in the Japanese text: deepfakes; banks.',
  ],
  [
    'what the catalogue says of the measure that it announces',
    said({ role: 'announces' }, { pointOf: point }),
    'About Guide: Ten principles.',
  ],
  [
    'or that it mentions, called so',
    said({ role: 'mentions' }, { pointOf: point }),
    'It mentions Guide: Ten principles.',
  ],
  [
    'nothing of measures of which it mentions several',
    said({ links: [mention(), mention({ measure: 'another' })] }, { pointOf: point }),
    'Only its title is known here.',
  ],
  [
    'nor of one that only its body mentions',
    said({ links: [mention({ evidence: [{ words: '', place: 'content', at: 0 }] })] }, { pointOf: point }),
    'Only its title is known here.',
  ],
  [
    'nothing of the catalogue, which says how things stand now, where nobody knows from when the text is',
    said({ role: 'announces', publishedAt: null }, { pointOf: point }),
    'Only its title is known here.',
  ],
  [
    'a commentary is its author’s',
    said({ role: 'announces', kind: 'commentary' }, { pointOf: point }),
    'Only its title is known here.',
  ],
  [
    'nothing of a text whose publisher allows a link only',
    said({ summary: '要点。' }, { termsOf: () => 'link-only', sentenceInEnglish: () => 'It says' }),
    'Link only: its publisher’s terms allow no excerpt.',
  ],
  ['that only its title is known', said({}), 'Only its title is known here.'],
  [
    'nothing of a sentence that is cut off',
    said(
      { summary: `${'一'.repeat(590)}。${'二'.repeat(20)}。` },
      { sentenceInEnglish: one => (/^二/.test(one) ? 'It says' : null) },
    ),
    null,
  ],
  ['nothing of a text of which no word is understood', said({ summary: '鼓動。' }), null],
  ['no Japanese text for those who read it', said({ summary: '一。' }, { language: 'ja' }), null],
  [
    'the catalogue in Japanese',
    said({ role: 'announces' }, { language: 'ja', pointOf: point }),
    '「指針」について：要点。',
  ],
])('says %s', (_, words, expected) => {
  expect(words).toBe(expected);
});
