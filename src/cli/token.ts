import { dayOf } from '../calendar/say-date.ts';
import { makeToken, revokeToken, rolesToGive, type TokenWish } from '../commands/acts/token-acts.ts';
import { readDayAhead } from '../commands/parse/read-day.ts';
import type { Instant } from '../domain/time.ts';
import { type Token, tokenNameMax, tokenScopes } from '../domain/token.ts';
import { mainWorkspace, type Viewer } from '../domain/workspace.ts';
import type { House, Io } from './house.ts';
import { type Given, type Verb, writeLines } from './verb.ts';

const operator: Viewer = { workspace: mainWorkspace, person: 'operator', roles: ['operator'] };
const from = { platform: 'terminal', id: 'terminal' } as const;
const roles = rolesToGive(operator);

export const token: Verb = {
  name: 'token',
  summary: 'Makes, lists and revokes the keys by which programs read the API, feeds and calendars: docs/api.md.',
  words: 'create NAME | list | revoke ID…',
  options: {
    scopes: { type: 'string', value: tokenScopes.join(','), help: 'what it opens (api,feeds)' },
    role: { type: 'string', value: roles.join('|'), help: 'what it may do (reader)' },
    expires: {
      type: 'string',
      value: 'DAY',
      help: 'the last day on which it holds, such as 2027-03-31 or 90d (never)',
    },
    workspace: { type: 'string', value: 'ID', help: 'whose things it sees (main; list: everybody’s)' },
  },
  async run(given, [act = 'list', ...words], open, io) {
    const verb = { create, list, revoke }[act];
    if (verb === undefined) {
      io.errors.write(`"token ${act}" is nothing; there are create, list and revoke.\n`);
      return 2;
    }
    return verb(given, words, open, io);
  },
};

type Act = (given: Given, words: readonly string[], open: () => Promise<House>, io: Io) => Promise<number>;

const create: Act = async (given, words, open, io) => {
  const house = await open();
  try {
    const asked = wishOf(given, words.join(' ').trim(), house.clock.now());
    if (typeof asked === 'string') {
      io.errors.write(`${asked}\n`);
      return 2;
    }
    const { store, clock } = house;
    const made = await makeToken(asked, { store, viewer: operator, conversation: from, now: clock.now() });
    const held = made.held.reveal();
    if (given.json) await writeLines(io.output, [{ ...lineOf(made.token), token: held }]);
    else {
      io.errors.write(
        `${inWords(made.token)}\nIt is shown this once; "kairan token revoke ${made.token.id}" ends it.\n`,
      );
      io.output.write(`${held}\n`);
    }
    return 0;
  } finally {
    await house.close();
  }
};

const list: Act = async (given, _words, open, io) => {
  const house = await open();
  try {
    const all = await house.store.tokens.list(typeof given.workspace === 'string' ? given.workspace : null);
    if (given.json) await writeLines(io.output, all.map(lineOf));
    else if (all.length === 0) io.output.write('There are no tokens. "kairan token create NAME" makes one.\n');
    else for (const one of all) io.output.write(`${inWords(one)}\n`);
    return 0;
  } finally {
    await house.close();
  }
};

const revoke: Act = async (_given, ids, open, io) => {
  if (ids.length === 0) {
    io.errors.write('Name the token to revoke by its id; "kairan token list" lists them.\n');
    return 2;
  }
  const house = await open();
  try {
    const { store, clock } = house;
    const all = await store.tokens.list(null);
    let missing = 0;
    for (const id of ids) {
      const workspace = all.find(one => one.id === id)?.workspace ?? mainWorkspace;
      const by = { store, viewer: operator, conversation: from, now: clock.now() };
      if (await revokeToken(workspace, id, by)) io.output.write(`${id} opens nothing any more.\n`);
      else {
        missing++;
        io.errors.write(`There is no token ${id}; "kairan token list" lists those that there are.\n`);
      }
    }
    return missing === 0 ? 0 : 1;
  } finally {
    await house.close();
  }
};

/** What the options ask for; a sentence where they cannot be had. */
function wishOf(given: Given, name: string, now: Instant): TokenWish | string {
  if (name === '' || name.length > tokenNameMax)
    return `Name the program that will use it, in up to ${tokenNameMax} characters: kairan token create "intranet portal".`;
  const written = String(given.scopes ?? tokenScopes.join(',')).split(',');
  const scopes = tokenScopes.filter(scope => written.includes(scope));
  if (scopes.length === 0 || scopes.length < new Set(written).size)
    return `--scopes takes ${tokenScopes.join(', ')} or both, not "${given.scopes}".`;
  const role = roles.find(one => one === (given.role ?? 'reader'));
  if (role === undefined) return `--role takes ${roles.join(', ')}, not "${given.role}".`;
  const until = typeof given.expires === 'string' ? lastDay(given.expires, now) : null;
  if (until === undefined) return `--expires takes a day to come, such as 2027-03-31 or 90d, not "${given.expires}".`;
  const workspace = typeof given.workspace === 'string' ? given.workspace : mainWorkspace;
  return { workspace, name, scopes, role, expiresAt: until };
}

/** The end of that day in Japan; undefined where it is none to come. */
function lastDay(written: string, now: Instant): Instant | undefined {
  const day = readDayAhead(written, dayOf(now));
  if (day === null || day < dayOf(now)) return undefined;
  return Date.parse(`${day}T24:00:00+09:00`);
}

function lineOf({ hash: _hash, createdAt, expiresAt, lastUsedAt, ...token }: Token): object {
  const iso = (at: Instant | null) => (at === null ? null : new Date(at).toISOString());
  return { ...token, createdAt: iso(createdAt), expiresAt: iso(expiresAt), lastUsedAt: iso(lastUsedAt) };
}

function inWords({ id, name, workspace, scopes, role, createdBy, createdAt, expiresAt, lastUsedAt }: Token): string {
  const when = (at: Instant) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  const used = lastUsedAt === null ? 'not used yet' : `last used ${when(lastUsedAt)} UTC`;
  const until = expiresAt === null ? 'until it is revoked' : `until ${when(expiresAt)} UTC`;
  return `${id}  ${name}\n  ${scopes.join(', ')} as ${role} of workspace ${workspace}; by ${createdBy}, ${when(createdAt)} UTC; ${until}; ${used}`;
}
