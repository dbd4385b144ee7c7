import type { EventId, PublicationId } from '../../domain/publication.ts';
import type { Events } from '../events.ts';
import { rowsLua } from './archive-lua.ts';
import { type Kept, toPublication, toPublications } from './publications.ts';
import type { Rooms } from './rooms.ts';
import { script } from './script.ts';

const membersScript = script('members', `${rowsLua} return publicationsOf(a.events)`);

const eventOfScript = script(
  'event_of',
  `${rowsLua}
local row = rowOf(a.id)
return row and row.event or false`,
);

const addressedScript = script(
  'addressed',
  `${rowsLua}
local newest
for _, owner in ipairs({'shared', a.workspace}) do
  for _, url in ipairs(a.urls) do
    for _, member in ipairs(beginning('urls', owner, url)) do
      local row = rowOf(parts(member)[3])
      if not newest or row.born > newest.born then newest = row end
    end
  end
end
return newest and newest.event or false`,
);

const namesScript = script(
  'names',
  `${rowsLua}
local found = {}
for _, event in ipairs(a.events) do
  for _, id in ipairs(idsOf(event)) do found[#found + 1] = {event, id, rowOf(id).born} end
end
return found`,
);

const absorbedScript = script(
  'absorbed',
  `${rowsLua}
local found = {}
for _, event in ipairs(a.events) do
  for _, id in ipairs(idsOf(event)) do
    if call('SISMEMBER', K .. 'absorbed', id) == 1 then found[#found + 1] = {event, id, rowOf(id).born} end
  end
end
return found`,
);

const deadlinesScript = script(
  'deadlines',
  `${rowsLua}
local found = {}
for _, member in ipairs(call('ZRANGE', K .. 'deadlines', '[' .. a.from, '(' .. a.to .. '\\1', 'BYLEX')) do
  local id = parts(member)[3]
  local row = rowOf(id)
  found[#found + 1] = {bodyOf(id), row.event, row.born}
end
return found`,
);

export function redisEvents({ archive: room }: Rooms): Events {
  return {
    async members(events) {
      return toPublications(await room.run<Kept[]>(membersScript, { events: [...new Set(events)] }));
    },
    eventOf: id => room.run<EventId | null>(eventOfScript, { id }),
    addressed: (workspace, urls) => room.run<EventId | null>(addressedScript, { workspace, urls }),
    async namesOf(events) {
      return byEvent(await room.run<Named[]>(namesScript, { events: [...new Set(events)] }));
    },
    async absorbedBy(events) {
      return byEvent(await room.run<Named[]>(absorbedScript, { events: [...new Set(events)] }));
    },
    async deadlines(from, to) {
      return (await room.run<Kept[]>(deadlinesScript, { from, to })).map(toPublication);
    },
  };
}

type Named = [EventId, PublicationId, born: number];

function byEvent(rows: Named[]): ReadonlyMap<EventId, readonly PublicationId[]> {
  rows.sort(([, id, born], [, otherId, otherBorn]) => born - otherBorn || (id < otherId ? -1 : 1));
  const groups = Map.groupBy(rows, ([event]) => event);
  return new Map([...groups].map(([event, group]) => [event, group.map(([, id]) => id)]));
}
