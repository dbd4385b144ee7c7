import type { Language } from '../../src/domain/language.ts';
import { mainWorkspace } from '../../src/domain/workspace.ts';
import { html, type Markup, nothing, sayIn } from './markup.ts';
import type { Visitor } from './visitor.ts';
import type { WorkspaceChoice } from './workspaces.ts';

/** The pages of the console, in the order of its menu. */
export const menu = [
  { path: '/chat', ja: 'チャット', en: 'Chat' },
  { path: '/events', ja: '公表資料', en: 'Events' },
  { path: '/measures', ja: '制度', en: 'Measures' },
  { path: '/deadlines', ja: '期限・予定', en: 'Dates ahead' },
  { path: '/review', ja: '対応状況', en: 'Review' },
  { path: '/trends', ja: '動向', en: 'Trends' },
  { path: '/sources', ja: '情報源', en: 'Sources' },
  { path: '/deliveries', ja: '配信', en: 'Deliveries' },
  { path: '/connections', ja: '連携', en: 'Connections' },
] as const;

export interface Page {
  readonly title: string;
  readonly heading: Markup;
  /** Where the visitor is: a path of the menu, or none of them. */
  readonly path: string;
  readonly content: Markup;
  /** True where the page fills the window by itself. */
  readonly isWide?: boolean;
}

/** A whole page. */
export function layOut({ title, heading, path, content, isWide = false }: Page, visitor: Visitor): Markup {
  const { language } = visitor;
  const say = sayIn(language);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Kairan</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/kairan.css">
<script src="/assets/kairan.js" type="module"></script>
</head>
<body>
<a class="skip" href="#main">${say('本文へ', 'Skip to content')}</a>
<header>
<a class="brand" href="/">回覧 <span>Kairan</span></a>
<nav aria-label="${say('メニュー', 'Menu')}"><ul>${menu.map(one => html`<li><a href="${one.path}"${one.path === path ? html` aria-current="page"` : nothing}>${one[language]}</a></li>`)}</ul></nav>
<div class="tools">${workspaceSwitch(visitor)}${languageSwitch(language)}${visitor.canLogOut ? html`<form method="post" action="/logout"><button class="plain">${say('ログアウト', 'Log out')}</button></form>` : nothing}</div>
${visitor.isShownSamples ? html`<p class="sample" role="note">${say('見本データ：発行元と公表資料はすべて架空のものです。制度の情報は実在するものです。', 'Sample data: every publisher and publication shown here is made up. The measures are real.')}</p>` : nothing}
</header>
<main id="main"${isWide ? html` class="wide"` : nothing}>
<h1>${heading}</h1>
${content}
</main>
<footer><p>${say('一般的な情報の提供であり、法的助言ではありません。', 'General information, not legal advice.')}</p></footer>
</body>
</html>`;
}

function workspaceSwitch({ viewer, workspaces, language }: Visitor): Markup {
  const say = sayIn(language);
  if (workspaces.length < 2) return nothing;
  const option = ({ id, name }: WorkspaceChoice) =>
    html`<option value="${id}"${id === viewer.workspace ? html` selected` : nothing}>${id === mainWorkspace ? say('既定の組織', 'Main workspace') : (name ?? id)}</option>`;
  return html`<form method="post" action="/workspace"><select name="workspace" aria-label="${say('組織', 'Workspace')}">${workspaces.map(option)}</select><button class="plain">${say('切替', 'Switch')}</button></form>`;
}

function languageSwitch(language: Language): Markup {
  const [other, label] = language === 'ja' ? (['en', 'English'] as const) : (['ja', '日本語'] as const);
  return html`<form method="post" action="/language"><input type="hidden" name="language" value="${other}"><button class="plain" lang="${other}">${label}</button></form>`;
}
