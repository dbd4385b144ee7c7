/** What people write for an authority, and its name. */
const authorities: readonly (readonly [RegExp, string])[] = [
  [/経産省/g, '経済産業省'],
  [/文科省/g, '文部科学省'],
  [/厚労省/g, '厚生労働省'],
  [/国交省/g, '国土交通省'],
  [/公取委(?!員)/g, '公正取引委員会'],
  [/個情委/g, '個人情報保護委員会'],
  [/日銀/g, '日本銀行'],
];

const documents: readonly (readonly [RegExp, string])[] = [
  [/(?<![A-Za-z])GL(?![A-Za-z])/g, 'ガイドライン'],
  [/(?<![A-Za-z])DP(?![A-Za-z])/g, 'ディスカッションペーパー'],
];

/** A text with the authorities that it shortens named in full besides. */
export function withAuthorities(text: string): string {
  const named = authorities.flatMap(([short, whole]) => (text.search(short) < 0 ? [] : [whole]));
  return named.length === 0 ? text : `${text}\n${named.join('\n')}`;
}

/** Words as somebody types them, with what they shorten written out, blanks around it. */
export function spelledOut(words: string): string {
  return [...authorities, ...documents].reduce(
    (text, [short, whole]) => text.replace(short, ` ${whole} `),
    words.normalize('NFKC'),
  );
}
