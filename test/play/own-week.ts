// Notices of our own making, so that the played week has days of its own: a consultation that is extended, a new
// version, an Act on its way, a commentary on it, an English version, a withdrawn deadline.

const notice = (hour: number, id: string, publisher: string, title: string, summary: string, more = {}) => ({
  hour,
  id,
  publisher,
  title,
  summary,
  url: `https://www.example.go.jp/${id}.html`,
  published: `2026-03-0${1 + Math.floor((hour + 18) / 24)}`,
  lang: 'ja' as 'ja' | 'en',
  revision: 1,
  ...more,
});

const fsaCall = (last: string) =>
  `金融庁は、金融分野におけるAIの活用に関する監督指針の改正案を公表しました。意見の提出期限は${last}です。本手続は行政手続法に基づくものです。意見は、e-Govの意見提出フォームから提出してください。`;

export const weekOfOurs = [
  notice(
    16,
    'own-fsa-call',
    '金融庁',
    '「AIの活用に関する監督指針」の一部改正（案）に対する意見募集について',
    fsaCall('令和8年3月13日（金）17時00分'),
  ),
  notice(
    18,
    'own-meti-guideline',
    '経済産業省',
    '「AI事業者ガイドライン（第1.2版）」の公表について',
    '経済産業省及び総務省は、AI事業者ガイドラインを改定し、第1.2版を公表しました。AIエージェントに関する記載を加えています。',
  ),
  notice(
    30,
    'own-ppc-caution',
    '個人情報保護委員会',
    '生成AIサービスの利用に関する注意喚起について',
    '個人情報保護委員会は、個人情報取扱事業者に対し、生成AIサービスに個人データを入力する際の留意点を示しました。',
  ),
  notice(
    40,
    'own-bill',
    '衆議院',
    '個人情報の保護に関する法律等の一部を改正する法律案',
    'AIの学習に用いる個人情報の取扱いに関する改正法案。3月3日、内閣から国会に提出されました。',
  ),
  notice(
    52,
    'own-fsa-call',
    '金融庁',
    '「AIの活用に関する監督指針」の一部改正（案）に対する意見募集について（期限の延長）',
    `${fsaCall('令和8年3月27日（金）17時00分')}意見募集の期限を延長しました。`,
    { revision: 2, published: '2026-03-02' },
  ),
  notice(
    55,
    'own-mhm',
    '森・濱田松本法律事務所',
    '金融庁のAI監督指針改正案のポイント',
    '改正案の背景と、金融機関に求められる対応を解説する。意見募集は3月27日まで行われている。',
  ),
  notice(
    64,
    'own-order',
    '内閣府',
    '人工知能関連技術の研究開発及び活用の推進に関する法律施行令の一部を改正する政令の公布について',
    '本日公布されました。2026年4月1日から施行されます。',
  ),
  notice(
    88,
    'own-mic-en',
    '総務省',
    'MIC Opens Consultation on Draft Guidance for Telecom Operators Using Generative AI',
    'Comments are taken until 5 p.m. on 31 March 2026. It is a voluntary consultation, which the Administrative Procedure Act does not require.',
    { lang: 'en' },
  ),
] as const;

/** A channel that wants no digest gets alerts and reminders. */
export const alertsOnly = 'never alerts:normal';
