import { dayOfPublication } from '../../calendar/day-of-publication.ts';
import { dayAhead } from '../../calendar/effect-day.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Archive, CommitOutcome } from '../archive.ts';
import { tiesOf } from '../ties.ts';
import { rowsLua, writesLua } from './archive-lua.ts';
import { type Kept, toPublication } from './publications.ts';
import type { Rooms } from './rooms.ts';
import { promise, script } from './script.ts';

const commitScript = promise(
  'commit',
  `${writesLua}
if a.readAt and a.readAt ~= lastChange() then return {'overtaken'} end
if not writeVersioned('sources', a.source, a.version, text(1)) then return {'stale'} end
local first = reserve(#a.publications)
for index, p in ipairs(a.publications) do
  local before = rowOf(p.id)
  local former = before and bodyOf(p.id)
  if former and before.revision < p.revision then
    call('HSET', K .. 'revisions', join(p.id, before.revision), join(before.event, former))
  end
  write(p, text(index + 1), first + index - 1, true)
end
for _, identity in ipairs(a.identities) do
  local member = join(a.owner, a.source, identity.key)
  if call('HSETNX', K .. 'identities', member, identity.publication) == 1 then
    call('ZADD', K .. 'keys', 0, join(identity.publication, member))
  end
end
for _, merge in ipairs(a.merges) do
  local moved = {}
  call('SADD', K .. 'absorbed', merge.from)
  for _, id in ipairs(idsOf(merge.from)) do
    local row = rowOf(id)
    moved[#moved + 1] = {id = id, born = row.born, isThere = bodyOf(id) and true or false}
    local after = rowOf(id)
    after.event = merge.to
    keepRow(id, after, row)
  end
  table.sort(moved, function(x, y) if x.born ~= y.born then return x.born < y.born end return x.id < y.id end)
  for _, one in ipairs(moved) do
    if one.isThere then call('ZADD', K .. 'changes', reserve(1), one.id) end
  end
end
return {'committed', lastChange()}`,
);

const changesScript = script(
  'changes',
  `${rowsLua}
local found, length = {}, 0
local range = call('ZRANGE', K .. 'changes', '(' .. a.after, '+inf', 'BYSCORE', 'LIMIT', 0, a.limit, 'WITHSCORES')
for index = 1, #range, 2 do
  local id = range[index]
  local row = rowOf(id)
  local body = bodyOf(id)
  found[#found + 1] = {id, tonumber(range[index + 1]), row.born, row.said, row.owner, row.event, body}
  length = length + (body and #body or 0)
  if a.charactersMax and length > a.charactersMax then break end
end
return found`,
);

const countScript = script('count_after', `return call('ZCOUNT', K .. 'changes', '(' .. a.after, '+inf')`);

const knownScript = script(
  'known',
  `${rowsLua}
local found, seen = {}, {}
local function take(id)
  if seen[id] then return end
  seen[id] = true
  local body = bodyOf(id)
  if not body then return end
  local keys = {}
  for _, member in ipairs(beginning('keys', id)) do keys[#keys + 1] = parts(member)[4] end
  found[#found + 1] = {body, rowOf(id).event, keys}
end
for _, key in ipairs(a.keys) do
  local id = call('HGET', K .. 'identities', join(a.owner, a.source, key))
  if id then take(id) end
end
for _, url in ipairs(a.urls) do
  for _, member in ipairs(beginning('urls', a.owner, url)) do
    local id = parts(member)[3]
    if rowOf(id).source == a.source then take(id) end
  end
end
return found`,
);

const nearScript = script(
  'near',
  `${rowsLua}
local events, seen = {}, {}
local function take(row)
  if seen[row.event] then return end
  seen[row.event] = true
  events[#events + 1] = row.event
end
for _, asked in ipairs(a.urls) do
  for _, member in ipairs(beginning('urls', a.owner, asked.url)) do
    local row = rowOf(parts(member)[3])
    if row.day ~= '' and row.day >= asked.from and row.day <= asked.to then take(row) end
  end
end
for _, asked in ipairs(a.ties) do
  local from, to = '[' .. join(a.owner, asked.tie, asked.from), '(' .. join(a.owner, asked.tie, asked.to) .. '\\1'
  for _, member in ipairs(call('ZRANGE', K .. 'ties', from, to, 'BYLEX')) do take(rowOf(parts(member)[4])) end
end
for _, id in ipairs(a.ids) do
  local row = rowOf(id)
  if row and row.owner == a.owner then take(row) end
end
return {lastChange(), publicationsOf(events)}`,
);

const revisionsScript = script(
  'revisions',
  `${rowsLua}
local body = bodyOf(a.id)
if not body then return {} end
local row, found = rowOf(a.id), {}
for revision = 1, row.revision - 1 do
  local former = call('HGET', K .. 'revisions', join(a.id, revision))
  if former then
    local at = string.find(former, '\\0', 1, true)
    found[#found + 1] = {string.sub(former, at + 1), string.sub(former, 1, at - 1), 0}
  end
end
found[#found + 1] = {body, row.event, 0}
return found`,
);

const rejudgeScript = script(
  'rejudge',
  `${writesLua}
local present = {}
for index, p in ipairs(a.publications) do if bodyOf(p.id) then present[#present + 1] = index end end
local first = reserve(#present)
for number, index in ipairs(present) do write(a.publications[index], text(index), first + number - 1, false) end
return #present`,
);

const removeScript = promise(
  'remove',
  `${writesLua}
for _, id in ipairs(a.ids) do
  if call('HDEL', K .. 'bodies', id) == 1 then
    local before, row = rowOf(id), rowOf(id)
    row.url, row.deadline, row.ties = '', '', {}
    keepRow(id, row, before)
    call('ZADD', K .. 'changes', reserve(1), id)
    loseFormer(id, row)
  end
end`,
);

export function redisArchive({ archive: room }: Rooms): Archive {
  return {
    async commit({ owner, state, publications, identities, merging }) {
      const texts = [JSON.stringify(state), ...publications.map(one => JSON.stringify(one))];
      const { id: source, version } = state;
      const { readAt, merges = [] } = merging ?? {};
      const args = { owner, source, version, publications: publications.map(toRow), identities, readAt, merges };
      const [kind, lastChange] = await room.run<[CommitOutcome['kind'], number]>(commitScript, args, texts);
      return kind === 'committed' ? { kind, lastChange } : { kind };
    },
    async changes(after, limit, charactersMax) {
      type Row = [string, number, number, number, string, string, string | null];
      const rows = await room.run<Row[]>(changesScript, { after, limit, charactersMax });
      return rows.map(([id, change, born, said, owner, event, body]) => ({
        id,
        change,
        born,
        said,
        owner,
        publication: body === null ? null : toPublication([body, event, born]),
      }));
    },
    countAfter: after => room.run<number>(countScript, { after }),
    async known(owner, source, keys, urls) {
      const rows = await room.run<[string, string, string[]][]>(knownScript, { owner, source, keys, urls });
      return rows.map(([body, event, known]) => ({ publication: toPublication([body, event, 0]), keys: known }));
    },
    async near(owner, nearby) {
      const [readAt, rows] = await room.run<[number, Kept[]]>(nearScript, { owner, ...nearby });
      return { readAt, publications: rows.map(toPublication) };
    },
    async revisions(id) {
      return (await room.run<Kept[]>(revisionsScript, { id })).map(toPublication);
    },
    async rejudge(publications) {
      const texts = publications.map(one => JSON.stringify(one));
      return room.run<number>(rejudgeScript, { publications: publications.map(toRow) }, texts);
    },
    async remove(ids) {
      await room.run(removeScript, { ids });
    },
  };
}

/** What the room knows of a publication beside its text; empty where there is none. */
export function toRow(publication: Publication) {
  const { id, owner, source, event, revision, url } = publication;
  const day = dayOfPublication(publication) ?? '';
  const ties = day === '' ? [] : tiesOf(publication);
  return { id, owner, source, event, revision, url: url ?? '', deadline: dayAhead(publication) ?? '', day, ties };
}
