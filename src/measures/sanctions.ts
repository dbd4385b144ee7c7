import type { Bilingual } from '../domain/language.ts';
import { joined } from '../message/strings.ts';

const rows: readonly (readonly [pattern: RegExp, ja: string, en: string])[] = [
  [/罰則|penalt(?:y|ies)|punish/i, '罰則', 'penalties'],
  [/罰金|(?<!non-)criminal fines?/i, '罰金', 'criminal fines'],
  [/拘禁刑|懲役|imprison/i, '拘禁刑', 'imprisonment'],
  [/過料|non-criminal fines?/i, '過料', 'non-criminal fines'],
  [/課徴金|surcharges?/i, '課徴金', 'surcharges'],
];
/** What stands in a word that is no sanction: a chapter's name, a denial. */
const denied =
  /(?:罰則|penalt(?:y|ies))(?:は|の規定は|の定めは)?(?:なし|ない|ありません|設けず|設けない)|no penalt|without penalt/gi;

/** Which sanctions these words name, 罰則 where they name none more exactly; null where they name none. */
export function sanctionsIn(words: string): Bilingual | null {
  const said = words.normalize('NFKC').replace(denied, '');
  const found = rows.filter(([pattern]) => pattern.test(said));
  const isExact = found.some(([, ja]) => ['罰金', '拘禁刑', '過料'].includes(ja));
  const all = found.filter(([, ja]) => !isExact || ja !== '罰則');
  if (all.length === 0) return null;
  return {
    ja: all.map(([, ja]) => ja).join('・'),
    en: joined(
      all.map(([, , en]) => en),
      'en',
    ),
  };
}

const supervision =
  /監督指針|事務ガイドライン|検査マニュアル|監督上の着眼点|supervisory guid(?:elines?|ance)|inspection manual/i;

/** True for the title of what supervised firms are measured against, though it is no law: 監督指針. */
export function isSupervisory(title: string): boolean {
  return supervision.test(title.normalize('NFKC'));
}

/** How binding such guidelines are. */
export const supervisory: Bilingual = {
  ja: '監督上の着眼点となる（法令ではない）',
  en: 'supervisory expectations (not law)',
};
