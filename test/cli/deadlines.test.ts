import { expect, test } from 'vitest';
import { kairan, lines } from '../spine/kairan.ts';

test('deadlines reads texts a line and prints the last day with its evidence; it opens no store', async () => {
  const texts = [
    { id: 'a', text: '意見募集は7月9日17時まで。', published: '2026-06-10' },
    { id: 'c', text: '意見募集は7月9日まで。', published: '2026-13-45' },
    { id: 'b', text: '職員の募集。応募は7月9日まで。', published: '2026-06-10' },
  ];
  const { output, code } = await kairan(['deadlines', '-', '--db', '/nowhere/at/all.db'], {
    input: `${texts.map(line => JSON.stringify(line)).join('\n\n')}\n`,
  });
  expect(lines(output)).toEqual([
    { id: 'a', deadline: '2026-07-09', time: '17:00', basis: null, evidence: { words: '7月9日17時', at: 5 } },
    { id: 'c', deadline: null, time: null, basis: null, evidence: null },
    { id: 'b', deadline: null, time: null, basis: null, evidence: null },
  ]);
  expect(code).toBe(0);
});

test('deadlines refuses a line that is no object with a text, by its number, and a file that is not there', async () => {
  const wrong = await kairan(['deadlines'], { input: '{"text":""}\n{"id":1}\n' });
  expect([wrong.code, wrong.errors]).toEqual([1, 'Line 2 of - is no JSON object with a "text".\n']);
  const none = await kairan(['deadlines', '/nowhere.jsonl']);
  expect([none.code, none.errors]).toEqual([2, expect.stringMatching(/^\/nowhere\.jsonl cannot be read/)]);
});

test('deadlines lists what closes next, for a person at a terminal and wherever days are given', async () => {
  const database = ['--db', ':memory:'];
  const asked = [
    await kairan(['deadlines', ...database], { isTerminal: true }),
    await kairan(['deadlines', '60', ...database]),
  ];
  for (const { code, output } of asked) expect([code, output]).toEqual([0, expect.stringMatching(/next 60 days/)]);
});

test('deadlines says what it waits for, and where nothing came how the list is shown', async () => {
  const typed = await kairan(['deadlines', '-'], { isTerminal: true });
  expect(typed.errors).toMatch(/^Waiting for JSON objects, one a line; Ctrl-D ends them/);
  const empty = await kairan(['deadlines']);
  expect([empty.code, empty.output, empty.errors]).toEqual([
    0,
    '',
    'There was no text in what was piped in. "kairan deadlines 60" lists what closes within 60 days.\n',
  ]);
});
