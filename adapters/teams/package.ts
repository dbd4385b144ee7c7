import { strToU8, zipSync } from 'fflate';
import type { Bilingual, Language } from '../../src/domain/language.ts';
import { colourIcon, outlineIcon } from './icon.ts';
import { packageCommands, packageForms, packageWords as words } from './package-words.ts';

export interface PackageOptions {
  /** Where people and Teams reach this server, https. */
  readonly url: string;
  /** The bot's application (client) ID. */
  readonly appId: string;
  /** Who runs it, as people see. */
  readonly developer: string;
  /** Pages of the operator's own; null for those that the server has. */
  readonly privacy: string | null;
  readonly terms: string | null;
  readonly support: string | null;
  /** Domains whose addresses get a preview. */
  readonly unfurl: readonly string[];
  /** The program's version, `0.1.0`. */
  readonly version: string;
  readonly language: Language;
}

export type PackageOutcome =
  | { readonly kind: 'package'; readonly bytes: Uint8Array }
  | { readonly kind: 'problem'; readonly problem: string };

export const manifestVersion = '1.29';
const schemas = `https://developer.microsoft.com/json-schemas/teams/v${manifestVersion}`;
const tags = { ja: 'ja', en: 'en-us' } as const;
const scopes = ['personal', 'team', 'groupChat'] as const;

/**
 * The app as an administrator of Teams uploads it: a zip of the manifest, its translation and two icons.
 * @see https://learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema
 */
export function teamsPackage(options: PackageOptions): PackageOutcome {
  const problem = problemOf(options);
  if (problem !== null) return { kind: 'problem', problem };
  const other = options.language === 'ja' ? 'en' : 'ja';
  const json = (value: object) => strToU8(`${JSON.stringify(value, null, 2)}\n`);
  const bytes = zipSync({
    'manifest.json': json(manifestOf(options, other)),
    [`${tags[other]}.json`]: json(translationTo(other)),
    'color.png': colourIcon(),
    'outline.png': outlineIcon(),
  });
  return { kind: 'package', bytes };
}

function manifestOf(options: PackageOptions, other: Language): object {
  const { url, appId, developer, privacy, terms, support, unfurl, version, language } = options;
  const say = (text: Bilingual) => text[language];
  const page = (path: string) => new URL(path, url).href;
  return {
    $schema: `${schemas}/MicrosoftTeams.schema.json`,
    manifestVersion,
    version,
    id: appId,
    developer: {
      name: developer,
      websiteUrl: support ?? page('/teams/support'),
      privacyUrl: privacy ?? page('/teams/privacy'),
      termsOfUseUrl: terms ?? page('/teams/terms'),
    },
    localizationInfo: {
      defaultLanguageTag: tags[language],
      additionalLanguages: [{ languageTag: tags[other], file: `${tags[other]}.json` }],
    },
    name: { short: words.short[language], full: words.full[language] },
    description: { short: say(words.description), full: say(words.longDescription) },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1F3A5F',
    bots: [
      {
        botId: appId,
        scopes,
        commandLists: [
          {
            scopes,
            commands: packageCommands.map(({ title, description }) => ({
              title: say(title),
              description: say(description),
            })),
          },
        ],
      },
    ],
    composeExtensions: [
      {
        botId: appId,
        commands: [
          {
            id: 'search',
            type: 'query',
            title: say(words.search),
            description: say(words.searchDescription),
            initialRun: true,
            parameters: [
              { name: 'query', title: say(words.query), description: say(words.queryDescription), inputType: 'text' },
            ],
          },
          ...packageForms.map(({ id, title, description, context }) => ({
            id,
            type: 'action',
            title: say(title),
            description: say(description),
            context,
            fetchTask: true,
          })),
        ],
        ...(unfurl.length === 0 ? {} : { messageHandlers: [{ type: 'link', value: { domains: [...unfurl] } }] }),
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [new URL(url).host],
  };
}

/** The other language, by the addresses of the manifest's texts. */
function translationTo(language: Language): object {
  const commands = packageCommands.flatMap(({ title, description }, index) => [
    [`bots[0].commandLists[0].commands[${index}].title`, title[language]],
    [`bots[0].commandLists[0].commands[${index}].description`, description[language]],
  ]);
  const forms = packageForms.flatMap(({ title, description }, index) => [
    [`composeExtensions[0].commands[${index + 1}].title`, title[language]],
    [`composeExtensions[0].commands[${index + 1}].description`, description[language]],
  ]);
  return {
    $schema: `${schemas}/MicrosoftTeams.Localization.schema.json`,
    'name.short': words.short[language],
    'name.full': words.full[language],
    'description.short': words.description[language],
    'description.full': words.longDescription[language],
    ...Object.fromEntries([...commands, ...forms]),
    'composeExtensions[0].commands[0].title': words.search[language],
    'composeExtensions[0].commands[0].description': words.searchDescription[language],
    'composeExtensions[0].commands[0].parameters[0].title': words.query[language],
    'composeExtensions[0].commands[0].parameters[0].description': words.queryDescription[language],
  };
}

function problemOf({ url, appId, developer, unfurl, ...pages }: PackageOptions): string | null {
  if (URL.parse(url)?.protocol !== 'https:')
    return `--url takes the https address under which Teams reaches this server; "${url}" is none.`;
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(appId))
    return `--app-id takes the bot's application (client) ID, such as 11111111-2222-3333-4444-555555555555; "${appId}" is none.`;
  if (developer.length > 32) return `--developer takes 32 characters at most; "${developer}" has ${developer.length}.`;
  const strange = unfurl.find(domain => !/^([a-z0-9-]+\.)+[a-z]{2,}$/i.test(domain));
  if (strange !== undefined) return `"${strange}" is no domain; write it as www.fsa.go.jp.`;
  const odd = [pages.privacy, pages.terms, pages.support].find(
    page => page !== null && URL.parse(page)?.protocol !== 'https:',
  );
  return odd == null ? null : `"${odd}" is no https address; Teams shows no other to people.`;
}
