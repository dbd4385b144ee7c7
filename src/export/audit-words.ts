import type { AuditAct, AuditEntry } from '../domain/audit.ts';
import type { Bilingual, Language } from '../domain/language.ts';

/** What people did, as a reader of the log says it. */
export const actLabels: Readonly<Record<AuditAct, Bilingual>> = {
  acknowledge: { ja: '確認', en: 'acknowledged' },
  judge: { ja: '関連の判断', en: 'judged relevance' },
  assign: { ja: '担当の決定', en: 'assigned' },
  snooze: { ja: '再通知の指定', en: 'put off' },
  comment: { ja: 'コメント', en: 'commented' },
  decide: { ja: '方針の決定', en: 'decided' },
  finish: { ja: '対応済み・再開', en: 'closed or reopened' },
  subscribe: { ja: '購読', en: 'subscribed' },
  unsubscribe: { ja: '購読解除', en: 'unsubscribed' },
  pause: { ja: '購読の一時停止・再開', en: 'paused or resumed a subscription' },
  settings: { ja: '設定変更', en: 'changed settings' },
  circle: { ja: '回覧先の変更', en: 'changed the circle' },
  nudge: { ja: '確認の依頼', en: 'asked for acknowledgement' },
  'source-add': { ja: '情報源の追加', en: 'added a source' },
  'source-remove': { ja: '情報源の削除', en: 'removed a source' },
  'source-pause': { ja: '情報源の停止・再開', en: 'paused or resumed a source' },
  'source-poll': { ja: '情報源の即時取得', en: 'had a source asked now' },
  export: { ja: '出力', en: 'exported' },
  feedback: { ja: '報告', en: 'reported' },
  redeliver: { ja: '再配信', en: 'sent again' },
  'token-create': { ja: 'トークンの発行', en: 'made a token' },
  'token-revoke': { ja: 'トークンの失効', en: 'revoked a token' },
};

const names: Readonly<Record<string, Bilingual>> = {
  isRelevant: { ja: '関連', en: 'relevant' },
  isDone: { ja: '対応済み', en: 'done' },
  reason: { ja: '理由', en: 'reason' },
  to: { ja: '担当', en: 'to' },
  until: { ja: '期日', en: 'until' },
  words: { ja: '内容', en: 'words' },
  decision: { ja: '方針', en: 'decision' },
  format: { ja: '形式', en: 'format' },
  people: { ja: '人数', en: 'people' },
  url: { ja: 'アドレス', en: 'address' },
  language: { ja: '言語', en: 'language' },
  timezone: { ja: '時間帯', en: 'time zone' },
  model: { ja: '言語モデル', en: 'language model' },
  about: { ja: '種類', en: 'about' },
  act: { ja: '操作', en: 'act' },
  name: { ja: '名前', en: 'name' },
  scopes: { ja: '用途', en: 'for' },
  role: { ja: '役割', en: 'role' },
  token: { ja: 'トークン', en: 'token' },
};

const values: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  isRelevant: { true: { ja: 'あり', en: 'yes' }, false: { ja: 'なし', en: 'no' } },
  isDone: { true: { ja: 'はい', en: 'yes' }, false: { ja: 'いいえ（再開）', en: 'no (reopened)' } },
  decision: {
    submit: { ja: '提出する', en: 'submit' },
    pass: { ja: '提出しない', en: 'do not submit' },
    submitted: { ja: '提出済', en: 'submitted' },
  },
  model: { on: { ja: '使う', en: 'on' }, off: { ja: '使わない', en: 'off' } },
  about: {
    tag: { ja: '分類の誤り', en: 'wrong tag' },
    missing: { ja: '掲載漏れ', en: 'missing publication' },
    answer: { ja: '回答の誤り', en: 'wrong answer' },
    other: { ja: 'その他', en: 'something else' },
  },
  act: {
    pause: { ja: '停止', en: 'pause' },
    resume: { ja: '再開', en: 'resume' },
    remove: { ja: '削除', en: 'remove' },
  },
};

/** What a line says besides, on one line; what is empty is left out. */
export function sayDetails({ details }: Pick<AuditEntry, 'details'>, language: Language): string {
  return Object.entries(details)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => {
      const said = values[name]?.[value]?.[language] ?? value;
      return `${names[name]?.[language] ?? name}${language === 'ja' ? '：' : ': '}${said}`;
    })
    .join(language === 'ja' ? '／' : '; ');
}

/** A moment as a spreadsheet reads it, by Japan's clock: `2026-08-20 09:00:00`. */
export function sayMoment(at: number): string {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Asia/Tokyo');
  return there.toPlainDateTime().toString({ fractionalSecondDigits: 0 }).replace('T', ' ');
}
