import type { Bilingual, Language } from '../domain/language.ts';
import type { Body, Force, Kind, Relevance, Sector, Stage, Theme } from '../domain/tags.ts';

/** A value of a facet as people read it. */
export interface Value {
  readonly label: Bilingual;
  /** What it is given for. */
  readonly definition: Bilingual;
}

interface Values {
  readonly relevance: Relevance;
  readonly theme: Theme;
  readonly sector: Sector;
  readonly kind: Kind;
  readonly stage: Stage;
  readonly force: Force;
  readonly body: Body;
}
export type Facet = keyof Values;

const value = (ja: string, en: string, definitionJa = ja, definitionEn = en): Value => ({
  label: { ja, en },
  definition: { ja: definitionJa, en: definitionEn },
});

/** The facets' own names. */
export const facetLabels: Readonly<Record<Facet, Bilingual>> = {
  relevance: { ja: '関連度', en: 'relevance' },
  theme: { ja: '論点', en: 'theme' },
  sector: { ja: '分野', en: 'sector' },
  kind: { ja: '種別', en: 'kind' },
  stage: { ja: '段階', en: 'stage' },
  force: { ja: '拘束力', en: 'force' },
  body: { ja: '機関', en: 'body' },
};

const relevance: Record<Relevance, Value> = {
  core: value(
    '日本のAI政策',
    'Japanese AI policy',
    'AIを対象とする規則・政策・指針・意見募集・執行・体制・調査で、日本に関するもの、およびその解説',
    'Rules, policy, guidance, consultation, enforcement, institutions or surveys about AI that come from or apply in Japan, and commentary on them',
  ),
  adjacent: value(
    '周辺',
    'neighbouring policy',
    'AIを主題としないがAIに関わる日本の政策、または日本に触れない海外・国際のAI政策',
    'Japanese policy that matters to AI without being about it, or AI policy elsewhere with no Japanese part',
  ),
  none: value(
    '対象外',
    'outside the field',
    '政策の内容を含まないもの、AIに関わらないもの',
    'No policy content, or nothing to do with AI',
  ),
};

const theme: Record<Theme, Value> = {
  innovation: value(
    'イノベーション促進・研究開発',
    'innovation and R&D promotion',
    'AIの研究開発・活用の促進、資金支援、促進を目的とする計画',
    'Promoting research, development, use or adoption of AI; funding; plans whose aim is promotion',
  ),
  governance: value(
    'AIガバナンス・原則',
    'AI governance and principles',
    '分野横断の原則、開発者・提供者・利用者の統治、規律の全体像、司令塔組織',
    'Cross-cutting principles, governance of developers, providers and users, the overall framework, strategy bodies',
  ),
  risk: value(
    'リスク評価・対応',
    'risk assessment and mitigation',
    'AIのリスクの特定・分類・管理、リスクベースの考え方',
    'Identifying, classifying or managing AI risks; the risk-based approach',
  ),
  'safety-evaluation': value(
    '安全性評価',
    'safety evaluation and red teaming',
    '評価手法、ベンチマーク、レッドチーミング、AISIの活動',
    'Evaluation methods, benchmarks, red teaming, the work of AISI',
  ),
  certification: value(
    '認証・標準・監査',
    'certification, standards, audit',
    '第三者認証、ISO/IEC 42001等の標準、適合性、監査',
    'Third-party certification, ISO/IEC 42001 and other standards, conformity, audits',
  ),
  incident: value(
    'インシデント報告・情報収集',
    'incidents and information gathering',
    '重大な事案とその報告、権利侵害事案の調査、再発防止、事業者への情報提供の求め',
    'Serious incidents and their reporting, investigation of harm to rights, requests for information from operators',
  ),
  transparency: value(
    '透明性・説明可能性',
    'transparency and explainability',
    '情報開示、判断の説明、表示、来歴、電子透かし',
    'Disclosure, explanation of decisions, labelling, provenance, watermarking',
  ),
  'model-risk': value(
    'モデル検証・人による監督',
    'model validation and human oversight',
    'モデルの検証、モデル・リスク管理、人の関与、社内の責任体制',
    'Validation of models, model risk management, human in the loop, accountability inside a firm',
  ),
  privacy: value(
    '個人情報・プライバシー',
    'privacy and personal information',
    'AIの学習・利用における個人情報、個人情報保護法、同意、プロファイリング、生体情報',
    'Personal information in AI training or use, the APPI, consent, profiling, biometric data',
  ),
  copyright: value(
    '著作権・知的財産',
    'copyright and IP',
    '学習利用、生成物、知的財産、声や肖像、意匠・特許',
    'Training on works, generated works, IP, voice and likeness, designs and patents',
  ),
  rights: value(
    '公平性・人権',
    'fairness and human rights',
    '偏り、差別、権利利益の侵害、こども等の保護',
    'Bias, discrimination, infringement of rights, vulnerable people, children',
  ),
  consumer: value(
    '消費者・利用者保護',
    'consumer and customer protection',
    '消費者・顧客の被害と情報提供、適合性、プラットフォームの利用者と責務',
    'Consumers or customers harmed or informed, suitability, platform users and platform duties',
  ),
  cybersecurity: value(
    'サイバーセキュリティ',
    'cyber security',
    'AIへの攻撃・AIによる攻撃、安全な開発、プロンプトインジェクション、重要インフラ',
    'Attacks on or by AI, secure development, prompt injection, critical infrastructure',
  ),
  disinformation: value(
    '偽・誤情報、ディープフェイク',
    'disinformation and deepfakes',
    '偽・誤情報、ディープフェイク、選挙、市場の誤情報、性的なディープフェイク',
    'Misinformation, deepfakes, elections, market misinformation, sexual deepfakes',
  ),
  'financial-crime': value(
    '金融犯罪・マネロン',
    'financial crime and AML',
    'AIを用いた、またはAIで検知する詐欺、マネー・ローンダリング、相場操縦',
    'Fraud, money laundering, scams, market abuse using or detected by AI',
  ),
  competition: value(
    '競争政策',
    'competition',
    '独占禁止、市場集中、アルゴリズムと協調、スマホ新法',
    'Antitrust, market concentration, algorithms and collusion, the smartphone act',
  ),
  labour: value(
    '雇用・人材育成',
    'labour, skills, education',
    '雇用、AI人材、リテラシー、学校での利用、人事上の判断',
    'Workforce, AI talent, literacy, use in schools, HR decisions',
  ),
  procurement: value(
    '政府調達・行政利用',
    'government use and procurement',
    '府省庁・自治体での利用、調達の規則、政府AI',
    'Use by ministries and municipalities, procurement rules, government AI',
  ),
  international: value(
    '国際協調',
    'international cooperation',
    'G7広島AIプロセス、OECD、GPAI、国連、欧州評議会、二国間、EUのAI規則の日本への影響',
    'G7 Hiroshima AI Process, OECD, GPAI, UN, Council of Europe, bilateral, the EU AI Act’s effect on Japan',
  ),
  infrastructure: value(
    '計算資源・データ基盤',
    'compute and data infrastructure',
    'GPU、半導体、データセンター、国産モデル、データ連携、学習データの供給',
    'GPUs, semiconductors, data centres, domestic models, data spaces, supply of training data',
  ),
  liability: value(
    '民事責任・契約',
    'liability and contracts',
    '民事責任、製造物責任、契約、損害の負担、専門職の行為規範',
    'Civil or product liability, contracts, who bears damage, professional conduct',
  ),
  autonomy: value(
    'AIエージェント・自律システム・ロボット',
    'AI agents, autonomous systems and robots',
    '自動運転、ドローン、ロボット、自律的に動くAIエージェント',
    'Self-driving, drones, robots, AI agents acting by themselves',
  ),
};

const sector: Record<Sector, Value> = {
  finance: value('金融', 'finance'),
  health: value('医療・介護・医薬', 'health'),
  mobility: value('自動車・交通・物流', 'mobility'),
  education: value('教育・研究', 'education and research'),
  public: value('行政・自治体', 'public sector'),
  'telecom-media': value('情報通信・放送・メディア・コンテンツ', 'telecoms, media and content'),
  legal: value('法務・司法', 'legal and justice'),
  employment: value('雇用・人事', 'employment'),
  infrastructure: value('重要インフラ・エネルギー・製造', 'critical infrastructure, energy, manufacturing'),
  retail: value('小売・広告・プラットフォーム', 'retail, advertising, platforms'),
  defence: value('防衛・安全保障', 'defence and security'),
  'cross-sector': value('分野横断', 'cross-sector'),
};

const kind: Record<Kind, Value> = {
  statute: value(
    '法律',
    'statute',
    '法律とその公布・施行',
    'An Act of the Diet, its promulgation or coming into effect',
  ),
  bill: value('法案', 'bill', '法案とその閣議決定・提出・可決', 'A bill, its Cabinet decision, submission or passage'),
  order: value(
    '政令・府省令・告示・条例',
    'order or ordinance',
    '政令・府省令・法的効果のある告示、条例・規則（案を含む）',
    'Cabinet or ministerial orders, public notices with legal effect, local ordinances, drafts included',
  ),
  plan: value(
    '計画・戦略',
    'plan or strategy',
    '基本計画、戦略、工程表、予算、政策パッケージ',
    'A basic plan, strategy, roadmap, budget or policy package',
  ),
  guideline: value(
    '指針・ガイドライン',
    'guideline',
    '当局の指針、ガイダンス、チェックリスト、行動規範、Q&A',
    'Guidelines, guidance, checklists, codes of conduct, Q&A of an authority',
  ),
  report: value(
    '報告書・調査',
    'report or survey',
    '報告書、中間報告、調査結果、白書、研究会の成果',
    'Reports, interim reports, survey results, white papers, study-group results',
  ),
  'discussion-paper': value(
    'ディスカッションペーパー・論点整理',
    'discussion paper',
    '議論のために論点を示す当局の文書',
    'An authority’s paper that puts points up for discussion',
  ),
  consultation: value(
    '意見募集',
    'consultation',
    '意見募集の開始・終了・結果',
    'Public comment opened, closed, or its results',
  ),
  meeting: value(
    '会議・審議会',
    'meeting',
    '会議、作業部会、本部の開催と資料',
    'A council, working group or headquarters met, or its materials',
  ),
  enforcement: value(
    '処分・勧告・注意喚起',
    'action, recommendation or warning',
    '行政処分、勧告、注意喚起、要請（行政指導）、裁判所の判断',
    'Administrative action, recommendations, warnings, requests, court decisions',
  ),
  'international-instrument': value(
    '国際文書',
    'international instrument',
    '宣言、行動規範、報告枠組み、条約、共同声明',
    'Declarations, codes, reporting frameworks, treaties, joint statements',
  ),
  announcement: value(
    'お知らせ・報道発表',
    'announcement',
    '公募、組織の新設、行事、実証、会見、国会の質問と答弁、その他の発表',
    'Calls for applications, new offices, events, pilots, press conferences, Diet questions and answers, other news',
  ),
  commentary: value(
    '解説・論考',
    'commentary',
    '法律事務所・研究機関・報道による解説、企業や団体の意見',
    'Analysis by law firms, think tanks or the press; positions of companies and associations',
  ),
};

const stage: Record<Stage, Value> = {
  discussion: value(
    '検討中',
    'under discussion',
    '案・素案・中間整理・論点整理など、制度がまだ決まっていない段階',
    'Drafts, interim reports, discussion papers: nothing is decided yet',
  ),
  'consultation-open': value('意見募集中', 'open for comment', '意見を受け付けている段階', 'Comments are being taken'),
  'consultation-closed': value(
    '意見募集終了・結果公示',
    'comments closed or results published',
    '意見募集が終わった、または結果が公示された段階',
    'The time for comments is over, or their results are out',
  ),
  'cabinet-approved': value(
    '閣議決定',
    'decided by the Cabinet',
    '法案や計画が閣議で決定された段階',
    'The Cabinet has decided the bill or plan',
  ),
  diet: value(
    '国会審議中',
    'before the Diet',
    '国会（外国の議会を含む）に提出され、審議されている段階',
    'Submitted to the Diet, or a foreign parliament, and not yet passed',
  ),
  enacted: value(
    '成立・公布',
    'passed or promulgated',
    '成立または公布され、まだ施行されていない段階',
    'Passed or promulgated, not yet in effect',
  ),
  'in-force': value('施行', 'in effect', '効力が生じている段階', 'It has effect'),
  published: value(
    '公表・策定',
    'published',
    '指針や報告書などが初めて公表された段階',
    'Issued for the first time: guidelines, final reports, plans',
  ),
  revised: value('改定', 'revised', '既にある指針や計画などの新しい版が出た段階', 'A later version has been issued'),
  enforced: value(
    '執行',
    'enforced',
    '処分・勧告・注意喚起・判決など、個別の事案に適用された段階',
    'Applied to a case: action, recommendation, warning, judgment',
  ),
};

const force: Record<Force, Value> = {
  penalty: value(
    '罰則・課徴金等あり',
    'binding, with penalties or surcharges',
    '法的拘束力があり、違反に罰則・課徴金などが科される',
    'Binding; a breach carries a penalty, surcharge or sanction',
  ),
  duty: value(
    '法的義務・責務（罰則なし）',
    'legal duty without penalty',
    '法律上の義務・責務（協力・努力の責務を含む）で、罰則はない',
    'A statutory duty, also one to cooperate or make efforts, without a penalty',
  ),
  voluntary: value(
    '任意（ソフトロー）',
    'voluntary (soft law)',
    '指針・行動規範・勧告など、従うかどうかは任意のもの',
    'Guidelines, codes, recommendations: following them is voluntary',
  ),
  none: value(
    '法的拘束力なし（情報・検討）',
    'not binding (information or discussion)',
    '報告・会議・調査など、誰にも何も求めないもの',
    'Reports, meetings, surveys: nothing is asked of anyone',
  ),
};

const body: Record<Body, Value> = {
  'cabinet-office': value('内閣府', 'Cabinet Office'),
  'cabinet-secretariat': value('内閣官房・首相官邸', 'Cabinet Secretariat, Prime Minister’s Office'),
  'ai-strategy-hq': value('人工知能戦略本部', 'AI Strategic Headquarters'),
  'ai-strategy-council': value(
    'AI戦略会議・AI制度研究会・人工知能戦略専門調査会',
    'AI Strategy Council and its study groups',
  ),
  fsa: value('金融庁', 'FSA'),
  meti: value('経済産業省', 'METI'),
  mic: value('総務省', 'MIC'),
  ppc: value('個人情報保護委員会', 'PPC'),
  'digital-agency': value('デジタル庁', 'Digital Agency'),
  aisi: value('AIセーフティ・インスティテュート', 'J-AISI'),
  mext: value('文部科学省', 'MEXT'),
  bunka: value('文化庁', 'Agency for Cultural Affairs'),
  mhlw: value('厚生労働省', 'MHLW'),
  pmda: value('PMDA', 'PMDA'),
  mlit: value('国土交通省', 'MLIT'),
  jftc: value('公正取引委員会', 'JFTC'),
  caa: value('消費者庁', 'CAA'),
  moj: value('法務省', 'MOJ'),
  mofa: value('外務省', 'MOFA'),
  mod: value('防衛省', 'MOD'),
  npa: value('警察庁', 'NPA'),
  nco: value('国家サイバー統括室', 'National Cybersecurity Office'),
  jpo: value('特許庁', 'JPO'),
  ipa: value('情報処理推進機構', 'IPA'),
  boj: value('日本銀行', 'Bank of Japan'),
  cfa: value('こども家庭庁', 'CFA'),
  local: value('地方公共団体', 'local governments'),
  diet: value('国会', 'Diet'),
  courts: value('裁判所', 'courts'),
  'self-regulatory': value('業界団体・自主規制機関', 'industry and self-regulatory bodies'),
  g7: value('G7・広島AIプロセス', 'G7, Hiroshima AI Process'),
  oecd: value('OECD・GPAI', 'OECD, GPAI'),
  un: value('国連', 'United Nations'),
  eu: value('EU', 'EU'),
  us: value('米国', 'United States'),
  'other-foreign': value('その他外国・国際機関', 'other foreign and international bodies'),
  party: value('政党', 'political parties'),
  'other-jp': value('その他国内機関', 'other Japanese bodies'),
  'law-firm': value('法律事務所', 'law firms'),
};

/** Every value of every facet, with its labels and definition: the one place that help, cards and docs take them from. */
export const codebook: { readonly [Name in Facet]: Readonly<Record<Values[Name], Value>> } = {
  relevance,
  theme,
  sector,
  kind,
  stage,
  force,
  body,
};

/** What people read for a value. */
export function labelOf<Name extends Facet>(facet: Name, id: Values[Name], language: Language): string {
  return codebook[facet][id].label[language];
}
