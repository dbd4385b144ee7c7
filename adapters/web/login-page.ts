import type { Language } from '../../src/domain/language.ts';
import type { Shown } from './console.ts';
import { html, nothing, sayIn } from './markup.ts';

/** Where somebody logs in. @param next The page that they wanted. */
export function loginPage(language: Language, next: string, isWrong: boolean): Shown {
  const say = sayIn(language);
  return {
    title: say('ログイン', 'Log in'),
    status: isWrong ? 401 : 200,
    content: html`<form class="login" method="post" action="/login">
${isWrong ? html`<p class="warn" role="alert">${say('パスワードが違います。', 'That is not the password.')}</p>` : nothing}
<label for="password">${say('管理者のパスワード', 'The administrator’s password')}</label>
<input id="password" type="password" name="password" autocomplete="current-password" required autofocus>
<input type="hidden" name="next" value="${next}"><button class="primary">${say('ログイン', 'Log in')}</button></form>`,
  };
}

/** What is said where the console is not for whoever asks. */
export function closedPage(language: Language): Shown {
  const say = sayIn(language);
  return {
    title: say('コンソールは閉じています', 'The console is closed'),
    status: 403,
    content: html`<p>${say(
      'パスワードが設定されていないため、コンソールはKairanが動いている機械の上（http://127.0.0.1）でのみ開けます。ほかから使うには「npx kairan password」の出力をKAIRAN_PASSWORDに設定してください。',
      'No password is set, so the console opens only on the machine that runs Kairan (http://127.0.0.1). To use it from elsewhere, set KAIRAN_PASSWORD to what "npx kairan password" prints.',
    )}</p>`,
  };
}
