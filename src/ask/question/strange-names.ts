/** English names of two words and more that a question uses. */
export function strangeNames(text: string): string[] {
  const names = [...text.matchAll(/\b[A-Z][a-z]+(?: (?:of|and|on|the|for) | )(?:[A-Z][a-z]+\b ?)+/g)];
  return names.map(([word]) => word.replace(beginning, '').trim()).filter(word => word.includes(' '));
}

/** Names of laws, guidelines and the like: «Foundation Model Licensing Act», 「生成AI表示義務化法」, 東京都AI条例. */
export function textsNamed(text: string): string[] {
  const english = [
    ...text.matchAll(
      /\b(?:[A-Z][\w-]*|AI)(?: (?:(?:of|and|on|for|the) )?[A-Z][\w-]*)* (?:Act|Ordinance|Bill|Code|Law|Regulation|Order|Decree|Treaty|Convention|Directive|Charter|Guidelines?)\b/g,
    ),
  ];
  const quoted = [
    ...text.matchAll(
      /「([^」。]{3,60}(?:法|指針|ガイドライン|計画|条例|規則|制度|宣言|原則|判決|命令|基準|手引き?|指令|条約))」/g,
    ),
  ];
  const bare = [
    ...text.matchAll(
      /[一-龠々ァ-ヶーA-Za-z0-9・]{3,40}?(?:条例|監督指針|ガイドライン|禁止法|規制法|義務化法|基本法|許可法|責任法|推進法|促進法|表示法|設置法|条約|指令)(?![一-龠々])/g,
    ),
  ];
  return [...english, ...quoted, ...bare].map(([whole, inside]) => (inside ?? whole).replace(beginning, '').trim());
}

/** «Compare the AI Guidelines» begins a sentence; it is no name. */
const beginning =
  /^(?:(?:Please|Compare|Explain|Summari[sz]e|Describe|What|Which|Who|When|Where|Why|How|Does|Do|Did|Is|Are|Was|Were|Has|Under|In|Of|By|Can|Tell|Give|Japan|Japanese)\b['’s]* ?(?:the |an? )?)+/;

/** Names that only brands and firms are spelled like: OpenAI, TikTok. */
export function brandsNamed(text: string): string[] {
  return [...text.matchAll(/\b[A-Z][a-z]+[A-Z]\w*\b/g)].map(([word]) => word);
}

/** Courts that a question names: 東京地裁, «Osaka High Court». */
export function courtsNamed(text: string): string[] {
  return [
    ...text.matchAll(
      /\b(?:(?:[A-Z]\w+ )?(?:District|High|Family) Court|Supreme Court)\b|[一-龠]{0,4}(?:地裁|高裁|最高裁|家裁|裁判所)/g,
    ),
  ].map(([word]) => word);
}

/** «Company X», A社, a law's 施行規則: somebody and something of which nothing is known. */
export function madeUpNames(text: string): string[] {
  return [
    ...text.matchAll(
      /\b(?:Company|Firm|Bank|Person) [A-Z]\b|[A-ZＡ-Ｚ]社|(?:法|条例)の?(?:施行規則|施行令|施行細則)|\b(?:Enforcement|Implementing) (?:Order|Regulations?|Ordinance|Rules)\b/g,
    ),
  ].map(([word]) => word);
}
