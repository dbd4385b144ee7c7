import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleMeasures } from '../world/measures.ts';
import { aPublication, aTag, noTags } from '../world/sample.ts';
import { buttonsOf, createAsk } from './ask.ts';

const guideline = 'paaaaaaaaaa';
const consultation = 'pbbbbbbbbbb';
const publications = [
  aPublication({ id: guideline, title: '見本指針の公表', tags: { ...noTags, relevance: aTag('core') } }),
  aPublication({
    id: consultation,
    title: '見本の意見募集',
    deadline: {
      on: '2026-10-20',
      time: '17:00',
      zone: 'Asia/Tokyo',
      basis: null,
      evidence: { words: '', place: 'title', at: 0 },
    },
    tags: { ...noTags, relevance: aTag('core'), kind: aTag('consultation') },
  }),
];

let house: Awaited<ReturnType<typeof createAsk>>;
beforeAll(async () => {
  house = await createAsk({ measures: sampleMeasures, publications });
});
afterAll(() => house.close());

const as = (person: string, workspace = 'main') => ({ viewer: { workspace, person, roles: ['reader'] } }) as const;

describe('the work after reading', () => {
  test('everybody acknowledges for themselves, and a named circle is counted', async () => {
    await house.ask('回覧先 追加:@slack:T1/U1,@slack:T1/U2', 'ja', as('slack:T1/U1'));
    const first = await house.ask(`確認 ${guideline}`, 'ja', as('slack:T1/U1'));
    expect(first.text).toMatch(/確認を記録しました。[\s\S]*見本指針の公表[\s\S]*確認：1\/2名/);
    const again = await house.ask(`確認 ${guideline}`, 'ja', as('slack:T1/U1'));
    expect(again.text).toContain('すでに確認を記録しています。');
    const list = await house.ask(`acknowledge ${guideline} list`, 'en', as('slack:T1/U3'));
    expect(list.text).toMatch(/Acknowledged 1\/2: [\s\S]*Acknowledged: U1\nNot yet: U2/);
    expect(list.message.blocks).toContainEqual({
      kind: 'table',
      rows: [
        { label: 'Acknowledged', value: [{ kind: 'person', id: 'slack:T1/U1', text: 'U1' }] },
        { label: 'Not yet', value: [{ kind: 'person', id: 'slack:T1/U2', text: 'U2' }] },
      ],
    });
  });

  test('those who are missing are asked in the conversation, once a day', async () => {
    const asked = await house.ask(`催促 ${guideline}`, 'ja', as('slack:T1/U1'));
    expect(asked.text).toContain('未確認の1名に');
    const again = await house.ask(`nudge ${guideline}`, 'en', as('slack:T1/U2'));
    expect(again.text).toContain('They were asked today already (1 still');
    const log = await house.store.audit.list('main', { acts: ['nudge'] }, 0, 10);
    expect(log.map(({ by }) => by)).toEqual(['slack:T1/U1']);
    const sent = await house.store.outbox.list('main', ['planned'], 10);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.message).toContain('"id":"slack:T1/U2"');
    expect(sent[0]?.message).not.toContain('slack:T1/U1');
  });

  test('an event is assigned, commented on, judged, put off and done, in words and by buttons', async () => {
    const someone = as('slack:T1/U9');
    const assigned = await house.ask(`担当 ${consultation} 法務部`, 'ja', someone);
    expect(assigned.text).toContain('担当：法務部');
    const long = await house.ask(`担当 ${consultation} ${'部'.repeat(201)}`, 'ja', someone);
    expect(long.text).toContain('担当の名前が長すぎます（201字）');
    const details = await house.ask(`details ${consultation}`, 'en', someone);
    const buttons = buttonsOf(details.message);
    expect(Object.keys(buttons)).toEqual([
      'Acknowledge',
      'Ask the others',
      'Take it',
      'Will comment',
      'Won’t comment',
      'Not relevant',
      'Done',
    ]);
    const taken = await house.ask(buttons['Take it'] ?? '', 'en', someone);
    expect(taken.text).toContain('Assigned to: U9');
    const decided = await house.ask(buttons['Will comment'] ?? '', 'en', someone);
    expect(decided.text).toContain('Decision: we will submit comments');
    const said = await house.ask(`コメント ${consultation} 9月の委員会で説明します`, 'ja', someone);
    expect(said.text).toContain('コメント：9月の委員会で説明します');
    const put = await house.ask(`再通知 ${consultation} 2026-10-15`, 'ja', someone);
    expect(put.text).toContain('2026年10月15日（木）の朝に');
    const past = await house.ask(`再通知 ${consultation} 2026-10-12`, 'ja', someone);
    expect(past.text).toContain('明日以降の日付');
    const done = await house.ask(`方針 ${consultation} 提出済`, 'ja', someone);
    expect(done.text).toContain('方針：意見を提出済み');
    const log = await house.store.audit.list('main', { about: consultation }, 0, 20);
    expect(log.map(({ act }) => act)).toEqual(['assign', 'assign', 'decide', 'comment', 'snooze', 'decide']);
    expect(log[0]).toMatchObject({ by: 'slack:T1/U9', details: { to: '法務部' }, from: { id: 'c1' } });
    const still = await house.ask(`対応済 ${consultation} 再開`, 'ja', someone);
    expect(still.text).toContain('方針が決まっているため、対応は終わったままです');
    await house.ask(`decide ${consultation} submit`, 'en', someone);
  });

  test('what is put off is told again where it was put off last, or nowhere once that is taken back', async () => {
    const elsewhere = { ...as('slack:T1/U9'), conversation: { platform: 'slack', id: 'T1/C9' } } as const;
    await house.ask(`再通知 ${consultation} 2026-10-15`, 'ja', as('slack:T1/U9'));
    await house.ask(`再通知 ${consultation} 2026-10-15`, 'ja', elsewhere);
    const [put] = await house.store.reviews.find('main', [consultation]);
    expect(put?.snooze).toEqual({ until: '2026-10-15', in: elsewhere.conversation });
    expect((await house.ask(`snooze ${consultation} off`, 'en', elsewhere)).text).toContain(
      'You will not be told again.',
    );
    expect((await house.store.reviews.find('main', [consultation]))[0]?.snooze).toBeNull();
  });

  test('a report names the event whose number was given', async () => {
    await house.store.numbered.keep('main', { platform: 'terminal', id: 'c1' }, { events: [guideline], at: 1 });
    await house.ask('報告 分類 件:1 金融ではありません', 'ja', as('slack:T1/U1'));
    const [line] = await house.store.audit.list('main', { acts: ['feedback'] }, 0, 10);
    expect(line).toMatchObject({ about: guideline, details: { about: 'tag', words: '金融ではありません' } });
  });

  test('of many who act at once nobody is lost', async () => {
    const people = Array.from({ length: 6 }, (_, number) => `slack:T1/V${number}`);
    await Promise.all(people.map(person => house.ask(`確認 ${consultation}`, 'ja', as(person))));
    const [held] = await house.store.reviews.find('main', [consultation]);
    expect(held?.acknowledged.map(({ by }) => by).sort()).toEqual(people);
  });

  test('open work is listed: all of it, mine, that of nobody, what is due', async () => {
    const events = async (words: string, person: string) =>
      (await house.ask(words, 'ja', as(person))).lines.map(({ event }) => event);
    expect(await events('対応状況', 'slack:T1/U9')).toEqual([consultation, guideline]);
    expect(await events('対応状況 自分', 'slack:T1/U9')).toEqual([consultation]);
    expect(await events('review mine', 'slack:T1/U1')).toEqual([]);
    expect(await events('review unassigned', 'slack:T1/U1')).toEqual([guideline]);
    expect(await events('review due', 'slack:T1/U1')).toEqual([consultation]);
    await house.ask(`対応済 ${guideline}`, 'ja', as('slack:T1/U1'));
    expect(await events('対応状況', 'slack:T1/U1')).toEqual([consultation]);
    await house.ask(`finish ${guideline} undo`, 'en', as('slack:T1/U1'));
    await house.ask(`関連なし ${guideline} 国内拠点のみ`, 'ja', as('slack:T1/U1'));
    expect(await events('review', 'slack:T1/U1')).toEqual([consultation]);
  });

  test.each([
    ['ja', '関連なし', '理由が長すぎます（501字）。500字以内'],
    ['en', 'relevant', 'That reason is too long (501 characters). Please keep it within 500'],
  ] as const)('a reason without end is refused in words (%s), and nothing is recorded', async (language, act, said) => {
    const { text, lines } = await house.ask(`${act} ${guideline} ${'あ'.repeat(501)}`, language, as('slack:T1/U1'));
    expect(text).toContain(said);
    expect(lines).toEqual([]);
  });

  test('a consultation that nobody has taken up is open work', async () => {
    const { lines } = await house.ask('review unassigned', 'en', as('somebody', 'acme'));
    expect(lines).toMatchObject([{ event: consultation, assignee: null, comments: [] }]);
  });

  test('where outsiders read along nothing of it is shown or done', async () => {
    for (const words of [
      '対応状況',
      `確認 ${guideline}`,
      `コメント ${guideline} 秘密`,
      '回覧先',
      `催促 ${guideline}`,
    ]) {
      const { text, lines } = await house.ask(words, 'ja', { ...as('slack:T1/U1'), withOutsiders: true });
      expect(text).toMatch(/^この会話には社外の方が参加している/);
      expect(lines).toEqual([]);
    }
    const details = await house.ask(`details ${consultation}`, 'en', { ...as('slack:T1/U1'), withOutsiders: true });
    expect(details.text).not.toMatch(/U9|委員会|Decision/);
    expect(buttonsOf(details.message)).toEqual({});
  });

  test('an event that is not there, or not named, is said to be so', async () => {
    expect((await house.ask('確認 pzzzzzzzzzz')).text).toContain('「pzzzzzzzzzz」に当たるものが見つかりません');
    expect((await house.ask('acknowledge', 'en')).text).toContain('Please say which one');
  });
});
