import type { InputBlock, ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { type FieldState, readModal, renderForm } from '../../../adapters/slack/form.ts';
import { commands } from '../../../src/commands/registry.ts';
import { viewProblems } from './block-kit.ts';

const languages = ['ja', 'en'] as const;
const subscribe = commands.find(({ name }) => name === 'subscribe');
if (subscribe === undefined) throw new Error('no subscribe');

describe('a form', () => {
  for (const language of languages) {
    for (const command of commands) {
      test(`of ${command.name} is one that Slack takes (${language}); sent as it opens, or empty, it is the bare command`, () => {
        const view = renderForm({ command, args: {}, language, kept: '{}', asksWhere: true });
        expect(viewProblems(view)).toEqual([]);
        const bare = { kind: 'call', call: { command: command.name, args: {} } };
        expect(readModal(command, {}, {}, language)).toEqual(bare);
        expect(readModal(command, {}, untouched(view), language)).toEqual(bare);
      });
    }
  }

  test('opened with what is given shows it, and sent as it is gives it back', () => {
    const args = {
      theme: ['privacy', 'copyright'],
      every: 'week',
      weekday: '5',
      date: 31,
      time: '17:30',
      reminders: [5, 1],
      from: ['Nagashima Ohno & Tsunematsu', 'MoFo'],
      confirm: true,
    };
    const view = renderForm({ command: subscribe, args, language: 'ja', kept: '{}', asksWhere: false });
    expect(viewProblems(view)).toEqual([]);
    const filled = readModal(subscribe, args, untouched(view), 'ja');
    expect(filled).toEqual({ kind: 'call', call: { command: 'subscribe', args } });
  });

  test('a field that was emptied is as the command takes it', () => {
    const filled = readModal(subscribe, { theme: ['privacy'] }, { theme: { field: { selected_options: [] } } }, 'en');
    expect(filled).toEqual({ kind: 'call', call: { command: 'subscribe', args: {} } });
  });
});

/** What Slack sends of a form that nobody touched. */
function untouched({ blocks }: ModalView): Record<string, Record<string, FieldState>> {
  return Object.fromEntries(
    blocks
      .filter(block => block.type === 'input')
      .map(block => [block.block_id ?? '', { field: initialOf((block as InputBlock).element) }]),
  );
}

function initialOf(element: InputBlock['element']): FieldState {
  const { initial_value, initial_option, initial_options, initial_date, initial_time } = element as unknown as Record<
    string,
    unknown
  >;
  return {
    ...(initial_value === undefined ? {} : { value: String(initial_value) }),
    ...(initial_option === undefined ? {} : { selected_option: initial_option as { value: string } }),
    ...(initial_options === undefined ? {} : { selected_options: initial_options as { value: string }[] }),
    ...(initial_date === undefined ? {} : { selected_date: String(initial_date) }),
    ...(initial_time === undefined ? {} : { selected_time: String(initial_time) }),
  };
}
