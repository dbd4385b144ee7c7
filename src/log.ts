import pino, { type Logger } from 'pino';
import type { Observe } from './domain/observation.ts';

/** Writes observations as JSON lines to standard error, one subscriber among others. */
export function createLog(level: string): Observe {
  const logger: Logger = pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
  return observation => {
    const { kind, ...rest } = observation;
    switch (observation.kind) {
      case 'bug':
        logger.error({ where: observation.where, err: observation.error }, 'bug');
        return;
      case 'source-polled':
        logger[observation.outcome.kind === 'failed' ? 'warn' : 'debug'](rest, kind);
        return;
      case 'delivery-attempted':
        logger[observation.outcome === 'sent' ? 'debug' : 'warn'](rest, kind);
        return;
      case 'delivery-lost':
      case 'put-off':
        logger.error(rest, kind);
        return;
      case 'source-moved':
      case 'unreplicated':
      case 'request-refused':
      case 'answer-lost':
      case 'connection-lost':
      case 'roster-unknown':
        logger.warn(rest, kind);
        return;
      case 'model-asked':
        logger[observation.outcome === 'written' && observation.why === null ? 'info' : 'warn'](rest, kind);
        return;
      case 'round-started':
        logger[observation.sources === 0 ? 'debug' : 'info'](rest, kind);
        return;
      case 'document-prepared':
      case 'delivery-planned':
      case 'publications-kept':
      case 'program-answered':
        logger.debug(rest, kind);
        return;
      default:
        logger.info(rest, kind);
    }
  };
}
