/** An element of a feed, from whichever parser read it. */
export interface Element {
  /** By namespace, in lower case: `title`, `dc:date`. */
  readonly name: string;
  /** By local name in lower case: `href`, `about`; but `xml:base`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Its own text, without its children's; entities are decoded. */
  readonly text: string;
  /** Every `xml:base` that holds for it, the outermost first. */
  readonly bases: readonly string[];
  /** Everything inside it, as markup without attributes. */
  markup(): string;
}

/** A feed's two levels: what stands around the entries, and the entries. */
export interface FeedTree {
  readonly dialect: 'rss' | 'atom';
  /** Its children are those of the channel but the entries. */
  readonly channel: Element;
  readonly items: readonly Element[];
  /** The document ends inside an entry, which is not among the items. */
  readonly breaksOff?: true;
}

/** Inner text as markup. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** `xml:base` of an element added to those around it. */
export function basesInside(around: readonly string[], base: string | undefined): readonly string[] {
  return base === undefined ? around : [...around, base];
}
