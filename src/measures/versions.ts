import type { PartialDate } from '../domain/time.ts';
import { fold } from '../text/fold.ts';
import type { Measure, MeasureEvent } from './schema.ts';

/** A version of a measure as its timeline tells of it. */
export interface Version {
  /** `1.1`, as printed: `1.20` is not `1.2`. */
  readonly number: string;
  readonly date: PartialDate;
  readonly event: MeasureEvent;
}

const pattern =
  /(?:第|version|ver\.?|v\.?)\s*(\d{1,2}(?:\.\d{1,2}){0,2})\s*(?:版|(?![\d年回号条章項期次部編節巻類弾位]))|(?<![\d.])(\d{1,2}\.\d{1,2})(?:版|(?![\d.%]))/;

/** Takes the first version that words name out of them: «AI事業者ガイドライン第1.1版» → the rest, and `1.1`. */
export function takeVersion(words: string): { readonly rest: string; readonly version: string | null } {
  const { text } = fold(words);
  const found = pattern.exec(text);
  if (found === null) return { rest: words, version: null };
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  return { rest: rest.replace(/\(\s*\)/, '').trim(), version: found[1] ?? found[2] ?? null };
}

/** The versions that a measure's timeline names, oldest first, each by the event of its publication. */
export function versionsOf(measure: Measure): readonly Version[] {
  const named = measure.timeline.flatMap((event): Version[] => {
    const number = event.version ?? takeVersion(event.event.ja).version;
    const isDraft = /版\s*[（(]?案|ドラフト|意見募集/.test(event.event.ja) && !/公表|策定/.test(event.event.ja);
    return number === null || isDraft || event.scheduled ? [] : [{ number, date: event.date, event }];
  });
  return [...Map.groupBy(named, ({ number }) => number).values()].flatMap(group => group.slice(0, 1));
}
