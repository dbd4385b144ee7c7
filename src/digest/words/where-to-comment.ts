import type { Bilingual } from '../../domain/language.ts';
import type { Publication } from '../../domain/publication.ts';

const egov: Bilingual = { ja: 'e-Govの意見提出フォーム', en: 'the form on e-Gov' };
/** Begins where a word does: tried from each letter of a long one it takes minutes. */
const address = /(?<![a-z\d._+-])[a-z\d._+-]{1,64}[@＠][a-z\d.-]{1,250}\.[a-z]{2,}/i;
const byForm = /e-?gov|電子政府の総合窓口/i;
/** Words near which an address is for comments. */
const sending = /提出|送付|宛|応募|意見|submit|send|comment/i;
const contentMax = 20_000;

/**
 * Where comments are sent, as far as the notice says; null where it does not.
 * @param isShown False where the source's words may not be shown.
 */
export function sendTo({ url, summary, content }: Publication, isShown: boolean): Bilingual | null {
  if (url !== null && /^https?:\/\/public-comment\.e-gov\.go\.jp\//.test(url)) return egov;
  if (!isShown) return null;
  const text = `${summary}\n${content.slice(0, contentMax)}`.normalize('NFKC');
  for (const sentence of text.split(/[。\n]/)) {
    if (!sending.test(sentence)) continue;
    const mail = address.exec(sentence)?.[0];
    if (mail !== undefined) return { ja: mail, en: mail };
    if (byForm.test(sentence)) return egov;
  }
  return null;
}
