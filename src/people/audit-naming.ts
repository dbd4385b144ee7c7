import type { NumberedEntry } from '../domain/audit.ts';
import type { PersonId, WorkspaceId } from '../domain/workspace.ts';
import type { Audit } from '../store/audit.ts';

/** Lines of the log read at a time. */
const pageMax = 1_000;

/** The lines of what a person did, and of what was given to them. */
export async function* auditNaming(
  workspace: WorkspaceId,
  person: PersonId,
  audit: Audit,
): AsyncGenerator<NumberedEntry> {
  for (let after = 0; ; ) {
    const page = await audit.list(workspace, {}, after, pageMax);
    yield* page.filter(({ by, details }) => by === person || details.to === person);
    if (page.length < pageMax) return;
    after = page.at(-1)?.number ?? after;
  }
}
