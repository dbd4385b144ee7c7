import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { kairan } from '../spine/kairan.ts';

const folder = mkdtempSync(join(tmpdir(), 'kairan-package-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('kairan teams package writes a zip for what is configured, and says where to bring it', async () => {
  const appId = '11111111-2222-3333-4444-555555555555';
  const environment = { KAIRAN_URL: 'https://k.example', KAIRAN_TEAMS_APP_ID: appId };
  const unfurl = ['--unfurl', 'www.fsa.go.jp', 'www.meti.go.jp'];
  const out = ['--out', join(folder, 'k.zip')];
  const { output, code } = await kairan(['teams', 'package', '--lang', 'en', ...out, ...unfurl], { environment });
  expect([code, output]).toEqual([0, expect.stringContaining('k.zip is written. Upload it in Teams')]);
  const files = unzipSync(readFileSync(join(folder, 'k.zip')));
  const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
  expect(manifest).toMatchObject({ id: appId, validDomains: ['k.example'] });
  expect(manifest.composeExtensions[0].messageHandlers).toEqual([
    { type: 'link', value: { domains: ['www.fsa.go.jp', 'www.meti.go.jp'] } },
  ]);
});

test('what is wrong is said, and it ends with 2', async () => {
  const { errors, code } = await kairan(['teams', 'package', '--url', 'https://k.example', '--app-id', 'kairan']);
  expect([errors, code]).toEqual([expect.stringContaining('"kairan" is none'), 2]);
  expect((await kairan(['teams'])).code).toBe(2);
});
