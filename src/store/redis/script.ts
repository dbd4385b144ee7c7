/** One atomic step of a room, in Lua. */
export interface Script {
  readonly name: string;
  readonly lua: string;
  /** True where whoever asked is told that it is done: a replica of the server must have it too, where there is one. */
  readonly isPromise: boolean;
}

/**
 * What every script begins with. `K` is the prefix of its room's keys, `a` its arguments, `text(n)` its n-th long text;
 * parts of a member are separated by a zero byte, which stands in nothing that is kept.
 */
const prelude = `
local K = KEYS[1]
local a = cjson.decode(ARGV[2])
local call = redis.call
local function text(number) return ARGV[number + 2] end
local function now()
  if ARGV[1] ~= '' then return tonumber(ARGV[1]) end
  local time = call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
local function run() return string.match(call('INFO', 'server'), 'run_id:(%w+)') end
local function join(...) return table.concat({...}, '\\0') end
local function parts(member)
  local found = {}
  for part in string.gmatch(member .. '\\0', '([^%z]*)%z') do found[#found + 1] = part end
  return found
end
local function beginning(key, ...)
  local prefix = join(...)
  return call('ZRANGE', K .. key, '[' .. prefix .. '\\0', '(' .. prefix .. '\\1', 'BYLEX')
end
local function writeVersioned(key, id, version, body)
  if tonumber(call('HGET', K .. key .. ':version', id) or 0) ~= version - 1 then return false end
  call('HSET', K .. key .. ':version', id, version)
  call('HSET', K .. key, id, body)
  return true
end
`;

/** A step, or a look, within one room. */
export function script(name: string, lua: string): Script {
  return { name: `kairan_${name}`, lua: `${prelude}${lua}`, isPromise: false };
}

/** A step that nobody may find undone: a commit, a lease, a confirmation, what a person wrote. */
export function promise(name: string, lua: string): Script {
  return { ...script(name, lua), isPromise: true };
}

/**
 * The same in each of the rooms that it is given; it returns what each returned, in their order.
 * @param definitions Functions that `lua` calls.
 */
export function inEach(name: string, lua: string, definitions = ''): Script {
  const loop = `${definitions}
local function within() ${lua} end
local results = {}
for index, room in ipairs(KEYS) do
  K = room
  results[index] = within() or false
end
return results`;
  return script(name, loop);
}

/**
 * Of a sorted set that every room has: the `max` members with the lowest scores up to `at`, as {room's number, member}. Few
 * are read of each room at a time: what is read and not taken costs as much as what is.
 */
export const lowestLua = `
local fewAtOnce = 4
local function lowest(key, at, max)
  local heads = {}
  local function read(head)
    head.from, head.next = head.from + fewAtOnce, 1
    head.rows = call('ZRANGE', KEYS[head.room] .. key, '-inf', at, 'BYSCORE',
      'LIMIT', head.from - fewAtOnce, fewAtOnce, 'WITHSCORES')
    head.score = tonumber(head.rows[2])
  end
  for room = 1, #KEYS do
    local head = {room = room, from = 0}
    read(head)
    if head.score then heads[#heads + 1] = head end
  end
  local found = {}
  while #found < max and #heads > 0 do
    local first = 1
    for index = 2, #heads do if heads[index].score < heads[first].score then first = index end end
    local head = heads[first]
    found[#found + 1] = {head.room, head.rows[head.next]}
    head.next = head.next + 2
    head.score = tonumber(head.rows[head.next + 1] or '')
    if not head.score and head.next > 2 * fewAtOnce then read(head) end
    if not head.score then table.remove(heads, first) end
  end
  return found
end
`;
