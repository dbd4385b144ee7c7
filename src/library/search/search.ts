import type { Viewer } from '../../domain/workspace.ts';
import type { Database } from '../../store/sqlite/database.ts';
import type { Find } from '../find.ts';
import type { SearchFound, SearchRequest } from './found.ts';
import { gather } from './gather.ts';
import { createLookUp } from './look-up.ts';
import { mend } from './mend.ts';
import type { Names } from './names.ts';
import { rank } from './rank.ts';
import { type Understood, understand } from './understand.ts';

const wordsLengthMax = 2_000;

/** Search over the library's tables; synchronous. */
export function createSearch(
  database: Database,
  names: Names,
  find: Find,
): (viewer: Viewer, request: SearchRequest) => SearchFound {
  const countNow = createCount(database);
  return (viewer, request) => {
    const words = request.words.slice(0, wordsLengthMax);
    const found = searchFor(understand(words, names, request.now));
    const mended = found.whole === 0 ? mend(words, names) : null;
    const again = mended === null ? found : searchFor(understand(mended.words, names, request.now));
    const isBetter = mended !== null && (again.whole > 0 || again.measures.length > found.measures.length);
    const cutNote = {
      ja: `長いため、先頭の${wordsLengthMax}字で検索しました。`,
      en: `Only the first ${wordsLengthMax} characters were searched for.`,
    };
    const chosen = isBetter ? again : found;
    const isCut = request.words.length > wordsLengthMax;
    const notes = [...(isCut ? [cutNote] : []), ...(isBetter ? mended.notes : []), ...chosen.notes];
    return { ...chosen, notes };

    function searchFor(understood: Understood): SearchFound {
      const gathered = gather(createLookUp(database, viewer, understood), understood, countNow());
      return rank(gathered, understood, request, { find, viewer });
    }
  };
}

/** Counting a million takes longer than searching them: once for each state of the library. */
function createCount(database: Database): () => number {
  let known = { position: Number.NaN, count: 0 };
  return () => {
    const position = Number(database.get('SELECT change FROM position')?.change);
    if (known.position !== position)
      known = { position, count: Number(database.get('SELECT count(*) AS n FROM cards')?.n) };
    return known.count;
  };
}
