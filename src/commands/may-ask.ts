import type { Viewer } from '../domain/workspace.ts';

/** What people of other organisations may ask in a channel that is shared with them: public facts. */
const publicFacts: ReadonlySet<string> = new Set([
  'latest',
  'search',
  'ask',
  'digest',
  'details',
  'evidence',
  'memo',
  'measure',
  'timeline',
  'upcoming',
  'deadlines',
  'measures',
  'compare',
  'overview',
  'help',
  'about',
]);

export function mayAsk({ roles }: Viewer, command: string): boolean {
  return roles.length > 0 || publicFacts.has(command);
}
