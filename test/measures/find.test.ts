import { describe, expect, test } from 'vitest';
import { createFinder } from '../../src/measures/find.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import { sampleMeasures } from '../world/measures.ts';

const find = createFinder(sampleMeasures);

/** `id`, with `v1.1` for a version and `~name` where the words were taken for another name; choices with `?`. */
function said(words: string): string {
  const found = find(words);
  if (found.kind === 'none') return `none, near ${found.near.map(({ id }) => id).join(' ')}`.trim();
  if (found.kind === 'ambiguous') return found.measures.map(({ id }) => `${id}?`).join(' ');
  const version = found.version === null ? '' : ` v${found.version}`;
  return `${found.measure.id}${version}${found.took === null ? '' : ` ~${found.took}`}`;
}

const check = (words: string, expected: string) => test(words, () => expect(said(words)).toBe(expected));

describe('a measure’s own names', () => {
  check('sample-act', 'sample-act');
  check('見本技術の推進に関する法律', 'sample-act');
  check('Act on the Promotion of Sample Technology', 'sample-act');
  check('見本推進法', 'sample-act');
  check('「見本推進法」', 'sample-act');
  check('見本 推進法', 'sample-act');
  check('令和７年法律第９９９号', 'sample-act');
  check('the sample promotion act', 'sample-act');
  check('ＳＡＭＰＬＥ　ＧｆＢ', 'sample-guidelines');
});

describe('letters that changed places are one slip', () => {
  check('smaple-atc', 'sample-act ~見本技術の推進に関する法律');
});

describe('versions beside a name', () => {
  check('見本事業者ガイドライン第1.1版', 'sample-guidelines v1.1');
  check('Sample Guidelines for Business 1.2', 'sample-guidelines v1.2');
  check('Sample Agency AI DP v1.0', 'sample-paper v1.0');
  check('見本庁ＡＩディスカッションペーパー（第１．１版）', 'sample-paper v1.1');
});

describe('names that may mean several', () => {
  check('第1.1版', 'sample-guidelines? sample-paper?');
  check('version 1.1', 'sample-guidelines? sample-paper?');
  check('第1.0版', 'sample-paper v1.0 ~見本庁AIディスカッションペーパー');
  check('見本指針', 'sample-guidelines? sample-paper?');
  check('総務省の見本指針', 'sample-guidelines ~見本事業者ガイドライン');
  check('見本庁の見本指針', 'sample-paper ~見本庁AIディスカッションペーパー');
  check('ディスカッションペーパー', 'sample-paper ~見本庁AIディスカッションペーパー');
});

describe('words that are nobody’s name', () => {
  check('見本推進邦', 'sample-act ~見本推進法');
  check('Sampel Promotion Act', 'sample-act ~Sample Promotion Act');
  check('sample guidlines for busines', 'sample-guidelines ~Sample Guidelines for Business');
  check('見本推進法の罰則', 'sample-act ~見本推進法');
  check('guidelines business', 'sample-guidelines ~Sample Guidelines for Business');
  check('第9.9版', 'none, near');
  check('', 'none, near');
  check('zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz', 'none, near');
});

describe('the catalogue’s own names', () => {
  const { measures } = loadMeasures();
  const findShipped = createFinder(measures);
  const idsOf = (words: string) => {
    const found = findShipped(words);
    return found.kind === 'found'
      ? [found.measure.id]
      : found.kind === 'ambiguous'
        ? found.measures.map(({ id }) => id)
        : [];
  };

  test('every id, name and alias leads to its measure', () => {
    const lost = measures.flatMap(({ id, name, aliases }) =>
      [id, name.ja, name.en, ...aliases.ja, ...aliases.en].filter(words => !idsOf(words).includes(id)),
    );
    expect(lost).toEqual([]);
  });

  const check = (words: string, expected: readonly string[]) =>
    test(words, () => expect(idsOf(words)).toEqual(expected));

  check('AI法', ['ai-promotion-act']);
  check('EUのAI法', ['eu-ai-act']);
  check('AI新法', ['ai-promotion-act']);
  check('AI基本計画', ['ai-basic-plan-2026']);
  check('第1.1版', ['ai-guidelines-for-business', 'fsa-ai-discussion-paper', 'fdua-genai-guideline']);
  check('金融庁 第1.1版', ['fsa-ai-discussion-paper']);
  check('FSA discussion paper', ['fsa-ai-discussion-paper']);
  check('AI Promoton Act', ['ai-promotion-act']);
  check('ゲーム規制法', []);
  // «In force since 2003» is no answer to who asks for an amendment that is not.
  check('APPI amendment', ['appi-2026-amendment']);
  check('APPI reform 2026', ['appi-2026-amendment']);
  check('the amendments to the Act on the Protection of Personal Information', ['appi-2026-amendment']);
  check('個人情報保護法の令和8年改正', ['appi-2026-amendment']);
  check('APPI 2020 amendment', ['appi']);
  check('個人情報保護法の令和2年改正', ['appi']);
  check('copyright guidance', ['ai-and-copyright-approach']);
  check('APPI penalties', ['appi']);
});
