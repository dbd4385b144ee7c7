import { isDatedAhead } from '../calendar/day-of-publication.ts';
import { dayOf } from '../calendar/say-date.ts';
import type { Language } from '../domain/language.ts';
import type { Publication } from '../domain/publication.ts';
import { recordHash } from '../ingest/record-hash.ts';
import { type Block, link, type Message, text } from '../message/message.ts';
import { sentence } from '../message/sentence.ts';
import { notLegalAdvice } from '../message/strings.ts';
import { command } from './command.ts';
import { changesAmong, showChanges } from './show/changes.ts';
import { readingFor } from './show/reading.ts';

interface Data {
  readonly asked: string;
  /** Oldest first; empty where there is no such publication, or the viewer may not see it. */
  readonly revisions: readonly Publication[];
  /** False where the source allows its address only. */
  readonly showsText: boolean;
}

export const evidence = command({
  name: 'evidence',
  words: ['証跡'],
  summary: {
    ja: '一件の取得元・取得時刻・SHA-256・版と版の間の違いを表示します（例：証跡 pabc…）。',
    en: 'Where and when a publication was fetched, its SHA-256, and what each revision changed: evidence ID.',
  },
  args: {
    id: {
      kind: 'text',
      words: ['件'],
      positional: true,
      required: true,
      help: { ja: '資料のID', en: 'the publication’s id' },
    },
  },
  async run({ id = '' }, context): Promise<Data> {
    const asked = id.normalize('NFKC').trim();
    const seen = await context.library.publication(context.viewer, asked);
    const revisions = seen === null ? [] : await context.store.archive.revisions(asked);
    const showsText = seen !== null && readingFor(context).termsOf(seen.source) !== 'link-only';
    return { asked, revisions, showsText };
  },
  show({ asked, revisions, showsText }, language): Message {
    const latest = revisions.at(-1);
    if (latest === undefined) return sentence(unknown(asked), language);
    const heading = { ja: `証跡：${latest.title}`, en: `Evidence: ${latest.title}` }[language];
    const blocks: Block[] = [
      { kind: 'heading', spans: [link(heading, latest.url)] },
      ...[...revisions].reverse().map(one => rowsOf(one, language)),
      ...(showsText ? changesOf(revisions, language) : []),
      {
        kind: 'note',
        spans: [text(`${whatIsHashed[language]}${language === 'en' ? ' ' : ''}${notLegalAdvice[language]}`, 'quiet')],
      },
    ];
    return { language, summary: heading, blocks };
  },
  lines({ revisions, showsText }) {
    const changes = showsText ? changesAmong(revisions) : new Map<Publication, never>();
    return revisions.map(one => ({
      id: one.id,
      revision: one.revision,
      source: one.source,
      url: one.url,
      published: one.publishedAt,
      datedAhead: isDatedAhead(one, dayOf(one.revisedAt)),
      fetched: new Date(one.revisedAt).toISOString(),
      sha256: recordHash(one),
      changes: changes.get(one) ?? [],
    }));
  },
});

const whatIsHashed = {
  ja: 'SHA-256は、収録した記録（題名・要約・本文・アドレス・日付・各箇所）のUTF-8のJSONに対する値です。',
  en: 'The SHA-256 is of the record as it was kept (title, summary, text, address, date, passages) as JSON in UTF-8.',
};

function rowsOf(one: Publication, language: Language): Block {
  const label = (ja: string, en: string) => ({ ja, en })[language];
  return {
    kind: 'table',
    rows: [
      { label: label('版', 'Revision'), value: [text(String(one.revision))] },
      { label: label('アドレス', 'Address'), value: [link(one.url ?? label('なし', 'none'), one.url)] },
      ...dateRows(one, language),
      { label: label('取得', 'Fetched'), value: [text(new Date(one.revisedAt).toISOString())] },
      { label: 'SHA-256', value: [text(recordHash(one))] },
      { label: label('情報源', 'Source'), value: [text(one.source)] },
    ],
  };
}

function dateRows(one: Publication, language: Language) {
  const { publishedAt } = one;
  if (publishedAt === null) return [];
  const isAhead = isDatedAhead(one, dayOf(one.revisedAt));
  const ahead = isAhead
    ? [text({ ja: '（取得した時点では先の日付）', en: ' (a day still ahead when fetched)' }[language])]
    : [];
  return [{ label: { ja: '公表日', en: 'Published' }[language], value: [text(publishedAt), ...ahead] }];
}

function changesOf(revisions: readonly Publication[], language: Language): Block[] {
  const changes = changesAmong(revisions);
  return revisions.slice(1).flatMap(one => showChanges(one, changes.get(one) ?? [], language));
}

function unknown(asked: string) {
  return {
    ja: `「${asked}」という資料は見つかりませんでした。IDは「検索」や「詳しく」の結果に表示されます。`,
    en: `No publication has the id "${asked}". "search" and "details" show ids.`,
  };
}
