/** Names that a question uses: English ones of two words and more, and what Japanese sets in brackets. */
export function strangeNames(text: string): string[] {
  const english = [...text.matchAll(/\b[A-Z][a-z]+(?: (?:of|and|on|the|for) | )(?:[A-Z][a-z]+\b ?)+/g)].map(([word]) =>
    word.trim(),
  );
  const japanese = [
    ...text.matchAll(
      /「([^」。]{3,60}(?:法|指針|ガイドライン|計画|条例|規則|制度|宣言|原則|判決|命令|基準|手引き?))」/g,
    ),
  ].map(([, words]) => words ?? '');
  return [...english, ...japanese];
}

/** «Company X», A社, a law's 施行規則: somebody and something of which nothing is known. */
export function madeUpNames(text: string): string[] {
  return [
    ...text.matchAll(
      /\b(?:Company|Firm|Bank|Person) [A-Z]\b|[A-ZＡ-Ｚ]社|(?:法|条例)の?(?:施行規則|施行令|施行細則)|\b(?:Enforcement|Implementing) (?:Order|Regulations?|Ordinance|Rules)\b/g,
    ),
  ].map(([word]) => word);
}
