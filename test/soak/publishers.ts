// Publishers on this machine that publish all the time, and misbehave at random in the ways that real ones were seen to.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Feed } from 'feed';
import type { Source } from '../../src/domain/source.ts';
import { type Publisher, startPublisher } from '../world/publisher.ts';
import { aSource } from '../world/sample.ts';

export interface Publishers {
  readonly sources: readonly Source[];
  /** Titles that were published and listed, in their order. */
  readonly titles: readonly string[];
  /** How often each misbehaviour befell a request. */
  readonly misdeeds: ReadonlyMap<string, number>;
  /** One of them publishes something on a day. */
  publish(day: string): void;
  /** From now on every request is answered as it should be, or, again, some are not. */
  behave(always: boolean): void;
  close(): Promise<void>;
}

interface Item {
  readonly title: string;
  readonly link: string;
  readonly day: string;
}

type Misdeed = (body: string, response: ServerResponse) => unknown;

/** Each publisher is a host of its own, with a list in each form. */
const publisherCount = 4;
const forms = ['rss', 'atom', 'html'] as const;
/** A list that is longer than what is published while its publisher cannot be read. */
const listedMax = 120;

const misdeeds: Readonly<Record<string, Misdeed>> = {
  'fails with 500': (_body, response) => response.writeHead(500).end('Internal Server Error'),
  'is overloaded': (_body, response) => response.writeHead(503, { 'retry-after': '2' }).end(),
  'limits us': (_body, response) => response.writeHead(429, { 'retry-after': '7200' }).end(),
  'does not find it': (_body, response) => response.writeHead(404).end('<title>404</title>'),
  'answers with nothing': (_body, response) => response.writeHead(200).end(),
  'is being maintained': (_body, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<title>ただいまメンテナンス中です</title>'),
  'breaks off at once': (_body, response) => response.socket?.destroy(),
  'breaks off in the middle': async (body, response) => {
    response.writeHead(200, { 'content-length': String(Buffer.byteLength(body)) });
    response.write(body.slice(0, body.length / 2));
    await wait(20);
    response.socket?.destroy();
  },
  'sends half and says it is all': (body, response) => response.end(body.slice(0, body.length / 2)),
  'sends bytes that mean nothing': (_body, response) =>
    response.end(Buffer.from(Float64Array.of(Math.PI, Math.E).buffer)),
  'goes round in circles': (_body, response) => response.writeHead(302, { location: '?again' }).end(),
  'never answers': () => undefined,
  drips: async (body, response) => {
    for (const part of body.slice(0, 40)) {
      if (!response.write(part)) return;
      await wait(100);
    }
  },
  'sends more than anybody reads': async (_body, response) => {
    const flood = Buffer.alloc(1 << 20, '<item>');
    for (let sent = 0; sent < 12 && !response.destroyed; sent++) {
      if (!response.write(flood)) await Promise.race([new Promise(done => response.once('drain', done)), wait(500)]);
    }
    response.end();
  },
};

/** @param chance Of a hundred requests, how many are misbehaved to. */
export async function startPublishers(random: () => number, chance: number): Promise<Publishers> {
  const publishers = await Promise.all(Array.from({ length: publisherCount }, () => startPublisher()));
  const lists = publishers.flatMap((publisher, index) => forms.map(form => listOf(publisher, index, form)));
  const titles: string[] = [];
  const counts = new Map<string, number>();
  let misbehaves = true;

  for (const { publisher, path, form, items } of lists) {
    publisher.route(path, (request, response) => {
      const body = bodies[form](items, publisher.origin);
      if (!misbehaves || random() * 100 >= chance) return serve(body, form, request, response);
      const [name, misdeed] = pick(Object.entries(misdeeds), random);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      misdeed(body, response);
    });
  }

  return {
    sources: lists.map(({ source }) => source),
    titles,
    misdeeds: counts,
    publish(day) {
      const { publisher, items } = pick(lists, random);
      const title = `生成AIの利用に関するガイドライン（第${titles.length + 1}号）の策定について`;
      items.unshift({ title, link: `${publisher.origin}/${titles.length + 1}.html`, day });
      items.splice(listedMax);
      titles.push(title);
    },
    behave(always) {
      misbehaves = !always;
    },
    async close() {
      await Promise.all(publishers.map(publisher => publisher.close()));
    },
  };
}

function listOf(publisher: Publisher, index: number, form: (typeof forms)[number]) {
  const path = `/${form}`;
  const name = { ja: `見本省${index + 1}`, en: `Sample Ministry ${index + 1}` };
  const kind = form === 'html' ? 'html-list' : 'feed';
  const source = aSource({
    bodies: ['mic'],
    id: `sample-${index}-${form}`,
    name,
    publisher: name,
    kind,
    url: publisher.origin + path,
  });
  return { publisher, path, form, source, items: [] as Item[] };
}

function serve(body: string, form: string, { headers }: IncomingMessage, response: ServerResponse): void {
  const etag = `"${Buffer.byteLength(body)}"`;
  if (headers['if-none-match'] === etag) return void response.writeHead(304).end();
  const type = form === 'html' ? 'text/html' : 'application/xml';
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, etag }).end(body);
}

const bodies: Readonly<Record<(typeof forms)[number], (items: readonly Item[], origin: string) => string>> = {
  rss: (items, origin) => feedOf(items, origin).rss2(),
  atom: (items, origin) => feedOf(items, origin).atom1(),
  html: items =>
    `<!doctype html><html lang="ja"><title>新着情報</title><h1>新着情報</h1><ul>${items
      .map(({ title, link, day }) => `<li>${japaneseDay(day)} <a href="${link}">${title}</a></li>`)
      .join('\n')}</ul>`,
};

function feedOf(items: readonly Item[], origin: string): Feed {
  const feed = new Feed({ title: '新着情報', id: origin, link: origin, copyright: '', updated: new Date(0) });
  for (const { title, link, day } of items) feed.addItem({ title, link, id: link, date: new Date(`${day}T00:00:00Z`) });
  return feed;
}

function japaneseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

function pick<One>(all: readonly One[], random: () => number): One {
  return all[Math.floor(random() * all.length)] as One;
}
