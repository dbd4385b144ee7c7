import { expect, test } from 'vitest';
import { commentsOf } from '../../src/digest/comments.ts';
import { createOfficials } from '../../src/digest/issuer/official.ts';
import { commentLines, sayShort } from '../../src/digest/words/say-deadline.ts';
import { sendTo } from '../../src/digest/words/where-to-comment.ts';
import type { Deadline } from '../../src/domain/deadline.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { Kind } from '../../src/domain/tags.ts';
import { aPublication, aSource, aTag, noTags } from '../world/sample.ts';

const today = '2026-03-04';
const now = Date.parse('2026-03-04T09:00:00+09:00');
const isOfficial = createOfficials([
  aSource(),
  aSource({ id: 'firm', publisherType: 'law-firm', bodies: ['law-firm'] }),
  aSource({ id: 'press', publisherType: 'media' }),
]);

function call(changes: Partial<Publication>, kind: Kind = 'consultation'): Publication {
  const tags = { ...noTags, kind: aTag(kind), stage: aTag('consultation-open' as const) };
  return aPublication({ title: '指針案に関する意見募集', publishedAt: '2026-03-01', tags, ...changes });
}

function until(on: string, changes: Partial<Deadline> = {}): Deadline {
  return {
    on,
    time: null,
    zone: 'Asia/Tokyo',
    basis: null,
    evidence: { words: '', place: 'summary', at: null },
    ...changes,
  };
}

const kindOf = (publication: Publication) => commentsOf(publication, now, isOfficial).kind;

test.each([
  ['an authority’s own deadline ahead is open', call({ deadline: until('2026-03-20') }), 'open'],
  ['on its last day it is open', call({ deadline: until(today) }), 'open'],
  ['before its hour it is open', call({ deadline: until(today, { time: '09:30' }) }), 'open'],
  ['at its hour it is open still', call({ deadline: until(today, { time: '09:00' }) }), 'open'],
  ['on its last day it is over after its hour', call({ deadline: until(today, { time: '08:59' }) }), 'over'],
  ['once it has passed it is over', call({ deadline: until('2026-03-03') }), 'over'],
  ['a law firm’s article has none', call({ deadline: until('2026-03-20'), source: 'firm' }, 'commentary'), 'none'],
  [
    'the press has none',
    call({ deadline: until('2026-03-20'), source: 'press', publisher: { ja: '某紙', en: 'Some Paper' } }),
    'none',
  ],
  ['commentary has none, whoever publishes it', call({ deadline: until('2026-03-20') }, 'commentary'), 'none'],
  ['without a day that was read it is undated', call({}), 'undated'],
  [
    'a day that is printed and past is over, though none was kept',
    call({ summary: '提出期限は令和元年7月2日（火）必着です。' }),
    'over',
  ],
  [
    'a kept day that the text contradicts with one to come is doubtful',
    call({ deadline: until('2026-03-20'), summary: '意見の提出期限は2026年3月13日です。' }),
    'doubtful',
  ],
  [
    'a kept day that the text contradicts with one past is over',
    call({ deadline: until('2026-03-20'), summary: '意見の提出期限は令和元年7月2日です。' }),
    'over',
  ],
  [
    'a kept day some weeks behind one that is past may be an extension, and is doubtful',
    call({ deadline: until('2026-03-20'), summary: '意見の提出期限は2026年3月3日です。' }),
    'doubtful',
  ],
  [
    'it is over once both have passed',
    call({ deadline: until('2026-03-03'), summary: '意見の提出期限は2026年3月2日です。' }),
    'over',
  ],
  [
    'what the press reported is over once the day has passed that it gave',
    call({
      source: 'press',
      publisher: { ja: '某紙', en: 'Some Paper' },
      summary: '同省は2026年2月20日まで意見を募集する。',
      publishedAt: '2026-01-20',
    }),
    'over',
  ],
  ['the day of publication is open', call({ deadline: until('2026-03-12'), publishedAt: '2026-03-12' }), 'open'],
  [
    'a day before publication is doubtful',
    call({ deadline: until('2026-03-10'), publishedAt: '2026-03-12' }),
    'doubtful',
  ],
])('%s', (_, publication, kind) => {
  expect(kindOf(publication)).toBe(kind);
});

test('a day that stands in the text where it was read is not read again', () => {
  const summary = '意見の提出期限は3月13日です。';
  const evidence = { words: '3月13日', place: 'summary', at: summary.indexOf('3月13日') } as const;
  expect(kindOf(call({ summary, deadline: until('2026-03-13', { evidence }) }))).toBe('open');
  const moved = '説明会は3月13日です。意見の提出期限は2026年3月20日です。';
  expect(kindOf(call({ summary: moved, deadline: until('2026-03-13', { evidence }) }))).toBe('doubtful');
});

test('what speaks against a deadline is said, in both languages', () => {
  const publication = call({ deadline: until('2026-03-20'), summary: '意見の提出期限は2026年3月13日です。' });
  const lines = (language: 'ja' | 'en') =>
    commentLines(commentsOf(publication, now, isOfficial), publication, language, today);
  expect(lines('ja')).toEqual([
    '⚠ 期限要確認：2026年3月20日（金）と記録していますが、本文には2026年3月13日（金）とあります。原文をご確認ください。',
  ]);
  expect(lines('en')).toEqual([
    '⚠ Check the deadline: Fri 20 March 2026 is recorded, but the text says Fri 13 March 2026. Please see the original.',
  ]);
});

test('a statutory consultation of less than thirty days is called short, with its basis', () => {
  const publication = call({ deadline: until('2026-03-15', { time: '24:00', basis: 'administrative-procedure-act' }) });
  const lines = (language: 'ja' | 'en') =>
    commentLines(commentsOf(publication, now, isOfficial), publication, language, today).join();
  expect(lines('ja')).toBe(
    '⏳ 意見募集の期限：2026年3月15日（日）24時まで・あと7営業日（行政手続法に基づく手続、募集期間は公表日から起算して15日で、同法第39条第3項の定める30日より短い、やむを得ない理由による短縮は同法第40条第1項により理由の公示が必要）',
  );
  expect(lines('en')).toBe(
    '⏳ Comments due Sun 15 March 2026, 24:00 (JST) · 7 business days left (a statutory consultation; a short period: 15 days counting the day of publication, where Article 39(3) of the Administrative Procedure Act provides for 30 or more; Article 40(1) allows less where unavoidable, with the reason stated in the notice)',
  );
});

test('thirty days count from the day of the notice, which is the first of them', () => {
  const short = (on: string) =>
    sayShort(until(on, { basis: 'administrative-procedure-act' }), call({ publishedAt: '2026-03-01' })) !== null;
  expect([short('2026-03-29'), short('2026-03-30')]).toEqual([true, false]);
});

test.each([
  ['an address', { content: '意見は電子メール（ai-iken@example.go.jp）で提出してください。' }, 'ai-iken@example.go.jp'],
  ['the form', { summary: '意見は、e-Govの意見提出フォームから提出してください。' }, 'the form on e-Gov'],
  ['the place where it stands', { url: 'https://public-comment.e-gov.go.jp/pcm/detail?id=1' }, 'the form on e-Gov'],
  ['nothing where it does not say', { summary: '意見を募集します。担当：見本課' }, undefined],
  ['nothing for another address', { summary: '取材の連絡先：press@example.go.jp' }, undefined],
])('where comments are sent is said by %s', (_, changes, expected) => {
  expect(sendTo(call(changes), true)?.en).toBe(expected);
});

test('where comments are sent is not quoted from a source that shows its address only', () => {
  expect(sendTo(call({ summary: '意見は iken@example.go.jp に提出' }), false)).toBeNull();
});
