import { choice } from './arg.ts';
import { facetChoices } from './facet-choices.ts';

/** How often digests come. */
export const everyChoices = [
  choice('weekday', '平日', 'weekdays', ['weekday', 'business days', 'working days', '営業日', '平日毎朝']),
  choice('day', '毎日', 'every day', ['daily', '毎朝', 'everyday', 'every morning', 'each day']),
  choice('week', '毎週', 'every week', ['weekly', '週1回', '週一回', '週次', 'once a week']),
  choice('month', '毎月', 'every month', ['monthly', '月1回', '月一回', '月次', 'once a month']),
  choice('never', '配信しない', 'no digest', [
    '通知のみ',
    '速報のみ',
    '速報だけ',
    'alerts only',
    'only alerts',
    'no digests',
  ]),
];

export const weekdayChoices = [
  choice('1', '月曜', 'Monday', ['月曜日', 'mon', 'mondays']),
  choice('2', '火曜', 'Tuesday', ['火曜日', 'tue', 'tuesdays']),
  choice('3', '水曜', 'Wednesday', ['水曜日', 'wed', 'wednesdays']),
  choice('4', '木曜', 'Thursday', ['木曜日', 'thu', 'thursdays']),
  choice('5', '金曜', 'Friday', ['金曜日', 'fri', 'fridays']),
  choice('6', '土曜', 'Saturday', ['土曜日', 'sat', 'saturdays']),
  choice('7', '日曜', 'Sunday', ['日曜日', 'sun', 'sundays']),
];

export const alertChoices = [
  choice('high', '重要なものだけ', 'what is of high priority', ['高']),
  choice('normal', '優先度「中」以上', 'normal priority and above', ['中']),
  choice('low', 'すべて', 'everything', ['all']),
  choice('off', '通知しない', 'none', ['none', 'なし']),
];

export const priorityChoices = [
  choice('low', '低', 'low', ['low priority', '優先度低']),
  choice('normal', '中', 'normal', ['normal priority', '優先度中']),
  choice('high', '高', 'high', ['high priority', 'important', '優先度高', '重要', '重要なもの', '重要なものだけ']),
];

export const languageChoices = [
  choice('ja', '日本語', 'Japanese', ['japanese', 'jp', 'in japanese', '日本語で']),
  choice('en', '英語', 'English', ['english', 'in english', '英語で']),
];

/** What a standing order is made of: the table behind `subscribe` and its forms. */
export const orderArgs = {
  theme: {
    kind: 'choices',
    words: ['論点'],
    label: { ja: '論点', en: 'Themes' },
    positional: true,
    choices: facetChoices('theme'),
    help: { ja: '知りたい論点（複数可）', en: 'themes to hear of, one or more' },
  },
  sector: {
    kind: 'choices',
    words: ['分野'],
    label: { ja: '分野', en: 'Sectors' },
    positional: true,
    choices: facetChoices('sector'),
    help: { ja: '知りたい分野（複数可）', en: 'sectors to hear of, one or more' },
  },
  body: {
    kind: 'choices',
    words: ['機関', '発行'],
    label: { ja: '機関', en: 'Bodies' },
    positional: true,
    choices: facetChoices('body'),
    help: { ja: '府省庁・機関（複数可）', en: 'authorities and bodies, one or more' },
  },
  kind: {
    kind: 'choices',
    words: ['種別'],
    label: { ja: '種別', en: 'Kinds' },
    positional: true,
    choices: facetChoices('kind'),
    help: { ja: 'これらの種別に絞る（複数可）', en: 'only these kinds, one or more' },
  },
  measure: {
    kind: 'names',
    words: ['制度'],
    label: { ja: '制度', en: 'Measures' },
    help: { ja: '追いたい制度（名称。複数可）', en: 'measures to follow, by name, one or more' },
  },
  from: {
    kind: 'names',
    words: ['発行元'],
    label: { ja: '発行元', en: 'From' },
    help: { ja: '法律事務所などの発行元（複数可）', en: 'firms and publishers to follow, one or more' },
  },
  about: {
    kind: 'names',
    words: ['名称'],
    label: { ja: '制度または発行元', en: 'Measure or publisher' },
    positional: true,
    hidden: true,
    help: { ja: '制度または発行元の名称', en: 'a measure or a publisher, by name' },
  },
  priority: {
    kind: 'choice',
    positional: true,
    typedAs: /priority|important|重要|優先度/i,
    words: ['優先度'],
    label: { ja: '優先度の下限', en: 'Least priority' },
    choices: priorityChoices,
    default: 'low',
    help: { ja: '優先度の下限（省略時は低）', en: 'the least priority (low where not given)' },
  },
  written: {
    kind: 'choices',
    words: ['言語'],
    label: { ja: '資料の言語', en: 'Languages of publications' },
    choices: languageChoices,
    default: [],
    help: {
      ja: 'これらの言語の資料に絞る（省略時はすべて）',
      en: 'only publications in these languages (all where not given)',
    },
  },
  every: {
    kind: 'choice',
    words: ['頻度', '配信'],
    label: { ja: '配信の頻度', en: 'How often' },
    positional: true,
    choices: everyChoices,
    default: 'weekday',
    help: { ja: 'まとめの頻度（省略時は平日）', en: 'how often a digest comes (weekdays where not given)' },
  },
  weekday: {
    kind: 'choice',
    words: ['曜日'],
    label: { ja: '曜日', en: 'On' },
    positional: true,
    choices: weekdayChoices,
    default: '1',
    help: { ja: '毎週の場合の曜日', en: 'the day of a weekly digest' },
  },
  date: {
    kind: 'number',
    typedAs: /\d(?:日|st|nd|rd|th)$|^day \d|^(?:月末|末日|last day|the last day)$/i,
    called: { 月末: 31, 末日: 31, 'last day': 31, 'the last day': 31 },
    words: ['日付'],
    label: { ja: '日付', en: 'Day of the month' },
    positional: true,
    min: 1,
    max: 31,
    default: 1,
    help: { ja: '毎月の場合の日付（31は月末）', en: 'the day of a monthly digest (31 is the last)' },
  },
  time: {
    kind: 'time',
    words: ['時刻'],
    label: { ja: '時刻', en: 'At' },
    positional: true,
    default: '09:00',
    help: { ja: '配信の時刻（省略時は9:00）', en: 'at what time (9:00 where not given)' },
  },
  zone: {
    kind: 'zone',
    words: ['時間帯', 'タイムゾーン', 'time zone', 'timezone'],
    label: { ja: '時間帯', en: 'Time zone' },
    positional: true,
    help: {
      ja: '時刻の時間帯（省略時はこの会話の設定、なければ東京）',
      en: 'the time zone (this conversation’s, else Tokyo)',
    },
  },
  holidays: {
    kind: 'choice',
    words: ['祝日'],
    label: { ja: '日本の祝日と12月29日〜1月3日', en: 'Japan’s holidays, and 29 December to 3 January' },
    choices: [
      choice('skip', '休む（次回にまとめる）', 'skip; the next digest holds them', ['休む']),
      choice('send', '配信する', 'send all the same', ['配信', '送る', 'send', 'included']),
    ],
    default: 'skip',
    help: { ja: '祝日と年末年始の扱い（省略時は休む）', en: 'on public holidays and at the turn of the year (skip)' },
  },
  alerts: {
    kind: 'choice',
    words: ['速報', '通知'],
    label: { ja: '速報', en: 'Alerts' },
    choices: alertChoices,
    default: 'high',
    help: {
      ja: 'すぐに知らせるもの（省略時は重要なものだけ）',
      en: 'what is told at once (high priority where not given)',
    },
  },
  'alert-kinds': {
    kind: 'choices',
    words: ['速報種別'],
    label: { ja: '速報の種別', en: 'Alerts: kinds' },
    choices: facetChoices('kind'),
    default: [],
    help: { ja: '速報をこれらの種別に絞る', en: 'alerts of these kinds only' },
  },
  'alert-stages': {
    kind: 'choices',
    words: ['速報段階'],
    label: { ja: '速報の段階', en: 'Alerts: stages' },
    choices: facetChoices('stage'),
    default: [],
    help: { ja: '速報をこれらの段階に絞る', en: 'alerts at these stages only' },
  },
  'quiet-hours': {
    kind: 'text',
    typedAs: /^\d.*\d|^(?:none|off|なし|無し|不要)$/iu,
    words: ['静音', '静かな時間', '通知を控える時間'],
    label: { ja: '速報を控える時間帯', en: 'Quiet hours' },
    default: '20:00-08:00',
    help: {
      ja: '速報を控え、終わりにまとめて知らせる時間帯（省略時は20:00-08:00。「なし」で終日）',
      en: 'hours in which alerts wait for their end (20:00-08:00; "none" for alerts at any hour)',
    },
  },
  reminders: {
    kind: 'numbers',
    positional: true,
    typedAs: /日前|days? before/i,
    words: ['期限通知', '期限', 'リマインダー', 'リマインド', 'reminder'],
    label: { ja: '期限の何営業日前に知らせるか', en: 'Reminders, business days before' },
    min: 0,
    max: 30,
    default: [7, 3, 1],
    help: {
      ja: '期限・施行日の何営業日前に知らせるか（省略時は7,3,1。「なし」で不要）',
      en: 'business days before a deadline or effective date (7,3,1; "none" for none)',
    },
  },
  quiet: {
    kind: 'choice',
    positional: true,
    words: ['新着なし'],
    label: { ja: '新着がないとき', en: 'When there is nothing new' },
    choices: [
      choice('say', '「新着なし」と知らせる', 'say so', ['知らせる']),
      choice('silent', '何も送らない', 'stay silent', [
        '送らない',
        '新着がなければ送らない',
        '新着がないときは送らない',
        '新着なしなら不要',
        'silent',
        'silent when nothing new',
        'silent when there is nothing new',
        'nothing if nothing new',
      ]),
    ],
    default: 'say',
    help: { ja: '新着がないとき（省略時は知らせる）', en: 'when there is nothing new (say so where not given)' },
  },
  language: {
    kind: 'choice',
    positional: true,
    words: ['表示言語'],
    label: { ja: 'お知らせの言語', en: 'Language of messages' },
    choices: languageChoices,
    help: {
      ja: 'お知らせの言語（省略時はこの会話の言語）',
      en: 'language of the messages (this conversation’s where not given)',
    },
  },
  change: {
    kind: 'text',
    words: ['変更'],
    label: { ja: '変更する購読', en: 'Which to change' },
    hidden: true,
    help: { ja: '変更する購読の番号', en: 'the number of a subscription that this replaces' },
  },
  confirm: {
    kind: 'flag',
    words: ['確定'],
    hidden: true,
    help: { ja: '確認せずに登録する', en: 'saves it without asking' },
  },
} as const;
