import { type Message, text } from '../message/message.ts';
import { notLegalAdvice } from '../message/strings.ts';
import { isAgeUnknown } from './age.ts';
import { eventCard } from './card.ts';
import { commentsOf } from './comments.ts';
import type { EventView } from './event-view.ts';
import type { Reading } from './reading.ts';
import { sayEvent } from './words/event-words.ts';
import { explainPriority } from './words/explain-priority.ts';
import { kindWords } from './words/kind-words.ts';
import { stageWords } from './words/stage-words.ts';

/** Events told at once: what happened first, then the cards, then why they were not kept for the digest. */
export function showAlert(views: readonly EventView[], reading: Reading): Message {
  const { language } = reading;
  const ja = language === 'ja';
  const [first] = views;
  if (first === undefined) throw new Error('an alert of nothing');
  const heading = headingOf(views, first, reading);
  const why = views.map(({ lead }) => explainPriority(lead, reading));
  const whys = [...new Set(why.map(one => one[language]))];
  const reasons = whys.length === 1 ? whys[0] : whys.map((one, index) => `${index + 1}. ${one}`).join(ja ? '　' : ' ');
  const note = ja ? `通知理由：${reasons}。${notLegalAdvice.ja}` : `Why now: ${reasons}. ${notLegalAdvice.en}`;
  return {
    language,
    summary: `${heading}${ja ? '　' : ' · '}${sayEvent(first.lead, reading)}`,
    blocks: [
      { kind: 'heading', spans: [text(heading, 'strong')] },
      ...(views.length > 1 ? [] : [{ kind: 'text', spans: [text(sayEvent(first.lead, reading))] } as const]),
      ...views.map((view, index) => eventCard(view, index + 1, reading)),
      { kind: 'note', spans: [text(note, 'quiet')] },
    ],
  };
}

/** What nothing dates is no news flash: it may be years old. */
function headingOf(views: readonly EventView[], first: EventView, reading: Reading): string {
  const ja = reading.language === 'ja';
  const undated = views.filter(({ lead }) => isAgeUnknown(lead, reading.today)).length;
  if (views.length > 1) {
    const among = undated === 0 ? '' : ja ? `（うち公表日不明${undated}件）` : `, ${undated} of them undated`;
    return ja ? `速報　夜間に保留した${views.length}件${among}` : `Alerts · ${views.length} held overnight${among}`;
  }
  const [flash, found] = ja ? ['速報｜', '新規検知（公表日不明）｜'] : ['Alert · ', 'Newly found, undated · '];
  return `${undated > 0 ? found : flash}${whatOf(first, reading)}`;
}

/** What happened in a word: how far it has come, else what it is. */
function whatOf({ lead }: EventView, { language, now, today, isOfficial }: Reading): string {
  const words = stageWords(lead, commentsOf(lead, now, isOfficial), today) ?? kindWords(lead);
  return words[language];
}
