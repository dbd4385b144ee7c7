// What people type, in both languages, and what it must mean on Wednesday 4 March 2026.
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../../feeds/catalogue/load.ts';
import { draftOrder } from '../../../src/commands/acts/draft-order.ts';
import type { OrderArgs } from '../../../src/commands/args/order-args.ts';
import { createKnows } from '../../../src/commands/meant/called.ts';
import { numbered } from '../../../src/commands/meant/own-subscriptions.ts';
import { parse } from '../../../src/commands/parse/parse.ts';
import { commands } from '../../../src/commands/registry.ts';
import type { Call } from '../../../src/domain/call.ts';
import { loadMeasures } from '../../../src/measures/load.ts';
import { aSubscription } from '../../world/sample.ts';

const { measures } = loadMeasures();
const { sources } = loadCatalogue();
const known = { today: '2026-03-04', knows: createKnows(measures, sources) };
const context = {
  viewer: { workspace: 'main', person: 'someone', roles: ['reader'] },
  conversation: { platform: 'terminal', id: 'c1' },
  language: 'ja',
  now: Date.parse('2026-03-04T12:00+09:00'),
  measures,
  sources,
} as const;

/** What an order is where nothing is said of it. */
const usual = {
  themes: [] as readonly string[],
  sectors: [] as readonly string[],
  bodies: [] as readonly string[],
  kinds: [] as readonly string[],
  measures: [] as readonly string[],
  from: 'none',
  priorityMin: 'low',
  every: 'weekday',
  weekday: null as number | null,
  dayOfMonth: null as number | null,
  time: '09:00',
  zone: 'Asia/Tokyo',
  reminders: [7, 3, 1] as readonly number[],
  whenQuiet: 'say',
  language: 'ja',
  alerts: 'high',
};
type Order = typeof usual;

function ordered(line: string): Order | string {
  const parsed = parse(line, commands, known);
  if (parsed.kind !== 'call') return parsed.problem.en;
  if (parsed.call.command !== 'subscribe') return parsed.call.command;
  const draft = draftOrder(parsed.call.args as OrderArgs, context, 'Asia/Tokyo', 0);
  if (draft.kind === 'problem') return draft.problem.en;
  const { profile, digest, alerts, zone, reminders, whenQuiet, language } = draft.subscription;
  const { themes, sectors, bodies, kinds, from, priorityMin } = profile;
  return {
    ...{ themes, sectors, bodies, kinds, priorityMin, zone, reminders, whenQuiet, language },
    measures: profile.measures,
    from: from.length > 0 ? 'some' : 'none',
    every: digest?.every ?? 'never',
    weekday: digest?.weekday ?? null,
    dayOfMonth: digest?.dayOfMonth ?? null,
    time: digest?.time ?? '09:00',
    alerts: alerts?.priorityMin ?? 'off',
  };
}

test.each<[string, Partial<Order>]>([
  [
    'subscribe finance privacy weekdays 9:00',
    { sectors: ['finance'], themes: ['privacy'], every: 'weekday', time: '09:00' },
  ],
  [
    'subscribe to finance and privacy every weekday at 9am',
    { sectors: ['finance'], themes: ['privacy'], every: 'weekday', time: '09:00' },
  ],
  ['subscribe FSA and PPC, daily 8:30', { bodies: ['fsa', 'ppc'], every: 'day', time: '08:30' }],
  ['subscribe copyright weekly on Monday at 10', { themes: ['copyright'], every: 'week', weekday: 1, time: '10:00' }],
  ['subscribe everything monthly on the 1st at 9:00', { every: 'month', dayOfMonth: 1, time: '09:00' }],
  ['subscribe cybersecurity alerts only', { themes: ['cybersecurity'], every: 'never' }],
  [
    'subscribe healthcare, guidelines only, weekdays 18:00 London',
    { sectors: ['health'], kinds: ['guideline'], every: 'weekday', time: '18:00', zone: 'Europe/London' },
  ],
  ['subscribe AI Promotion Act', { measures: ['ai-promotion-act'] }],
  [
    'subscribe consultations weekdays 8am no reminders',
    { kinds: ['consultation'], every: 'weekday', time: '08:00', reminders: [] },
  ],
  [
    'subscribe finance in English every Friday at 5pm',
    { sectors: ['finance'], language: 'en', every: 'week', weekday: 5, time: '17:00' },
  ],
  ['subscribe mofo weekly', { from: 'some', every: 'week' }],
  [
    'subscribe law firms commentary weekly on fridays',
    { kinds: ['commentary'], bodies: ['law-firm'], every: 'week', weekday: 5 },
  ],
  ['subscribe privacy with reminders 5 and 1 days before', { themes: ['privacy'], reminders: [5, 1] }],
  ['subscribe finance alerts high, reminders 7,3,1', { sectors: ['finance'], alerts: 'high', reminders: [7, 3, 1] }],
  [
    'subscribe model risk Mon 9:00 New York time',
    { themes: ['model-risk'], every: 'week', weekday: 1, time: '09:00', zone: 'America/New_York' },
  ],
  [
    'subscribe fsa daily at 9 London, silent when nothing new',
    { bodies: ['fsa'], every: 'day', time: '09:00', zone: 'Europe/London', whenQuiet: 'stay-silent' },
  ],
  ['subscribe all topics, high priority only', { priorityMin: 'high' }],
  ['subscribe personal information, deepfakes', { themes: ['privacy', 'disinformation'] }],
  ['subscribe meti & mic weekdays 9.30', { bodies: ['meti', 'mic'], every: 'weekday', time: '09:30' }],
  ['購読 金融 個人情報 平日９：００', { sectors: ['finance'], themes: ['privacy'], every: 'weekday', time: '09:00' }],
  ['購読　金融庁　毎朝8時', { bodies: ['fsa'], every: 'day', time: '08:00' }],
  [
    '購読 金融と個人情報を平日の朝9時に',
    { sectors: ['finance'], themes: ['privacy'], every: 'weekday', time: '09:00' },
  ],
  ['購読 著作権 毎週月曜10時', { themes: ['copyright'], every: 'week', weekday: 1, time: '10:00' }],
  ['購読 すべて 毎月1日 9時', { every: 'month', dayOfMonth: 1, time: '09:00' }],
  ['購読 サイバーセキュリティ 速報のみ', { themes: ['cybersecurity'], every: 'never' }],
  [
    '購読 医療、ガイドラインのみ、平日18時',
    { sectors: ['health'], kinds: ['guideline'], every: 'weekday', time: '18:00' },
  ],
  ['購読 AI推進法', { measures: ['ai-promotion-act'] }],
  ['購読 パブコメ 平日8時半 期限通知なし', { kinds: ['consultation'], every: 'weekday', time: '08:30', reminders: [] }],
  ['購読 金融庁・個情委 毎日午前9時', { bodies: ['fsa', 'ppc'], every: 'day', time: '09:00' }],
  ['購読 森・濱田松本 週1回', { from: 'some', every: 'week' }],
  ['購読 法律事務所の解説 毎週金曜', { kinds: ['commentary'], bodies: ['law-firm'], every: 'week', weekday: 5 }],
  ['購読 個人情報 期限の5営業日前と1営業日前に通知', { themes: ['privacy'], reminders: [5, 1] }],
  [
    '購読 分野:金融 論点:個人情報,著作権 時刻:9:00',
    { sectors: ['finance'], themes: ['privacy', 'copyright'], time: '09:00' },
  ],
  ['金融 個人情報 平日9時 購読', { sectors: ['finance'], themes: ['privacy'], every: 'weekday', time: '09:00' }],
  [
    '購読 経産省 英語で 毎週水曜 午後5時',
    { bodies: ['meti'], language: 'en', every: 'week', weekday: 3, time: '17:00' },
  ],
  ['購読 偽情報 重要なものだけ', { themes: ['disinformation'], priorityMin: 'high' }],
  ['購読 全部 新着がなければ送らない', { whenQuiet: 'stay-silent' }],
  ['購読したい 金融', { sectors: ['finance'] }],
  ['購読 金融 ロンドン時間 平日9時', { sectors: ['finance'], zone: 'Europe/London', every: 'weekday', time: '09:00' }],
  [
    'subscribe us to banking and AML news on weekdays at 08:45',
    { sectors: ['finance'], themes: ['financial-crime'], every: 'weekday', time: '08:45' },
  ],
  [
    'Subscribe METI guidelines weekly, Thursday 4pm',
    { bodies: ['meti'], kinds: ['guideline'], every: 'week', weekday: 4, time: '16:00' },
  ],
  ['please subscribe healthcare and privacy', { sectors: ['health'], themes: ['privacy'] }],
  ['subscribe Digital Agency monthly on the 15th', { bodies: ['digital-agency'], every: 'month', dayOfMonth: 15 }],
  ['subscribe copyright, no alerts', { themes: ['copyright'], alerts: 'off' }],
  [
    'subscribe JFTC competition daily 7:30 Singapore time',
    { bodies: ['jftc'], themes: ['competition'], every: 'day', time: '07:30', zone: 'Asia/Singapore' },
  ],
  ['subscribe AI Guidelines for Business weekly', { measures: ['ai-guidelines-for-business'], every: 'week' }],
  [
    'subscribe finance privacy weekdays 9:00 alerts off reminders none',
    { sectors: ['finance'], themes: ['privacy'], every: 'weekday', alerts: 'off', reminders: [] },
  ],
  ['subscribe consultations only, high priority', { kinds: ['consultation'], priorityMin: 'high' }],
  ['subscribe cyber security 10 and 5 days before deadlines', { themes: ['cybersecurity'], reminders: [10, 5] }],
  ['購読 総務省と経産省 平日 朝8時30分', { bodies: ['mic', 'meti'], every: 'weekday', time: '08:30' }],
  ['購読 人材 毎週火曜の午後3時', { themes: ['labour'], every: 'week', weekday: 2, time: '15:00' }],
  ['著作権を毎朝8時に購読', { themes: ['copyright'], every: 'day', time: '08:00' }],
  ['購読　個人データ、金融　毎月末日', { themes: ['privacy'], sectors: ['finance'], every: 'month', dayOfMonth: 31 }],
  ['購読 デジ庁 平日10時 速報なし', { bodies: ['digital-agency'], every: 'weekday', time: '10:00', alerts: 'off' }],
  ['購読 AI事業者ガイドライン', { measures: ['ai-guidelines-for-business'] }],
  ['購読 全分野 平日9時半', { every: 'weekday', time: '09:30' }],
  ['購読 報告書とガイドライン 週1回 月曜', { kinds: ['report', 'guideline'], every: 'week', weekday: 1 }],
  ['購読 マネロン 期限の3営業日前に通知', { themes: ['financial-crime'], reminders: [3] }],
  ['購読 西村あさひ', { from: 'some' }],
  ['購読 金融庁 新着がないときは送らない 平日9時', { bodies: ['fsa'], whenQuiet: 'stay-silent', every: 'weekday' }],
  ['金融庁とPPCの情報を平日9時に購読したい', { bodies: ['fsa', 'ppc'], every: 'weekday', time: '09:00' }],
  [
    'subscribe to everything from the FSA and the Bank of Japan each weekday morning at 8',
    { bodies: ['fsa', 'boj'], every: 'weekday', time: '08:00' },
  ],
  [
    'subscribe privacy + copyright, Fridays 18:00',
    { themes: ['privacy', 'copyright'], every: 'week', weekday: 5, time: '18:00' },
  ],
  ['subscribe APPI weekly', { measures: ['appi'], every: 'week' }],
  [
    'subscribe mobility robots daily 9am Frankfurt',
    { sectors: ['mobility'], themes: ['autonomy'], every: 'day', time: '09:00', zone: 'Europe/Berlin' },
  ],
  ['subscribe finance quiet hours 22:00-7:00', { sectors: ['finance'] }],
  [
    'subscribe public sector procurement every Monday 9am no quiet hours',
    { sectors: ['public'], themes: ['procurement'], every: 'week', weekday: 1, time: '09:00' },
  ],
  [
    '購読 個情委のガイドラインと注意喚起 毎日18時',
    { bodies: ['ppc'], kinds: ['guideline', 'enforcement'], every: 'day', time: '18:00' },
  ],
  ['購読 金融分野 平日の9時15分', { sectors: ['finance'], every: 'weekday', time: '09:15' }],
  ['購読登録 医療とプライバシー', { sectors: ['health'], themes: ['privacy'] }],
  ['毎週金曜17時に金融庁を購読', { bodies: ['fsa'], every: 'week', weekday: 5, time: '17:00' }],
  [
    '購読 自動運転 毎週水曜 ニューヨーク時間 9時',
    { themes: ['autonomy'], every: 'week', weekday: 3, time: '09:00', zone: 'America/New_York' },
  ],
  ['購読 消費者保護 平日 祝日も配信', { themes: ['consumer'], every: 'weekday' }],
  ['購読 金融 重要 平日9:00', { sectors: ['finance'], priorityMin: 'high', every: 'weekday' }],
  ['購読 競争政策 リマインダー 5,1', { themes: ['competition'], reminders: [5, 1] }],
])('%s', (line, expected) => {
  const weekday = expected.every === 'week' ? { weekday: 1 } : {};
  const said = ordered(line);
  const sorted = typeof said === 'string' ? said : { ...said, reminders: said.reminders.toSorted((a, b) => b - a) };
  expect(sorted).toEqual({ ...usual, ...weekday, ...expected });
});

test.each<[string, Call]>([
  ['subscriptions', { command: 'subscriptions', args: {} }],
  ['my subscriptions', { command: 'subscriptions', args: {} }],
  ['pause until 17 August', { command: 'pause', args: { until: '2026-08-17' } }],
  ['pause until Monday', { command: 'pause', args: { until: '2026-03-09' } }],
  ['pause for 2 weeks', { command: 'pause', args: { until: '2026-03-18' } }],
  ['pause until 2026-08-17', { command: 'pause', args: { until: '2026-08-17' } }],
  ['resume', { command: 'resume', args: {} }],
  ['latest 5', { command: 'latest', args: { count: 5 } }],
  ["what's new", { command: 'latest', args: {} }],
  ['show latest 20', { command: 'latest', args: { count: 20 } }],
  ['deadlines next 30 days', { command: 'deadlines', args: { days: 30 } }],
  ['deadlines in the next two weeks', { command: 'deadlines', args: { days: 14 } }],
  ['upcoming 90 days', { command: 'upcoming', args: { days: 90 } }],
  ['upcoming within 6 months', { command: 'upcoming', args: { days: 184 } }],
  ['away two weeks', { command: 'away', args: { since: '14d' } }],
  ['away 10 days', { command: 'away', args: { since: '10d' } }],
  ['away since 1 March', { command: 'away', args: { since: '2026-03-01' } }],
  ['digest last week', { command: 'digest', args: { since: '7d' } }],
  ['digest since 2026-02-01', { command: 'digest', args: { since: '2026-02-01' } }],
  ['settings language Japanese', { command: 'settings', args: { language: 'ja' } }],
  ['settings timezone London', { command: 'settings', args: { timezone: 'Europe/London' } }],
  ['settings english', { command: 'settings', args: { language: 'en' } }],
  ['購読一覧', { command: 'subscriptions', args: {} }],
  ['一時停止 8月17日まで', { command: 'pause', args: { until: '2026-08-17' } }],
  ['一時停止 来週月曜まで', { command: 'pause', args: { until: '2026-03-09' } }],
  ['一時停止 1週間', { command: 'pause', args: { until: '2026-03-11' } }],
  ['再開', { command: 'resume', args: {} }],
  ['新着 5件', { command: 'latest', args: { count: 5 } }],
  ['最新20件', { command: 'latest', args: { count: 20 } }],
  ['締切 30日以内', { command: 'deadlines', args: { days: 30 } }],
  ['今後2週間の締切', { command: 'deadlines', args: { days: 14 } }],
  ['予定 90日', { command: 'upcoming', args: { days: 90 } }],
  ['予定 半年', { command: 'upcoming', args: { days: 184 } }],
  ['不在中 14日', { command: 'away', args: { since: '14d' } }],
  ['不在中 2週間', { command: 'away', args: { since: '14d' } }],
  ['不在中 3月1日から', { command: 'away', args: { since: '2026-03-01' } }],
  ['ダイジェスト 先週から', { command: 'digest', args: { since: '7d' } }],
  ['まとめ 2月1日以降', { command: 'digest', args: { since: '2026-02-01' } }],
  ['設定 言語 日本語', { command: 'settings', args: { language: 'ja' } }],
  ['設定 時間帯 ロンドン', { command: 'settings', args: { timezone: 'Europe/London' } }],
  ['設定 英語', { command: 'settings', args: { language: 'en' } }],
  ['show my subscriptions', { command: 'subscriptions', args: {} }],
  ['pause until next Monday', { command: 'pause', args: { until: '2026-03-09' } }],
  ['pause till 1 April', { command: 'pause', args: { until: '2026-04-01' } }],
  ['pause one week', { command: 'pause', args: { until: '2026-03-11' } }],
  ['latest ten', { command: 'latest', args: { count: 10 } }],
  ['give me the latest 15', { command: 'latest', args: { count: 15 } }],
  ['deadlines within 3 weeks', { command: 'deadlines', args: { days: 21 } }],
  ['upcoming in the next 3 months', { command: 'upcoming', args: { days: 92 } }],
  ['away for 3 weeks', { command: 'away', args: { since: '21d' } }],
  ['away since last Friday', { command: 'away', args: { since: '2026-02-27' } }],
  ['digest for the past week', { command: 'digest', args: { since: '7d' } }],
  ['digest this month', { command: 'digest', args: { since: '2026-03-01' } }],
  ['settings timezone New York', { command: 'settings', args: { timezone: 'America/New_York' } }],
  [
    'settings language: en, timezone: Singapore',
    { command: 'settings', args: { language: 'en', timezone: 'Asia/Singapore' } },
  ],
  ['一時停止 月末まで', { command: 'pause', args: { until: '2026-03-31' } }],
  ['配信を2週間止める', { command: 'pause', args: { until: '2026-03-18' } }],
  ['一時停止 4月1日', { command: 'pause', args: { until: '2026-04-01' } }],
  ['配信を再開してください', { command: 'resume', args: {} }],
  ['新着を10件見せて', { command: 'latest', args: { count: 10 } }],
  ['最新情報', { command: 'latest', args: {} }],
  ['締切 1か月', { command: 'deadlines', args: { days: 31 } }],
  ['予定 3か月先まで', { command: 'upcoming', args: { days: 92 } }],
  ['不在中 先週', { command: 'away', args: { since: '7d' } }],
  ['不在中 10日間', { command: 'away', args: { since: '10d' } }],
  ['先週のダイジェスト', { command: 'digest', args: { since: '7d' } }],
  ['今週のまとめ', { command: 'digest', args: { since: '2026-03-02' } }],
  ['設定 タイムゾーン 東京', { command: 'settings', args: { timezone: 'Asia/Tokyo' } }],
  ['設定を英語に', { command: 'settings', args: { language: 'en' } }],
  ['言語を日本語に設定', { command: 'settings', args: { language: 'ja' } }],
  ['list subscriptions', { command: 'subscriptions', args: {} }],
  ['pause until the end of the month', { command: 'pause', args: { until: '2026-03-31' } }],
  ['hold everything until April 1st', { command: 'pause', args: { until: '2026-04-01' } }],
  ['latest 3 please', { command: 'latest', args: { count: 3 } }],
  ['show deadlines', { command: 'deadlines', args: {} }],
  ['deadlines for the next month', { command: 'deadlines', args: { days: 31 } }],
  ['away since February 20', { command: 'away', args: { since: '2026-02-20' } }],
  ['digest yesterday', { command: 'digest', args: { since: '1d' } }],
  ['change settings to Japanese', { command: 'settings', args: { language: 'ja' } }],
  ['購読の一覧を見せて', { command: 'subscriptions', args: {} }],
  ['3月末まで一時停止', { command: 'pause', args: { until: '2026-03-31' } }],
  ['新着5', { command: 'latest', args: { count: 5 } }],
  ['2週間以内の締切を教えて', { command: 'deadlines', args: { days: 14 } }],
  ['今後90日の予定', { command: 'upcoming', args: { days: 90 } }],
  ['不在中 2月20日から', { command: 'away', args: { since: '2026-02-20' } }],
  ['ダイジェスト 30日分', { command: 'digest', args: { since: '30d' } }],
  ['設定 ロンドン', { command: 'settings', args: { timezone: 'Europe/London' } }],
])('%s', (line, expected) => {
  expect(parse(line, commands, known)).toEqual({ kind: 'call', call: expected });
});

test.each<[string, Partial<Order>]>([
  ['subscribe PPC and privacy, business days 8:30am', { bodies: ['ppc'], themes: ['privacy'], time: '08:30' }],
  ['subscribe finance reminders 10, 5, 1', { sectors: ['finance'], reminders: [10, 5, 1] }],
  ['subscribe smartphone act', { measures: ['smartphone-act'] }],
  [
    '購読 AI法と個人情報保護法 毎週木曜 午前10時',
    { measures: ['ai-promotion-act', 'appi'], every: 'week', weekday: 4, time: '10:00' },
  ],
  ['意見募集と指針を平日8時に購読したいです', { kinds: ['consultation', 'guideline'], time: '08:00' }],
])('%s', (line, expected) => {
  expect(ordered(line)).toEqual({ ...usual, ...expected });
});

test.each<[string, Call]>([
  ['digest of the last two weeks', { command: 'digest', args: { since: '14d' } }],
  ['set timezone to Hong Kong', { command: 'settings', args: { timezone: 'Asia/Hong_Kong' } }],
  ['来週まで配信停止', { command: 'pause', args: { until: '2026-03-09' } }],
  ['最新の5件', { command: 'latest', args: { count: 5 } }],
])('%s', (line, expected) => {
  expect(parse(line, commands, known)).toEqual({ kind: 'call', call: expected });
});

describe('which subscription is meant', () => {
  const own = ['a', 'b', 'c'].map(id => aSubscription({ id }));
  test.each([
    ['unsubscribe from number 2', 'b'],
    ['cancel subscription 2', 'b'],
    ['unsubscribe #2', 'b'],
    ['2番の購読を解除', 'b'],
    ['購読解除 ３番', 'c'],
    ['購読を解除したい 1', 'a'],
    ['1番の購読を解除してください', 'a'],
  ])('%s', (line, id) => {
    const parsed = parse(line, commands, known);
    if (parsed.kind !== 'call') throw new Error(parsed.problem.en);
    expect([parsed.call.command, numbered(own, String(parsed.call.args.which))?.id]).toEqual(['unsubscribe', id]);
  });
});

describe('what is not understood is named, and only that', () => {
  test.each([
    ['subscribe finance blockchains weekdays', 'called "blockchains"'],
    ['subscribe generative stuff, privacy', 'called "generative stuff"'],
    ['購読 金融 量子暗号 平日9時', 'called "量子暗号"'],
    ['pause until someday', '"someday"'],
    ['settings klingon', '"klingon"'],
  ])('%s', (line, expected) => {
    const parsed = parse(line, commands, known);
    const said = parsed.kind === 'call' ? ordered(line) : parsed.problem.en;
    expect(said).toContain(expected);
  });
});

test.each(['金融庁の予定は？', 'AI法の締切はいつですか', '新着の指針を誰が決めたか', 'digesting the AI Act'])(
  '«%s» is no command',
  line => {
    expect(parse(line, commands, known).kind).toBe('no-command');
  },
);

// Each of these took from seconds to hours, or ended in an error, before there were bounds.
test.each([
  ['a way apart at each mark', `購読 ${'と・'.repeat(28)}ぬ`],
  ['names without marks between', `購読 ${'分野金融'.repeat(14)}ぬ`],
  ['more words than anybody orders in', `購読 ${'ぬ '.repeat(6_000)}`],
  ['a name that every object has', 'snooze 3 constructor weeks'],
])('a line with %s is read, or refused, at once', (_what, line) => {
  expect(['call', 'problem']).toContain(parse(line, commands, known).kind);
});
