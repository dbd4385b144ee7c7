import type { Bilingual, Language } from '../domain/language.ts';
import { type Block, type Button, type Message, type Span, text } from './message.ts';

/** A message of one sentence, with buttons where there is something to do. */
export function sentence(said: Bilingual, language: Language, buttons: readonly Button[] = []): Message {
  const blocks: Block[] = [paragraph(said[language])];
  return {
    language,
    summary: said[language],
    blocks: buttons.length === 0 ? blocks : [...blocks, { kind: 'buttons', buttons }],
  };
}

export function paragraph(words: string, tone?: 'strong' | 'quiet'): Block {
  const spans: Span[] = [text(words, tone)];
  return { kind: 'text', spans };
}
