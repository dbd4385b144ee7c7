import type { Message } from '../message/message.ts';
import { text } from '../message/message.ts';
import { notLegalAdvice } from '../message/strings.ts';
import { labelOf } from '../taxonomy/codebook.ts';
import { eventCard, type Reading } from './card.ts';
import type { EventView } from './event-view.ts';
import { sayEvent } from './event-words.ts';
import { explainPriority } from './priority.ts';

/** An event told at once: what happened first, then the card, then why it was not kept for the digest. */
export function showAlert(view: EventView, reading: Reading): Message {
  const { language, profile, today, nameOf } = reading;
  const { stage, kind } = view.lead.tags;
  const ja = language === 'ja';
  const what = stage === null ? labelOf('kind', kind.value, language) : labelOf('stage', stage.value, language);
  const summary = ja ? `速報｜${what}：${view.lead.title}` : `Alert · ${what} · ${sayEvent(view.lead, 'en', nameOf)}`;
  const why = explainPriority(view.lead, profile, today)[language];
  const note = ja ? `通知理由：${why}。${notLegalAdvice.ja}` : `Why now: ${why}. ${notLegalAdvice.en}`;
  return {
    language,
    summary,
    blocks: [
      { kind: 'heading', spans: [text(ja ? `速報｜${what}` : `Alert · ${what}`, 'strong')] },
      eventCard(view, 1, reading),
      { kind: 'note', spans: [text(note, 'quiet')] },
    ],
  };
}
