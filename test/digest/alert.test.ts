import { expect, test } from 'vitest';
import { showAlert } from '../../src/digest/alert.ts';
import { eventViews } from '../../src/digest/event-view.ts';
import { plainForm } from '../../src/message/plain.ts';
import { aPublication, aReading } from '../world/sample.ts';

const dated = aPublication({ id: 'p1', event: 'p1', publishedAt: '2026-03-04' });
const undated = aPublication({ id: 'p2', event: 'p2', title: '資料を掲載しました', summary: '', publishedAt: null });

test.each([
  ['what happened today is told as a flash', [dated], /^速報｜/, /^Alert · /],
  ['what nothing dates is found, and no flash', [undated], /^新規検知（公表日不明）｜/, /^Newly found, undated · /],
  [
    'of what the night held back it is counted what nothing dates',
    [dated, undated],
    /^速報　夜間に保留した2件（うち公表日不明1件）/,
    /^Alerts · 2 held overnight, 1 of them undated/,
  ],
])('%s', (_, publications, ja, en) => {
  const views = eventViews(publications, aReading().isOfficial);
  expect(plainForm(showAlert(views, aReading({ language: 'ja' })))).toMatch(ja);
  expect(plainForm(showAlert(views, aReading()))).toMatch(en);
});
