import type { Publication } from '../../../domain/publication.ts';
import type { RecordOf } from '../../records.ts';
import { toRow } from '../archive.ts';
import { rowsLua, writesLua } from '../archive-lua.ts';
import { type Texts, textsOf } from '../deliveries.ts';
import { type Kept, toPublication } from '../publications.ts';
import type { Rooms } from '../rooms.ts';
import { promise, script } from '../script.ts';
import { pieceMax, type Shelves, valuesIn, whole } from './shelf.ts';

const sourcesScript = promise(
  'put_sources',
  `
for index, one in ipairs(a.records) do
  call('HSET', K .. 'sources:version', one.id, one.version)
  call('HSET', K .. 'sources', one.id, text(index))
end`,
);

const publicationsScript = script(
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

const putPublicationsScript = promise(
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

// As the next change would: behind what a server that has started again may have lost.
const lastScript = script(
  'last_change',
  `
local last = tonumber(call('GET', K .. 'change') or 0)
local known = call('GET', K .. 'run')
return (known and known ~= run()) and last + 1000000 or last`,
);

const putLastScript = promise(
  'put_last_change',
  `if a.last > tonumber(call('GET', K .. 'change') or 0) then call('SET', K .. 'change', string.format('%.0f', a.last)) end`,
);

/** What was published, and how far each source has come. */
export function archiveShelves({ archive }: Rooms): Shelves<'source' | 'publication' | 'change'> {
  return {
    source: {
      async *read() {
        yield whole(await valuesIn(archive, 'sources'));
      },
      async write(records) {
        const args = { records: records.map(({ id, version }) => ({ id, version })) };
        await archive.run(
          sourcesScript,
          args,
          records.map(one => JSON.stringify(one)),
        );
      },
    },
    publication: {
      async *read(cursor) {
        for (let after = Number(cursor ?? 0); ; ) {
          const rows = await archive.run<KeptRow[]>(publicationsScript, { after, limit: pieceMax });
          if (rows.length === 0) return;
          after = rows.at(-1)?.[1] ?? after;
          yield { records: rows.map(toRecord), cursor: String(after) };
        }
      },
      async write(records) {
        const texts = textsOf();
        const args = { records: records.map(one => toPut(one, texts)) };
        await archive.run(putPublicationsScript, args, texts.all);
      },
    },
    change: {
      async *read() {
        yield whole([{ last: await archive.run<number>(lastScript, {}) }]);
      },
      async write([record]) {
        if (record !== undefined) await archive.run(putLastScript, record);
      },
    },
  };
}

type KeptRow = readonly [
  id: string,
  change: number,
  born: number,
  said: number,
  owner: string,
  source: string,
  event: string,
  isAbsorbed: 0 | 1,
  body: string | null,
  identities: readonly (readonly [owner: string, source: string, key: string])[],
  revisions: readonly Kept[],
];

function toRecord([id, change, born, said, owner, source, event, absorbed, body, identities, revisions]: KeptRow) {
  return {
    id,
    change,
    born,
    said,
    owner,
    source,
    event,
    isAbsorbed: absorbed === 1,
    publication: body === null ? null : toPublication([body, event, born]),
    revisions: revisions.map(toPublication),
    identities: identities.map(([whose, from, key]) => ({ owner: whose, source: from, key })),
  };
}

function toPut(record: RecordOf['publication'], texts: Texts) {
  const { id, change, born, said, owner, source, event, isAbsorbed, publication, revisions, identities } = record;
  const found = publication === null ? gone : toRow(publication);
  const former = (one: Publication) => ({
    revision: one.revision,
    event: one.event,
    body: texts.add(JSON.stringify(one)),
  });
  return {
    row: { ...found, id, owner, source, event, born, said },
    body: publication === null ? undefined : texts.add(JSON.stringify(publication)),
    change,
    isAbsorbed,
    revisions: revisions.map(former),
    identities,
  };
}

/** What is known of a tombstone. */
const gone = { revision: 1, url: '', deadline: '', day: '', ties: [] };
