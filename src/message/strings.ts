import type { Bilingual, Language } from '../domain/language.ts';
import type { FailureReason } from '../domain/source.ts';

/** Why a source could not be read, in a word or two. */
export const failureWords: Readonly<Record<FailureReason, Bilingual>> = {
  unreachable: { ja: '接続不可', en: 'unreachable' },
  'timed-out': { ja: '時間切れ', en: 'timed out' },
  refused: { ja: '取得拒否', en: 'refused' },
  'http-status': { ja: 'サーバーエラー', en: 'server error' },
  'empty-body': { ja: '空の応答', en: 'empty answer' },
  'too-large': { ja: '容量超過', en: 'too large' },
  'too-many-redirects': { ja: '転送過多', en: 'too many redirects' },
  'blocked-address': { ja: '許可されない宛先', en: 'address not allowed' },
  robots: { ja: 'robots.txtにより対象外', en: 'closed by robots.txt' },
  unreadable: { ja: '読取不可', en: 'unreadable' },
  'reader-died': { ja: '読取処理の異常終了', en: 'reader stopped' },
};

/** Stands under digests, alerts, answers and exports. */
export const notLegalAdvice: Bilingual = {
  ja: '一般的な情報の提供であり、法的助言ではありません。',
  en: 'General information, not legal advice.',
};

export const japaneseOnly: Bilingual = { ja: '日本語のみ', en: 'Japanese only' };

/** Items in a row, as the language sets them. */
export function listed(items: readonly string[], language: Language): string {
  return items.join(language === 'ja' ? '、' : ', ');
}

/** «1 source», «2 sources». */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
