import { revokeToken } from '../../../src/commands/acts/token-acts.ts';
import { stopSubscriptions } from '../../../src/digest/desk/stop.ts';
import type { Clock } from '../../../src/domain/time.ts';
import { mainWorkspace, type WorkspaceId } from '../../../src/domain/workspace.ts';
import type { Store } from '../../../src/store/store.ts';
import { conversationAt, placeOf } from '../place.ts';
import type { ListenDeps } from './deps.ts';

export interface LeavingDeps extends Pick<ListenDeps, 'app' | 'teams' | 'observe'> {
  readonly store: Pick<Store, 'subscriptions' | 'positions' | 'tokens' | 'audit'>;
  readonly clock: Clock;
  readonly workspaceOf: (team: string) => WorkspaceId;
}

/** Cleans up where the app was removed: its tokens are forgotten, its programs read nothing more, and what was ordered there rests until it comes back. */
export function listenToLeaving({ app, teams, store, clock, workspaceOf, observe }: LeavingDeps): void {
  app.event('app_uninstalled', async ({ body }) => leave(body.team_id));
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await leave(body.team_id);
  });

  async function leave(team: string): Promise<void> {
    await teams.leave(team);
    const workspace = workspaceOf(team);
    const ordered = (await store.subscriptions.list(workspace)).map(({ conversation }) => conversation);
    const there = ordered.filter(one => one.platform === 'slack' && placeOf(one).team === team);
    for (const channel of new Set(there.map(one => placeOf(one).channel)))
      await stopSubscriptions({ store, clock }, workspace, conversationAt({ team, channel }));
    if (workspace !== mainWorkspace) await revokeTokens(workspace, team);
    observe({ kind: 'uninstalled', platform: 'slack', tenant: team });
  }

  async function revokeTokens(workspace: WorkspaceId, team: string): Promise<void> {
    const viewer = { workspace, person: `slack:${team}`, roles: [] };
    const by = { store, viewer, conversation: { platform: 'slack', id: team }, now: clock.now() } as const;
    for (const { id } of await store.tokens.list(workspace)) await revokeToken(workspace, id, by);
  }
}
