import { choice } from './arg.ts';

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

/** On which day of the week. */
export const weekdayChoices = [
  choice('1', '月曜', 'Monday', ['月曜日', 'mon', 'mondays']),
  choice('2', '火曜', 'Tuesday', ['火曜日', 'tue', 'tuesdays']),
  choice('3', '水曜', 'Wednesday', ['水曜日', 'wed', 'wednesdays']),
  choice('4', '木曜', 'Thursday', ['木曜日', 'thu', 'thursdays']),
  choice('5', '金曜', 'Friday', ['金曜日', 'fri', 'fridays']),
  choice('6', '土曜', 'Saturday', ['土曜日', 'sat', 'saturdays']),
  choice('7', '日曜', 'Sunday', ['日曜日', 'sun', 'sundays']),
];

/** What is told at once. */
export const alertChoices = [
  choice('high', '重要なものだけ', 'what is of high priority', ['高']),
  choice('normal', '優先度「中」以上', 'normal priority and above', ['中']),
  choice('low', 'すべて', 'everything', ['all']),
  choice('off', '通知しない', 'none', ['none', 'なし']),
];

/** What matters enough. */
export const priorityChoices = [
  choice('low', '低', 'low', ['low priority', '優先度低']),
  choice('normal', '中', 'normal', ['normal priority', '優先度中']),
  choice('high', '高', 'high', ['high priority', 'important', '優先度高', '重要', '重要なもの', '重要なものだけ']),
];

/** The languages of publications and messages. */
export const languageChoices = [
  choice('ja', '日本語', 'Japanese', ['japanese', 'jp', 'in japanese', '日本語で']),
  choice('en', '英語', 'English', ['english', 'in english', '英語で']),
];
