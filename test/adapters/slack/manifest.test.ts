import { describe, expect, test } from 'vitest';
import { type ManifestOptions, slackManifest } from '../../../adapters/slack/manifest.ts';

const least: ManifestOptions = {
  url: null,
  oauth: false,
  history: false,
  unfurl: [],
  command: '/kairan',
  language: 'en',
};

interface Manifest {
  display_information: { name: string; description: string; long_description: string };
  features: {
    shortcuts: { name: string; description: string }[];
    slash_commands: { description: string; usage_hint: string; url?: string }[];
    unfurl_domains?: string[];
  };
  oauth_config: { scopes: { bot: string[] }; redirect_urls?: string[] };
  settings: {
    event_subscriptions: { request_url?: string; bot_events: string[] };
    interactivity: { request_url?: string };
    socket_mode_enabled: boolean;
    token_rotation_enabled: boolean;
  };
}

function manifestOf(options: Partial<ManifestOptions> = {}): Manifest {
  const outcome = slackManifest({ ...least, ...options });
  if (outcome.kind !== 'manifest') throw new Error(outcome.problem);
  return outcome.manifest as Manifest;
}

describe('the manifest', () => {
  test('asks by default for no more than to be spoken to and to answer', () => {
    const { oauth_config, settings, features } = manifestOf();
    expect(oauth_config.scopes.bot).toEqual(['commands', 'chat:write', 'app_mentions:read', 'im:history']);
    expect(settings.event_subscriptions.bot_events).not.toContainEqual(expect.stringMatching(/channels|groups|link/));
    expect(features.unfurl_domains).toBeUndefined();
    expect([settings.socket_mode_enabled, settings.token_rotation_enabled]).toEqual([true, false]);
  });

  test('with an address every request goes there, and Socket Mode is off', () => {
    const { settings, features, oauth_config } = manifestOf({ url: 'https://kairan.example' });
    const events = 'https://kairan.example/slack/events';
    expect([
      settings.event_subscriptions.request_url,
      settings.interactivity.request_url,
      features.slash_commands[0]?.url,
    ]).toEqual([events, events, events]);
    expect(settings.socket_mode_enabled).toBe(false);
    expect(oauth_config.redirect_urls).toBeUndefined();
  });

  test('for many workspaces people come back to us, and tokens expire', () => {
    const { settings, oauth_config } = manifestOf({ url: 'https://kairan.example', oauth: true });
    expect(oauth_config.redirect_urls).toEqual(['https://kairan.example/slack/oauth/redirect']);
    expect(settings.token_rotation_enabled).toBe(true);
  });

  test('history and previews bring their scopes and events, and only theirs', () => {
    const both = manifestOf({ history: true, unfurl: ['www.fsa.go.jp'] });
    expect(both.oauth_config.scopes.bot).toEqual([
      ...manifestOf().oauth_config.scopes.bot,
      'channels:history',
      'groups:history',
      'im:write',
      'links:read',
      'links:write',
    ]);
    expect(both.settings.event_subscriptions.bot_events).toEqual(
      expect.arrayContaining(['message.channels', 'message.groups', 'link_shared']),
    );
    expect(both.features.unfurl_domains).toEqual(['www.fsa.go.jp']);
  });

  for (const language of ['ja', 'en'] as const) {
    test(`keeps to Slack’s lengths (${language})`, () => {
      const { display_information: shown, features } = manifestOf({ language });
      expect(shown.description.length).toBeLessThanOrEqual(140);
      expect(shown.long_description.length).toBeGreaterThanOrEqual(174);
      expect(shown.long_description.length).toBeLessThanOrEqual(4000);
      for (const { name, description } of features.shortcuts) {
        expect(name.length).toBeLessThanOrEqual(24);
        expect(description.length).toBeLessThanOrEqual(150);
      }
      expect(features.slash_commands[0]?.usage_hint.length).toBeLessThanOrEqual(1000);
    });
  }

  const refused: readonly (readonly [Partial<ManifestOptions>, RegExp])[] = [
    [{ url: 'http://kairan.example' }, /takes an https address/],
    [{ url: 'kairan' }, /takes an https address/],
    [{ oauth: true }, /add --url/],
    [{ unfurl: ['a.jp', 'b.jp', 'c.jp', 'd.jp', 'e.jp', 'f.jp'] }, /5 domains at most/],
    [{ unfurl: ['https://www.fsa.go.jp/'] }, /is no domain; write it as www\.fsa\.go\.jp/],
  ];
  for (const [options, problem] of refused) {
    test(`${JSON.stringify(options)} is refused with what to do`, () => {
      expect(slackManifest({ ...least, ...options })).toMatchObject({
        kind: 'problem',
        problem: expect.stringMatching(problem),
      });
    });
  }
});
