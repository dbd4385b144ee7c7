import type { Secret } from '../../src/domain/secret.ts';

/** The configuration’s keys for Slack, as they were read. */
export interface SlackKeys {
  readonly botToken: Secret | null;
  readonly signingSecret: Secret | null;
  readonly appToken: Secret | null;
  readonly clientId: string;
  readonly clientSecret: Secret | null;
  readonly encryptionKeys: readonly Secret[];
  readonly command: string;
  readonly history: boolean;
  readonly unfurls: boolean;
  readonly api: string;
  /** Where we are reached from outside; empty where nobody said. */
  readonly url: string;
}

/** How Slack reaches us. */
export type Reached =
  | { readonly by: 'http'; readonly signingSecret: Secret }
  | { readonly by: 'socket'; readonly appToken: Secret };

/** Whose tokens we use. */
export type Installed =
  | { readonly by: 'token'; readonly botToken: Secret }
  | {
      readonly by: 'oauth';
      readonly clientId: string;
      readonly clientSecret: Secret;
      readonly encryptionKeys: readonly Secret[];
      readonly url: string;
    };

export interface SlackSettings {
  readonly reached: Reached;
  readonly installed: Installed;
  readonly command: string;
  readonly history: boolean;
  readonly unfurls: boolean;
  readonly api: string;
}

export type SettingsOutcome =
  /** No key of Slack’s is set. */
  | { readonly kind: 'off' }
  | { readonly kind: 'settings'; readonly settings: SlackSettings }
  /** What is missing, each a sentence that tells where to find it. */
  | { readonly kind: 'problems'; readonly problems: readonly string[] };

/** What the keys make together. */
export function readSettings(keys: SlackKeys): SettingsOutcome {
  const { botToken, signingSecret, appToken, clientId, clientSecret, command, history, unfurls, api } = keys;
  const isOff =
    botToken === null && signingSecret === null && appToken === null && clientId === '' && clientSecret === null;
  if (isOff) return { kind: 'off' };
  const isOAuth = clientId !== '' || clientSecret !== null;
  const problems = isOAuth ? oauthProblems(keys) : tokenProblems(keys);
  if (problems.length > 0) return { kind: 'problems', problems };
  const reached: Reached | null =
    appToken !== null ? { by: 'socket', appToken } : signingSecret !== null ? { by: 'http', signingSecret } : null;
  const installed: Installed | null =
    clientSecret !== null
      ? { by: 'oauth', clientId, clientSecret, encryptionKeys: keys.encryptionKeys, url: keys.url }
      : botToken !== null
        ? { by: 'token', botToken }
        : null;
  if (reached === null || installed === null) throw new Error('keys without a problem make no settings');
  return { kind: 'settings', settings: { reached, installed, command, history, unfurls, api } };
}

function tokenProblems({ botToken, signingSecret, appToken }: SlackKeys): string[] {
  return [
    ...(botToken === null
      ? [
          'KAIRAN_SLACK_BOT_TOKEN is missing. Find it under OAuth & Permissions after installing the app to your workspace (it begins with xoxb-), put it into .env, and start again.',
        ]
      : []),
    ...(signingSecret === null && appToken === null
      ? [
          'KAIRAN_SLACK_SIGNING_SECRET is missing. Find it under Basic Information → App Credentials, put it into .env, and start again. Without a public address, set KAIRAN_SLACK_APP_TOKEN instead (Socket Mode).',
        ]
      : []),
  ];
}

function oauthProblems(keys: SlackKeys): string[] {
  const { botToken, signingSecret, appToken, clientId, clientSecret, encryptionKeys, url } = keys;
  const where = 'Find it under Basic Information → App Credentials, put it into .env, and start again.';
  return [
    ...(clientId === '' ? [`KAIRAN_SLACK_CLIENT_ID is missing. ${where}`] : []),
    ...(clientSecret === null ? [`KAIRAN_SLACK_CLIENT_SECRET is missing. ${where}`] : []),
    ...(signingSecret === null ? [`KAIRAN_SLACK_SIGNING_SECRET is missing. ${where}`] : []),
    ...(encryptionKeys.length === 0
      ? [
          'KAIRAN_ENCRYPTION_KEY is missing, and tokens of workspaces are not kept without it. Make one with "openssl rand -base64 32", put it into .env, and keep a copy: without it every workspace has to install again.',
        ]
      : []),
    ...(url === ''
      ? ['KAIRAN_URL is missing. Set it to the https address under which Slack and browsers reach this server.']
      : []),
    ...(botToken !== null
      ? [
          'KAIRAN_SLACK_BOT_TOKEN is set together with KAIRAN_SLACK_CLIENT_ID. The first serves one workspace, the second many: remove one.',
        ]
      : []),
    ...(appToken !== null
      ? ['KAIRAN_SLACK_APP_TOKEN (Socket Mode) serves one workspace; remove it, or remove KAIRAN_SLACK_CLIENT_ID.']
      : []),
  ];
}
