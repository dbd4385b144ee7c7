import type { Observe } from '../domain/observation.ts';
import type { PollOutcome, Source } from '../domain/source.ts';

const barWidth = 24;

/**
 * Shows a round's progress: a bar that is redrawn on a terminal, else a line a source that brought something or failed,
 * each with its count.
 */
export function showProgress(output: NodeJS.WriteStream, sources: readonly Source[]): Observe {
  const names = new Map(sources.map(({ id, name }) => [id, name.en]));
  return observation => {
    if (observation.kind === 'round-finished' && output.isTTY) output.write('\r\u001B[K');
    if (observation.kind !== 'source-polled') return;
    const { source, outcome, done, of } = observation;
    const line = sayOutcome(outcome);
    const counted = `[${done}/${of}]`;
    if (line !== null)
      output.write(`${output.isTTY ? '\r\u001B[K' : ''}${counted} ${names.get(source) ?? source}: ${line}\n`);
    if (output.isTTY) output.write(`\r${bar(done, of)} ${done}/${of}`);
  };
}

/** Null where nothing happened that anyone needs to see. */
function sayOutcome(outcome: PollOutcome): string | null {
  switch (outcome.kind) {
    case 'unchanged':
      return null;
    case 'failed':
      return `not read: ${outcome.detail}`;
    case 'read': {
      const { added, revised, issues } = outcome;
      if (added + revised + issues === 0) return null;
      const parts = [
        `${added} new`,
        ...(revised > 0 ? [`${revised} edited`] : []),
        ...(issues > 0 ? [`${issues} issues in its document`] : []),
      ];
      return parts.join(', ');
    }
  }
}

function bar(done: number, of: number): string {
  const filled = of === 0 ? barWidth : Math.round((done / of) * barWidth);
  return '█'.repeat(filled) + '░'.repeat(barWidth - filled);
}
