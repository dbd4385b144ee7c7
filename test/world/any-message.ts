import fc from 'fast-check';
import type { Block, Message, Span } from '../../src/message/message.ts';

/** Words that publishers or people might write to get more than words: mentions, links, markup, controls, halves. */
export const hostileWords = [
  '<!channel>',
  '<@U123>',
  '<!subteam^S1|@all>',
  '<https://evil.example|金融庁>',
  '[click](https://evil.example)',
  '![x](https://evil.example/x.png)',
  '<at>everyone</at>',
  '*_~`>\n# ',
  '{{DATE(2026-01-01, SHORT)}}',
  '<script>alert(1)</script>',
  '&lt;!here&gt;',
  '\u202Eevil\u2066',
  '\uD800',
  '👩‍👩‍👧‍👦',
  '\u0000\u0007',
] as const;
const hostile = fc.constantFrom(...hostileWords);
const words = fc.oneof(
  hostile,
  fc.string({ maxLength: 80 }),
  fc.constant('金融庁'),
  fc.string({ minLength: 2_000, maxLength: 6_000 }),
);
const url = fc.oneof(
  fc.webUrl(),
  fc.constant('https://www.fsa.go.jp/news/a?b=1&c=<2>'),
  fc.constant('javascript:alert(1)'),
  fc.string({ minLength: 3_001, maxLength: 4_000 }).map(path => `https://example.com/${path}`),
);

const span: fc.Arbitrary<Span> = fc.oneof(
  words.map(text => ({ kind: 'text', text }) as const),
  fc.record({
    kind: fc.constant('text' as const),
    text: words,
    tone: fc.constantFrom('strong' as const, 'quiet' as const),
  }),
  fc.record({ kind: fc.constant('link' as const), text: words, url }),
  fc.record({ kind: fc.constant('person' as const), id: fc.oneof(fc.constant('slack:T1/U1'), words), text: words }),
  fc.record({ kind: fc.constant('moment' as const), at: fc.integer({ min: 0, max: 4e12 }), text: words }),
);
const spans = fc.array(span, { maxLength: 6 });
const call = fc.record({
  command: fc.constantFrom('details', 'ask', 'timeline'),
  args: fc.dictionary(fc.constantFrom('event', 'question'), words, { maxKeys: 2 }),
});
const button = fc.record({ label: words, call });
const buttons = fc.array(button, { maxLength: 8 });

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom('heading' as const, 'text' as const, 'note' as const), spans }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(spans, { maxLength: 12 }) }),
  fc.record({
    kind: fc.constant('table' as const),
    rows: fc.array(fc.record({ label: words, value: spans }), { maxLength: 8 }),
  }),
  fc.record({ kind: fc.constant('quote' as const), spans, source: spans }),
  fc.record({ kind: fc.constant('buttons' as const), buttons }),
  fc.record({
    kind: fc.constant('card' as const),
    number: fc.option(fc.integer({ min: 1, max: 99 })),
    facts: fc.array(spans, { maxLength: 5 }),
    title: spans,
    lines: fc.array(spans, { maxLength: 6 }),
    buttons,
    more: buttons,
  }),
);

/** Any message that core code could compose, and many that it should not: what every renderer must survive. */
export const anyMessage: fc.Arbitrary<Message> = fc.record({
  language: fc.constantFrom('ja' as const, 'en' as const),
  summary: words,
  blocks: fc.array(block, { maxLength: 40 }),
});
