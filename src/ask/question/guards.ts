/** What is not answered here: law applied to somebody's facts, inventions, secrets. */
export type Outside = 'advice' | 'invention' | 'secrets';

/** What is set into a question to steer whoever answers: bracketed roles, pings, sentences that give orders. */
export function withoutInstructions(text: string): string {
  return text
    .replace(/[[<](system|assistant|admin|developer|inst)[\]>].{0,2000}?[[<]\/\1[\]>]/gis, ' ')
    .replace(/[[［【<](?:system|assistant|admin|developer|inst|prompt|システム|管理者)[^\]］】>]*[\]］】>]?/gi, ' ')
    .replace(/<[!@#][^>]{0,80}>/g, ' ')
    .replace(/(?<![\w.])@[\w-]{2,40}/g, ' ')
    .replace(
      /(?:ignore|disregard|forget)\b[^.。!?\n]{0,120}\b(?:instructions?|rules?|above|previous)[^.。!?\n]*[.。]?/gi,
      ' ',
    )
    .replace(
      /[^。.!?\n]{0,80}(?:指示|命令|制約|ルール|設定)(?:を|は|も)?(?:すべて|全て|全部)?(?:無視|忘れ)(?:して|て)?[、,]?/g,
      ' ',
    )
    .replace(
      /「[^」]{0,300}」と(?:だけ|必ず|のみ)*(?:答え|書|言|返|回答|出力|述べ)(?!いて(?:ある|いる|あり|い)|かれ|われ|って(?:いる|い)|て(?:いる|い))[^。.!?？！\n]*[。.]?/g,
      ' ',
    )
    .replace(
      /\b(?:answer|reply|respond|say|output|write)\b[^.!?\n]{0,30}["“][^"”\n]{0,300}["”][^.!?\n]{0,20}[.]?/gi,
      ' ',
    )
    .replace(/[^。.!?\n]{0,40}(?:必ず守れ|に従え|命令する|厳守せよ)[^。\n：:]{0,20}[：:。]/g, ' ')
    .replace(/[^。\n]{0,80}(?:告知|通知|送信|投稿|実行|宣言|出力|転送|削除)(?:せよ|しろ|しなさい)[。、]?/g, ' ')
    .replace(/[^。\n：:]{0,20}(?:回答|返答|出力|文章)の(?:先頭|末尾|最後|冒頭|初め)に[^。\n]{0,80}[。]/g, ' ')
    .replace(/\bsystem\b[ a-z]{0,20}:[^.\n]{0,200}(?:\.\S+)?[^.\n]*\.(?=\s|$)/gi, ' ')
    .replace(/\{[^{}]{0,400}"role"[^{}]{0,400}\}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Sentences that say what the answer is for, and ask nothing. */
export function withoutCourtesies(text: string): string {
  const sentences = text.match(/[^。？?！!]+[。？?！!]*/g) ?? [];
  const asking = sentences.filter(
    sentence =>
      !/(?:使いたい|お願いします|助かります|急いで|よろしく|thanks|thank you|please cite|for (?:my|our|a) (?:memo|slides|training|report))/i.test(
        sentence,
      ),
  );
  return asking.length === 0 ? text : asking.join('').trim();
}

export function outsideOf(text: string): Outside | null {
  if (
    /環境変数|パスワード|秘密鍵|APIキー|トークンを|システムプロンプト|自宅|携帯番号|メールアドレス|連絡先を|電話番号を|environment variables?|database url|api keys?|system prompt|password|access token|home address|phone number|e-?mail address|no restrictions/i.test(
      text,
    )
  )
    return 'secrets';
  if (
    /でっち上げ|捏造|架空の(?:条文|判例|出典|引用)|もっともらしい|\binvent\b|\bmake up\b|fabricat|realistic (?:citation|quote)|pretend (?:that|there)/i.test(
      text,
    )
  )
    return 'invention';
  const own =
    /(?:当社|弊社|わが社|我が社|うちの[一-龠ァ-ヶー]{1,8}|私の|わたしの|この(?:メール|文面|契約書|契約|広告|画像|アプリ|サービス)|私たちの|自社)|\b(?:our|my|we|us|i)\b/i;
  const verdict =
    /違反(?:に|と|し|で)|罰せられ|該当(?:し|する)|対象に(?:な|含)|当たりますか|適法|違法|合法|問題(?:ない|ありません|あります|になり)|大丈夫|許され|責任を負|訴え|comply|compliant|complian(?:ce|t)\?|lawful|illegal|legal(?:ly)? (?:to|if)|liable|violat|in breach|allowed to|get sued|are we (?:required|obliged)/i;
  return own.test(text) && verdict.test(text) ? 'advice' : null;
}
