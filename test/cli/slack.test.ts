import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const main = resolve(import.meta.dirname, '../../src/main.ts');

function kairan(args: readonly string[], environment: Record<string, string> = {}) {
  const { PATH = '', HOME = '' } = process.env;
  return spawnSync(process.execPath, [main, ...args], { env: { PATH, HOME, ...environment }, encoding: 'utf8' });
}

describe('kairan slack manifest', () => {
  test('prints YAML that Slack takes, with as many domains as are named', () => {
    const { stdout, status } = kairan(
      ['slack', 'manifest', '--url', 'https://k.example', '--unfurl', 'a.go.jp', 'b.go.jp', '--lang', 'en'],
      { KAIRAN_SLACK_COMMAND: '/policy' },
    );
    expect(status).toBe(0);
    expect(parse(stdout)).toMatchObject({
      features: {
        unfurl_domains: ['a.go.jp', 'b.go.jp'],
        slash_commands: [{ command: '/policy', url: 'https://k.example/slack/events' }],
      },
    });
  });

  test('says what is wrong, and ends with 2', () => {
    const { stderr, status } = kairan(['slack', 'manifest', '--url', 'http://k.example']);
    expect([stderr, status]).toEqual([expect.stringMatching(/takes an https address/), 2]);
  });
});

test('kairan doctor warns of what is allowed and risky, and ends with 1 where something is to be mended', () => {
  const { stdout, status } = kairan(['doctor'], {
    KAIRAN_ALLOW_PRIVATE_ADDRESSES: 'yes',
    KAIRAN_SLACK_BOT_TOKEN: 'xoxb-1',
  });
  expect(stdout).toMatch(/⚠ KAIRAN_ALLOW_PRIVATE_ADDRESSES is on[\s\S]*→ Set it to no/);
  expect(stdout).toMatch(/✗ KAIRAN_SLACK_SIGNING_SECRET is missing/);
  expect(status).toBe(1);
  expect(kairan(['doctor']).status).toBe(0);
});
