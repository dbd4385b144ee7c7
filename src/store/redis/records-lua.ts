// How everything that moves is read from the rooms, and put into them.
import { rowsLua, writesLua } from './archive-lua.ts';
import { auditLua } from './audit.ts';
import { enterLua, wholeLua } from './deliveries.ts';
import { writeReviewLua } from './reviews.ts';
import { inEach, promise, script } from './script.ts';
import { writeSubscriptionLua } from './subscriptions.ts';

export const pairsScript = script('all_pairs', `return call('HGETALL', K .. a.key)`);
export const valuesScript = script('all_values', `return call('HVALS', K .. a.key)`);

/** In which shards there is anything. */
export const filledScript = inEach('filled', `return call('EXISTS', K .. a.key)`);

export const untilScript = script(
  'until',
  `
local found = {}
for index, key in ipairs(a.keys) do found[index] = call('HGET', K .. key, 'until') end
return found`,
);

export const placesScript = script('places', `return call('ZRANGE', K .. 'threads', 0, -1, 'WITHSCORES')`);
export const turnsScript = script(
  'all_turns',
  `
local found = {}
for index, place in ipairs(a.places) do found[index] = call('LRANGE', K .. 'thread:' .. place, 0, -1) end
return found`,
);

export const publicationsScript = script(
  'publications',
  `${rowsLua}
local found = {}
local range = call('ZRANGE', K .. 'changes', '(' .. a.after, '+inf', 'BYSCORE', 'LIMIT', 0, a.limit, 'WITHSCORES')
for index = 1, #range, 2 do
  local id = range[index]
  local row, identities, revisions = rowOf(id), {}, {}
  for _, member in ipairs(beginning('keys', id)) do
    local part = parts(member)
    identities[#identities + 1] = {part[2], part[3], part[4]}
  end
  for revision = 1, row.revision - 1 do
    local former = call('HGET', K .. 'revisions', join(id, revision))
    if former then
      local at = string.find(former, '\\0', 1, true)
      revisions[#revisions + 1] = {string.sub(former, at + 1), string.sub(former, 1, at - 1), 0}
    end
  end
  found[#found + 1] = {id, tonumber(range[index + 1]), row.born, row.said, row.owner, row.source, row.event,
    call('SISMEMBER', K .. 'absorbed', id), bodyOf(id), identities, revisions}
end
return found`,
);

// As the next change would: behind what a server that has started again may have lost.
export const lastScript = script(
  'last_change',
  `
local last = tonumber(call('GET', K .. 'change') or 0)
local known = call('GET', K .. 'run')
local run = string.match(call('INFO', 'server'), 'run_id:(%w+)')
return (known and known ~= run) and last + 1000000 or last`,
);

export const deliveriesScript = script(
  'whole_deliveries',
  `${enterLua} ${wholeLua}
local found = {}
for _, id in ipairs(a.ids) do
  local one = whole(id)
  if one then
    local conversation = call('HGET', K .. 'delivery:' .. id, 'conversation')
    local isHeld = call('HEXISTS', K .. 'holders', conversation) == 1
    found[#found + 1] = {one, isHeld and '0' or call('ZSCORE', K .. 'lanes:' .. platformOf(conversation), conversation)}
  end
end
return found`,
);

export const hashScript = promise(
  'put_in_hash',
  `for index, one in ipairs(a.records) do call('HSET', K .. one.hash, one.field, text(index)) end`,
);

export const sessionsScript = promise(
  'put_sessions',
  `
for index, one in ipairs(a.records) do
  call('HSET', K .. 'sessions', one.id, text(index))
  call('ZADD', K .. 'sessions:ends', one.expiresAt, one.id)
end`,
);

export const onceScript = promise(
  'put_once',
  `
for _, one in ipairs(a.records) do
  call('HSET', K .. 'once:' .. one.key, 'token', '', 'until', one['until'])
  call('PEXPIREAT', K .. 'once:' .. one.key, one['until'] + a.sweptAfterMs)
end`,
);

export const threadsScript = promise(
  'put_threads',
  `
for _, one in ipairs(a.records) do
  local key = K .. 'thread:' .. one.place
  call('DEL', key)
  for index = one.from, one.to do call('RPUSH', key, text(index)) end
  call('ZADD', K .. 'threads', one.at, one.place)
end`,
);

// What is written is taken for the one after the version before.
export const subscriptionsScript = promise(
  'put_subscriptions',
  `${writeSubscriptionLua}
for index, one in ipairs(a.records) do
  call('HSET', K .. 'subscriptions:version', join(one.workspace, one.id), one.version - 1)
  writeSubscription(one, text(index))
end`,
);

export const reviewsScript = promise(
  'put_reviews',
  `${writeReviewLua}
for index, one in ipairs(a.records) do
  call('HSET', K .. 'reviews:' .. one.workspace .. ':version', one.event, one.version - 1)
  writeReview(one, text(index))
end`,
);

export const sourcesScript = promise(
  'put_sources',
  `
for index, one in ipairs(a.records) do
  call('HSET', K .. 'sources:version', one.id, one.version)
  call('HSET', K .. 'sources', one.id, text(index))
end`,
);

export const putPublicationsScript = promise(
  'put_publications',
  `${writesLua}
for _, one in ipairs(a.records) do
  local before = rowOf(one.row.id)
  if before then loseFormer(one.row.id, before) end
  keepRow(one.row.id, one.row, before)
  if one.body then call('HSET', K .. 'bodies', one.row.id, text(one.body)) else call('HDEL', K .. 'bodies', one.row.id) end
  call('ZADD', K .. 'changes', one.change, one.row.id)
  call(one.isAbsorbed and 'SADD' or 'SREM', K .. 'absorbed', one.row.id)
  for _, former in ipairs(one.revisions) do
    call('HSET', K .. 'revisions', join(one.row.id, former.revision), join(former.event, text(former.body)))
  end
  for _, identity in ipairs(one.identities) do
    local member = join(identity.owner, identity.source, identity.key)
    call('HSET', K .. 'identities', member, one.row.id)
    call('ZADD', K .. 'keys', 0, join(one.row.id, member))
  end
end`,
);

export const putLastScript = promise(
  'put_last_change',
  `if a.last > tonumber(call('GET', K .. 'change') or 0) then call('SET', K .. 'change', string.format('%.0f', a.last)) end`,
);

export const putDeliveriesScript = promise(
  'put_deliveries',
  `${enterLua}
for _, d in ipairs(a.records) do
  -- One that is there already, because the writing was cut off, has its texts.
  if call('EXISTS', K .. 'delivery:' .. d.id) == 0 then keep(d, d.number) end
  if d.number > tonumber(call('GET', K .. 'number') or 0) then call('SET', K .. 'number', d.number) end
  call('ZREM', stateKey(d.workspace, 'planned'), d.id)
  call('ZADD', stateKey(d.workspace, d.state), d.number, d.id)
  call('HSET', K .. 'delivery:' .. d.id, 'state', d.state, 'attempts', d.attempts, 'begunAt', d.begunAt,
    'lastReason', d.lastReason, 'ref', d.ref, 'sentAt', d.sentAt)
  if d.readyAt then call('ZADD', K .. 'lanes:' .. platformOf(d.conversation), 'GT', d.readyAt, d.conversation)
  else call('ZREM', K .. 'waiting:' .. d.conversation, d.id) end
  if d.ref ~= '' then noteSent(d.id, d, d.ref, d.sentAt) end
end`,
);

export const putLinesScript = promise(
  'put_audit',
  `${auditLua}
for index, one in ipairs(a.records) do
  keepLine(one.number, one, text(index))
  if one.number > tonumber(call('GET', K .. 'audit:number') or 0) then call('SET', K .. 'audit:number', one.number) end
end`,
);
