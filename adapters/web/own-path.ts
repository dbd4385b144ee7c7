/** A page of ours; whatever leads elsewhere leads to the first one. */
export function ownPath(asked: unknown): string {
  return typeof asked === 'string' && /^\/(?![/\\])/.test(asked) ? asked : '/';
}
