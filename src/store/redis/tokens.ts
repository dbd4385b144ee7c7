import { forgottenPerson } from '../../domain/audit.ts';
import type { Token } from '../../domain/token.ts';
import type { Tokens } from '../tokens.ts';
import type { Rooms } from './rooms.ts';
import { promise, script } from './script.ts';

// In the house's room: tokens  hash  id → JSON;  tokens:used  hash  id → when
const addScript = promise('add_token', `call('HSET', K .. 'tokens', a.id, text(1))`);
const findScript = script(
  'find_token',
  `return {call('HGET', K .. 'tokens', a.id), call('HGET', K .. 'tokens:used', a.id)}`,
);
export const tokensScript = script(
  'tokens',
  `
local found = {}
local all = call('HGETALL', K .. 'tokens')
for index = 1, #all, 2 do found[#found + 1] = {all[index + 1], call('HGET', K .. 'tokens:used', all[index])} end
return found`,
);
const usedScript = script(
  'token_used',
  `if call('HEXISTS', K .. 'tokens', a.id) == 1 then call('HSET', K .. 'tokens:used', a.id, a.at) end`,
);
const revokeScript = promise(
  'revoke_token',
  `
local body = call('HGET', K .. 'tokens', a.id)
if not body or cjson.decode(body).workspace ~= a.workspace then return 0 end
call('HDEL', K .. 'tokens:used', a.id)
return call('HDEL', K .. 'tokens', a.id)`,
);
// One that was revoked since it was read is not written again.
const disownScript = promise(
  'disown_token',
  `if call('HEXISTS', K .. 'tokens', a.id) == 1 then call('HSET', K .. 'tokens', a.id, text(1)) end`,
);

export type KeptToken = [body: string | null, usedAt: string | null];

export function redisTokens({ house }: Rooms): Tokens {
  const list: Tokens['list'] = async workspace =>
    (await house.run<KeptToken[]>(tokensScript, {}))
      .flatMap(toToken)
      .filter(token => workspace === null || token.workspace === workspace)
      .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  return {
    async add(token) {
      await house.run(addScript, { id: token.id }, [JSON.stringify(token)]);
    },
    async find(id) {
      return toToken(await house.run<KeptToken>(findScript, { id }))[0] ?? null;
    },
    list,
    async used(id, at) {
      await house.run(usedScript, { id, at });
    },
    async revoke(workspace, id) {
      return (await house.run(revokeScript, { workspace, id })) === 1;
    },
    async forget(workspace, person) {
      const own = (await list(workspace)).filter(({ createdBy }) => createdBy === person);
      for (const token of own) {
        const body = JSON.stringify({ ...token, createdBy: forgottenPerson });
        await house.run(disownScript, { id: token.id }, [body]);
      }
      return own.length;
    },
  };
}

export function toToken([body, usedAt]: KeptToken): Token[] {
  if (body === null) return [];
  const token = JSON.parse(body) as Token;
  return [{ ...token, lastUsedAt: usedAt === null ? token.lastUsedAt : Number(usedAt) }];
}
