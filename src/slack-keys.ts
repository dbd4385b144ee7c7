import type { SlackKeys } from '../adapters/slack/settings.ts';
import type { Config } from './config.ts';

/** What of the configuration is Slack’s. */
export function slackKeys(config: Config): SlackKeys {
  return {
    botToken: config.KAIRAN_SLACK_BOT_TOKEN,
    signingSecret: config.KAIRAN_SLACK_SIGNING_SECRET,
    appToken: config.KAIRAN_SLACK_APP_TOKEN,
    clientId: config.KAIRAN_SLACK_CLIENT_ID,
    clientSecret: config.KAIRAN_SLACK_CLIENT_SECRET,
    encryptionKeys: config.KAIRAN_ENCRYPTION_KEY,
    command: config.KAIRAN_SLACK_COMMAND,
    history: config.KAIRAN_SLACK_HISTORY,
    unfurls: config.KAIRAN_SLACK_UNFURL,
    api: config.KAIRAN_SLACK_API,
    url: config.KAIRAN_URL,
  };
}
