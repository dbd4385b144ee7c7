import type { Subscription } from '../../domain/subscription.ts';
import type { Subscriptions } from '../subscriptions.ts';
import { enterLua, textsOf, toEntry } from './deliveries.ts';
import type { Rooms } from './rooms.ts';
import { inEach, lowestLua, promise, script } from './script.ts';

// In a workspace's shard:
//   subscriptions            hash  workspace, id → JSON, and its version beside it
//   subscriptions:ids        zset  workspace, id
//   subscriptions:due        zset  workspace, id by nextDueAt
//   subscriptions:alerting   set   workspace, id
export const writeSubscriptionLua = `
local function writeSubscription(s, body)
  local member = join(s.workspace, s.id)
  if not writeVersioned('subscriptions', member, s.version, body) then return false end
  call('ZADD', K .. 'subscriptions:ids', 0, member)
  if s.nextDueAt then call('ZADD', K .. 'subscriptions:due', s.nextDueAt, member)
  else call('ZREM', K .. 'subscriptions:due', member) end
  call(s.alerts and 'SADD' or 'SREM', K .. 'subscriptions:alerting', member)
  return true
end
`;

const saveScript = promise(
  'save_subscription',
  `${writeSubscriptionLua} return writeSubscription(a.subscription, text(1)) and 1 or 0`,
);

const removeScript = promise(
  'remove_subscription',
  `
local member = join(a.workspace, a.id)
call('HDEL', K .. 'subscriptions:version', member)
call('ZREM', K .. 'subscriptions:ids', member)
call('ZREM', K .. 'subscriptions:due', member)
call('SREM', K .. 'subscriptions:alerting', member)
return call('HDEL', K .. 'subscriptions', member)`,
);

const bodiesLua = `
local function bodies(members)
  local found = {}
  for index, member in ipairs(members) do found[index] = call('HGET', K .. 'subscriptions', member) end
  return found
end
`;
const listScript = script('subscriptions', `${bodiesLua} return bodies(beginning('subscriptions:ids', a.workspace))`);
const findScript = script('subscription', `return call('HGET', K .. 'subscriptions', join(a.workspace, a.id))`);
const alertingScript = inEach('alerting', `return bodies(call('SMEMBERS', K .. 'subscriptions:alerting'))`, bodiesLua);
/** Each of several shards. */
const parts = 8;

const dueScript = script(
  'due_subscriptions',
  `${lowestLua}
local found = lowest('subscriptions:due', a.now, a.max)
for index, one in ipairs(found) do found[index] = call('HGET', KEYS[one[1]] .. 'subscriptions', one[2]) end
return found`,
);

const planScript = promise(
  'plan',
  `${writeSubscriptionLua} ${enterLua}
local written = {}
for index, plan in ipairs(a.plans) do
  local isWritten = writeSubscription(plan.subscription, text(plan.subscription.text))
  written[index] = isWritten and 1 or 0
  if isWritten then for _, delivery in ipairs(plan.deliveries) do enter(delivery) end end
end
return written`,
);

export function redisSubscriptions(rooms: Rooms): Subscriptions {
  return {
    async save(subscription) {
      const args = { subscription: toSubscriptionIndex(subscription) };
      return (await rooms.of(subscription.workspace).run(saveScript, args, [JSON.stringify(subscription)])) === 1;
    },
    async remove(workspace, id) {
      return (await rooms.of(workspace).run(removeScript, { workspace, id })) === 1;
    },
    async list(workspace) {
      return (await rooms.of(workspace).run<string[]>(listScript, { workspace })).map(read);
    },
    async find(workspace, id) {
      const body = await rooms.of(workspace).run<string | null>(findScript, { workspace, id });
      return body === null ? null : read(body);
    },
    async alerting() {
      const all = (await rooms.inEach<string[]>(alertingScript, {})).flat().map(read);
      return all.sort((a, b) => compare(a.workspace, b.workspace) || compare(a.id, b.id));
    },
    parts,
    async due(now, max, part) {
      const isMeant = (shard: number) => part === undefined || shard % parts === part;
      const all = (await rooms.across<string[]>(dueScript, { now, max }, isMeant)).map(read);
      const dueAt = ({ nextDueAt }: Subscription) => nextDueAt ?? 0;
      return all.sort((a, b) => dueAt(a) - dueAt(b) || compare(a.id, b.id));
    },
    async plan(plans) {
      const byRoom = Map.groupBy(plans.entries(), ([, { subscription }]) => rooms.of(subscription.workspace));
      const written: boolean[] = plans.map(() => false);
      await Promise.all(
        Array.from(byRoom, async ([room, group]) => {
          const texts = textsOf();
          const args = group.map(([, { subscription, deliveries }]) => ({
            subscription: { ...toSubscriptionIndex(subscription), text: texts.add(JSON.stringify(subscription)) },
            deliveries: deliveries.map(delivery => toEntry(delivery, texts)),
          }));
          const outcomes = await room.run<number[]>(planScript, { plans: args }, texts.all);
          for (const [index, [number]] of group.entries()) written[number] = outcomes[index] === 1;
        }),
      );
      return written;
    },
  };
}

/** What a shard finds a subscription by. */
export function toSubscriptionIndex({ workspace, id, version, nextDueAt, alerts }: Subscription) {
  return { workspace, id, version, nextDueAt: nextDueAt ?? undefined, alerts: alerts !== null };
}

function read(body: string): Subscription {
  return JSON.parse(body) as Subscription;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
