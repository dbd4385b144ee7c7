import { usualQuietHours } from '../../digest/desk/quiet-hours.ts';
import type { QuietHours } from '../../domain/subscription.ts';

/** A time of day as `HH:MM`: 9:00, 9：00, 9時, 9時半, 午後3時30分, 5pm; null where it is none. */
export function readTime(typed: string): string | null {
  const at = /^(?:at )?(.*)$/.exec(
    typed
      .normalize('NFKC')
      .trim()
      .toLowerCase()
      .replace(/([ap])\.m\.$/, '$1m'),
  );
  const written = at?.[1] ?? '';
  if (/^(正午|noon)$/.test(written)) return '12:00';
  const clock = /^(\d{1,2}):(\d{2})(?:\s?(am|pm))?$/.exec(written) ?? /^(\d{1,2})()\s?(am|pm)$/.exec(written);
  if (clock !== null) return timeOf(hourBy(clock[3], Number(clock[1])), Number(clock[2] || 0));
  // «at 10» is an hour, and 9.30 a time of day; a bare 10 may be anything.
  const bare = /^at (\d{1,2})$/i.exec(typed.trim())?.[1];
  if (bare !== undefined) return timeOf(Number(bare), 0);
  const dotted = /^(\d{1,2})\.(\d{2})$/.exec(written);
  if (dotted !== null) return timeOf(Number(dotted[1]), Number(dotted[2]));
  const spoken = /^(午前|午後|朝の?|夕方の?|夜の?)?(\d{1,2})時(?:(\d{1,2})分|(半))?$/.exec(written);
  if (spoken === null) return null;
  return timeOf(hourBy(spoken[1], Number(spoken[2])), spoken[4] === undefined ? Number(spoken[3] ?? 0) : 30);
}

/** Quiet hours: 22:00-7:00, 22時〜7時, «10pm to 7am»; null for none, the usual where nothing is given, undefined for what cannot be read. */
export function readQuietHours(typed: string | undefined): QuietHours | null | undefined {
  if (typed === undefined) return usualQuietHours;
  const written = typed.normalize('NFKC').trim().toLowerCase();
  if (/^(none|off|no|never|なし|無し|不要)$/.test(written)) return null;
  const [from = '', to = '', ...more] = written.split(/\s*(?:-|–|~|〜|から|\bto\b)\s*/);
  const [first, last] = [readTime(from), readTime(to.replace(/まで$/, ''))];
  return first === null || last === null || more.length > 0 ? undefined : { from: first, to: last };
}

/** A time zone as its IANA name: Tokyo, 東京, JST, Europe/London; null where it is none. */
export function readZone(typed: string): string | null {
  const written = typed
    .normalize('NFKC')
    .trim()
    .replace(/(?<=.)(?:\s+time|時間)$/iu, '');
  const name = written.toLowerCase();
  const known = Object.hasOwn(places, name) ? places[name] : undefined;
  if (known !== undefined) return known;
  try {
    const zone = new Intl.DateTimeFormat('en', { timeZone: written }).resolvedOptions().timeZone;
    return written.includes('/') || written.toUpperCase() === 'UTC' ? zone : null;
  } catch {
    return null;
  }
}

/** Places from which Japanese policy is followed, and what people call them. */
const places: Readonly<Record<string, string>> = {
  tokyo: 'Asia/Tokyo',
  東京: 'Asia/Tokyo',
  日本: 'Asia/Tokyo',
  日本標準時: 'Asia/Tokyo',
  japan: 'Asia/Tokyo',
  jst: 'Asia/Tokyo',
  london: 'Europe/London',
  ロンドン: 'Europe/London',
  brussels: 'Europe/Brussels',
  ブリュッセル: 'Europe/Brussels',
  paris: 'Europe/Paris',
  パリ: 'Europe/Paris',
  frankfurt: 'Europe/Berlin',
  フランクフルト: 'Europe/Berlin',
  'new york': 'America/New_York',
  ニューヨーク: 'America/New_York',
  washington: 'America/New_York',
  ワシントン: 'America/New_York',
  'san francisco': 'America/Los_Angeles',
  サンフランシスコ: 'America/Los_Angeles',
  'hong kong': 'Asia/Hong_Kong',
  香港: 'Asia/Hong_Kong',
  singapore: 'Asia/Singapore',
  シンガポール: 'Asia/Singapore',
  seoul: 'Asia/Seoul',
  ソウル: 'Asia/Seoul',
  sydney: 'Australia/Sydney',
  シドニー: 'Australia/Sydney',
};

function hourBy(half: string | undefined, hour: number): number {
  if (half === undefined) return hour;
  if (hour > 12) return 99;
  return (hour % 12) + (/^(?:pm|午後|夕|夜)/.test(half) ? 12 : 0);
}

function timeOf(hour: number, minute: number): string | null {
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
