/** Words that only join others, or stand for everything. */
export function isFiller(word: string): boolean {
  return (
    /^(?:to|at|on|in|of|and|for|the|a|an|every|each|with|from|by|about|only|just|please|me|us|it|my|next|coming|within|until|till|since|number|days? before|deadlines?|information|everything|all|topics?|news|updates?|digests?|time|morning)$/i.test(
      word,
    ) ||
    /^(?:と|に|の|を|は|で|が|へ|も|や|及び|および|から|まで|以降|以内|先|のみ|だけ|に限る|について|に関する|関連|毎|朝|今後|配信|情報|ニュース|動向|記事|全分野|分野|業界|関係|全般|見せて|表示|教えて|して|したい|したいです|する|します|してください|ください|お願いします|でお願いします|希望|すべて|全て|全部|全件|分)$/u.test(
      word,
    )
  );
}
