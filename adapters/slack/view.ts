import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { ArgValue } from '../../src/domain/call.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Message } from '../../src/message/message.ts';
import { sentence } from '../../src/message/sentence.ts';
import { slackLimits as limits } from './limits.ts';
import { renderForSlack } from './render.ts';

/** What a view remembers between Slack's requests: nobody but Slack and us sees it. */
export interface Kept {
  readonly channel: string;
  readonly thread?: string;
  /** Where the answer of a form goes; absent where it takes the form's place. */
  readonly respond?: string;
  readonly command?: string;
  readonly args?: Readonly<Record<string, ArgValue>>;
}

export function keep(kept: Kept): string {
  const whole = JSON.stringify(kept);
  // What a form was opened with may be long; without it the form is emptier, and still right.
  return whole.length <= limits.kept ? whole : JSON.stringify({ ...kept, args: {} });
}

export function kept(metadata: string): Kept {
  try {
    return JSON.parse(metadata) as Kept;
  } catch {
    return { channel: '' };
  }
}

/** A message as a modal, whose buttons know where they belong. */
export function modalOf(message: Message, place: Kept): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: message.language === 'ja' ? '回覧' : 'Kairan', emoji: false },
    close: { type: 'plain_text', text: message.language === 'ja' ? '閉じる' : 'Close', emoji: false },
    private_metadata: keep(place),
    blocks: renderForSlack(message).blocks,
  };
}

/** Stands where an answer will be. */
export function waitingModal(language: Language, place: Kept): ModalView {
  return modalOf(sentence({ ja: 'お待ちください。', en: 'One moment.' }, language), place);
}

export function homeOf(blocks: readonly KnownBlock[], place: Kept): HomeView {
  return { type: 'home', private_metadata: keep(place), blocks: blocks.slice(0, limits.viewBlocks) };
}
