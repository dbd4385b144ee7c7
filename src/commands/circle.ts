import { type Message, text } from '../message/message.ts';
import { sentence } from '../message/sentence.ts';
import { counted } from '../message/strings.ts';
import { notHere } from './acts/act-on.ts';
import { logAct } from './acts/log-act.ts';
import { command } from './command.ts';
import { personMeant } from './meant/person.ts';
import { personSpans } from './show/people.ts';

const peopleMax = 200;

export const circle = command({
  name: 'circle',
  words: ['回覧先'],
  needs: 'settings',
  summary: {
    ja: 'この会話で確認をお願いする人を表示・登録します（例：回覧先 追加:@田中 追加:@佐藤）。',
    en: 'Shows or sets who is to acknowledge what comes to this conversation: circle add:@tanaka,@sato.',
  },
  args: {
    add: { kind: 'names', words: ['追加'], help: { ja: '加える人', en: 'people to add' } },
    remove: { kind: 'names', words: ['除外'], help: { ja: '外す人', en: 'people to take out' } },
  },
  async run({ add = [], remove = [] }, context) {
    const { store, viewer, conversation, withOutsiders = false } = context;
    const { workspace } = viewer;
    if (withOutsiders) return { kind: 'problem' as const, problem: notHere };
    const before = (await store.settings.of(workspace, conversation)) ?? { language: null, zone: null };
    const left = remove.map(one => personMeant(one, viewer));
    const people = [...new Set([...(before.circle ?? []), ...add.map(one => personMeant(one, viewer))])].filter(
      one => !left.includes(one),
    );
    if (people.length > peopleMax) return { kind: 'problem' as const, problem: tooMany(people.length) };
    const isChange = add.length + remove.length > 0;
    if (isChange) {
      await store.settings.save(workspace, conversation, { ...before, circle: people });
      await logAct('circle', '', { people: String(people.length) }, context);
    }
    return { kind: 'circle' as const, people, isChange };
  },
  show(data, language): Message {
    if (data.kind === 'problem') return sentence(data.problem, language);
    const { people, isChange } = data;
    if (people.length === 0) {
      const none = {
        ja: '回覧先は決まっていません。「回覧先 追加:@…」で登録すると、確認が「5/8名」のように表示されます。',
        en: 'Nobody is named. "circle add:@…" names people; acknowledgements then read "5/8".',
      };
      return sentence(none, language);
    }
    const heading = {
      ja: `${isChange ? '変更しました。' : ''}回覧先${people.length}名`,
      en: `${isChange ? 'Changed. ' : ''}The circle: ${counted(people.length, 'person', 'people')}`,
    }[language];
    return {
      language,
      summary: heading,
      blocks: [
        { kind: 'heading', spans: [text(heading, 'strong')] },
        { kind: 'text', spans: personSpans(people, language) },
      ],
    };
  },
  lines: data => (data.kind === 'problem' ? [] : [{ circle: data.people }]),
});

function tooMany(count: number) {
  return {
    ja: `回覧先は${peopleMax}名までです（指定は${count}名）。`,
    en: `A circle holds up to ${peopleMax} people; that would be ${count}.`,
  };
}
