/** Processor time of this thread so far, in ms: what a loaded machine does not stretch. */
export function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
