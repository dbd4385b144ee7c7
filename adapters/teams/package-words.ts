import type { Bilingual } from '../../src/domain/language.ts';

/** What Teams shows of the app before anybody speaks to it. */
export const packageWords = {
  short: { ja: 'Kairan', en: 'Kairan' },
  full: { ja: 'Kairan（回覧）日本のAI政策', en: 'Kairan: Japanese AI policy' },
  description: {
    ja: '日本のAI政策の新着・期限・制度を、出典付きでお知らせします。',
    en: 'Follows Japanese AI policy: what is new, by when to act, each with its source.',
  },
  longDescription: {
    ja: 'Kairan（回覧）は、内閣府・金融庁・各省庁・法律事務所などが公表する日本のAI政策に関する資料を監視し、分類して、ダイジェスト・速報・期限の通知としてチャネルやチャットに届けます。制度や資料の照会、スレッドでの質問にも、収録資料だけを根拠として出典付きで答えます。一般的な情報の提供であり、法的助言ではありません。日本語と英語で利用できます。呼びかけられたメッセージ以外は受け取りません。',
    en: 'Kairan (回覧) watches what the Cabinet Office, the FSA, ministries and law firms publish about Japanese AI policy, tags it, and brings it to a channel or chat: digests, alerts and reminders of deadlines. It looks up measures and publications, and answers questions in a thread from what it holds alone, each sentence with its source. General information, not legal advice. In Japanese and English. It receives no messages but those addressed to it.',
  },
  search: { ja: 'AI政策を検索', en: 'Search AI policy' },
  searchDescription: {
    ja: '収録資料と制度を検索し、カードとして挿入します。',
    en: 'Finds publications and measures, and puts one into your message as a card.',
  },
  query: { ja: '検索語', en: 'Words' },
  queryDescription: { ja: '例：生成AI 金融', en: 'such as: generative AI finance' },
} as const satisfies Record<string, Bilingual>;

/** Forms that open from the compose box and from a message's menu; the ids are commands. */
export const packageForms = [
  {
    id: 'subscribe',
    context: ['compose', 'commandBox'],
    title: { ja: '購読を登録', en: 'Subscribe' },
    description: {
      ja: 'この会話への配信を、入力画面で登録します。',
      en: 'Orders digests for this conversation in a form.',
    },
  },
  {
    id: 'ask',
    context: ['message'],
    title: { ja: 'Kairanに質問', en: 'Ask Kairan' },
    description: { ja: 'このメッセージについて質問します。', en: 'Asks about this message.' },
  },
] as const;

/** What Teams proposes where people mention Kairan or write to it; the titles are what is sent. Ten at most are translated. */
export const packageCommands: readonly { readonly title: Bilingual; readonly description: Bilingual }[] = [
  command('ヘルプ', 'help', 'コマンドの一覧を表示します。', 'Lists the commands.'),
  command('新着', 'latest', '最近の公表を一覧にします。', 'What was published lately.'),
  command('締切', 'deadlines', '意見募集などの期限を近い順に表示します。', 'Deadlines, the nearest first.'),
  command('検索', 'search', '例：検索 生成AI 金融', 'search generative AI finance'),
  command('制度', 'measure', '例：制度 AI推進法', 'measure AI Promotion Act'),
  command('質問', 'ask', '例：質問 AI推進法に罰則はありますか', 'ask does the AI Promotion Act have fines?'),
  command('まとめ', 'digest', '例：まとめ 30日', 'digest 30d'),
  command('購読', 'subscribe', '例：購読 金融 個人情報 平日9:00', 'subscribe finance privacy weekdays 9:00'),
  command('購読一覧', 'subscriptions', 'この会話の購読を表示します。', 'What this conversation is subscribed to.'),
  command('対応状況', 'review', '担当・期限・対応の状況を表示します。', 'What is open, who has it, by when.'),
];

function command(ja: string, en: string, jaHelp: string, enHelp: string) {
  return { title: { ja, en }, description: { ja: jaHelp, en: enHelp } };
}
