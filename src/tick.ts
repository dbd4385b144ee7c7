import cron from 'node-cron';

/** Calls back every twenty seconds; a tick that is still running is not overlapped by the next. */
export function startTicking(tick: () => Promise<void>): { stop(): void } {
  const task = cron.schedule('*/20 * * * * *', tick, { noOverlap: true });
  return { stop: () => void task.destroy() };
}
