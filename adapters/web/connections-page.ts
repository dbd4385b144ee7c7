import { dayOf, sayDay, sayTime } from '../../src/calendar/say-date.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Instant } from '../../src/domain/time.ts';
import { type Token, type TokenScope, tokenNameMax } from '../../src/domain/token.ts';
import type { Role } from '../../src/domain/workspace.ts';
import type { Shown } from './console.ts';
import { html, type Markup, nothing, type Say, sayIn } from './markup.ts';

/** What stands on the page of connections. */
export interface Connections {
  /** Where programs reach this server. */
  readonly origin: string;
  /** Null where the visitor may not make any. */
  readonly own: { readonly tokens: readonly Token[]; readonly roles: readonly Role[] } | null;
  /** One that was made just now, and what its program is to hold: it is shown this once. */
  readonly made: { readonly token: Token; readonly held: string } | null;
  /** What was wrong with what was asked for. */
  readonly problem: string | null;
}

const purposes: readonly { readonly value: string; readonly ja: string; readonly en: string }[] = [
  { value: 'feeds', ja: 'カレンダーとフィード', en: 'calendars and feeds' },
  { value: 'api', ja: 'API', en: 'the API' },
  { value: 'api,feeds', ja: 'すべて', en: 'both' },
];
const scopeWords: Readonly<Record<TokenScope, { ja: string; en: string }>> = {
  api: { ja: 'API', en: 'API' },
  feeds: { ja: 'カレンダー・フィード', en: 'calendars, feeds' },
};
const roleWords: Readonly<Record<Role, { ja: string; en: string }>> = {
  reader: { ja: '閲覧者', en: 'reader' },
  reviewer: { ja: '対応者', en: 'reviewer' },
  admin: { ja: '管理者', en: 'admin' },
  operator: { ja: '運用者', en: 'operator' },
};

/** Where calendars, feed readers and programs are given their keys, and where those are taken back. */
export function connectionsPage({ origin, own, made, problem }: Connections, language: Language): Shown {
  const say = sayIn(language);
  return {
    title: say('連携', 'Connections'),
    status: problem === null ? 200 : 400,
    content: html`<p>${say('カレンダー、フィードリーダー、社内のプログラムから読み取るためのトークンを発行します。読み取れるのはこの組織が見られるものに限り、変更は一切できません。', 'Tokens let your calendars, feed readers and programs read what this organisation may see. They cannot change anything.')}</p>
${made === null ? nothing : drawMade(made, origin, say)}
${problem === null ? nothing : html`<p class="warn" role="alert">${problem}</p>`}
${own === null ? html`<p>${say('トークンの発行には管理者の権限が必要です。', 'Only administrators may make tokens.')}</p>` : html`${drawForm(own.roles, say, language)}${drawTokens(own.tokens, say, language)}`}
<h2>${say('アドレス', 'Addresses')}</h2>
<dl class="facts"><dt>${say('期限のカレンダー', 'Calendar of deadlines')}</dt><dd><code>${origin}/calendar/deadlines.ics</code></dd>
<dt>${say('施行日のカレンダー', 'Calendar of days of effect')}</dt><dd><code>${origin}/calendar/effects.ics</code></dd>
<dt>${say('新着のフィード', 'Feed of what is new')}</dt><dd><code>${origin}/feeds/events.rss</code></dd>
<dt>API</dt><dd><code>${origin}/api/v1/events</code></dd>
<dt>OpenAPI</dt><dd><a href="/api/v1/openapi.json">/api/v1/openapi.json</a></dd></dl>
<p class="note">${say('カレンダーとフィードは、「?sector=finance」「?body=fsa」「?profile=購読ID」などで絞り込めます。すべての読み取りは操作記録に残ります。', 'Narrow calendars and feeds by ?sector=finance, ?body=fsa or ?profile=SUBSCRIPTION. Whatever is read is a line in the audit log.')}</p>`,
  };
}

function drawMade({ token, held }: NonNullable<Connections['made']>, origin: string, say: Say): Markup {
  const at = (path: string) => `${origin}${path}?token=${held}`;
  const calendar = at('/calendar/deadlines.ics');
  const row = (label: string, written: string) => html`<dt>${label}</dt><dd><code class="key">${written}</code></dd>`;
  return html`<section class="card" role="status" aria-label="${say('発行したトークン', 'The new token')}">
<p class="card-title">${say(`「${token.name}」のトークンを発行しました。`, `A token for "${token.name}" was made.`)}</p>
<p class="warn">${say('表示は今回限りです。アドレスはパスワードと同じように扱ってください。', 'It is shown this once. Keep such an address as you would a password.')}</p>
<dl class="facts">${token.scopes.includes('feeds') ? html`${row(say('期限のカレンダー', 'Calendar of deadlines'), calendar)}${row(say('施行日のカレンダー', 'Calendar of days of effect'), at('/calendar/effects.ics'))}${row(say('新着のフィード', 'Feed of what is new'), at('/feeds/events.rss'))}${row(say('期限のフィード', 'Feed of deadlines'), at('/feeds/deadlines.rss'))}` : nothing}
${token.scopes.includes('api') ? html`${row(say('トークン', 'Token'), held)}${row(say('例', 'For instance'), `curl -H 'Authorization: Bearer ${held}' '${origin}/api/v1/deadlines'`)}` : nothing}</dl>
${token.scopes.includes('feeds') ? html`<p><a class="button" href="${calendar.replace(/^https?:/, 'webcal:')}">${say('カレンダーに登録', 'Subscribe in a calendar')}</a></p>` : nothing}</section>`;
}

function drawForm(roles: readonly Role[], say: Say, language: Language): Markup {
  return html`<h2>${say('トークンの発行', 'New token')}</h2>
<form class="fields" method="post" action="/connections">
<label for="token-name">${say('使うもの（カレンダー、社内ポータルなど）', 'Used by (a calendar, the intranet)')}</label>
<input id="token-name" name="name" required maxlength="${tokenNameMax}" autocomplete="off">
<label for="token-scopes">${say('用途', 'For')}</label>
<select id="token-scopes" name="scopes">${purposes.map(one => html`<option value="${one.value}">${one[language]}</option>`)}</select>
<label for="token-role">${say('役割', 'Role')}</label>
<select id="token-role" name="role">${roles.map(role => html`<option value="${role}">${roleWords[role][language]}</option>`)}</select>
<label for="token-until">${say('有効期限（空欄は失効させるまで）', 'Last valid day (leave empty to keep it until you revoke it)')}</label>
<input id="token-until" type="date" name="until">
<button class="primary">${say('発行', 'Create token')}</button></form>`;
}

function drawTokens(tokens: readonly Token[], say: Say, language: Language): Markup {
  if (tokens.length === 0)
    return html`<p class="quiet">${say('発行済みのトークンはありません。', 'There are no tokens yet.')}</p>`;
  const moment = (at: Instant) =>
    html`<time datetime="${new Date(at).toISOString()}">${sayDay(dayOf(at), language)} ${sayTime(at, language)}</time>`;
  const heads = [
    say('名前', 'Name'),
    say('用途', 'For'),
    say('役割', 'Role'),
    say('発行', 'Made'),
    say('最終使用', 'Last used'),
    say('有効期限', 'Until'),
    say('失効', 'Revoke'),
  ];
  return html`<h2>${say('発行済みのトークン', 'Tokens')}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${say('トークンの一覧', 'The tokens')}"><table><thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${tokens.map(
    ({ id, name, scopes, role, createdBy, createdAt, lastUsedAt, expiresAt }) =>
      html`<tr><td>${name}<br><span class="quiet">${id}</span></td><td>${scopes.map(scope => scopeWords[scope][language]).join(language === 'ja' ? '、' : ', ')}</td><td>${roleWords[role][language]}</td><td>${moment(createdAt)}<br><span class="quiet">${createdBy}</span></td><td>${lastUsedAt === null ? say('未使用', 'not yet') : moment(lastUsedAt)}</td><td>${expiresAt === null ? say('なし', 'none') : moment(expiresAt)}</td><td><form method="post" action="/connections/revoke"><input type="hidden" name="id" value="${id}"><button class="danger" aria-label="${say(`「${name}」を失効させる`, `Revoke "${name}"`)}">${say('失効', 'Revoke')}</button></form></td></tr>`,
  )}</tbody></table></div>`;
}
