// How publications stand in the archive's room, for the ports that read and write them.
//   bodies       hash    id → the publication as JSON; none for what was withdrawn
//   rows         hash    id → born, said, revision, owner, source, event, url, deadline, day, ties; its event is the one that counts
//   changes      zset    id by its latest change
//   change, run  the last change; the run of the server that gave it
//   identities   hash    owner, source, key → id;  keys  zset  id, identity
//   urls, ties, events, deadlines   zsets of members that begin with what is looked for and end with the id
//   revisions    hash    id, revision → event, body
//   absorbed     set     ids that were events of their own until they were merged into another
export const rowsLua = `
local function rowOf(id)
  local packed = call('HGET', K .. 'rows', id)
  return packed and cmsgpack.unpack(packed) or nil
end
local function bodyOf(id) return call('HGET', K .. 'bodies', id) end
local function lastChange() return tonumber(call('GET', K .. 'change') or 0) end
local function idsOf(event)
  local ids = {}
  for _, member in ipairs(beginning('events', event)) do ids[#ids + 1] = parts(member)[2] end
  return ids
end
local function publicationsOf(events)
  local found = {}
  for _, event in ipairs(events) do
    for _, id in ipairs(idsOf(event)) do
      local body = bodyOf(id)
      if body then found[#found + 1] = {body, event, rowOf(id).born} end
    end
  end
  return found
end
`;

export const writesLua = `${rowsLua}
local function each(id, row, verb)
  local add = function(key, member)
    if verb == 'ZADD' then call('ZADD', K .. key, 0, member) else call('ZREM', K .. key, member) end
  end
  add('events', join(row.event, id))
  if row.url ~= '' then add('urls', join(row.owner, row.url, id)) end
  if row.deadline ~= '' then add('deadlines', join(row.deadline, string.format('%016.0f', row.born), id)) end
  for _, tie in ipairs(row.ties) do add('ties', join(row.owner, tie, row.day, id)) end
end
local function keepRow(id, row, before)
  if before then each(id, before, 'ZREM') end
  each(id, row, 'ZADD')
  call('HSET', K .. 'rows', id, cmsgpack.pack(row))
end
-- A server that starts again may have lost the last second: what followers saw under a number never comes under it again.
local function reserve(count)
  if count == 0 then return 0 end
  local current = run()
  local known = call('GET', K .. 'run')
  if current ~= known then
    call('SET', K .. 'run', current)
    if known then call('INCRBY', K .. 'change', 1000000) end
  end
  return call('INCRBY', K .. 'change', count) - count + 1
end
-- Its event is set at its birth; after that only a merge moves it.
local function write(p, body, change, isSaid)
  local before = rowOf(p.id)
  local row = {
    born = before and before.born or change,
    said = (before and not isSaid) and before.said or change,
    owner = before and before.owner or p.owner,
    event = before and before.event or p.event,
    source = p.source, url = p.url, deadline = p.deadline, day = p.day, ties = p.ties, revision = p.revision,
  }
  keepRow(p.id, row, before)
  call('HSET', K .. 'bodies', p.id, body)
  call('ZADD', K .. 'changes', change, p.id)
end
-- What went before it, and the keys that lead to it.
local function loseFormer(id, row)
  for revision = 1, row.revision do call('HDEL', K .. 'revisions', join(id, revision)) end
  for _, member in ipairs(beginning('keys', id)) do
    local key = parts(member)
    call('HDEL', K .. 'identities', join(key[2], key[3], key[4]))
    call('ZREM', K .. 'keys', member)
  end
end
`;
