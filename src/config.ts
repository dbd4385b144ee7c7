import {
  address,
  choice,
  conversation,
  duration,
  type Key,
  matching,
  path,
  paths,
  people,
  permissionTable,
  secretKeys,
  secretText,
  secretUrl,
  text,
  url,
  wholeNumber,
  yesNo,
} from './config-key.ts';
import { passwordHashPattern } from './domain/password.ts';
import { isStoreAddress, storeForm } from './store/redis/address.ts';

/** Every key that Kairan reads; `.env.example` and docs/configuration.md are made from it. */
export const keys = {
  KAIRAN_DB: path('Where the embedded store is kept; the library stands beside it.', './data/kairan.db'),
  KAIRAN_STORE: secretText(
    'A Redis (7 or newer) that many replicas share, instead of the embedded store: docs/scale.md.',
    { test: isStoreAddress },
    storeForm,
  ),
  KAIRAN_OTHER_STORE: secretText('Another Redis, for `store copy` between two.', { test: isStoreAddress }, storeForm),
  KAIRAN_LANGUAGE: choice('Language of messages where a channel has chosen none.', ['ja', 'en'], 'ja'),
  KAIRAN_OPERATOR: conversation('Where whoever runs Kairan is told of what cannot be delivered.'),
  KAIRAN_ADMINS: people('Who has the role of an administrator in chats.'),
  KAIRAN_PERMISSIONS: permissionTable(
    'Least role for each thing, where it differs: reviews, subscriptions, settings and exports are everybody’s; sources, tokens and the audit log the administrators’.',
  ),
  KAIRAN_WEBHOOKS: text('YAML file with webhooks that may be subscribed to digests: docs/webhooks.md.'),
  KAIRAN_SOURCES: paths('YAML files with sources of your own, which add to the catalogue or override it by id.'),
  KAIRAN_MEASURES: paths('YAML files with measures of your own, which add to the catalogue or override it by id.'),
  KAIRAN_CONTACT: url('Address in the User-Agent under which publishers reach whoever runs this.', ''),
  KAIRAN_HOST_PAUSE: duration('Pause between two requests to the same host.', '2s'),
  KAIRAN_ALLOW_PRIVATE_ADDRESSES: yesNo(
    'Lets sources stand at private addresses. Leave it off unless your sources are inside your network.',
  ),
  KAIRAN_EXTRA_CA: text('PEM file with the certificate authority of your proxy.'),
  KAIRAN_HTTP: address('Where the HTTP server listens; port 0 takes any that is free.', '127.0.0.1:8080'),
  KAIRAN_HTTP_PROXIES: wholeNumber(
    'How many proxies stand in front of the HTTP server, whose word on the caller’s address is taken.',
    '0',
  ),
  KAIRAN_URL: url('Address under which people and chat platforms reach the HTTP server from outside.', ''),
  KAIRAN_PASSWORD: secretText(
    'The console’s password, as `npx kairan password` prints it. Without it the console opens only on this machine.',
    passwordHashPattern,
    'what npx kairan password prints',
  ),
  KAIRAN_METRICS_TOKEN: secretText(
    'Lets Prometheus ask /metrics from elsewhere with it (Authorization: Bearer). Without it only this machine may.',
    /^[\x21-\x7e]{16,}$/,
    'a token of 16 or more characters without blanks',
  ),
  KAIRAN_ENCRYPTION_KEY: secretKeys(
    'Encrypts the tokens of installations in the store. To change it, put the new key in front of the old one.',
  ),
  KAIRAN_SLACK_BOT_TOKEN: secretText(
    'Slack, one workspace: the bot token, under OAuth & Permissions.',
    /^xox[be]\.?[-\w.]+$/,
    'a token that begins with xoxb-',
  ),
  KAIRAN_SLACK_SIGNING_SECRET: secretText(
    'Slack over HTTP: proves that a request is Slack’s; under Basic Information, App Credentials.',
    /^[\x21-\x7e]{8,}$/,
    'the secret as Slack shows it',
  ),
  KAIRAN_SLACK_APP_TOKEN: secretText(
    'Slack without a public address (Socket Mode): the app-level token with connections:write, under Basic Information.',
    /^xapp-[-\w]+$/,
    'a token that begins with xapp-',
  ),
  KAIRAN_SLACK_CLIENT_ID: text('Slack for many workspaces (OAuth): the client ID, under Basic Information.'),
  KAIRAN_SLACK_CLIENT_SECRET: secretText(
    'Slack for many workspaces (OAuth): the client secret, under Basic Information.',
    /^[\x21-\x7e]{8,}$/,
    'the secret as Slack shows it',
  ),
  KAIRAN_SLACK_COMMAND: matching(
    'The slash command, as the manifest names it.',
    /^\/[a-z0-9_-]{1,31}$/,
    'a slash and up to 31 lower-case letters, digits, - and _',
    '/kairan',
  ),
  KAIRAN_SLACK_HISTORY: yesNo(
    'Set it where the manifest was made --with-history: answers in threads without a mention, and looks for lost messages.',
  ),
  KAIRAN_SLACK_UNFURL: yesNo(
    'Set it where the manifest was made with --unfurl: addresses of these domains get a preview.',
  ),
  KAIRAN_SLACK_API: url('Slack’s Web API; another for GovSlack.', 'https://slack.com/api/'),
  KAIRAN_LLM_URL: url(
    'OpenAI-compatible endpoint of a language model that may choose and join quotations in answers, where an administrator has switched it on for the workspace; none where empty.',
    '',
  ),
  KAIRAN_LLM_MODEL: text('The model’s name at that endpoint.'),
  KAIRAN_LLM_KEY: secretText('The endpoint’s API key, where it wants one.', /^[\x21-\x7e]+$/, 'a key without blanks'),
  KAIRAN_LLM_TOKENS_A_DAY: wholeNumber(
    'Tokens that the model may use a day, in Japan; then answers come without it.',
    '200000',
  ),
  KAIRAN_LLM_TIMEOUT: duration('How long an answer waits for the model.', '20s'),
  KAIRAN_TEAMS_APP_ID: text('Teams: the bot’s application (client) ID in Azure.'),
  KAIRAN_TEAMS_APP_PASSWORD: secretText(
    'Teams: a client secret of that application.',
    /^[\x21-\x7e]{8,}$/,
    'the secret as Azure shows it',
  ),
  KAIRAN_TEAMS_TENANT: text('Teams: the directory (tenant) ID; the bot serves this tenant only.'),
  KAIRAN_TEAMS_OPENID: url('Teams: where Microsoft’s keys stand, where that is a sovereign cloud.', ''),
  KAIRAN_TEAMS_LOGIN: url('Teams: where the bot’s own token is fetched, where that is a sovereign cloud.', ''),
  KAIRAN_TEAMS_UNSIGNED: yesNo(
    'Teams: lets Microsoft’s test client in, which signs nothing; at 127.0.0.1 only, never in production.',
  ),
  KAIRAN_RETENTION_QUESTIONS: duration(
    'How long questions are kept after a thread was last spoken in, so that the next one has its context.',
    '30d',
  ),
  KAIRAN_RETENTION_AUDIT: duration('How long lines of the audit log are kept; 0d keeps them for ever.', '0d'),
  KAIRAN_RETENTION_DELIVERIES: duration(
    'How long messages are kept after they were sent or given up, with what they told whom of which event; 0d keeps them for ever.',
    '1095d',
  ),
  KAIRAN_LOG: choice('How much is logged.', ['silent', 'error', 'warn', 'info', 'debug'], 'error'),
  HTTPS_PROXY: secretUrl('Proxy for https addresses.'),
  HTTP_PROXY: secretUrl('Proxy for http addresses.'),
  NO_PROXY: text('Hosts that are reached without the proxy, separated by commas.'),
} as const;

type Keys = typeof keys;
export type Config = { readonly [Name in keyof Keys]: Exclude<ReturnType<Keys[Name]['read']>, undefined> };

export type ConfigOutcome =
  | { readonly kind: 'ok'; readonly config: Config }
  /** Every problem at once, each a sentence that names its key. */
  | { readonly kind: 'problems'; readonly problems: readonly string[] };

/** Reads the configuration from the environment, or from what a test hands in. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): ConfigOutcome {
  const problems: string[] = unknownKeys(environment);
  const config: Record<string, unknown> = {};
  for (const [name, key] of Object.entries<Key<unknown>>(keys)) {
    const written = environment[name]?.trim() || key.default;
    const value = key.read(written);
    if (value === undefined) {
      problems.push(
        `${name} is ${key.secret ? 'set to something else' : JSON.stringify(written)}; it takes ${key.expects}. ${key.help}`,
      );
    }
    config[name] = value;
  }
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'ok', config: config as Config };
}

/** The same console, and nothing else of what is configured: no chat platform, model, webhook or file of the operator's. */
export function onlyConsole({
  KAIRAN_HTTP,
  KAIRAN_HTTP_PROXIES,
  KAIRAN_URL,
  KAIRAN_PASSWORD,
  KAIRAN_LOG,
}: Config): Config {
  const bare = Object.fromEntries(
    Object.entries<Key<unknown>>(keys).map(([name, key]) => [name, key.read(key.default)]),
  ) as Config;
  const http = KAIRAN_HTTP ?? bare.KAIRAN_HTTP;
  return { ...bare, KAIRAN_HTTP: http, KAIRAN_HTTP_PROXIES, KAIRAN_URL, KAIRAN_PASSWORD, KAIRAN_LOG };
}

/** The text of `.env.example`. */
export function exampleEnvironment(): string {
  const entries = Object.entries<Key<unknown>>(keys).map(
    ([name, key]) =>
      `# ${key.help} Takes ${key.expects}.\n${key.secret || key.default === '' ? '# ' : ''}${name}=${key.default}\n`,
  );
  return `# Copy to .env and change what you need; every key is optional.\n\n${entries.join('\n')}`;
}

/** A key that nobody reads is a typing error more often than not. */
function unknownKeys(environment: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(environment)
    .filter(name => name.startsWith('KAIRAN_') && !(name in keys))
    .map(name => `${name} is not a key that Kairan knows; .env.example lists them all.`);
}
