/** Words that name no command: whether they ask something, rather than being a command that was mistyped. */
export function isQuestion(line: string): boolean {
  const words = line.normalize('NFKC').trim();
  if (/[?]\s*$/.test(words)) return true;
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(words))
    return japaneseAsking.test(words) || words.replace(/\s/g, '').length >= 12;
  return englishAsking.test(words) || words.split(/\s+/).length >= 4;
}

const japaneseAsking =
  /いつ|何|なに|誰|だれ|どこ|どの|どう|どれ|どんな|なぜ|いくら|とは$|(?:です|ます|でしょう|ません)か|教えて|知りたい|ですかね|(?:は|って)[。、]?$/;
const englishAsking =
  /^(?:and |so |but )?(?:what|when|who|whom|whose|which|where|why|how|is|are|am|was|were|do|does|did|can|could|has|have|had|will|would|should|may|must|tell|explain|summari[sz]e)\b/i;
