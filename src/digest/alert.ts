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
  const { language, profile, today } = reading;
  const { stage, kind } = view.lead.tags;
  const what = stage === null ? labelOf('kind', kind.value, language) : labelOf('stage', stage.value, language);
  const headline =
    language === 'ja'
      ? `${what}：${view.lead.title}`
      : `${capital(what)}: ${sayEvent(view.lead, 'en', reading.nameOf)}`;
  const why = explainPriority(view.lead, profile, today)[language];
  return {
    language,
    summary: headline,
    blocks: [
      { kind: 'heading', spans: [text(headline, 'strong')] },
      eventCard(view, 1, reading),
      {
        kind: 'note',
        spans: [
          text(
            `${language === 'ja' ? '通知理由：' : 'Why now: '}${why}${language === 'ja' ? '。' : '. '}${notLegalAdvice[language]}`,
            'quiet',
          ),
        ],
      },
    ],
  };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
