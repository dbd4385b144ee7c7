import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HttpServer, startHttp } from '../../../adapters/http/server.ts';
import { createBotFramework } from '../../../adapters/teams/bot-framework.ts';
import { createConnector } from '../../../adapters/teams/connector.ts';
import { type ExamineTeamsDeps, examineTeams } from '../../../adapters/teams/doctor.ts';
import { createTeams } from '../../../adapters/teams/teams.ts';
import { commands } from '../../../src/commands/registry.ts';
import { secret } from '../../../src/domain/secret.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { appId, startTeamsPeer, type TeamsPeer } from '../../world/teams-peer.ts';

const clock = { now: Date.now };
const store = openSqliteStore({ path: ':memory:', clock });
let peer: TeamsPeer;
let server: HttpServer;
let keys: ExamineTeamsDeps['keys'];

beforeAll(async () => {
  peer = await startTeamsPeer();
  keys = {
    appId,
    appPassword: secret('a-client-secret'),
    tenant: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
    openIdMetadata: peer.openIdMetadata,
    loginUrl: `${peer.origin}/login`,
    isUnsigned: false,
  };
  const port = { ...createBotFramework(keys), ...createConnector({ fetch, token: null, appId }) };
  const rest = { store, commands, clock, observe: () => {}, language: 'en', tenant: keys.tenant } as const;
  const { mounts } = createTeams({ ...rest, port, jitter: () => 0 });
  server = await startHttp({ mounts, parts: async () => [], observe: () => {} }, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await server.stop();
  await peer.stop();
  await store.close();
});

async function examined(changes: Partial<ExamineTeamsDeps> = {}, changed: Partial<ExamineTeamsDeps['keys']> = {}) {
  const deps = { listensOnlyHere: true, url: server.url, fetch, clock, ...changes };
  const findings = await examineTeams({ ...deps, keys: { ...keys, ...changed } });
  return findings.map(({ level, what, fix = '' }) => `${level}: ${what} ${fix}`).join('\n');
}

test('what is well is said: the tenant, the token, the clock, the address that refuses strangers', async () => {
  const said = await examined();
  expect(said).toContain('ok: Teams: only the tenant aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee is served.');
  expect(said).toContain('ok: Teams: Microsoft gives a token');
  expect(said).toMatch(/ok: Teams: the clock agrees with Microsoft’s to \d s\./);
  expect(said).toContain(`ok: Teams: ${server.url}/api/messages is this server`);
  expect(said).toContain('problem: Teams: KAIRAN_URL is http://');
});

test('what is missing is named, and nothing is asked of anybody', async () => {
  expect(await examined({}, { appPassword: null, tenant: '' })).toMatch(
    /problem: KAIRAN_TEAMS_APP_PASSWORD is missing[\s\S]*problem: KAIRAN_TEAMS_TENANT is missing/,
  );
  expect(await examined({}, { appId: '', appPassword: null, tenant: '' })).toContain('ok: Teams: not configured.');
});

test('credentials that Microsoft refuses, and a login that is not reached, are told apart', async () => {
  expect(await examined({}, { loginUrl: `${server.url}/nowhere` })).toMatch(
    /problem: Teams: the credentials are not accepted .* make a new client secret/,
  );
  expect(await examined({}, { loginUrl: 'http://127.0.0.1:1' })).toMatch(
    /problem: Teams: Microsoft’s login was not reached/,
  );
});

test('a clock that is wrong is a problem', async () => {
  const late = { now: () => Date.now() - 400_000 };
  expect(await examined({ clock: late })).toMatch(/problem: Teams: this machine’s clock is \d+ s behind Microsoft’s/);
});

test('an address that is another server’s, or nobody’s, is told with what to do', async () => {
  expect(await examined({ url: peer.origin })).toMatch(/answers 404, not as Kairan does\. Let the proxy/);
  expect(await examined({ url: 'http://127.0.0.1:1' })).toMatch(/was not reached from here/);
  expect(await examined({ url: '' })).toContain('warning: Teams: KAIRAN_URL is not set');
});

test('a server that lets the test client in is warned of', async () => {
  expect(await examined({}, { isUnsigned: true })).toContain('warning: Teams: KAIRAN_TEAMS_UNSIGNED is on');
});
