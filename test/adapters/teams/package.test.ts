import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { manifestVersion, type PackageOptions, teamsPackage } from '../../../adapters/teams/package.ts';
import { packageCommands, packageForms } from '../../../adapters/teams/package-words.ts';
import { parse } from '../../../src/commands/parse/parse.ts';
import { commands } from '../../../src/commands/registry.ts';

const options: PackageOptions = {
  url: 'https://kairan.example.jp',
  appId: '11111111-2222-3333-4444-555555555555',
  developer: '見本株式会社',
  privacy: null,
  terms: null,
  support: null,
  unfurl: [],
  version: '0.1.0',
  language: 'ja',
};

/** Microsoft's own schemas, from its package. */
function validate(name: string, value: unknown) {
  const folder = `../../../node_modules/@microsoft/app-manifest/build/json-schemas/teams/v${manifestVersion}/`;
  const schema = JSON.parse(readFileSync(new URL(`${folder}${name}`, import.meta.url), 'utf8'));
  const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv as never);
  const check = ajv.compile(schema);
  check(value);
  return check.errors ?? [];
}

function opened(changes: Partial<PackageOptions> = {}) {
  const outcome = teamsPackage({ ...options, ...changes });
  if (outcome.kind === 'problem') throw new Error(outcome.problem);
  const files = unzipSync(outcome.bytes);
  return { files, json: (name: string) => JSON.parse(strFromU8(files[name] ?? new Uint8Array())) };
}

describe('the package for Teams', () => {
  for (const [language, other] of [
    ['ja', 'en-us.json'],
    ['en', 'ja.json'],
  ] as const) {
    test(`is what Microsoft’s schema asks for, in ${language} with ${other}`, () => {
      const { files, json } = opened({ language });
      expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png', other].sort());
      expect(validate('MicrosoftTeams.schema.json', json('manifest.json'))).toEqual([]);
      const { additionalLanguages } = json('manifest.json').localizationInfo;
      expect(additionalLanguages.map(({ file }: { file: string }) => file)).toEqual([other]);
      expect(validate('MicrosoftTeams.Localization.schema.json', json(other))).toEqual([]);
    });
  }

  test('asks for previews of the domains that are named, and for none where none is', () => {
    const [asked] = opened({ unfurl: ['www.fsa.go.jp'] }).json('manifest.json').composeExtensions;
    expect(asked.messageHandlers).toEqual([{ type: 'link', value: { domains: ['www.fsa.go.jp'] } }]);
    expect(validate('MicrosoftTeams.schema.json', opened({ unfurl: ['www.fsa.go.jp'] }).json('manifest.json'))).toEqual(
      [],
    );
    expect(opened().json('manifest.json').composeExtensions[0].messageHandlers).toBeUndefined();
  });

  test('the check of the schema can fail', () => {
    const manifest = opened().json('manifest.json');
    expect(validate('MicrosoftTeams.schema.json', { ...manifest, id: 'none' })).not.toEqual([]);
    expect(validate('MicrosoftTeams.schema.json', { ...manifest, extra: 1 })).not.toEqual([]);
  });

  test('every text that people see is in both languages', () => {
    const { json } = opened();
    const translated = json('en-us.json') as Record<string, string>;
    const paths = textsOf(json('manifest.json'));
    expect(paths.length).toBeGreaterThan(25);
    expect(paths.filter(path => !(path in translated))).toEqual([]);
  });

  test('names pages of the server, or the operator’s own, and asks for no other domain', () => {
    expect(opened().json('manifest.json')).toMatchObject({
      developer: { privacyUrl: 'https://kairan.example.jp/teams/privacy', name: '見本株式会社' },
      validDomains: ['kairan.example.jp'],
      bots: [{ botId: options.appId, scopes: ['personal', 'team', 'groupChat'] }],
    });
    expect(opened({ privacy: 'https://example.jp/p' }).json('manifest.json').developer.privacyUrl).toBe(
      'https://example.jp/p',
    );
  });

  test('its icons are PNGs of 192 and 32 pixels', () => {
    const { files } = opened();
    const size = (name: string) => {
      const bytes = Buffer.from(files[name] ?? []);
      return [bytes.toString('latin1', 1, 4), bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    };
    expect([size('color.png'), size('outline.png')]).toEqual([
      ['PNG', 192, 192],
      ['PNG', 32, 32],
    ]);
  });

  test('every form that it opens is of a command', () => {
    for (const { id } of packageForms) expect(commands.map(({ name }) => name)).toContain(id);
  });

  test('every command that it proposes is understood', () => {
    for (const { title, description } of packageCommands) {
      for (const language of ['ja', 'en'] as const) {
        expect(parse(title[language], commands).kind, title[language]).toBe('call');
        const [, example] = /^例：(.+)$/.exec(description[language]) ?? [];
        if (example !== undefined) expect(parse(example, commands).kind, example).toBe('call');
      }
    }
  });

  for (const [what, changes] of [
    ['--url takes the https address', { url: 'http://kairan.example.jp' }],
    ['--app-id takes', { appId: 'kairan' }],
    ['is no https address', { terms: 'example.jp' }],
    ['is no domain', { unfurl: ['https://www.fsa.go.jp/'] }],
    ['32 characters at most', { developer: 'x'.repeat(33) }],
  ] as const) {
    test(`says what is wrong: ${what}`, () => {
      expect(teamsPackage({ ...options, ...changes })).toEqual({
        kind: 'problem',
        problem: expect.stringContaining(what),
      });
    });
  }
});

/** The addresses of what Teams translates. */
function textsOf(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => textsOf(one, `${at}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const path = at === '' ? name : `${at}.${name}`;
    if (typeof inner !== 'string') return textsOf(inner, path);
    return /^(name|description)\.|\.(title|description)$/.test(path) ? [path] : [];
  });
}
