/**
 * Runs work of a library that lets go of promises which fail later: nobody can catch these, and one would end the process.
 * @param tell Told of each; others that fail meanwhile are told too, so the work should be the only one that goes on.
 */
export async function catchingLoosePromises<T>(work: () => Promise<T>, tell: (reason: unknown) => void): Promise<T> {
  process.on('unhandledRejection', tell);
  try {
    return await work();
  } finally {
    // What failed last is reported after the microtasks of this turn.
    await new Promise(resolve => setImmediate(resolve));
    process.off('unhandledRejection', tell);
  }
}
