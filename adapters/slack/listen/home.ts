import type { KnownBlock } from '@slack/types';
import type { Command } from '../../../src/commands/command.ts';
import type { Call } from '../../../src/domain/call.ts';
import type { Language } from '../../../src/domain/language.ts';
import type { Speaker } from '../../../src/message/chat.ts';
import type { Button, Message } from '../../../src/message/message.ts';
import { reasonOf } from '../../../src/text/reason-of.ts';
import { slackLimits as limits } from '../limits.ts';
import { renderForSlack } from '../render.ts';
import { homeOf } from '../view.ts';
import type { ListenDeps } from './deps.ts';
import type { Ear } from './ear.ts';

/** What Home shows, top down: each is a Call’s answer, whole or in its first line with a button for the rest. */
const sections: readonly { readonly call: Call; readonly shows: 'all' | 'summary' }[] = [
  { call: { command: 'review', args: {} }, shows: 'all' },
  { call: { command: 'subscriptions', args: {} }, shows: 'all' },
  { call: { command: 'deadlines', args: { days: 14 } }, shows: 'all' },
  { call: { command: 'sources', args: {} }, shows: 'summary' },
];

/** Fills the Home tab when a person opens it. */
export function listenToHome({ app, ear, teams, commands, observe }: ListenDeps): void {
  app.event('app_home_opened', async ({ event, context }) => {
    if (event.tab !== 'home') return;
    const team = await teams.of(context.teamId ?? '');
    if (team === null) return;
    const { user, channel } = event;
    const speaker = await ear.speaker({ team, channel, user });
    const blocks = await homeBlocks(ear, speaker, commands);
    try {
      await team.client.views.publish({ user_id: user, view: homeOf(blocks, { channel }) });
    } catch (error) {
      observe({ kind: 'answer-lost', platform: 'slack', why: reasonOf(error) });
    }
  });
}

async function homeBlocks(ear: Ear, speaker: Speaker, commands: readonly Command[]): Promise<KnownBlock[]> {
  const offered = sections.filter(({ call }) => commands.some(({ name }) => name === call.command));
  const answers = await Promise.all(offered.map(({ call }) => ear.answer(call, speaker)));
  const parts = answers.flatMap((message, index) => {
    const section = offered[index];
    if (message === null || section === undefined) return [];
    return [section.shows === 'all' ? message : summaryOf(message, section.call)];
  });
  const { language } = speaker;
  const first = renderForSlack(menu(commands, language)).blocks;
  const room = limits.viewBlocks - first.length;
  const share = Math.floor(room / Math.max(1, parts.length));
  return [...first, ...parts.flatMap(part => fitting(part, share))];
}

/** A part of Home within its share; what is left out has its command as a button. */
function fitting(message: Message, blocksMax: number): KnownBlock[] {
  const divider: KnownBlock = { type: 'divider' };
  return [divider, ...renderForSlack(message, { blocks: blocksMax - 1 }).blocks];
}

function summaryOf({ language, summary }: Message, call: Call): Message {
  const label = { ja: 'すべて表示', en: 'Show all' }[language];
  return {
    language,
    summary,
    blocks: [
      { kind: 'text', spans: [{ kind: 'text', text: summary, tone: 'strong' }] },
      { kind: 'buttons', buttons: [{ label, call }] },
    ],
  };
}

function menu(commands: readonly Command[], language: Language): Message {
  const ja = language === 'ja';
  const buttons: readonly Button[] = [
    { label: ja ? '新着' : 'Latest', call: { command: 'latest', args: {} } },
    { label: ja ? '予定' : 'Upcoming', call: { command: 'upcoming', args: {} } },
    { label: ja ? '質問' : 'Ask', call: { command: 'ask', args: {} } },
    { label: ja ? '検索' : 'Search', call: { command: 'search', args: {} } },
    { label: ja ? '購読' : 'Subscribe', call: { command: 'subscribe', args: {} }, tone: 'primary' },
    { label: ja ? '設定' : 'Settings', call: { command: 'settings', args: {} } },
    { label: ja ? 'ヘルプ' : 'Help', call: { command: 'help', args: {} } },
  ];
  const summary = ja ? 'Kairan（回覧）：日本のAI政策' : 'Kairan: Japanese AI policy';
  return {
    language,
    summary,
    blocks: [
      { kind: 'heading', spans: [{ kind: 'text', text: summary }] },
      { kind: 'buttons', buttons: buttons.filter(({ call }) => commands.some(({ name }) => name === call.command)) },
    ],
  };
}
