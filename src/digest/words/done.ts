/** How an English title ends that says what was done to its thing. */
export const doneWords = /(?:^| )\((?:drawn up|made|decided|revised|prepared|compiled|published)\)$/;

/** What was done, in the words of a title that ends with it, in English. */
export const verbs: Readonly<Record<string, string>> = {
  公表: 'published',
  公開: 'published',
  掲載: 'posted',
  発表: 'announced',
  策定: 'drew up',
  作成: 'drew up',
  制定: 'made',
  決定: 'decided on',
  改定: 'revised',
  改訂: 'revised',
  取りまとめ: 'compiled',
};

const acts = '公表|公布|策定|制定|決定|改定|改訂|作成|公開|取りまとめ';
const nounEnding = new RegExp(`^(.+?)の(${acts})(?:について)?(?:[(（][^()（）]*[)）])?$`, 'u');
const verbEnding =
  /^(?:(?:報道|プレス)発表　? ?)?([^がは]+?)を(公表|公開|掲載|発表|策定|作成|制定|決定|改定|改訂)(?:しました|した)?。?$/u;

/** 「…の公表について」, 「…を掲載しました」: what it was done to, and what was done; null where a title ends otherwise or says who did it. */
export function doneIn(title: string): { readonly what: string; readonly done: string } | null {
  const [, what, done] = nounEnding.exec(title) ?? verbEnding.exec(title) ?? [];
  return what === undefined || done === undefined ? null : { what, done };
}
