/** Services that carry what others write: none of them is an author. */
const platforms =
  /^(?:note|qiita|zenn|medium|substack|scribd|slideshare|speaker deck|docswell|vdocuments|issuu|lexology|mondaq|jd ?supra|pr ?times|@press|アットプレス|ドリームニュース|共同通信pr ?ワイヤー|business ?wire|pr newswire|infoseek.*|楽天infoseek.*|nordot|ノアドット|yahoo!?(?:ニュース|news).*|line ?news|smartnews|スマートニュース|msn.*|youtube|ニコニコ.*|facebook|linkedin|x|twitter|はてなブログ|ameba.*|アメブロ|livedoor.*|researchgate|ssrn|arxiv|github)(?:\s*[(（].*)?$/i;

/** True for the name of a service that only carries. */
export function isPlatform(name: string): boolean {
  return platforms.test(name.normalize('NFKC').trim());
}
