// Many small publishers on the loopback addresses of one machine, in a process of their own, for the benches.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pdfOf } from '../world/pdf.ts';

/** So many addresses answer, 127.0.0.1 and following: each is a host of its own to those who ask politely. */
const hosts = 32;
const subjects = [
  '生成AIの利活用',
  '個人情報の取扱い',
  '自動運転の実証',
  'サイバーセキュリティ対策',
  '行政手続のデジタル化',
  '金融機関の内部管理',
  '半導体の供給',
  '統計調査の結果',
];
const acts = [
  'に関する意見募集の開始について',
  'に関する検討会（第3回）を開催しました',
  'に係るガイドラインを公表しました',
  '等に係る報告書の公表について',
  'に関する大臣会見の概要',
];

const [feeds = 500, entries = 30] = process.argv.slice(2).map(Number);
const bodies = Array.from({ length: feeds }, (_, feed) => feedOf(feed, entries));
const etags = bodies.map(body => `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`);
const pdf = pdfOf(
  Array.from({ length: 200 }, (_, page) => ({
    japanese: Array.from(
      { length: 30 },
      (_, line) => `第${page}頁の${line}行　人工知能の利活用に関する論点を整理する。`,
    ),
  })),
);

const port = await listen('127.0.0.1', 0);
for (let host = 2; host <= hosts; host++) await listen(`127.0.0.${host}`, port);
process.stdout.write(`${port}\n`);

async function listen(address: string, at: number): Promise<number> {
  const server = createServer(answer);
  await new Promise<void>(resolve => server.listen(at, address, resolve));
  return (server.address() as AddressInfo).port;
}

function answer({ url = '', headers }: IncomingMessage, response: ServerResponse): void {
  if (url === '/paper.pdf') return void response.writeHead(200, { 'content-type': 'application/pdf' }).end(pdf);
  const feed = Number(/^\/(\d+)\.xml$/.exec(url)?.[1] ?? Number.NaN);
  const [body, etag] = [bodies[feed], etags[feed]];
  if (body === undefined || etag === undefined) return void response.writeHead(404).end();
  if (headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
  response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8', etag }).end(body);
}

function feedOf(feed: number, count: number): string {
  const items = Array.from({ length: count }, (_, index) => {
    const number = feed * count + index;
    const title = `${subjects[number % subjects.length]}${acts[number % acts.length]}（第${number}号）`;
    const day = new Date(Date.UTC(2026, 6, 1) + (number % 60) * 86_400_000).toUTCString();
    return `<item><title>${title}</title><link>https://www.example.go.jp/${feed}/${index}.html</link><pubDate>${day}</pubDate>
      <description>${title}。詳細は、別添資料をご覧ください。御意見は、所定の様式により提出してください。${'関係資料は次のとおりです。'.repeat(3)}</description></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>見本の発行元${feed}</title>
    <link>https://www.example.go.jp/${feed}/</link><description>新着情報</description>${items.join('\n')}</channel></rss>`;
}
