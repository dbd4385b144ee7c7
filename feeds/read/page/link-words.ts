/** Words of links that say nothing of what they lead to. */
export const generic =
  /^(?:経過(?:情報)?|本文(?:情報)?|要綱|照会|詳細?(?:は?こちら|を見る|へ)?|詳しく(?:は?こちら|見る)?|こちら|続きを(?:読む|見る)|もっと見る|more|read more.*|learn more|view(?: more)?|continue reading.*|details?|download|ダウンロード|pdf.{0,40}|(?:別ウィンドウで)?(?:pdf|excel|word)(?:版|ファイル)?.{0,30}|[[(（【［].{0,25}(?:pdf|excel|word|kb|mb|html).{0,25}[\])）】］]|html版?|(?:日本語|英語|和文|英文)(?:版)?|english|en|japanese)$/iu;
/** Links that lead about the site. */
export const wayfinding =
  /^(?:(?:次|前|先頭|最後)(?:の?(?:ページ|\d+件))?へ?|[«»‹›<>→←\d\s]+|(?:一覧|トップ|ホーム|目次)(?:へ(?:戻る)?|を見る|ページ)?|(?:ページの?)?(?:先頭|トップ|top)へ?(?:戻る)?|.{0,12}一覧(?:はこちら|へ|を見る)|過去の.{0,20}(?:一覧|はこちら)|rss(?:配信)?|next(?: page)?|prev(?:ious)?(?: page)?|back(?: to top)?|home|top|see all|view all|older posts|newer posts|twitter|facebook|linkedin|x|share|print|印刷)$/iu;
/** Parts of a meeting, told apart only together with the meeting's name. */
export const meetingPart =
  /^(?:議事(?:次第|録|要旨|概要)|(?:配[布付])?資料(?:一覧|等)?|開催(?:案内|通知|概要)|発言要旨|動画|速記録|agenda|minutes|materials|summary)$/iu;
/** Files of a publication, which is named elsewhere. */
export const attachment =
  /^(?:(?:参考|別添|別紙|配[布付])?資料\s*[\d０-９]|別[添紙]\s*[\d０-９]?|参考\s*[\d０-９]|本文|概要|要旨|新旧対照(?:表|条文)|報道発表資料)/u;
