import type { Bilingual } from '../../domain/language.ts';
import type { Viewer } from '../../domain/workspace.ts';
import type { Database } from '../../store/sqlite/database.ts';
import type { Find } from '../find.ts';
import { type SearchFound, type SearchRequest, wordsLengthMax } from './found.ts';
import { gather } from './gather.ts';
import { type Answered, createLookUp } from './look-up.ts';
import { mend } from './mend.ts';
import type { Names } from './names.ts';
import { rank } from './rank.ts';
import { type Understood, understand } from './understand.ts';

/** Search over the library's tables; synchronous. */
export function createSearch(
  database: Database,
  names: Names,
  find: Find,
): (viewer: Viewer, request: SearchRequest) => SearchFound {
  const countNow = createCount(database);
  return (viewer, request) => {
    const words = request.words.slice(0, wordsLengthMax);
    const answered: Answered = new Map();
    const understood = understand(words, names, request.now);
    const found = searchFor(understood);
    const chosen = found.whole > 0 ? found : (inOtherWords(words, understood, found) ?? found);
    return request.words.length > wordsLengthMax ? { ...chosen, notes: [cutNote, ...chosen.notes] } : chosen;

    /** With years as parts of titles, or with slips of the pen mended, where more is found so. */
    function inOtherWords(words: string, { periods }: Understood, found: SearchFound): SearchFound | null {
      if (periods.length > 0) {
        const titled = searchFor(understand(words, names, request.now, 'words'));
        if (titled.whole > 0 || bestOf(titled) > bestOf(found) * clearlyMore)
          return { ...titled, notes: [noneIn(periods), ...titled.notes] };
      }
      const mended = mend(words, names);
      if (mended === null) return null;
      const again = searchFor(understand(mended.words, names, request.now));
      const isBetter = again.whole > 0 || again.measures.length > found.measures.length;
      return isBetter ? { ...again, notes: [...mended.notes, ...again.notes] } : null;
    }

    function searchFor(understood: Understood): SearchFound {
      const gathered = gather(createLookUp(database, viewer, understood, answered), understood, countNow());
      return rank(gathered, understood, request, { find, viewer });
    }
  };
}

/** By so much the best hit must be better for a year to be taken for a word. */
const clearlyMore = 1.25;

function bestOf({ hits }: SearchFound): number {
  return hits[0]?.score ?? 0;
}

const cutNote = {
  ja: `長いため、先頭の${wordsLengthMax}字で検索しました。`,
  en: `Only the first ${wordsLengthMax} characters were searched for.`,
};

function noneIn(periods: readonly string[]): Bilingual {
  const said = periods.join(' ');
  return {
    ja: `「${said}」の期間に合う資料がないため、「${said}」を語として検索しました。`,
    en: `Nothing that was published in "${said}" fits, so "${said}" was searched as words.`,
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
