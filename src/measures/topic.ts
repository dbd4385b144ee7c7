import type { Draft } from '../domain/publication.ts';
import type { Evidence } from '../domain/tags.ts';
import type { PartialDate } from '../domain/time.ts';
import { fold } from '../text/fold.ts';
import type { Measure } from './schema.ts';
import { withAuthorities } from './short-forms.ts';

/** A measure that a publication is about without naming it, and the words that tell. */
export interface Topic {
  readonly measure: Measure;
  readonly evidence: readonly Evidence[];
}

/** A measure’s own words: what its names, events and points say that few other measures say. */
interface Profile {
  readonly measure: Measure;
  readonly words: ReadonlySet<string>;
  /** Who issued it, as a text would name them; folded. */
  readonly issuers: readonly string[];
  /** Days, counted from 1970, on which one of its events is news. */
  readonly days: ReadonlySet<number>;
}

const daysBefore = 2;
const daysAfter = 6;
/** Three or four words that only the measure has, or more of those that others share. */
const weightMin = 8;

/**
 * Finds the measure that a Japanese headline is about though it uses none of its names: «経産省、ゲームやアニメ向けに生成AIの手引き». It
 * takes four things together: it speaks of AI, it names who issued the measure or comes from there, it is of the days of one of
 * the measure's events, and it shares words with the measure that are rare among the others'. Where two measures come equally
 * near, it is neither.
 */
export function createTopics(measures: readonly Measure[]): (draft: Draft) => Topic | null {
  const profiles = measures.map(profileOf);
  const onDay = byDay(profiles);
  const holders = Map.groupBy(
    profiles.flatMap(({ words }) => [...words]),
    word => word,
  );
  const weightOf = (word: string) => Math.log(1 + measures.length / (holders.get(word)?.length ?? measures.length));

  return draft => {
    const day = dayNumber(draft.publishedAt);
    const text = foldAll([draft.title, draft.summary]);
    if (day === null || !speaksOfAi.test(text)) return null;
    const named = withAuthorities(`${fold(draft.publisher.ja).text}\n${text}`);
    const said = wordsOf(text);
    const [best, next] = (onDay.get(day) ?? [])
      .filter(({ measure, issuers }) => isFrom(draft, measure) || issuers.some(issuer => named.includes(issuer)))
      .map(({ measure, words }) => {
        const shared = [...said].filter(word => words.has(word));
        return { measure, shared, weight: shared.reduce((sum, word) => sum + weightOf(word), 0) };
      })
      .toSorted((one, other) => other.weight - one.weight);
    if (best === undefined || best.weight < weightMin || best.weight === next?.weight) return null;
    return { measure: best.measure, evidence: best.shared.flatMap(word => evidenceOf(word, draft)) };
  };
}

const speaksOfAi = /(?<![a-z])ai(?![a-z])|人工知能|chatgpt|ディープフェイク/;

/** What authorities do and publish, whatever it is about. */
const commonplace =
  '公表 策定 改定 改訂 決定 開始 終了 意見募集 締切 会合 指針 ガイドライン 報告書 検討会 研究会 手引 手引き 掲載 発表 整理 対応 促進 推進 活用 利用 利活用 適切 関係 向け 年版 現行 人工知能 生成AI 政府 日本 国内 制度 方針 基本方針 企業 事業者 調査 経産省 文科省 厚労省 国交省 公取委 個情委 日銀';

function profileOf(measure: Measure): Profile {
  const { name, aliases, asked, cues, keyPoints, timeline, force, issuer } = measure;
  const texts = [
    ...[name.ja, ...aliases.ja, ...asked, ...cues.map(cue => cue.name), force.addressee?.ja ?? ''],
    ...[...keyPoints.map(({ point }) => point.ja), ...timeline.map(({ event }) => event.ja)],
  ];
  const issuers = fold(issuer.ja)
    .text.split(/[/・()、,\s]+/)
    .filter(({ length }) => length >= 3);
  return {
    measure,
    words: wordsOf(foldAll(texts)).difference(wordsOf(foldAll([...commonplace.split(' '), ...issuers]))),
    issuers,
    days: new Set(timeline.flatMap(({ date }) => daysOf(date))),
  };
}

function byDay(profiles: readonly Profile[]): ReadonlyMap<number, readonly Profile[]> {
  const dated = profiles.flatMap(profile => [...profile.days].map(day => ({ day, profile })));
  return new Map([...Map.groupBy(dated, ({ day }) => day)].map(([day, all]) => [day, all.map(one => one.profile)]));
}

/** Each by itself: folding closes the gap between Japanese words. */
function foldAll(texts: readonly string[]): string {
  return texts.map(text => fold(text).text).join('\n');
}

/** Latin and katakana words whole, and of Chinese characters every two neighbours. */
function wordsOf(folded: string): Set<string> {
  const runs = folded.match(/\p{sc=Han}{2,}|[\p{sc=Katakana}ー]{2,}|[a-z][a-z0-9-]+/gu) ?? [];
  return new Set(
    runs.flatMap(run =>
      /^\p{sc=Han}/u.test(run) ? Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)) : [run],
    ),
  );
}

function isFrom({ publisherBodies }: Draft, { bodies }: Measure): boolean {
  return bodies.some(body => publisherBodies.includes(body));
}

/** A year says too little. */
function daysOf(date: PartialDate): number[] {
  const first = dayNumber(date.length === 7 ? `${date}-01` : date);
  if (first === null) return [];
  const last = first + (date.length === 7 ? 30 : daysAfter);
  return Array.from({ length: last - first + daysBefore + 1 }, (_, at) => first - daysBefore + at);
}

function dayNumber(date: PartialDate | null): number | null {
  return date === null || date.length < 10 ? null : Math.floor(Date.parse(date.slice(0, 10)) / 86_400_000);
}

function evidenceOf(word: string, draft: Draft): Evidence[] {
  for (const place of ['title', 'summary'] as const) {
    const { text, at } = fold(draft[place]);
    const found = text.indexOf(word);
    if (found < 0) continue;
    const from = at(found);
    return [{ words: draft[place].slice(from, at(found + word.length - 1) + 1), place, at: from }];
  }
  return [];
}
