import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { kairan } from '../spine/kairan.ts';

describe('kairan slack manifest', () => {
  test('prints YAML that Slack takes, with as many domains as are named', async () => {
    const { output, code } = await kairan(
      ['slack', 'manifest', '--url', 'https://k.example', '--unfurl', 'a.go.jp', 'b.go.jp', '--lang', 'en'],
      { environment: { KAIRAN_SLACK_COMMAND: '/policy' } },
    );
    expect(code).toBe(0);
    expect(parse(output)).toMatchObject({
      features: {
        unfurl_domains: ['a.go.jp', 'b.go.jp'],
        slash_commands: [{ command: '/policy', url: 'https://k.example/slack/events' }],
      },
    });
  });

  test('says what is wrong, and ends with 2', async () => {
    const { errors, code } = await kairan(['slack', 'manifest', '--url', 'http://k.example']);
    expect([errors, code]).toEqual([expect.stringMatching(/takes an https address/), 2]);
  });
});

test('kairan doctor warns of what is allowed and risky, and ends with 1 where something is to be mended', async () => {
  const { output, code } = await kairan(['doctor'], {
    environment: { KAIRAN_ALLOW_PRIVATE_ADDRESSES: 'yes', KAIRAN_SLACK_BOT_TOKEN: 'xoxb-1' },
  });
  expect(output).toMatch(/⚠ KAIRAN_ALLOW_PRIVATE_ADDRESSES is on[\s\S]*→ Set it to no/);
  expect(output).toMatch(/✗ KAIRAN_SLACK_SIGNING_SECRET is missing/);
  expect(code).toBe(1);
  expect((await kairan(['doctor'])).code).toBe(0);
});
