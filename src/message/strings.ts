import type { Bilingual, Language } from '../domain/language.ts';
import type { FailureReason } from '../domain/source.ts';

/** Why a source could not be read, in a word or two. */
export const failureWords: Readonly<Record<FailureReason, Bilingual>> = {
  unreachable: { ja: '接続できず', en: 'unreachable' },
  'timed-out': { ja: '応答なし', en: 'timed out' },
  refused: { ja: 'アクセス拒否', en: 'refused' },
  'http-status': { ja: 'サーバーエラー', en: 'server error' },
  'empty-body': { ja: '応答が空', en: 'empty answer' },
  'too-large': { ja: '容量超過', en: 'too large' },
  'too-many-redirects': { ja: '転送の繰り返し', en: 'too many redirects' },
  'blocked-address': { ja: '許可されていない接続先', en: 'address not allowed' },
  robots: { ja: 'robots.txtにより対象外', en: 'closed by robots.txt' },
  unreadable: { ja: '読み取れず', en: 'unreadable' },
  'reader-died': { ja: '読み取り処理が停止', en: 'reader stopped' },
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

/** Items as a sentence joins them: 金融、個人情報; «finance, privacy and copyright». */
export function joined(items: readonly string[], language: Language): string {
  if (language === 'ja') return items.join('、');
  if (items.some(item => /, | and /.test(item))) return items.join('; ');
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** «1 source», «2 sources». */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
