import { type EventView, eventViews } from '../digest/event-view.ts';
import type { Reading } from '../digest/reading.ts';
import { isCommentary, type Publication } from '../domain/publication.ts';
import { publicationLine } from '../export/publication-line.ts';
import type { Message } from '../message/message.ts';
import { sentence } from '../message/sentence.ts';
import { reviewOf } from './acts/act-on.ts';
import { type Context, command } from './command.ts';
import { eventMembers } from './meant/event-members.ts';
import { eventNamed } from './meant/event-named.ts';
import { type Detailed, showDetails } from './show/details.ts';
import { readingFor } from './show/reading.ts';

export const details = command({
  name: 'details',
  words: ['詳しく', '詳細'],
  summary: {
    ja: '一件について、掲載元・分類とその根拠・関連する制度・期限・直近の変更箇所を表示します（例：詳しく 3件目）。',
    en: 'One event in full: every source, its tags with the words that earned them, measures, deadline, what was changed last: details 3.',
  },
  args: {
    event: {
      kind: 'text',
      words: ['件'],
      label: { ja: '番号またはID', en: 'Number or id' },
      positional: true,
      required: true,
      help: { ja: '直近の配信での番号（3、3件目）またはID', en: 'its number in the last message here, or its id' },
    },
  },
  async run({ event = '' }, context): Promise<Detailed> {
    const id = await eventNamed(event, context);
    const found = id === null || context.withOutsiders ? null : await reviewOf(id, context);
    const members = id === null ? [] : await eventMembers(id, context);
    const reading = readingFor(context);
    const [view] = eventViews(members, reading.isOfficial);
    return {
      asked: event,
      view: view === undefined ? null : withEveryMember(view, members),
      reading,
      revisions: view === undefined ? [] : await shownRevisions(view.lead, reading, context),
      sources: context.sources,
      reviewed: found?.kind === 'found' ? found : null,
    };
  },
  show(data, language): Message {
    const { asked, view } = data;
    return view === null ? sentence(unknown(asked), language) : showDetails(view, data);
  },
  lines: ({ view }) => (view === null ? [] : [view.lead, ...view.echoes, ...view.commentary].map(publicationLine)),
});

/** A digest leaves out what is not about AI policy; whoever asks for an event sees all of it. */
function withEveryMember(view: EventView, members: readonly Publication[]): EventView {
  const others = members.filter(({ id }) => id !== view.lead.id);
  return { ...view, echoes: others.filter(one => !isCommentary(one)), commentary: others.filter(isCommentary) };
}

async function shownRevisions(
  { id, source, revision }: Publication,
  { termsOf }: Reading,
  { store }: Context,
): Promise<readonly Publication[]> {
  if (revision === 1 || termsOf(source) === 'link-only') return [];
  return (await store.archive.revisions(id)).slice(-2);
}

function unknown(asked: string) {
  return {
    ja: `「${asked}」に当たるものが見つかりません。配信の番号（例：詳しく 3）またはIDをご指定ください。`,
    en: `Nothing here is "${asked}". Give a number of the last message in this conversation, such as details 3, or an id.`,
  };
}
