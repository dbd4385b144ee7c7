import type { ServerResponse } from 'node:http';
import type { InstallProvider } from '@slack/oauth';
import { Router } from 'express';
import type { Observe } from '../../src/domain/observation.ts';

export interface OAuthRoutesDeps {
  readonly provider: InstallProvider;
  readonly scopes: readonly string[];
  /** Where Slack sends people back to. */
  readonly redirectUri: string;
  /** The slash command, as people type it. */
  readonly command: string;
  readonly observe: Observe;
}

/** `/install` leads to Slack’s consent page, `/redirect` comes back from it. */
export function oauthRoutes({ provider, scopes, redirectUri, command, observe }: OAuthRoutesDeps): Router {
  const router = Router();
  router.get('/install', (request, response) =>
    provider.handleInstallPath(request, response, {}, { scopes: [...scopes], redirectUri }),
  );
  router.get('/redirect', (request, response) =>
    provider.handleCallback(request, response, {
      success: (installation, _options, _request, answer) =>
        page(answer, 200, installed(installation.team?.name, command)),
      failure: (error, _options, _request, answer) => {
        observe({ kind: 'request-refused', platform: 'slack', why: `an installation failed: ${error.message}` });
        page(answer, 400, notInstalled);
      },
    }),
  );
  return router;
}

function installed(team: string | undefined, command: string): readonly [ja: string, en: string] {
  return [
    `Kairanを${team === undefined ? 'ワークスペース' : `「${team}」`}にインストールしました。Slackで ${command} help と入力すると、使い方を表示します。`,
    `Kairan is installed${team === undefined ? '' : ` in ${team}`}. In Slack, ${command} help shows what it can do.`,
  ];
}

const notInstalled = [
  'インストールは完了していません。許可されなかったか、10分以上たったか、別のブラウザーで開かれました。/slack/oauth/install からやり直してください。',
  'Kairan was not installed: it was not allowed, took more than ten minutes, or came back in another browser. Start again from /slack/oauth/install.',
] as const;

function page(response: ServerResponse, status: number, [ja, en]: readonly [ja: string, en: string]): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${ja}\n\n${en}\n`);
}
