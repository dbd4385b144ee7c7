/** What a municipality is, by the last letter of its name: the label of its address, and English. */
const sorts: Readonly<Record<string, readonly [label: string, en: string]>> = {
  都: ['metro', 'Metropolis'],
  府: ['pref', 'Prefecture'],
  県: ['pref', 'Prefecture'],
  市: ['city', 'City'],
  // Wards of Tokyo call themselves cities.
  区: ['city', 'City'],
  町: ['town', 'Town'],
  村: ['vill', 'Village'],
};

const municipality = /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]+([都府県市区町村])(?:庁|役所|役場)?$/u;
const home =
  /^https?:\/\/(?:[a-z\d-]+\.)*(metro|pref|city|town|vill)\.([a-z-]{2,40})\.(?:[a-z]{2,12}\.)?jp(?:[:/?#]|$)/i;

/** Names of which several prefectures have one are set apart by the prefecture: town.aichi-togo.lg.jp. */
const prefectures = new Set(
  'hokkaido aomori iwate miyagi akita yamagata fukushima ibaraki tochigi gunma saitama chiba tokyo kanagawa niigata toyama ishikawa fukui yamanashi nagano gifu shizuoka aichi mie shiga kyoto osaka hyogo nara wakayama tottori shimane okayama hiroshima yamaguchi tokushima kagawa ehime kochi fukuoka saga nagasaki kumamoto oita miyazaki kagoshima okinawa'.split(
    ' ',
  ),
);

/**
 * A municipality's name as its own address spells it: 山江村 at vill.yamae.lg.jp is Yamae Village; null for what is no
 * municipality, or is found elsewhere.
 */
export function nameByAddress(name: string, url: string | null): string | null {
  const sort = sorts[municipality.exec(name)?.[1] ?? ''];
  if (sort === undefined || url === null) return null;
  const [, label, spelt] = home.exec(url) ?? [];
  if (spelt === undefined || label !== sort[0]) return null;
  const [first = '', ...others] = spelt.toLowerCase().split('-');
  const own = others.length > 0 && prefectures.has(first) ? others : [first, ...others];
  const [head = '', ...tail] = own.join('-');
  return head === '' ? null : `${head.toUpperCase()}${tail.join('')} ${sort[1]}`;
}
