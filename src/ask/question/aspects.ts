/** What a question wants to know; several at once, as people ask. */
const aspects = [
  'date',
  'version',
  'penalty',
  'force',
  'addressee',
  'issuer',
  'article',
  'status',
  'number',
  'relation',
  'compare',
  'amount',
  'where',
] as const;
export type Aspect = (typeof aspects)[number];

/** What words, in either language, ask for. */
export function aspectsOf(words: string): Set<Aspect> {
  return new Set(aspects.filter(aspect => patterns[aspect].test(words)));
}

/** What is left of a question without the words that ask for something of it. */
export function withoutAspects(text: string): string {
  return aspects.reduce((left, aspect) => left.replaceAll(wholeWords[aspect], ' '), text);
}

/** «Since when?», 制定日, «date of». */
const date =
  /いつ|締め?切|〆切|\bdeadlines?\b|(?:[一-龠]{2,4}|[一-龠]?[たる])(?:予定)?日(?=[はがをもとの、。？?（(\s]|$)|何日|(?<!懲役は?|禁錮は?|拘禁刑は?)何年(?!以下|の懲役)|何月|日付|時期|期日|期限|どのくらいの期間|\bwhen\b|\bdates?\b|what (?:day|year|month)|which (?:day|year|month)|how (?:long|soon|recent)|kick in|take effect|start(?:ed)? (?:on|when)/i;
const version =
  /最新版|現行版|何版|第?\d+\.\d+版|バージョン|\bversions?\b|\beditions?\b|\bv\d|\bver\.|\bcurrent\b|\blatest\b|\b(?:came|was) before (?:it|that)\b|その前(?:は|の版)/i;
const penalty =
  /罰(?:則|金)?|課徴金|過料|制裁金?|懲役|拘禁刑|ペナルティ|違反し(?:た(?:場合|ら|とき)|たら|ても)|破ったら|守らな(?:い|かった)(?:場合|とき|ら|と)|従わな(?:い|かった)(?:場合|とき|ら|と)|\bfine[sd]?\b|penalt|sanction|surcharge|punish|criminal|imprison|\b(?:prison|jail)\b|non-?compliance|\bif (?:\w+ ){1,4}(?:ignores?|violates?|breach(?:es)?|breaks?)\b/i;
const force =
  /拘束|規範性|義務|守らな|従わな|強制|任意|\bbind|\bmandatory\b|\bobligat|\bobliged?\b|\bvoluntary\b|\boptional\b|must\b.*\bcomply|soft law|ソフトロー|\blegal(?:ly)? (?:force|effect|status|nature)|force of law|\benforceable\b|法的(?:な)?(?:効力|性質|位置)/i;
const addressee =
  /誰(?:に(?:向け|対して|適用)|を対象|が対象|宛|向け)|対象(?:者|は|とな|とさ|になる|に含まれる|範囲)|名宛|指定(?:された|を受けた)?(?:事業者|企業|会社)|どの(?:会社|企業|事業者)|適用(?:対象|範囲|される(?:の|人|者))|(?:どの|どんな|どのような)(?:事業者|企業|会社|人|者|組織|機関)(?:が|に|を)(?:対象|適用)|\bwho(?:m)? (?:is|are|does|do|must|has to|have to|should|needs? to)\b.{0,40}\b(?:cover|subject|address|bound|affect|appl|compl|follow|target|aim|for)|\b(?:addressed|directed|aimed|targeted) (?:to|at)\b|\baddressees?\b|\bwho must\b|\bwho (?:are|were) (?:they|these|those)\b|\bapply to (?:whom|who|private|foreign|companies|businesses)|\bscope\b|\bdesignated (?:companies|firms|providers|operators|platforms|businesses)|\bwhich (?:companies|firms|businesses|platforms|providers|operators)\b|\bfor whom\b|\bintended (?:for|audience)|\btarget audience\b|\bwho(?:m)? (?:does|do) (?:it|this|that|the)\b.{0,60}\b(?:apply|bind|cover|address)/i;
const issuer =
  /発行元|掲載元|発行者|発出元|作成者|策定者|策定主体|主体は|誰が|だれが|誰です|どこが|(?:出した|作った|作成した|策定した|公表した|発行した|決めた|決定した|発表した|まとめた|制定した|出している|担当|所管|主管)(?:している|する)?(?:の)?は|どこの(?:省|役所|機関|官庁|国|団体|文書|資料|指針|ガイドライン)|役所|官庁|どの(?:省|府省|省庁|機関|組織|団体|役所)|所管|\bwho\b(?: (?:wrote|writes|runs?|ran|signed(?: off)?|made|makes|put out|drafted|operates?|manages?|oversees|compiled|produced|prepared|set up))?|\bwhose\b|\bpublisher\b|(?:which|what) (?:body|ministry|agency|authority|office|department|organi[sz]ation|regulator)|where (?:was|were|is) .{1,40}\b(?:decided|adopted|agreed)|どこで(?:決|策定|採択|合意)|issued by|adopted by|published by|in charge of/i;
const article =
  /何条|どの条|(?:た|る|の)条(?:は|って|を|だけ|[。？?]|$)|条文|附則|何項|根拠条|条番号|規定(?:を|は|が|の(?:条|有無))|法律?(?:で|に|上)(?:は|定|規定)|under (?:the|this) (?:act|law|statute)|(?:by|in) (?:the )?(?:statute|law)|(?:which|any|an|what) (?:article|paragraph|section|provision)s?|条項|\bprovision\b|what article|article number|where (?:is it said|does .{1,40} (?:say|provide|state|define)|in the (?:act|law|statute))|どこに(?:書|規定|定め)/i;
const status =
  /有効|現行|今も|まだ|もう|状況|ステータス|決まりましたか|成立した|廃止|失効|(?:施行|公布|策定|決定)(?:され(?:て|た|ました)|済)|\bstatus\b|still|in force|already|yet\b|in effect|repealed|withdrawn|where does .{1,60} stand/i;
const number =
  /(?:法律|条例|文書|通知|法令)番号|(?:法律|法令|条例|通知|文書)?(?:第)?何号|(?:法律|条例|公布)の?番号|\b(?:law|act|statute|document) (?:no\.?|number)|\bnumber of the (?:act|law|statute)|what number/i;
const relation =
  /関係|位置付け|位置づけ|根拠(?:法|と|は|に|規定|条)|もとになった|元になった|基づ(?:いて|く(?:もの|の))|後継|前身|統合され|引き継|置き換え|(?<!-)\brelat(?:es?|ed to|ion|ions|ionship)\b|based on|\brests? on\b|legal basis|successor|predecessor|replac|supersed|stems? from|grew out|grow out|come from|led to/i;
const compare =
  /それぞれ|両方とも|双方とも|\b(?:are|do|is|were) both\b|which came first|respectively|比べ|比較|違い|違う|どう違|どう変わ|新旧|\bvs\.?|versus|compar|differ|changed? (?:from|between)/i;
const amount =
  /いくつ|何(?:件|社|人|名|回|倍|票|項目|%|割|箇所|[かカヶ]?国)|いくら|何パーセント|何%|[件人社回台]数|[一-龠]数(?=[はをが]|って|[？?]|$)|(?<!多|少)額(?:は|を|が|の|[？?]|$)|率(?:は|を|が|[？?]|$)|総額|割合|how (?:many|much)|what (?:rate|percentage|amount|share|proportion)|\brate\b|\bnumber of\b/i;
const where =
  /どこで(?:読|見|入手|確認)|どこから(?:読|見|入手)|リンク|URL|アドレス|原文|掲載(?:先|ページ|場所)|出典はどこ|where (?:can|do|could|should|is it (?:published|posted))|\blink\b|\burl\b|full text/i;

const patterns: Readonly<Record<Aspect, RegExp>> = {
  date,
  version,
  penalty,
  force,
  addressee,
  issuer,
  article,
  status,
  number,
  relation,
  compare,
  amount,
  where,
};
/** With the rest of an English word that they begin: the whole of «penalties». */
const wholeWords = Object.fromEntries(
  aspects.map(aspect => [aspect, new RegExp(`(?:${patterns[aspect].source})[a-z]*`, 'gi')]),
) as Readonly<Record<Aspect, RegExp>>;
