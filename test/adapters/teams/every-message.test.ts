import { expect, test } from 'vitest';
import { renderCard, renderForTeams } from '../../../adapters/teams/render.ts';
import { describeEveryMessage } from '../../world/every-message.ts';
import { cardProblems } from './adaptive-card.ts';

describeEveryMessage('every command’s answer is a card of Adaptive Cards 1.5', message => {
  expect(cardProblems(renderCard(message))).toEqual([]);
  const activity = renderForTeams(message);
  expect(Buffer.byteLength(JSON.stringify(activity))).toBeLessThan(80_000);
  expect(activity.text).toBeUndefined();
});

test('what the schema does not know is found', () => {
  const card = renderCard({ language: 'ja', summary: '', blocks: [] });
  expect(cardProblems({ ...card, version: '1.6' })).not.toEqual([]);
  expect(cardProblems({ ...card, body: [{ type: 'TextBlock', text: '**x**' }] })).not.toEqual([]);
});
