import type { Bilingual, Language } from '../domain/language.ts';
import type { Source } from '../domain/source.ts';
import { link, type Message, text } from '../message/message.ts';
import { sentence } from '../message/sentence.ts';
import { counted } from '../message/strings.ts';
import { notHere } from './acts/act-on.ts';
import { logAct } from './acts/log-act.ts';
import { pollSource } from './acts/poll-source.ts';
import { choice } from './args/arg.ts';
import { type Context, command } from './command.ts';
import { type SourcePreview, showSourcePreview } from './show/source-preview.ts';

/** Sources that a workspace may add: each is asked every hour. */
const ownMax = 300;

type Data =
  | { readonly kind: 'problem'; readonly problem: Bilingual }
  | { readonly kind: 'said'; readonly said: Bilingual }
  | SourcePreview
  | { readonly kind: 'done'; readonly done: Bilingual; readonly source: Source }
  | { readonly kind: 'list'; readonly own: readonly { readonly source: Source; readonly isPaused: boolean }[] };

export const source = command({
  name: 'source',
  words: ['情報源追加', '追加情報源'],
  summary: {
    ja: 'この組織だけの情報源を追加・一時停止・削除します（例：情報源追加 https://www.example.co.jp/news/）。どの情報源も、今すぐ取得させることができます。',
    en: 'Adds, pauses or removes a source of your organisation’s own: source add https://www.example.com/news/. Has any source asked now: source poll ID.',
  },
  needs: 'sources',
  args: {
    act: {
      kind: 'choice',
      words: ['操作'],
      positional: true,
      choices: [
        choice('add', '追加', 'add'),
        choice('remove', '削除', 'remove', ['delete']),
        choice('pause', '停止', 'pause', ['一時停止']),
        choice('resume', '再開', 'resume'),
        choice('poll', '取得', 'ask now', ['poll', '今すぐ']),
        choice('list', '一覧', 'list'),
      ],
      help: {
        ja: '追加、停止、再開、削除、取得（今すぐ）、一覧（省略時は、アドレスがあれば追加）',
        en: 'add, pause, resume, remove, poll (ask it now) or list',
      },
    },
    what: {
      kind: 'text',
      words: ['アドレス', '対象'],
      label: { ja: 'アドレスまたはID', en: 'Address or id' },
      positional: true,
      help: {
        ja: '追加するページやフィードのアドレス、または追加済みの情報源のID',
        en: 'the page’s or feed’s address, or the id of one that was added',
      },
    },
    confirm: {
      kind: 'flag',
      words: ['確定'],
      hidden: true,
      help: { ja: '確認せずに追加する', en: 'adds it without asking' },
    },
  },
  async run({ act, what = '', confirm = false }, context): Promise<Data> {
    if (context.withOutsiders) return { kind: 'problem', problem: notHere };
    const asked = what.trim();
    const wanted = act ?? (asked === '' ? 'list' : 'add');
    if (wanted === 'add') return add(asked, confirm, context);
    if (wanted === 'poll') return { kind: 'said', said: await pollSource(asked, context) };
    const own = await ownOf(context);
    if (wanted === 'list') return { kind: 'list', own };
    const found = own.find(one => one.source.id === asked || one.source.url === asked);
    if (found === undefined) return { kind: 'problem', problem: notOwn(asked) };
    if (wanted === 'remove') await context.store.added.remove(context.viewer.workspace, found.source.id);
    else await context.store.added.save({ source: found.source, isPaused: wanted === 'pause' });
    await logAct(wanted === 'remove' ? 'source-remove' : 'source-pause', found.source.id, { act: wanted }, context);
    return { kind: 'done', done: doneWords[wanted], source: found.source };
  },
  show(data, language): Message {
    switch (data.kind) {
      case 'problem':
        return sentence(data.problem, language);
      case 'said':
        return sentence(data.said, language);
      case 'done':
        return sentence(named(data.done, data.source), language);
      case 'list':
        return list(data.own, language);
      case 'preview':
        return showSourcePreview(data, language);
    }
  },
  lines(data) {
    if (data.kind === 'list')
      return data.own.map(({ source: { id, url, name, kind }, isPaused }) => ({ id, url, name, kind, isPaused }));
    if (data.kind === 'problem' || data.kind === 'said') return [];
    const { id, url, kind, name } = data.kind === 'preview' ? data.probed.source : data.source;
    return [{ id, url, kind, name, added: data.kind === 'done' }];
  },
});

async function ownOf({ store, viewer }: Context) {
  return (await store.added.list()).filter(({ source }) => source.owner === viewer.workspace);
}

async function add(address: string, confirm: boolean, context: Context): Promise<Data> {
  if (!/^https?:$/.test(URL.parse(address)?.protocol ?? '')) return { kind: 'problem', problem: noAddress(address) };
  const probed = await context.probe(address, context.viewer.workspace);
  if (probed.kind === 'failed') return { kind: 'problem', problem: notRead(probed.detail) };
  const known = context.sources.find(({ url, owner }) => url === probed.source.url && owner === 'shared');
  if (known !== undefined) return { kind: 'problem', problem: watched(known) };
  if (!confirm) return { kind: 'preview', address, probed };
  const own = await ownOf(context);
  const before = own.find(one => one.source.url === probed.source.url)?.source;
  if (before === undefined && own.length >= ownMax) return { kind: 'problem', problem: tooMany };
  const source = { ...probed.source, id: before?.id ?? probed.source.id };
  await context.store.added.save({ source, isPaused: false });
  await logAct('source-add', source.id, { url: source.url }, context);
  return { kind: 'done', done: added, source };
}

function list(own: Extract<Data, { kind: 'list' }>['own'], language: Language): Message {
  const ja = language === 'ja';
  if (own.length === 0)
    return sentence(
      {
        ja: 'この組織が追加した情報源はありません。「情報源追加 https://…」で追加できます。',
        en: 'Your organisation has added no source. "source add https://…" adds one.',
      },
      language,
    );
  const heading = ja ? `追加した情報源${own.length}件` : `${counted(own.length, 'source', 'sources')} of your own`;
  return {
    language,
    summary: heading,
    blocks: [
      { kind: 'heading', spans: [text(heading, 'strong')] },
      {
        kind: 'list',
        items: own.map(({ source: one, isPaused }) => [
          link(one.name[language], one.homepage ?? one.url),
          text(`${ja ? '　' : ' '}${one.id}${isPaused ? (ja ? '（停止中）' : ' (paused)') : ''}`, 'quiet'),
        ]),
      },
    ],
  };
}

const doneWords: Readonly<Record<'remove' | 'pause' | 'resume', Bilingual>> = {
  remove: { ja: '削除しました。これまでに収録したものは残ります：', en: 'Removed; what was kept from it stays: ' },
  pause: { ja: '停止しました：', en: 'Paused: ' },
  resume: { ja: '再開しました：', en: 'Resumed: ' },
};
const added: Bilingual = {
  ja: '追加しました。1分以内に最初の取得を行います：',
  en: 'Added; it is read for the first time within a minute: ',
};

function named(said: Bilingual, { name, id }: Source): Bilingual {
  return { ja: `${said.ja}${name.ja}（${id}）`, en: `${said.en}${name.en} (${id})` };
}

function noAddress(written: string): Bilingual {
  return {
    ja: `「${written}」はアドレスではありません。httpsで始まるページまたはフィードのアドレスをご指定ください。`,
    en: `"${written}" is no address. Please give the address of a page or a feed, beginning with https.`,
  };
}

function notRead(detail: string): Bilingual {
  return {
    ja: `読み取れませんでした（${detail}）。アドレスを確かめて、もう一度お試しください。`,
    en: `It could not be read: ${detail} Check the address and try again.`,
  };
}

const tooMany: Bilingual = {
  ja: `組織で追加できる情報源は${ownMax}件までです。使っていないものを「情報源追加 削除」で削除してから、もう一度お試しください。`,
  en: `Your organisation may add ${ownMax} sources. Take out one that you do not need ("source remove ID"), and add it again.`,
};

function watched({ name, id }: Source): Bilingual {
  return {
    ja: `すでに監視しています：${name.ja}（${id}）。`,
    en: `It is watched already: ${name.en} (${id}).`,
  };
}

function notOwn(asked: string): Bilingual {
  return {
    ja: `「${asked}」は、この組織が追加した情報源ではありません。「情報源追加 一覧」で確認できます。カタログの情報源は管理者が設定します。`,
    en: `"${asked}" is no source that your organisation added; "source list" shows them. Those of the catalogue are the operator’s.`,
  };
}
