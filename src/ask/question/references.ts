/** `第16条`, `第30条の4`, `附則第1条`, `Article 16`, `Art. 40`. */
export function articlesIn(text: string): string[] {
  const japanese = [
    ...arabicFigures(text).matchAll(/(附則)?\s*第?\s*(\d{1,3})\s*条(?:\s*の\s*(\d{1,2})(?!\d|つ))?/g),
  ].map(
    ([, suppl, number, branch]) =>
      `${suppl === undefined ? '' : 'suppl-'}${number}${branch === undefined ? '' : `-${branch}`}`,
  );
  const english = [...text.matchAll(/\b(?:articles?|arts?\.|section)\s*(\d{1,3})(?!-\d)\b(\s*of the suppl)?/gi)].map(
    ([, number, suppl]) => (suppl === undefined ? String(number) : `suppl-${number}`),
  );
  return [...new Set([...japanese, ...english])];
}

/** 第十六条 as 第16条: only where figures count. */
export function arabicFigures(text: string): string {
  const digits = '〇一二三四五六七八九';
  return text.replace(/第([一二三四五六七八九十]+)(?=\p{sc=Han})/gu, (_all, run: string) => {
    const [tens, ones] = run.includes('十') ? run.split('十') : ['0', run];
    const value =
      (run.includes('十') ? (tens === '' ? 1 : digits.indexOf(tens ?? '')) * 10 : 0) +
      Math.max(0, digits.indexOf(ones || '〇'));
    return `第${value}`;
  });
}

/** Version 1 is version 1.0, and who says 1.1 of what has a 1.10 means that. */
export function isSameVersion(one: string, other: string): boolean {
  const forms = (version: string) => [version, `${version}.0`, ...(version.includes('.') ? [`${version}0`] : [])];
  return forms(one).includes(other) || forms(other).includes(one);
}

/** Versions that a text names: `1.1` in 第1.1版, Ver. 1.1, «versions 1.0 and 1.1»; `4` in 第4版, «version 4». */
export function versionsIn(text: string): string[] {
  const words = text.normalize('NFKC');
  const marked = [...words.matchAll(/(?:第|ver(?:sions?|\.)?\s*|\bv)(\d+(?:\.\d+)+)/gi)].map(
    ([, number]) => number ?? '',
  );
  const bare = /版|ver|\bv\d|比較|違い/i.test(words)
    ? [...words.matchAll(/(?<![\d.])(\d{1,2}\.\d{1,2})(?![\d.%])/g)].map(([, number]) => number ?? '')
    : [];
  const whole = [...words.matchAll(/第(\d{1,2})版|\bver(?:sions?|\.)?\s*(\d{1,2})(?![\d.])/gi)].map(
    ([, ja, en]) => ja ?? en ?? '',
  );
  return [...new Set([...marked, ...bare, ...whole])];
}

/** The paragraph of an article that a text names: 4 in 第3条第4項, «Article 3(4)», «paragraph 4»; null where it names none. */
export function paragraphIn(text: string): string | null {
  const named =
    /(?:条(?:の\d+)?\s*第?|第)\s*(\d{1,2})\s*項(?!目)|\b(?:article|art\.)\s*\d+\s*\((\d{1,2})\)|\bparagraph\s*\(?(\d{1,2})\b/i.exec(
      text,
    );
  return named?.slice(1).find(part => part !== undefined) ?? null;
}
