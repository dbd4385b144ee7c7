import type { AskOutcome } from '../ask/answer.ts';
import { sayDate } from '../calendar/say-date.ts';
import { dateOf, eventViews } from '../digest/event-view.ts';
import { createOfficials } from '../digest/issuer/official.ts';
import type { EventId, Publication } from '../domain/publication.ts';
import type { Turn } from '../domain/turn.ts';
import { createWorkspaceSwitch } from '../llm/workspace-switch.ts';
import { createFinder } from '../measures/find.ts';
import type { Measure } from '../measures/schema.ts';
import { newerThan } from '../measures/timeline.ts';
import { sentence } from '../message/sentence.ts';
import { type Context, command } from './command.ts';
import { eventMembers } from './meant/event-members.ts';
import { eventNamed, numberedEvents } from './meant/event-named.ts';
import { type Unclear, unclearLine } from './meant/measure-asked.ts';
import { historyOf } from './meant/measure-history.ts';
import { addTurns, turnsHere } from './meant/turns-here.ts';
import { type Answered, showAnswer } from './show/answer.ts';
import { answerLine } from './show/answer-line.ts';
import { type Invited, showInvitation } from './show/invitation.ts';
import { showUnclear } from './show/unclear.ts';

type Data =
  | Answered
  | Invited
  | Unclear
  /** `about` is nothing that anybody was shown. */
  | { readonly kind: 'no-such-event'; readonly asked: string };

export const ask = command({
  name: 'ask',
  words: ['質問'],
  summary: {
    ja: '質問に、収録資料と条文だけを根拠として、出典を付けて答えます（例：質問 AI推進法に罰則はありますか）。',
    en: 'Answers a question from the archive and the texts of laws alone, each sentence with its source.',
  },
  args: {
    question: {
      kind: 'text',
      words: ['内容'],
      positional: true,
      isQuery: true,
      required: true,
      help: { ja: '質問文', en: 'the question, in Japanese or English' },
    },
    about: {
      kind: 'text',
      words: ['件'],
      help: {
        ja: 'どの件についてか（直近の配信での番号またはID）',
        en: 'which item it is about: its number in the last message here, or its id',
      },
    },
    measure: {
      kind: 'text',
      words: ['制度'],
      help: { ja: 'どの制度についてか（名前またはID）', en: 'which measure it is about: a name or id' },
    },
  },
  async run({ question = '', about, measure: named }, context): Promise<Data> {
    const found = named === undefined ? null : createFinder(context.measures)(named);
    if (named !== undefined && found !== null && found.kind !== 'found') {
      const askAgain = ({ id }: Measure) => ({
        command: 'ask',
        args: { measure: id, ...(question === '' ? {} : { question }) },
      });
      return { kind: 'unclear', asked: named, found, askAgain };
    }
    const measure = found?.kind === 'found' ? found.measure : null;
    const event = about === undefined ? null : await eventNamed(about, context);
    const members = event === null ? [] : await eventMembers(event, context);
    if (about !== undefined && members.length === 0) return { kind: 'no-such-event', asked: about };
    const lead = leadOf(members, context);
    const subject = [...aboutMeasure(measure), ...aboutEvent(lead)];
    if (question.trim() === '') {
      await addTurns(subject, context);
      return { kind: 'invited', measure, event: lead, commands: namesOf(context) };
    }
    const turns = [...(await shownHere(context)), ...(await turnsHere(context)), ...subject];
    const { viewer, now, store, conversation } = context;
    const isOn = await createWorkspaceSwitch(store.positions).isOn(viewer.workspace);
    const mayWrite = isOn && (await store.settings.of(viewer.workspace, conversation))?.model !== false;
    const outcome = await context.asking.ask({ question, turns, viewer, now, mayWrite });
    await addTurns([...subject, { role: 'user', text: question }, ...becomesAbout(outcome)], context);
    return { kind: 'answered', question, outcome, ...(await standing(outcome, context)), commands: namesOf(context) };
  },
  show(data, language) {
    switch (data.kind) {
      case 'unclear':
        return showUnclear(data, language);
      case 'no-such-event':
        return sentence(noSuchEvent(data.asked), language);
      case 'invited':
        return showInvitation(data, language);
      case 'answered':
        return showAnswer(data);
    }
  },
  lines(data) {
    if (data.kind === 'unclear') return [unclearLine(data)];
    return data.kind === 'answered' ? [answerLine(data)] : [];
  },
});

function aboutMeasure(measure: Measure | null): Turn[] {
  return measure === null ? [] : [{ role: 'about', measure: measure.id }];
}

function aboutEvent(lead: Publication | null): Turn[] {
  return lead === null ? [] : [{ role: 'about', text: lineOf(lead) }];
}

function leadOf(members: readonly Publication[], { sources }: Context): Publication | null {
  return eventViews(members, createOfficials(sources))[0]?.lead ?? null;
}

/** What a thread remembers of a publication that was shown: enough to find it again. */
function lineOf(publication: Publication): string {
  return `${publication.id} ${publication.title} (${publication.publisher.ja}, ${sayDate(dateOf(publication), 'en')})`;
}

/** The numbered list that was last shown here, as lines. */
async function shownHere(context: Context): Promise<Turn[]> {
  const events = await numberedEvents(context);
  const leads = await Promise.all(events.map(event => leadNamed(event, context)));
  const lines = leads.flatMap((lead, index) => (lead === null ? [] : [`${index + 1}. ${lineOf(lead)}`]));
  return lines.length === 0 ? [] : [{ role: 'about', text: lines.join('\n') }];
}

async function leadNamed(event: EventId, context: Context): Promise<Publication | null> {
  return event === '' ? null : leadOf(await eventMembers(event, context), context);
}

/** What the thread is about after an answer; a question that could not be answered changes nothing. */
function becomesAbout(outcome: AskOutcome): Turn[] {
  const isSettled = outcome.kind === 'answer' || outcome.why === 'premise';
  return isSettled && outcome.measure !== null ? [{ role: 'about', measure: outcome.measure }] : [];
}

/** The measure that an answer is about, and how much was published since the catalogue was made. */
async function standing(
  { measure: id }: AskOutcome,
  context: Context,
): Promise<Pick<Answered, 'measure' | 'newer' | 'now'>> {
  const measure = context.measures.find(one => one.id === id) ?? null;
  const newer = measure === null ? 0 : newerThan(measure, await historyOf(measure, context)).length;
  return { measure, newer, now: context.now };
}

function namesOf({ commands }: Context): string[] {
  return commands.map(({ name }) => name);
}

function noSuchEvent(asked: string) {
  return {
    ja: `「${asked}」に当たる件が見つかりません。配信の番号（例：質問 件:3 締切は？）またはIDをご指定ください。`,
    en: `Nothing here is "${asked}". Give a number of the last message in this conversation (ask about:3 when is the deadline?), or an id.`,
  };
}
