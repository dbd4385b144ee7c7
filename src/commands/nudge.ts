import { dayOf } from '../calendar/say-date.ts';
import { conversationKey } from '../domain/chat.ts';
import { aNotice, type DeliveryId } from '../domain/delivery.ts';
import type { Bilingual, Language } from '../domain/language.ts';
import { link, type Message, text } from '../message/message.ts';
import { sentence } from '../message/sentence.ts';
import { counted } from '../message/strings.ts';
import { type Reviewed, reviewOf } from './acts/act-on.ts';
import { logAct } from './acts/log-act.ts';
import { eventArg } from './args/event-arg.ts';
import { type Context, command } from './command.ts';
import { personSpans } from './show/people.ts';
import { countAcknowledged } from './show/review.ts';
import { reviewLine } from './show/review-line.ts';

/** Messages of a conversation among which the one that told of an event is looked for. */
const sentMax = 200;

export const nudge = command({
  name: 'nudge',
  words: ['催促', '確認依頼'],
  summary: {
    ja: '回覧先のうち、まだ確認していない人に、この会話で確認をお願いします（1日1回まで）。',
    en: 'Asks those of the circle who have not acknowledged it, in this conversation, at most once a day.',
  },
  needs: 'review',
  args: { event: eventArg },
  async run({ event = '' }, context) {
    const found = await reviewOf(event, context);
    if (found.kind === 'problem') return found;
    const { store, viewer, conversation, now, language } = context;
    const did = found.review.acknowledged.map(({ by }) => by);
    const missing = found.circle.filter(person => !did.includes(person));
    if (missing.length > 0) {
      const message = asking(found, missing, language);
      const id = `review:${viewer.workspace}:${found.review.event}:nudge:${conversationKey(conversation)}:${dayOf(now)}`;
      if ((await store.outbox.delivery(id)) !== null) return { ...found, missing, isAsked: true };
      const { workspace } = viewer;
      const events = [found.review.event];
      const inReplyTo = await toldHere(found, context);
      await store.lanes.enter([
        aNotice({ id, workspace, conversation, events, inReplyTo, message: JSON.stringify(message), now }),
      ]);
      await logAct('nudge', found.review.event, { people: String(missing.length) }, context);
    }
    return { ...found, missing, isAsked: false };
  },
  show(data, language): Message {
    if (data.kind === 'problem') return sentence(data.problem, language);
    const { missing, circle, isAsked } = data;
    if (circle.length === 0) {
      const none = {
        ja: 'この会話の回覧先が決まっていません。「回覧先 追加:@…」で登録してください。',
        en: 'Nobody is named to acknowledge things here. "circle add:@…" names people.',
      };
      return sentence(none, language);
    }
    if (isAsked) return sentence(askedAlready(missing.length), language);
    return sentence(
      missing.length === 0
        ? { ja: '回覧先の全員が確認済みです。', en: 'Everybody of the circle has acknowledged it.' }
        : {
            ja: `未確認の${missing.length}名に、この会話で確認をお願いします（1日1回まで）。`,
            en: `${counted(missing.length, 'person who has', 'people who have')} not acknowledged it will be asked here (at most once a day).`,
          },
      language,
    );
  },
  lines: data => (data.kind === 'problem' ? [] : [reviewLine(data)]),
});

/** The message of this conversation that told of the event last, in whose thread the others are asked; null where there is none. */
async function toldHere(
  { lead }: Reviewed,
  { store, viewer, conversation }: Pick<Context, 'store' | 'viewer' | 'conversation'>,
): Promise<DeliveryId | null> {
  const sent = await store.outbox.sentTo(conversation, sentMax);
  const names = (await store.events.namesOf([lead.event])).get(lead.event) ?? [lead.event];
  const telling = sent.find(
    one =>
      one.workspace === viewer.workspace && one.inReplyTo === null && one.events.some(event => names.includes(event)),
  );
  return telling?.id ?? null;
}

function askedAlready(missing: number): Bilingual {
  return {
    ja: `本日はすでに確認をお願いしています（未確認${missing}名）。次は明日以降にお願いできます。`,
    en: `They were asked today already (${missing} still to acknowledge it). You can ask again tomorrow.`,
  };
}

function asking(found: Reviewed, missing: readonly string[], language: Language): Message {
  const count = countAcknowledged(found, language);
  const said = {
    ja: `次の資料のご確認をお願いします（確認 ${count}）。`,
    en: `Please read and acknowledge this (acknowledged ${count}).`,
  }[language];
  const { event } = found.review;
  return {
    language,
    summary: `${said} ${found.lead.title}`,
    blocks: [
      { kind: 'text', spans: [...personSpans(missing, language), text(language === 'ja' ? '　' : ' '), text(said)] },
      { kind: 'text', spans: [link(found.lead.title, found.lead.url)] },
      {
        kind: 'buttons',
        buttons: [
          {
            label: { ja: '確認', en: 'Acknowledge' }[language],
            call: { command: 'acknowledge', args: { event } },
            tone: 'primary',
          },
          { label: { ja: '詳しく', en: 'Details' }[language], call: { command: 'details', args: { event } } },
        ],
      },
    ],
  };
}
