import { describe, expect, test } from 'vitest';
import { renderForTerminal } from '../../adapters/terminal/render.ts';
import { type Block, link, type Message, text } from '../../src/message/message.ts';
import { plainForm } from '../../src/message/plain.ts';

const message = (language: Message['language'], ...blocks: Block[]): Message => ({ language, summary: '', blocks });
const card: Block = {
  kind: 'card',
  number: 1,
  facts: [[text('FSA')], [text('report')]],
  title: [link('A title', 'https://www.example.go.jp/')],
  lines: [[text('A line')]],
  buttons: [{ label: 'Details', call: { command: 'help', args: {} } }],
  more: [],
};

describe('the plain form', () => {
  const check = (name: string, given: Message, expected: string) =>
    test(name, () => expect(plainForm(given)).toBe(expected));

  check('sets a card in lines', message('en', card), '1  FSA · report\n   A title\n   A line\n   [Details]');
  check(
    'sets a Japanese card with Japanese blanks',
    message('ja', card),
    '1　FSA｜report\n　　A title\n　　A line\n　　[Details]',
  );
  check(
    'sets blocks apart',
    message('en', { kind: 'text', spans: [text('a')] }, { kind: 'note', spans: [text('b')] }),
    'a\n\nb',
  );
  check('sets lists', message('ja', { kind: 'list', items: [[text('一')], [text('二')]] }), '・一\n・二');
  check('sets tables', message('en', { kind: 'table', rows: [{ label: 'When', value: [text('now')] }] }), 'When: now');
});

test('the terminal prints an address behind its words, and colour only where there is some', () => {
  expect(renderForTerminal(message('en', card), { colour: false })).toContain('A title <https://www.example.go.jp/>');
  expect(renderForTerminal(message('en', card), { colour: false })).not.toContain('\u001B');
  const hostile = { kind: 'text', spans: [{ kind: 'text', text: 'a\u001B]0;b\u0007\u202Ec' }] } as const;
  expect(renderForTerminal(message('en', hostile), { colour: true })).toBe('a]0;bc');
  expect(renderForTerminal(message('en', card), { colour: true })).toContain(
    '\u001B[36mhttps://www.example.go.jp/\u001B[39m',
  );
});
