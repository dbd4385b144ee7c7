import type { Context } from './context.ts';
import type { Hit, Part } from './scan.ts';

/** The kind that the words name: the title's heaviest, else the lead's; the title's light ones after those of the lead. */
export function namedKind({ scan, draft }: Context): Hit | null {
  const all = scan.of('kind');
  const positive = all.filter(({ weight }) => weight > 0);
  const kinds = positive.length > 0 ? positive : all;
  const title = heaviest(
    kinds.filter(({ inTitle }) => inTitle),
    draft.language,
  );
  const sitting = sittingIn(scan.title);
  const lead = heaviest(
    kinds.filter(({ inTitle }) => !inTitle),
    draft.language,
  );
  if (sitting !== null && (title === null || title.weight < 3 || title.value === 'meeting')) return sitting;
  if (title === null || (title.weight < 2 && lead !== null && lead.weight > title.weight)) return lead ?? title;
  // What the title calls by its name may be out for comment: the lead says so.
  if (lead !== null && lead.value === 'consultation' && title.weight < 3 && title.value !== 'announcement') return lead;
  return title;
}

/** Of equals the last in Japanese, where the head noun ends the phrase; the first in English. */
function heaviest(hits: readonly Hit[], language: 'ja' | 'en'): Hit | null {
  let best: Hit | null = null;
  for (const hit of hits) {
    if (best === null || hit.weight > best.weight) best = hit;
    else if (hit.weight === best.weight && language === 'ja') best = hit;
  }
  return best;
}

/** A council's numbered sitting: 「AI戦略会議（第14回）」「第8回…専門調査会」; its report is none. */
const panel =
  '(?:会議|会合|委員会|部会|分科会|検討会|研究会|調査会|懇談会|審議会|協議会|本部|チーム|フォーラム|コンソーシアム|タスクフォース|ワーキング・?グループ|wg|ボード)';
const sitting = new RegExp(
  `(?:${panel}[」』]?[(（ 、]?第[0-9一二三四五六七八九十]+回|第[0-9一二三四五六七八九十]+回、?[^、。]{0,30}?${panel}|${panel}[」』]?(?:の)?(?:配布|配付|会議)?資料)(?!.*(?:報告書|取りまとめ|とりまとめ|報告会))`,
);

function sittingIn(title: Part): Hit | null {
  const found = sitting.exec(title.folded.text);
  if (found === null) return null;
  const { index: start } = found;
  return {
    facet: 'kind',
    value: 'meeting',
    weight: 3,
    inTitle: true,
    start,
    end: start + found[0].length,
    part: title,
  };
}
