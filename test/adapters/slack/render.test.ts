import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderForSlack } from '../../../adapters/slack/render.ts';
import type { Block, Message } from '../../../src/message/message.ts';
import { link, text } from '../../../src/message/message.ts';
import { anyMessage } from '../../world/any-message.ts';
import { blockProblems } from './block-kit.ts';

const message = (blocks: readonly Block[], language: Message['language'] = 'ja'): Message => ({
  language,
  summary: '新着3件',
  blocks,
});
const render = (...blocks: Block[]) => renderForSlack(message(blocks)).blocks;
const textOf = (blocks: readonly KnownBlock[]) => JSON.stringify(blocks);

describe('a message in Slack', () => {
  test('a card is one rich text and its buttons, the further ones in a menu', () => {
    const call = { command: 'details', args: { event: 'pabcdefghij' } };
    const blocks = render({
      kind: 'card',
      number: 2,
      facts: [[text('金融庁')], [text('意見募集')]],
      title: [link('AIディスカッションペーパー', 'https://www.fsa.go.jp/a')],
      lines: [[text('選定理由：金融。', 'quiet')]],
      buttons: [{ label: '詳しく', call }],
      more: [{ label: '関連なし', call: { command: 'review', args: { event: 'pabcdefghij', state: 'irrelevant' } } }],
    });
    expect(blocks.map(({ type }) => type)).toEqual(['rich_text', 'actions']);
    expect(textOf(blocks)).toContain('"value":"details event:pabcdefghij"');
    expect(textOf(blocks)).toContain('"overflow"');
  });

  test('people are called as users, groups as groups', () => {
    const person = (id: string) => ({ kind: 'person', id: `slack:T1/${id}`, text: id }) as const;
    const drawn = textOf(render({ kind: 'text', spans: [person('U2'), person('S3')] }));
    expect(drawn).toContain('{"type":"user","user_id":"U2"}');
    expect(drawn).toContain('{"type":"usergroup","usergroup_id":"S3"}');
  });

  test('what a publisher wrote stays words: no mention, no link, no markup', () => {
    const words = '<!channel> <https://evil.example|金融庁> *太字*';
    const { text: fallback, blocks } = renderForSlack({
      ...message([{ kind: 'text', spans: [text(words)] }]),
      summary: words,
    });
    expect(blocks).toEqual([
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: words }] }] },
    ]);
    expect(fallback).toBe('&lt;!channel&gt; &lt;https://evil.example|金融庁&gt; *太字*');
  });

  test('an address that is not http is no link', () => {
    expect(textOf(render({ kind: 'text', spans: [link('x', 'javascript:alert(1)')] }))).not.toContain('javascript');
  });

  test('a moment is shown in the reader’s own zone, with the channel’s words as fallback', () => {
    const spans = [{ kind: 'moment', at: 1_772_582_400_000, text: '2026年3月4日 9時' }] as const;
    expect(textOf(render({ kind: 'text', spans }))).toContain('"timestamp":1772582400');
  });

  test('what does not fit into one message is counted, and the small print stays', () => {
    const cards = Array.from(
      { length: 80 },
      (_, index): Block => ({
        kind: 'card',
        number: index + 1,
        facts: [],
        title: [text(`${index}`.repeat(100))],
        lines: [],
        buttons: [],
        more: [],
      }),
    );
    const blocks = render(...cards, { kind: 'note', spans: [text('確認した情報源：94件中92件。')] });
    expect(blockProblems(blocks)).toEqual([]);
    expect(textOf(blocks)).toContain('このほか32項目');
    expect(textOf(blocks.slice(-1))).toContain('確認した情報源');
  });

  test('a text that is too long says how much is missing', () => {
    expect(textOf(render({ kind: 'text', spans: [text('あ'.repeat(20_000))] }))).toMatch(/…（残り\d+字）/);
  });

  test('any message is drawn within what Slack takes, whatever its words', () => {
    fc.assert(
      fc.property(anyMessage, any => {
        const { text: fallback, blocks } = renderForSlack(any);
        expect(blockProblems(blocks)).toEqual([]);
        expect(fallback).not.toMatch(/<[!@#h]/);
        expect(fallback.length).toBeLessThanOrEqual(3_000);
      }),
      { numRuns: 200 },
    );
  });
});
