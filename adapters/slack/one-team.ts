import type { WebClientOptions } from '@slack/web-api';
import { OperatorError } from '../../src/domain/operator-error.ts';
import type { Secret } from '../../src/domain/secret.ts';
import { mainWorkspace } from '../../src/domain/workspace.ts';
import { createClient } from './client.ts';
import { slackError } from './outcome.ts';
import type { Team, Teams } from './team.ts';

export interface OneTeam extends Teams {
  /**
   * Asks Slack whose token it is.
   * @throws OperatorError where Slack does not accept it.
   */
  team(): Promise<Team>;
}

/** The one workspace whose bot token is configured. */
export function createOneTeam(botToken: Secret, options: WebClientOptions): OneTeam {
  const token = botToken.reveal();
  const client = createClient(token, options);
  let known: Promise<Team> | null = null;

  async function ask(): Promise<Team> {
    try {
      const { team_id: id = '', user_id: botUser = '', bot_id: botId = '' } = await client.auth.test();
      return { id, botUser, botId, workspace: mainWorkspace, token, client };
    } catch (error) {
      known = null;
      const said = slackError(error);
      if (said === null) throw error;
      throw new OperatorError(
        `Slack does not accept KAIRAN_SLACK_BOT_TOKEN (${said}). Copy the bot token anew from OAuth & Permissions, after installing the app there, and start again.`,
      );
    }
  }

  const team = () => {
    known ??= ask();
    return known;
  };
  return {
    team,
    async of(id) {
      const one = await team();
      return one.id === id ? one : null;
    },
    async leave() {
      known = null;
    },
  };
}
