import type { Bilingual, Language } from '../domain/language.ts';
import type { FailureReason, SourceKind, SourceState } from '../domain/source.ts';

/** Why a source could not be read, in a word or two. */
export const failureWords: Readonly<Record<FailureReason, Bilingual>> = {
  unreachable: { ja: '接続できず', en: 'unreachable' },
  'timed-out': { ja: '応答なし', en: 'timed out' },
  refused: { ja: 'アクセス拒否', en: 'publisher’s site refused our request' },
  'http-status': { ja: 'サーバーエラー', en: 'server error' },
  'empty-body': { ja: '応答が空', en: 'empty answer' },
  'too-large': { ja: '容量超過', en: 'too large' },
  'too-many-redirects': { ja: '転送の繰り返し', en: 'too many redirects' },
  'blocked-address': { ja: '許可されていない接続先', en: 'address not allowed' },
  robots: { ja: 'robots.txtにより対象外', en: 'closed by robots.txt' },
  unreadable: { ja: '読み取れず', en: 'unreadable' },
  'reader-died': { ja: '読み取り処理が停止', en: 'reader stopped' },
};

const dueWords: Readonly<Record<string, Bilingual>> = {
  interval: { ja: '通常の間隔', en: 'its usual interval' },
  'Cache-Control': { ja: '配信元が示す有効期間', en: 'as long as its server says that nothing changes' },
  'back-off': { ja: '取得に失敗したため間隔を空けています', en: 'left alone for a while after it failed' },
  'Retry-After': { ja: '配信元が待つよう求めています', en: 'its server asked us to wait' },
  'never asked': { ja: 'まだ取得していません', en: 'not asked yet' },
  'never polled': { ja: '定期取得の対象外', en: 'not asked by itself' },
  'asked for': { ja: '手動で依頼', en: 'somebody wants it asked now' },
};

/** Why a source is asked when it is, and not earlier. */
export function dueWhy({ nextDueWhy }: Pick<SourceState, 'nextDueWhy'>, language: Language): string {
  return dueWords[nextDueWhy]?.[language] ?? nextDueWhy;
}

/** How a source is read. */
export const sourceKindWords: Readonly<Record<SourceKind, Bilingual>> = {
  feed: { ja: 'フィード', en: 'feed' },
  'html-list': { ja: '一覧ページ', en: 'list page' },
  page: { ja: 'ページの変更', en: 'page watched for changes' },
  pdf: { ja: 'PDF', en: 'PDF' },
  'egov-law': { ja: 'e-Gov法令検索', en: 'e-Gov law text' },
  'egov-comments': { ja: 'e-Gov意見募集', en: 'e-Gov public comments' },
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

/** «1st», «22nd», «13th». */
export function ordinal(number: number): string {
  const [tens, ones] = [number % 100, number % 10];
  const ending = tens >= 11 && tens <= 13 ? 'th' : ones === 1 ? 'st' : ones === 2 ? 'nd' : ones === 3 ? 'rd' : 'th';
  return `${number}${ending}`;
}
