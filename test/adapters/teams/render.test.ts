import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderCard, renderForTeams } from '../../../adapters/teams/render.ts';
import type { Message, Span } from '../../../src/message/message.ts';
import { anyMessage } from '../../world/any-message.ts';
import { cardProblems } from './adaptive-card.ts';

const hostile = '<at>everyone</at> [click](https://evil.example) **x** {{DATE(2026)}} \u202e';

test('whatever the core says fits into what Teams takes, and no words are markup', () => {
  fc.assert(
    fc.property(anyMessage, message => {
      const activity = renderForTeams(message);
      expect(Buffer.byteLength(JSON.stringify(activity))).toBeLessThan(80_000);
      expect(cardProblems(renderCard(message))).toEqual([]);
      for (const element of elementsOf(renderCard(message))) {
        if (element.type === 'TextRun') expect(String(element.text).length).toBeGreaterThan(0);
        const { url } = (element.selectAction ?? {}) as { url?: string };
        if (url !== undefined) expect(url).toMatch(/^https?:\/\//);
      }
    }),
  );
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
