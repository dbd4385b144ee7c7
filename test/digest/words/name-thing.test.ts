// The line that says in English what a Japanese title is about, where not every word of that is understood.
import { expect, test } from 'vitest';
import { bareTitle, type Naming, sayThing } from '../../../src/digest/words/name-thing.ts';
import type { Publication } from '../../../src/domain/publication.ts';
import type { Kind, Sector, Theme } from '../../../src/domain/tags.ts';
import { aPublication, aReading, aTag, noTags } from '../../world/sample.ts';

const panel = { links: [{ measure: 'panel', role: 'announces' as const, evidence: [] }] };
const named = (en: string): Partial<Naming> => ({ nameOf: () => ({ ja: '', en }) });

interface Given {
  readonly kind: Kind;
  readonly title: string;
  readonly sector?: Sector;
  readonly theme?: Theme;
  readonly terms?: readonly string[];
}

function titles({ kind, title, sector, theme, terms = [] }: Given, changes: Partial<Publication> = {}, more = {}) {
  const themes = theme === undefined ? [] : [aTag(theme)];
  const tags = { ...noTags, kind: aTag(kind), themes, sectors: sector === undefined ? [] : [aTag(sector)] };
  const one = aPublication({ title, language: 'ja', tags, ...changes });
  const naming = aReading({ termsIn: () => terms, ...more });
  return [sayThing(one, naming), bareTitle(one, naming)];
}

test.each<[string, string[], string[]]>([
  [
    'terms and themes say what a press conference is on; the kind is not said twice in a row that names it',
    titles({ kind: 'announcement', title: '会見', theme: 'labour', terms: ['generative AI', 'AI talent'] }),
    [
      'Press conference on generative AI and AI talent (labour, skills, education)',
      'Generative AI and AI talent (labour, skills, education)',
    ],
  ],
  [
    'where no term is known, sector and theme do; what it is is no term of what it is about',
    titles({ kind: 'announcement', title: '開催報告', sector: 'public', theme: 'innovation', terms: ['event report'] }),
    [
      'Event report on AI in the public sector (innovation and R&D promotion)',
      'AI in the public sector (innovation and R&D promotion)',
    ],
  ],
  [
    'terms that do not say that it is about AI stand behind it',
    titles({ kind: 'report', title: '調査結果', terms: ['banks'] }),
    ['Survey on AI: banks', 'AI: banks'],
  ],
  [
    'a panel has meetings',
    titles({ kind: 'meeting', title: '議論', terms: ['consumer issues'] }, panel, named('Sample panel')),
    ['Meeting of the Sample panel (subjects: consumer issues)', 'Sample panel'],
  ],
  [
    'an order is made under an Act and is not the Act',
    titles({ kind: 'order', title: '政令' }, panel, named('Sample Act')),
    ['Cabinet Order under Sample Act', 'Sample Act'],
  ],
])('%s', (_, said, expected) => {
  expect(said).toEqual(expected);
});
