import type { PersonId, WorkspaceId } from '../domain/workspace.ts';
import { workspacesOf } from '../people/workspaces.ts';
import type { Store } from '../store/store.ts';
import type { Given } from './verb.ts';

export type PersonAsked =
  | {
      readonly kind: 'person';
      readonly person: PersonId;
      readonly workspaces: (store: Store) => Promise<readonly WorkspaceId[]>;
    }
  | { readonly kind: 'problem'; readonly problem: string };

/** Who is meant on the command line, and where they are looked for. */
export function personAsked(given: Given, words: readonly string[]): PersonAsked {
  const [person = ''] = words;
  if (words.length !== 1 || !/^[a-z]+:[^\s/]+\/\S+$/.test(person)) {
    const problem =
      'Name one person as the log does: slack:T123/U456 or teams:TENANT/29:abc ("kairan export audit" lists who did what).';
    return { kind: 'problem', problem };
  }
  const more = typeof given.workspace === 'string' ? [given.workspace] : [];
  const workspaces = async (store: Store) => [...new Set([...(await workspacesOf(store)), ...more])];
  return { kind: 'person', person, workspaces };
}
