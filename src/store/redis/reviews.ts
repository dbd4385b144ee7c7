import { forgottenPerson } from '../../domain/audit.ts';
import { isOpen, type Review, withoutPerson } from '../../domain/review.ts';
import type { Reviews } from '../reviews.ts';
import { auditLua, toLine } from './audit.ts';
import type { Rooms } from './rooms.ts';
import { inEach, promise, script } from './script.ts';

// In a workspace's shard:
//   reviews:WORKSPACE   hash  event → JSON, and its version beside it
//   open:WORKSPACE      zset  event by when it was last changed
//   snoozed             zset  day, workspace, event of open ones;  snoozes  hash  workspace, event → day
export const writeReviewLua = `
local function unindex(workspace, event)
  call('ZREM', K .. 'open:' .. workspace, event)
  local day = call('HGET', K .. 'snoozes', join(workspace, event))
  if day then
    call('ZREM', K .. 'snoozed', join(day, workspace, event))
    call('HDEL', K .. 'snoozes', join(workspace, event))
  end
end
local function writeReview(r, body)
  if not writeVersioned('reviews:' .. r.workspace, r.event, r.version, body) then return false end
  unindex(r.workspace, r.event)
  if r.isOpen then
    call('ZADD', K .. 'open:' .. r.workspace, r.changedAt, r.event)
    if r.untilDay then
      call('ZADD', K .. 'snoozed', 0, join(r.untilDay, r.workspace, r.event))
      call('HSET', K .. 'snoozes', join(r.workspace, r.event), r.untilDay)
    end
  end
  return true
end
`;

const findScript = script(
  'reviews',
  `
local found = {}
for _, event in ipairs(a.events) do
  local body = call('HGET', K .. 'reviews:' .. a.workspace, event)
  if body then found[#found + 1] = body end
end
return found`,
);

const saveScript = promise(
  'save_review',
  `${writeReviewLua} ${auditLua}
if not writeReview(a.review, text(1)) then return 0 end
for _, event in ipairs(a.absorbed) do
  unindex(a.review.workspace, event)
  call('HDEL', K .. 'reviews:' .. a.review.workspace, event)
  call('HDEL', K .. 'reviews:' .. a.review.workspace .. ':version', event)
end
for index, entry in ipairs(a.entries) do enterAudit(entry, text(index + 1)) end
return 1`,
);

const openScript = script(
  'open_reviews',
  `
local found = {}
for index, event in ipairs(call('ZRANGE', K .. 'open:' .. a.workspace, 0, a.max - 1, 'REV')) do
  found[index] = call('HGET', K .. 'reviews:' .. a.workspace, event)
end
return found`,
);

const dueScript = inEach(
  'due_reviews',
  `
local found = {}
for index, member in ipairs(call('ZRANGE', K .. 'snoozed', '-', '(' .. a.day .. '\\1', 'BYLEX', 'LIMIT', 0, a.max)) do
  local part = parts(member)
  found[index] = {part[1], call('HGET', K .. 'reviews:' .. part[2], part[3])}
end
return found`,
);

const allScript = script('all_reviews', `return call('HVALS', K .. 'reviews:' .. a.workspace)`);

export function redisReviews(rooms: Rooms): Reviews {
  const reviews: Reviews = {
    async find(workspace, events) {
      return (await rooms.of(workspace).run<string[]>(findScript, { workspace, events: [...new Set(events)] })).map(
        read,
      );
    },
    async save(review, entries, absorbed = []) {
      const args = { review: toReviewIndex(review), entries: entries.map(toLine), absorbed };
      const texts = [review, ...entries].map(one => JSON.stringify(one));
      return (await rooms.of(review.workspace).run(saveScript, args, texts)) === 1;
    },
    async open(workspace, max) {
      return (await rooms.of(workspace).run<string[]>(openScript, { workspace, max })).map(read);
    },
    async due(day, max) {
      const found = (await rooms.inEach<[string, string][]>(dueScript, { day, max })).flat();
      const rows = found.map(([until, body]) => ({ until, review: read(body) }));
      rows.sort(
        (a, b) =>
          compare(a.until, b.until) ||
          compare(a.review.workspace, b.review.workspace) ||
          compare(a.review.event, b.review.event),
      );
      return rows.slice(0, max).map(({ review }) => review);
    },
    async naming(workspace, person) {
      const all = await rooms.of(workspace).run<string[]>(allScript, { workspace });
      return all.filter(body => body.includes(JSON.stringify(person))).map(read);
    },
    async forget(workspace, person) {
      const all = await reviews.naming(workspace, person);
      for (const review of all) await forgetIn(review, person);
      return all.length;
    },
  };
  return reviews;

  /** Once more where somebody changed it meanwhile. */
  async function forgetIn(review: Review, person: string): Promise<void> {
    let held: Review | undefined = review;
    while (held !== undefined && !(await reviews.save(withoutPerson(held, person, forgottenPerson), []))) {
      [held] = await reviews.find(review.workspace, [review.event]);
    }
  }
}

export function toReviewIndex(review: Review) {
  const { workspace, event, version, changedAt, snooze } = review;
  return { workspace, event, version, changedAt, isOpen: isOpen(review), untilDay: snooze?.until };
}

function read(body: string): Review {
  return JSON.parse(body) as Review;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
