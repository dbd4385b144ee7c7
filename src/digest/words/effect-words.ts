import { effectAfter, effectsIn } from '../../calendar/effect-day.ts';
import { readDate } from '../../calendar/read-date.ts';
import { isToCome, type Said } from '../../calendar/said.ts';
import { sayDate, sayDay } from '../../calendar/say-date.ts';
import type { Bilingual } from '../../domain/language.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Day } from '../../domain/time.ts';

const done = /^(?:さ?れ|し)?(?:た|ました|て(?:いる|います|おり)|済|中|後)|^開始(?:し|され)/u;
const doneInEnglish = /entered into force|came into (?:force|effect)|took (?:full )?effect|\bin force\b/i;

/** The day still to come from which it applies, where a sentence prints one; null where none does. */
export function effectAhead(
  publication: Publication,
  today: Day,
): { readonly on: Day; readonly noun: Bilingual } | null {
  if (publication.tags.stage?.value !== 'in-force' || publication.tags.kind.value === 'commentary') return null;
  const coming = effectAfter(publication, today);
  return coming === null ? null : { on: coming.on, noun: nounOf(coming.said) };
}

/** 施行 and 発効: what is to come is said to be so, with the day where a sentence prints one. */
export function effectWords(publication: Publication, today: Day): Bilingual | null {
  const coming = effectAfter(publication, today);
  if (coming !== null) {
    const { on } = coming;
    const [noun, verb] = [nounOf(coming.said), comingIn(coming.said)];
    return {
      ja: `未${noun.ja}（${noun.ja}日：${sayDay(on, 'ja')}）`,
      en: `${verb} on ${sayDate(on, 'en')}`,
    };
  }
  const [first] = effectsIn(publication).toSorted((a, b) => Number(isDone(b)) - Number(isDone(a)));
  if (first === undefined) return null;
  const noun = nounOf(first);
  const reach = reachOf(first);
  if (isDone(first)) return { ja: `${reach.ja}${noun.ja}`, en: `${reach.en}in effect` };
  const month = /((?:令和\d+年|\d{4}年)?(?<!\d)(?:0?[1-9]|1[0-2])月)(?:から|に|より)?[、,]?$/u.exec(
    first.before.normalize('NFKC'),
  )?.[1];
  const dated = month === undefined ? null : readDate(month);
  if (dated !== null)
    return { ja: `${noun.ja}：${sayDate(dated, 'ja')}`, en: `${comingIn(first)} in ${sayDate(dated, 'en')}` };
  if (month !== undefined)
    return {
      ja: `${noun.ja}：${month}（年の記載なし）`,
      en: `${comingIn(first)} in ${englishMonth(month)} (year not given)`,
    };
  if (isToCome(first)) return { ja: `${noun.ja}の見通し`, en: `${noun.en}: expected` };
  return { ja: `${reach.ja}${noun.ja}`, en: `${reach.en}${noun.en}` };
}

function isDone({ words, after }: Said): boolean {
  return done.test(after) || doneInEnglish.test(words);
}

function comingIn({ words }: Said): string {
  return /発効/.test(words) ? 'enters into force' : 'takes effect';
}

function nounOf({ words }: Said): Bilingual {
  return /発効/.test(words) ? { ja: '発効', en: 'entry into force' } : { ja: '施行', en: 'coming into effect' };
}

function reachOf({ words, after }: Said): Bilingual {
  if (/全面|full/i.test(words)) return { ja: '全面', en: 'fully ' };
  const isPart = /一部/.test(words) || /except(?:ing)? certain/i.test(after);
  return isPart ? { ja: '一部', en: 'partly ' } : { ja: '', en: '' };
}

function englishMonth(month: string): string {
  const number = Number(/(\d{1,2})月/.exec(month)?.[1]);
  return new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, number - 1, 1));
}
