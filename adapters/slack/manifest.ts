import type { Bilingual, Language } from '../../src/domain/language.ts';
import { askShortcut, subscribeShortcut } from './listen/shortcuts.ts';
import { scopesFor } from './scopes.ts';

export interface ManifestOptions {
  /** Where Slack reaches us; null for Socket Mode, which needs no address. */
  readonly url: string | null;
  /** For many workspaces: people are sent back from Slack's consent page, and tokens expire. */
  readonly oauth: boolean;
  readonly history: boolean;
  /** Domains whose addresses get a preview. */
  readonly unfurl: readonly string[];
  /** `/kairan`. */
  readonly command: string;
  readonly language: Language;
}

export type ManifestOutcome =
  | { readonly kind: 'manifest'; readonly manifest: object }
  | { readonly kind: 'problem'; readonly problem: string };

/** Slack's own limit. */
const unfurlsMax = 5;

/**
 * The app as Slack is told of it, with no more rights than were asked for.
 * @see https://docs.slack.dev/reference/app-manifest
 */
export function slackManifest(options: ManifestOptions): ManifestOutcome {
  const problem = problemOf(options);
  if (problem !== null) return { kind: 'problem', problem };
  const { url, oauth, history, unfurl, command, language } = options;
  const say = (words: Bilingual) => words[language];
  const events = url === null ? null : new URL('/slack/events', url).href;
  const manifest = {
    _metadata: { major_version: 1, minor_version: 1 },
    display_information: {
      name: 'Kairan',
      description: say(words.description),
      long_description: say(words.longDescription),
      background_color: '#1f3a5f',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Kairan', always_online: true },
      shortcuts: [
        {
          name: say(words.ask),
          type: 'message',
          callback_id: askShortcut,
          description: say(words.askDescription),
        },
        {
          name: say(words.subscribe),
          type: 'global',
          callback_id: subscribeShortcut,
          description: say(words.subscribeDescription),
        },
      ],
      slash_commands: [
        {
          command,
          ...(events === null ? {} : { url: events }),
          description: say(words.command),
          usage_hint: say(words.usage),
          // People and channels come as ids, whatever their names are.
          should_escape: true,
        },
      ],
      ...(unfurl.length === 0 ? {} : { unfurl_domains: [...unfurl] }),
    },
    oauth_config: {
      ...(oauth && url !== null ? { redirect_urls: [new URL('/slack/oauth/redirect', url).href] } : {}),
      scopes: { bot: scopesFor({ history, unfurls: unfurl.length > 0 }) },
    },
    settings: {
      event_subscriptions: {
        ...(events === null ? {} : { request_url: events }),
        bot_events: [
          'app_home_opened',
          'app_mention',
          'app_uninstalled',
          ...(unfurl.length === 0 ? [] : ['link_shared']),
          ...(history ? ['message.channels', 'message.groups'] : []),
          'message.im',
          'tokens_revoked',
        ],
      },
      interactivity: { is_enabled: true, ...(events === null ? {} : { request_url: events }) },
      org_deploy_enabled: false,
      socket_mode_enabled: url === null,
      token_rotation_enabled: oauth,
    },
  };
  return { kind: 'manifest', manifest };
}

function problemOf({ url, oauth, unfurl }: ManifestOptions): string | null {
  if (url !== null && URL.parse(url)?.protocol !== 'https:')
    return `--url takes an https address that Slack can reach; "${url}" is none. Leave it out for Socket Mode.`;
  if (oauth && url === null) return 'Installing by OAuth needs an address that browsers can reach: add --url.';
  if (unfurl.length > unfurlsMax)
    return `Slack takes ${unfurlsMax} domains at most for previews; ${unfurl.length} were given.`;
  const odd = unfurl.find(domain => !/^([a-z0-9-]+\.)+[a-z]{2,}$/i.test(domain));
  return odd === undefined ? null : `"${odd}" is no domain; write it as www.fsa.go.jp.`;
}

const words = {
  description: {
    ja: '日本のAI政策の動きを、出典付きでチャンネルに届けます。',
    en: 'Follows Japanese AI policy and brings what matters to a channel, with its source.',
  },
  longDescription: {
    ja: 'Kairan（回覧）は、内閣府・金融庁・各省庁・法律事務所などが公表する日本のAI政策に関する資料を監視し、分類して、ダイジェスト・速報・期限の通知としてチャンネルに届けます。制度や資料の照会、スレッドでの質問にも、収録資料だけを根拠として出典付きで答えます。一般的な情報の提供であり、法的助言ではありません。日本語と英語で利用できます。既定では、呼びかけられたメッセージとダイレクトメッセージ以外は読みません。',
    en: 'Kairan (回覧) watches what the Cabinet Office, the FSA, ministries and law firms publish about Japanese AI policy, tags it, and brings it to a channel: digests, alerts and reminders of deadlines. It looks up measures and publications, and answers questions in a thread from what it holds alone, each sentence with its source. General information, not legal advice. In Japanese and English. By default it reads no messages but those that mention it and those sent to it directly.',
  },
  ask: { ja: 'Kairanに質問する', en: 'Ask Kairan about this' },
  askDescription: {
    ja: 'このメッセージについて、収録資料を根拠に出典付きで答えます。',
    en: 'Answers from the archive, with sources, what this message asks or says.',
  },
  subscribe: { ja: 'AI政策の配信を登録する', en: 'Subscribe to AI policy' },
  subscribeDescription: {
    ja: 'チャンネルに届けるダイジェスト・速報・期限通知を決めます。',
    en: 'Orders digests, alerts and reminders for a channel.',
  },
  command: { ja: '日本のAI政策を調べる・受け取る', en: 'Look up and follow Japanese AI policy' },
  usage: {
    ja: '[新着 | 検索 語句 | 制度 AI推進法 | 購読 | ヘルプ]',
    en: '[latest | search WORDS | measure AI Promotion Act | subscribe | help]',
  },
} as const satisfies Record<string, Bilingual>;
