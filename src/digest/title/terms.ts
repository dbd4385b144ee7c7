import { readDate } from '../../calendar/read-date.ts';
import { sayDate } from '../../calendar/say-date.ts';
import { fold } from '../../text/fold.ts';
import { createMatcher } from '../../text/matcher.ts';

/** How many terms say what a text is about. */
const termsMax = 6;
/** What every title here speaks of. */
const commonplace =
  /^(?:AI|artificial intelligence|public comment|comments?|materials|policy|measures|guidelines?|report|case|meeting|utilisation|use|staff|business operator|rules|human resources|survey|revision|enforcement|press release|explanation|publish|outline|notice|start|implementation|revise|create|hold|meeting held|formulate|first in Japan|nation's first|trends?|first edition|provisional)$/i;

/**
 * Tells in English what a Japanese title speaks of: terms of the glossary that stand in it, then its version, its number
 * in a series and its date.
 * @param pairs Names of one thing: «声、声優、音声» and «voice; voice actor».
 */
export function createTitleTerms(pairs: readonly (readonly [ja: string, en: string])[]): (title: string) => string[] {
  const names = pairs.flatMap(([ja, en]) => {
    const [english = ''] = en.split(';');
    // The first names of a line are one thing; what follows is near it.
    const [name = ''] = ja.split('、');
    return commonplace.test(english.trim()) ? [] : [{ name: fold(name.trim()).text, english: english.trim() }];
  });
  const find = createMatcher(names.map(({ name }) => name));
  return (title: string) => {
    const matches = find(fold(title).text).sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
    const taken: typeof matches = [];
    for (const match of matches) {
      if (match.end - match.start < 2) continue;
      if (!taken.some(one => match.start < one.end && match.end > one.start)) taken.push(match);
    }
    const inOrder = taken.sort((a, b) => a.start - b.start).flatMap(({ term }) => names[term]?.english ?? []);
    return [...[...new Set(inOrder)].slice(0, termsMax), ...numbersIn(title)];
  };
}

function numbersIn(title: string): string[] {
  const written = title.normalize('NFKC');
  const version = /(?:第|ver(?:sion)?\.? ?)(\d+(?:\.\d+)*)版?/i.exec(written);
  const isVersion = version !== null && (/^ver/i.test(version[0]) || version[0].endsWith('版'));
  const session = /第(\d+)回/.exec(written)?.[1];
  const printed = /(?:令和|平成)?(?:元|\d{1,4})年\d{1,2}月\d{1,2}日/.exec(written)?.[0];
  const date = printed === undefined ? null : readDate(printed);
  return [
    ...(isVersion ? [`version ${version[1]}`] : []),
    ...(session === undefined ? [] : [`no. ${session}`]),
    ...(date === null ? [] : [sayDate(date, 'en')]),
  ];
}
