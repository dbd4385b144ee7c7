import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderCard, renderForTeams } from '../../../adapters/teams/render.ts';
import type { Block, Message, Span } from '../../../src/message/message.ts';
import { anyMessage } from '../../world/any-message.ts';
import { cardProblems } from './adaptive-card.ts';

const hostile = '<at>everyone</at> [click](https://evil.example) **x** {{DATE(2026)}} \u202e';

/** Characters that take one byte, three, and, as JSON writes them, six. */
const letters = ['x', '政', '\u0001'] as const;
const many = (letter: string, length: number): Span[] => [{ kind: 'text', text: letter.repeat(length) }];
const tooLarge: readonly (readonly [string, (letter: string) => Block[]])[] = [
  ['a text', letter => [{ kind: 'text', spans: many(letter, 300_000) }]],
  ['a thousand texts', letter => Array.from({ length: 1_000 }, () => ({ kind: 'text', spans: many(letter, 300) }))],
  ['a quotation', letter => [{ kind: 'quote', spans: many(letter, 300_000), source: many(letter, 9) }]],
  ['a list of long items', letter => [{ kind: 'list', items: [many(letter, 200_000), many(letter, 200_000)] }]],
  ['a list of many items', letter => [{ kind: 'list', items: Array.from({ length: 5_000 }, () => many(letter, 3)) }]],
  [
    'a table',
    letter => [{ kind: 'table', rows: [1, 2, 3].map(row => ({ label: `${row}`, value: many(letter, 90_000) })) }],
  ],
  [
    'a note',
    letter => [
      { kind: 'text', spans: many('x', 9) },
      { kind: 'note', spans: many(letter, 300_000) },
    ],
  ],
  [
    'a card',
    letter => [
      {
        kind: 'card',
        number: 1,
        facts: [],
        title: many(letter, 90_000),
        lines: [many(letter, 90_000)],
        buttons: [],
        more: [],
      },
    ],
  ],
];

for (const [what, blocks] of tooLarge)
  for (const language of ['ja', 'en'] as const)
    test(`${what} that Teams would refuse is shown as far as it fits, and says how much is missing (${language})`, () => {
      for (const letter of letters) {
        const activity = renderForTeams({ language, summary: letter.repeat(9_000), blocks: blocks(letter) });
        expect(Buffer.byteLength(JSON.stringify(activity))).toBeLessThan(80_000);
        const card = elementsOf(activity.attachments);
        const shown = card.filter(({ type }) => type === 'TextRun').map(({ text }) => String(text));
        expect(shown.some(text => text.length > 2 && text.startsWith(letter))).toBe(true);
        expect(shown.join('').length).toBeGreaterThan(500);
        expect(shown.join('')).toMatch({ ja: /残り\d+字|ほか\d+[件項]/, en: /\d+ more/ }[language]);
      }
    });

test('whatever the core says fits into what Teams takes, and no words are markup', () => {
  const holds = fc.property(anyMessage, message => {
    const activity = renderForTeams(message);
    expect(Buffer.byteLength(JSON.stringify(activity))).toBeLessThan(80_000);
    const card = renderCard(message);
    expect(cardProblems(card)).toEqual([]);
    for (const element of elementsOf(card)) {
      if (element.type === 'TextRun') expect(String(element.text).length).toBeGreaterThan(0);
      const { url } = (element.selectAction ?? {}) as { url?: string };
      if (url !== undefined) expect(url).toMatch(/^https?:\/\//);
    }
  });
  // A message of this size takes minutes to shrink.
  const { failed, seed, counterexamplePath, errorInstance } = fc.check(holds, { endOnFailure: true });
  if (failed)
    throw new Error(`It does not hold: { seed: ${seed}, path: '${counterexamplePath}' }`, { cause: errorInstance });
});

test('what publishers write stands as it is in a text run, and calls nobody', () => {
  const spans: Span[] = [
    { kind: 'text', text: hostile },
    { kind: 'link', text: hostile, url: 'javascript:alert(1)' },
    { kind: 'person', id: 'slack:T1/U1', text: 'U1' },
  ];
  const message: Message = { language: 'ja', summary: hostile, blocks: [{ kind: 'text', spans }] };
  const activity = renderForTeams(message);
  expect(activity.text).toBeUndefined();
  expect(activity.entities).toBeUndefined();
  const runs = elementsOf(renderCard(message)).filter(({ type }) => type === 'TextRun');
  expect(runs.map(({ text }) => text)).toEqual([hostile, hostile, '@U1']);
  expect(runs.every(({ selectAction }) => selectAction === undefined)).toBe(true);
});

test('people of Teams who are spoken to are called', () => {
  const spans: Span[] = [{ kind: 'person', id: 'teams:tenant/29:x', text: 'A & B' }];
  const activity = renderForTeams({ language: 'ja', summary: '', blocks: [{ kind: 'text', spans }] });
  expect(activity.text).toBe('<at>A &amp; B</at>');
  expect(activity.entities).toEqual([
    { type: 'mention', mentioned: { id: '29:x', name: 'A & B' }, text: '<at>A &amp; B</at>' },
  ]);
});

/** Every object of a card that has a type. */
function elementsOf(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(elementsOf);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value ? [value as Record<string, unknown>] : [];
  return [...own, ...Object.values(value).flatMap(elementsOf)];
}
