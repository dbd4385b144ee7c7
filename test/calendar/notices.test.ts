import { describe, expect, test } from 'vitest';
import { findDeadlineIn } from '../../src/calendar/deadline.ts';

/** Sentences as publishers write them, with and without a last day for comments; the hour only where it is asked for. */
const notices: readonly (readonly [text: string, published: string, expected: string | null])[] = [
  [
    '「人工知能関連技術の研究開発及び活用の適正性確保に関する指針（案）」に関する意見募集について 案の公示日：2025年12月5日　受付締切日時：2025年12月11日23時59分',
    '2025-12-05',
    '2025-12-11 23:59',
  ],
  [
    '金融商品取引業等に関する内閣府令案　意見募集　受付開始日時：2026年6月10日0時0分　受付締切日時：2026年7月10日0時0分',
    '2026-06-10',
    '2026-07-09 24:00',
  ],
  [
    '「ＡＩと著作権に関する考え方について（素案）」に関するパブリックコメントの実施について　募集期間：令和６年１月２３日（火曜日）から令和６年２月１２日（月曜日）まで',
    '2024-01-23',
    '2024-02-12',
  ],
  [
    '標記ガイドライン（案）について、本日から4月14日（月）までの間、広く国民の皆様から御意見を募集いたします。',
    '2025-03-14',
    '2025-04-14',
  ],
  ['検討会報告書（案）に対する意見公募　締切　３月28日午後５時（必着）', '2026-02-27', '2026-03-28 17:00'],
  [
    '本案に対する意見は、郵送、ＦＡＸ又は電子メールにより、令和7年11月29日までに到着するよう提出してください。',
    '2025-10-31',
    '2025-11-29',
  ],
  ['パブコメ実施中です！8/31まで。「○○市AI活用基本方針（素案）」', '2025-08-01', '2025-08-31'],
  ['意見募集期間：令和８年５月11日（月）から同年６月10日（水）まで（30日間）', '2026-05-11', '2026-06-10'],
  ['意見の提出期限：令和7年7月22日（火）（郵送の場合は同日消印有効）', '2025-06-20', '2025-07-22'],
  [
    'コンテンツ制作のための生成AI利活用ガイドブックの改訂案を公表し、令和８年２月９日まで意見を受け付けます。',
    '2026-01-09',
    '2026-02-09',
  ],
  [
    'AI利用に関する監督指針の一部改正（案）の公表について。この案について御意見がありましたら、令和7年10月19日（日）17時00分（必着）までに、氏名、連絡先及び理由を付記の上、郵便又はインターネットにより下記にお寄せください。',
    '2025-09-19',
    '2025-10-19',
  ],
  [
    '「生成AIの利用に関する暫定ガイドライン」に係る意見募集は6月21日から6月28日まで行い、52件の御意見をいただきました。',
    '2023-06-30',
    null,
  ],
  ['意見募集の結果、原案のとおり制定し、令和7年6月1日から施行します。', '2025-04-01', null],
  ['AI導入実証事業の提案を募集します。提案書の受付期間：令和7年7月4日（金）～8月1日（金）正午必着', '2025-07-04', null],
  ['人工知能学会全国大会の論文投稿締切を2月13日（金）17時まで延長しました。', '2026-02-02', null],
  ['令和7年度AI人材育成研修の受講申込みは5月30日（金）まで。定員になり次第締め切ります。', '2025-05-12', null],
  [
    '第10回検討会を5月15日（金）10時から開催します。傍聴希望の方は5月13日（水）17時までに登録してください。',
    '2026-04-24',
    null,
  ],
  ['御質問は11月28日までにお寄せください。公募説明会は12月3日です。', '2025-11-20', null],
  [
    '公正取引委員会は、ディスカッションペーパー「生成AIを巡る競争」を公表しました。本件に関する情報・意見を募集します。提出期限　令和6年11月22日（金）18:00必着',
    '2024-10-02',
    '2024-11-22 18:00',
  ],
  ['御意見の受付期間は令和7年12月26日から翌年1月26日までです。', '2025-12-26', '2026-01-26'],
  ['「AI事業者ガイドライン」更新に向けたご意見（7月末日締切）', '2026-07-01', '2026-07-31'],
  ['省令案についての意見募集（～4/6）', '2026-03-06', '2026-04-06'],
  ['金融庁はAIディスカッションペーパーを公表した。コメントの期限は特に設けない。', '2025-03-04', null],
  ['3月31日までに提出のあった御意見の概要と考え方を公表します。', '2026-08-17', null],
  ['意見募集は令和7年2月14日（金）に開始し、30日間（3月16日（日）まで）実施します。', '2025-02-14', '2025-03-16'],
  ['令和8年4月1日以後に開始する事業年度から適用する。', '2026-01-15', null],
  [
    'Public comment on the draft AI security guideline is open from May 2 until noon on June 2, 2025 (JST).',
    '2025-05-02',
    '2025-06-02 12:00',
  ],
  ['MIC invites comments on the draft report. The comment period ends on March 12, 2026.', '2026-02-10', '2026-03-12'],
  ['Written submissions are due by 7 July 2025.', '2025-06-06', '2025-07-07'],
  [
    'METI and MIC will seek public comments on the draft AI Guidelines for Business from January 20 to February 19, 2024.',
    '2024-01-19',
    '2024-02-19',
  ],
  ['The consultation closed on 28 March 2025; a summary of responses will be published by 30 May.', '2025-03-31', null],
  ['Applications for the AI Safety fellowship are open until 15 May 2026.', '2026-04-10', null],
  [
    'The workshop on AI and competition will be held on 5 December 2025; please register by 28 November.',
    '2025-11-03',
    null,
  ],
  ['The amended guideline applies from 1 April 2026.', '2025-10-01', null],
  [
    'The FSA is consulting on proposed amendments; please send your comments by email no later than 17:00 (Japan time), June 19, 2026.',
    '2026-05-20',
    '2026-06-19 17:00',
  ],
  ['Feedback requested by September 22 on the draft basic approach to AI procurement.', '2025-08-22', '2025-09-22'],
  ['Deadline for comments: Monday 2 March 2026', '2026-01-30', '2026-03-02'],
  [
    'The deadline for submitting comments, originally August 15, has been extended to August 29, 2025.',
    '2025-07-15',
    '2025-08-29',
  ],
  ['Tenders for the AI translation system must be received by 30 June 2026.', '2026-06-01', null],
  ['Comments received by October 31 have been taken into account in the final version.', '2025-12-01', null],
  [
    '意見提出期限は、令和元年７月２日（火）必着とします。報告書2019（案）への御意見をお願いします。',
    '2019-06-14',
    '2019-07-02',
  ],
  [
    '「AI原則実践のためのガバナンス・ガイドライン Ver.1.0」に対する意見募集。期間：2021/07/09(金)～2021/08/06(金) 17:00',
    '2021-07-09',
    '2021-08-06 17:00',
  ],
  [
    'プリンシプル・コード（仮称）（案）について、12月26日（金）から年明け1月20日（火）まで意見を募集いたします。',
    '2025-12-19',
    '2026-01-20',
  ],
  [
    '当初４月３０日としていた意見募集の締切を、大型連休を考慮し５月７日（木）に延長します。',
    '2026-04-03',
    '2026-05-07',
  ],
  ['告示案への意見：2月21日(金)から3月24日(月)［必着］', '2025-02-21', '2025-03-24'],
  ['意見募集要領　3.意見募集期間　令和6年12月26日（木）～令和7年1月24日（金）24時', '2024-12-26', '2025-01-24 24:00'],
  ['募集期間は9月28日(日)までです。皆さまのご意見をお待ちしています。', '2025-08-29', '2025-09-28'],
  ['東京都AI戦略（素案）に対する都民意見を2週間募集します（2月27日まで）。', '2026-02-13', '2026-02-27'],
  [
    '意見公募手続（パブリック・コメント）／結果公示予定日：令和8年1月／意見締切日：令和7年11月17日',
    '2025-10-17',
    '2025-11-17',
  ],
  [
    '同案につき、7月25日から8月25日まで、行政手続法第39条第1項の規定に基づく意見公募を行う。施行は令和8年1月1日を予定している。',
    '2025-07-25',
    '2025-08-25',
  ],
  ['審査基準改訂案に対する御意見の募集について　（令和8年6月25日（木曜日）まで）', '2026-06-05', '2026-06-25'],
  ['十一月七日から十二月七日までの間、意見を公募します。', '2025-11-07', '2025-12-07'],
  [
    '御意見は所定の様式に記入の上、4月17日18:00までにフォームから送信してください（AIと人権に関する指針案）。',
    '2026-03-19',
    '2026-04-17 18:00',
  ],
  [
    '本日、「知的財産推進計画2025」を決定しました。意見募集（4月1日～4月28日）には多くの御意見が寄せられました。',
    '2025-06-13',
    null,
  ],
  ['パブリックコメントは来月開始の予定です。', '2026-01-23', null],
  ['公募要領　公募期間：令和7年9月5日～10月6日　AI半導体の研究開発', '2025-09-05', null],
  ['参考人の意見聴取を5月22日に行う。', '2025-05-16', null],
  ['補助金の交付申請は2月27日（金）消印有効。', '2026-02-06', null],
  [
    '委員公募：応募期限　令和7年5月16日（金）必着。応募用紙に「AI行政に関する意見」（800字）を添えてください。',
    '2025-04-18',
    null,
  ],
  ['AI法に基づく定期報告の提出期限は6月30日です。', '2026-05-29', null],
  ['ガイドライン改定版を公表。なお意見募集は終了しています（2月17日締切）。', '2025-03-28', null],
  ['総選挙における偽情報に関する相談受付は10月26日20時まで。', '2025-10-10', null],
  ['シンポジウム「AIと法」の参加申込は7月17日まで。事前の質問・ご意見もフォームで受け付けます。', '2026-07-03', null],
  ['ヒアリングに代えて書面での意見を4月30日までに事務局宛て提出されたい。', '2026-04-01', '2026-04-30'],
  ['令和7年2月10日に意見募集を開始します。', '2025-01-31', null],
  [
    '（締切）2025年10月14日（火）／（提出先）ai-guideline@example.go.jp／（件名）AIガイドライン案への意見',
    '2025-09-12',
    '2025-10-14',
  ],
  [
    'The Ministry is soliciting opinions from the public on the draft interim summary through September 30, 2024.',
    '2024-08-30',
    '2024-09-30',
  ],
  [
    'Opened consultation: stakeholders can submit feedback until 31 May 2026, 23:59 JST.',
    '2026-05-01',
    '2026-05-31 23:59',
  ],
  ['JFTC requests comments on draft guidelines (Nov. 14 – Dec. 15, 2025)', '2025-11-14', '2025-12-15'],
  ['Views are sought by end of March on the discussion paper.', '2026-03-02', '2026-03-31'],
  ['Comment period: 7 Feb 2025 to 10 Mar 2025. Expected effective date: 1 Jul 2025.', '2025-02-07', '2025-03-10'],
  [
    'Please submit your views using the online form by 5:00 pm on Wednesday, 15 July.',
    '2026-06-15',
    '2026-07-15 17:00',
  ],
  ['The call for evidence ran from 1 to 30 September 2025.', '2025-10-20', null],
  ['Nominations for the AI advisory board close on 31 January 2026.', '2026-01-12', null],
  ['The Diet is expected to pass the bill by June 22, 2025.', '2025-04-25', null],
  ['Abstract submissions for the AI governance conference are due March 1, 2026.', '2026-02-16', null],
  ['Companies must submit the compliance report by 31 March 2026.', '2025-12-02', null],
  [
    'Respondents have until May 6 to comment on the proposal, which would take effect on October 1.',
    '2026-04-06',
    '2026-05-06',
  ],
  ['The pilot runs until 30 September 2025 and users may give feedback at any time.', '2025-07-01', null],
  ['パブリックコメント：AIと著作権の対価還元に関する論点整理 〔8月3日→9月2日〕', '2026-08-03', '2026-09-02'],
];

describe('notices of publishers', () => {
  test.each(notices)('%s', (text, published, expected) => {
    const found = findDeadlineIn(text, published);
    const [day, hour] = expected?.split(' ') ?? [];
    expect(found?.on).toBe(day);
    if (hour !== undefined) expect(found?.time).toBe(hour);
  });
});
