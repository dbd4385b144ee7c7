// marks, a hash of the house's room: what the store says of itself; its id stands beside it since its first opening.
import type { Marks } from '../marks.ts';
import type { Processes } from '../processes.ts';
import type { Rooms } from './rooms.ts';
import { promise, script } from './script.ts';

const markScript = script('mark', `return call('HGET', K .. 'marks', a.name)`);
const setMarkScript = promise('set_mark', `call('HSET', K .. 'marks', a.name, text(1))`);
const takeMarkScript = promise('take_mark', `call('HDEL', K .. 'marks', a.name)`);

export function redisMarks({ house }: Rooms, id: string): Marks {
  return {
    id: async () => id,
    read: name => house.run<string | null>(markScript, { name }),
    async write(name, body) {
      if (body === null) await house.run(takeMarkScript, { name });
      else await house.run(setMarkScript, { name }, [body]);
    },
  };
}

const presentLua = `
local function present()
  local found, at = {}, now()
  local all = call('HGETALL', K .. 'processes')
  for index = 1, #all, 2 do
    if tonumber(all[index + 1]) > at then found[#found + 1] = all[index] else call('HDEL', K .. 'processes', all[index]) end
  end
  return found
end
`;
const arriveScript = script(
  'arrive',
  `${presentLua} present() call('HSET', K .. 'processes', a.holder, now() + a.ttlMs)`,
);
const leaveScript = script('leave', `call('HDEL', K .. 'processes', a.holder)`);
const presentScript = script('present', `${presentLua} return present()`);

export function redisProcesses({ house }: Rooms): Processes {
  return {
    async arrive(holder, ttlMs) {
      await house.run(arriveScript, { holder, ttlMs });
    },
    async leave(holder) {
      await house.run(leaveScript, { holder });
    },
    present: async () => [...(await house.run<string[]>(presentScript, {}))].sort(),
  };
}
