import { expect, test } from 'vitest';
import { loadMeasures } from '../../src/measures/load.ts';

interface Said {
  readonly where: string;
  readonly ja: string;
  readonly en: string;
}

/** Whatever the catalogue says in both languages, names aside: those are as their makers gave them. */
const statements = loadMeasures().measures.flatMap(({ name: _, contextual: _c, cues: _q, ...measure }) =>
  textsOf(measure, measure.id),
);

test('both languages hold the same numbers and dates, from four upwards', () => {
  expect(statements.length).toBeGreaterThan(900);
  expect(statements.filter(({ ja, en }) => !areSame(numbersInJapanese(ja), numbersInEnglish(en)))).toEqual([]);
});

test('a number that stands in one language only is found out', () => {
  const differ = (ja: string, en: string) => !areSame(numbersInJapanese(ja), numbersInEnglish(en));
  expect(differ('掲載', 'Posted on 9 February')).toBe(true);
  expect(differ('回答130社', 'Answered by 131 firms')).toBe(true);
  expect(differ('令和7年5月23日に公布、5万円以下', 'Promulgated on 23 May 2025, up to 50,000 yen')).toBe(false);
  expect(differ('約3割、第9回', 'About 30%, at the ninth meeting')).toBe(false);
});

test('names in Latin letters that the Japanese holds stand in the English too', () => {
  const lost = statements.flatMap(({ where, ja, en }) => {
    const english = en.normalize('NFKC').toLowerCase().replace(/[\s/]/g, '');
    const names = ja.normalize('NFKC').match(/[A-Za-z][A-Za-z0-9]{2,}/g) ?? [];
    return names
      .filter(name => !asWords.includes(name) && !english.includes(name.toLowerCase()))
      .map(name => `${where}: ${name}`);
  });
  expect(lost).toEqual([]);
});

test('what one language leaves open, the other does not state', () => {
  const bolder = statements
    .filter(({ where }) => !where.includes(' doubts '))
    .filter(({ ja, en }) => opensInJapanese.test(ja) !== opensInEnglish.test(en));
  expect(bolder).toEqual([]);
});

/** Latin letters that are plain Japanese words: English has its own. */
const asWords = ['SNS', 'OSS'];

const opensInJapanese = /未確認|未読|とされる|と報じ|読めて|確認でき|確認して/;
const opensInEnglish = /not (verified|confirmed|read)\b|said to|press reports|\breported\b(?! to the)/i;

const smallest = 4;
const words = ['four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const ordinals = ['fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth'];
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

function numbersInJapanese(text: string): Set<string> {
  const plain = text
    .normalize('NFKC')
    .replace(/(令和|平成)(\d+)年/g, (_, era, year) => `${Number(year) + (era === '令和' ? 2018 : 1988)}年`)
    .replace(/(\d+)万/g, '$10000')
    .replace(/(\d+)割/g, '$10%');
  return numbersIn(plain);
}

function numbersInEnglish(text: string): Set<string> {
  const plain = text
    .normalize('NFKC')
    .replace(/\bIV\b/g, '4')
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(/[A-Za-z]+/g, word => {
      const number = Math.max(words.indexOf(word.toLowerCase()), ordinals.indexOf(word.toLowerCase()));
      const month = months.indexOf(word);
      return number >= 0 ? String(number + smallest) : month >= 0 ? ` ${month + 1} ` : word;
    });
  return numbersIn(plain);
}

/** `第1.10版` holds 1.10, `2026-02-07` holds 2026 and 7: what is below four is said in words as often as not. */
function numbersIn(text: string): Set<string> {
  const found = (text.match(/\d+(?:\.\d+)*/g) ?? []).map(number => number.replace(/^0+(?=\d)/, ''));
  return new Set(found.filter(number => number.includes('.') || Number(number) >= smallest));
}

function areSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.symmetricDifference(other).size === 0;
}

function textsOf(value: unknown, where: string): Said[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('ja' in value && 'en' in value && typeof value.ja === 'string' && typeof value.en === 'string')
    return [{ where, ja: value.ja, en: value.en }];
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, `${where} ${key}`));
}
