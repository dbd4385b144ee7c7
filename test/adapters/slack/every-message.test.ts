import { expect } from 'vitest';
import { renderForSlack } from '../../../adapters/slack/render.ts';
import { homeOf, modalOf } from '../../../adapters/slack/view.ts';
import type { Message } from '../../../src/message/message.ts';
import { describeEveryMessage } from '../../world/every-message.ts';
import { blockProblems, viewProblems } from './block-kit.ts';

describeEveryMessage('every command’s answer is one that Slack takes', message => {
  expect(problemsOf(message)).toEqual([]);
  expect(renderForSlack(message).text).not.toMatch(/<[!@#h]/);
});

/** As a message, as a modal and on Home. */
function problemsOf(message: Message): string[] {
  const { blocks } = renderForSlack(message);
  return [
    ...blockProblems(blocks),
    ...viewProblems(modalOf(message, { channel: 'C1' })),
    ...viewProblems(homeOf(blocks, { channel: 'D1' })),
  ];
}
