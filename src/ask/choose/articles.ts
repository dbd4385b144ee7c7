import type { Weighed } from '../find/weigh-statement.ts';
import { articleOf, type Statement } from '../statements/statement.ts';

/** An article that the question names by its number. */
export function articleAsked(
  weighed: readonly Weighed[],
  [article]: readonly string[],
  paragraph: string | null,
): Weighed[] {
  if (article === undefined) return [];
  const standing = weighed.filter(({ statement }) => articleOf(statement) === article);
  const provisions = standing.filter(({ statement }) => statement.kind === 'provision');
  if (provisions.length === 0) return standing.filter(({ statement }) => statement.kind === 'gloss').slice(0, 1);
  const own = provisions.filter(({ statement }) => paragraphOf(statement) === paragraph);
  return (own.length > 0 ? own : provisions).slice(0, 3).sort(byPlace);
}

/** A provision with what belongs to it: its whole article where that is short, else the items of its list. */
export function aroundProvision(first: Weighed, weighed: readonly Weighed[]): Weighed[] {
  return wholeArticle(first, weighed) ?? [first, ...itemsBelow(first, weighed)];
}

/** Letters of Japanese text in an article that is short enough to be read whole. */
const shortArticleMax = 240;

/** A short article is quoted whole: its paragraphs explain each other. */
function wholeArticle({ statement: first }: Weighed, weighed: readonly Weighed[]): Weighed[] | null {
  const article = articleOf(first);
  const own = weighed.filter(
    ({ statement }) =>
      statement.kind === 'provision' && statement.measure === first.measure && articleOf(statement) === article,
  );
  const length = own.reduce((sum, { statement }) => sum + (statement.says.ja?.length ?? shortArticleMax), 0);
  return length <= shortArticleMax ? own.sort(byPlace) : null;
}

/** A paragraph that ends in a list is answered with its items. */
function itemsBelow(first: Weighed, weighed: readonly Weighed[]): Weighed[] {
  const of = first.statement.cite('ja').pinpoint;
  if (of?.kind !== 'article' || of.item !== null) return [];
  return weighed
    .filter(({ statement }) => {
      const at = statement.cite('ja').pinpoint;
      const isBelow = at?.kind === 'article' && at.article === of.article && at.paragraph === of.paragraph;
      return isBelow && at.item !== null && statement.measure === first.statement.measure;
    })
    .sort(byPlace);
}

function paragraphOf({ cite }: Statement): string | null {
  const { pinpoint } = cite('ja');
  return pinpoint?.kind === 'article' ? pinpoint.paragraph : null;
}

function byPlace(a: Weighed, b: Weighed): number {
  return placeOf(a.statement).localeCompare(placeOf(b.statement), 'en', { numeric: true });
}

function placeOf({ cite }: Statement): string {
  const { pinpoint } = cite('ja');
  return pinpoint?.kind === 'article' ? `${pinpoint.article} ${pinpoint.paragraph ?? 0} ${pinpoint.item ?? 0}` : '';
}
