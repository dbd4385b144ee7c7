/** How many were shown, and the last of them, as a cursor holds it; where somebody made one up, the beginning. */
export function readPlace(after: string | null): { readonly shown: number; readonly last: string } {
  const beginning = { shown: 0, last: '' };
  if (after === null) return beginning;
  try {
    const [shown, last] = JSON.parse(after) as readonly unknown[];
    return Number.isSafeInteger(shown) && Number(shown) >= 0 && typeof last === 'string'
      ? { shown: Number(shown), last }
      : beginning;
  } catch {
    return beginning;
  }
}
