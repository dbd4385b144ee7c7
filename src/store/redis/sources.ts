import type { SourceState } from '../../domain/source.ts';
import type { Sources } from '../sources.ts';
import type { Rooms } from './rooms.ts';
import { script } from './script.ts';

const stateScript = script('source', `return call('HGET', K .. 'sources', a.id)`);
const statesScript = script('sources', `return call('HVALS', K .. 'sources')`);
const recordScript = script('record', `return writeVersioned('sources', a.id, a.version, text(1)) and 1 or 0`);

/** In the archive's room, since a document's commit writes them too. */
export function redisSources({ archive: room }: Rooms): Sources {
  const read = (body: string) => JSON.parse(body) as SourceState;
  return {
    async state(id) {
      const body = await room.run<string | null>(stateScript, { id });
      return body === null ? null : read(body);
    },
    async states() {
      const all = (await room.run<string[]>(statesScript, {})).map(read);
      return all.sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    async record(state) {
      const { id, version } = state;
      return (await room.run(recordScript, { id, version }, [JSON.stringify(state)])) === 1;
    },
  };
}
