import { sayDate } from '../../calendar/say-date.ts';
import type { Language } from '../../domain/language.ts';
import { link, type Message, text } from '../../message/message.ts';
import { counted } from '../../message/strings.ts';
import type { Probed } from '../../watch/probe.ts';

const samplesMax = 5;

/** A source that would be added. */
export interface SourcePreview {
  readonly kind: 'preview';
  readonly address: string;
  readonly probed: Exclude<Probed, { kind: 'failed' }>;
}

/** What an address would bring, and the button that adds it. */
export function showSourcePreview({ address, probed }: SourcePreview, language: Language): Message {
  const ja = language === 'ja';
  const { source: found } = probed;
  const heading =
    probed.kind === 'page'
      ? {
          ja: 'ページは見つかりましたが、フィードも日付つきの一覧も読み取れませんでした。変更の監視はできます。',
          en: 'The page was found, but it holds no feed and no dated list that I can read. You can watch it for changes instead.',
        }
      : {
          ja: `${found.kind === 'feed' ? 'フィード' : '日付つきの一覧'}が見つかりました（${probed.brings.length}件）。`,
          en: `${found.kind === 'feed' ? 'A feed' : 'A dated list'} was found, with ${counted(probed.brings.length, 'item', 'items')}.`,
        };
  const samples = probed.kind === 'page' ? [] : probed.brings.slice(0, samplesMax);
  const core = probed.kind === 'page' ? 0 : probed.brings.filter(({ tags }) => tags.relevance.value === 'core').length;
  return {
    language,
    summary: heading[language],
    blocks: [
      { kind: 'heading', spans: [text(heading[language], 'strong')] },
      {
        kind: 'text',
        spans: [
          link(found.name[language], found.homepage ?? found.url),
          text(ja ? `　${found.url}` : ` ${found.url}`, 'quiet'),
        ],
      },
      ...(samples.length === 0
        ? []
        : [
            {
              kind: 'list',
              items: samples.map(({ draft }) => [
                ...(draft.publishedAt === null ? [] : [text(`${sayDate(draft.publishedAt, language)} `, 'quiet')]),
                link(draft.title, draft.url),
              ]),
            } as const,
            {
              kind: 'text',
              spans: [
                text(
                  ja
                    ? `うち日本のAI政策に関するもの${core}件。掲載済みのものは通知せず、追加後に新しく載ったものからお知らせします。`
                    : `${core} of them about Japanese AI policy. Nothing that is there now is announced; what comes after is.`,
                ),
              ],
            } as const,
          ]),
      {
        kind: 'buttons',
        buttons: [
          {
            label:
              probed.kind === 'page'
                ? ja
                  ? 'このページの変更を監視する'
                  : 'Watch this page'
                : ja
                  ? '追加する'
                  : 'Add it',
            call: { command: 'source', args: { act: 'add', what: address, confirm: true } },
            tone: 'primary',
          },
        ],
      },
    ],
  };
}
