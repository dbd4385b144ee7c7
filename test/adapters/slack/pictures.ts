// The pictures of docs/slack: what the commands answer, drawn as Slack draws it, photographed in Chromium.
// Usage: node test/adapters/slack/pictures.ts
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { renderForm } from '../../../adapters/slack/form.ts';
import { renderForSlack } from '../../../adapters/slack/render.ts';
import { findDeadline } from '../../../src/calendar/deadline.ts';
import { parse } from '../../../src/commands/parse/parse.ts';
import { commands } from '../../../src/commands/registry.ts';
import type { Language } from '../../../src/domain/language.ts';
import type { Publication } from '../../../src/domain/publication.ts';
import { createLinker } from '../../../src/measures/link.ts';
import { loadMeasures } from '../../../src/measures/load.ts';
import type { Message } from '../../../src/message/message.ts';
import { createClassifier } from '../../../src/taxonomy/classify.ts';
import { loadLexicon } from '../../../src/taxonomy/lexicon.ts';
import { createAsk } from '../../commands/ask.ts';
import { aPublication, aSource, aState } from '../../world/sample.ts';
import { drawMessage, drawModal, page } from './draw.ts';

const at = '2026-03-04T09:00:00+09:00';
const { measures } = loadMeasures();
const link = createLinker(measures);
const classify = createClassifier(loadLexicon());

/** What the archive holds in the pictures; 見本省 does not exist. */
const publications = [
  {
    id: 'paaaaaaaaaa',
    title: '「AIディスカッションペーパー（第1.1版）」の公表について',
    publisher: { ja: '金融庁', en: 'Financial Services Agency' },
    publishedAt: '2026-03-03',
    source: 'fsa',
  },
  {
    id: 'pbbbbbbbbbb',
    title: '「行政における生成AIの調達に関する指針（見本）」の案に関する意見募集について',
    summary: '令和8年4月3日（金）まで意見を募集します。',
    publisher: { ja: '見本省', en: 'Sample Ministry' },
    publishedAt: '2026-03-03',
    source: 'sample',
  },
].map((one): Publication => {
  const draft = aPublication(one);
  const links = link(draft);
  const deadline = findDeadline(draft);
  return { ...draft, links, deadline, tags: classify(draft, links, deadline) };
});

const sources = [
  aSource({ id: 'fsa', name: { ja: '金融庁 新着情報', en: 'FSA, what’s new' } }),
  aSource({ id: 'sample' }),
  aSource({ id: 'mofa', name: { ja: '外務省', en: 'MOFA' } }),
];
const asked = Date.parse('2026-03-04T08:57:00+09:00');

const house = await createAsk({ measures, publications, at });
for (const { id } of sources) {
  const failed =
    id === 'mofa'
      ? ({ lastOutcome: { kind: 'failed', reason: 'refused', detail: '403' }, failuresInARow: 3 } as const)
      : {};
  await house.store.sources.record(
    aState({
      id,
      firstReadAt: 1,
      lastNewAt: asked,
      lastAskedAt: asked,
      lastSuccessAt: id === 'mofa' ? 0 : asked,
      ...failed,
    }),
  );
}

async function answer(said: string, language: Language, thread?: string): Promise<Message> {
  const parsed = parse(said, commands);
  const call = parsed.kind === 'call' ? parsed.call : { command: 'ask', args: { question: said } };
  const command = commands.find(({ name }) => name === call.command);
  if (command === undefined) throw new Error(said);
  const viewer = { workspace: 'main', person: 'slack:T1/U1', roles: ['reader', 'reviewer'] } as const;
  const speaker = {
    viewer,
    conversation: { platform: 'slack', id: 'T1/C1' },
    language,
    ...(thread === undefined ? {} : { thread }),
  } as const;
  return (await command.answer(call.args, { ...house.contextFor(speaker), sources })).message;
}

const message = async (said: string, language: Language, { shows = said, thread = '' } = {}) =>
  drawMessage(renderForSlack(await answer(said, language, thread || undefined)).blocks as never, {
    said: shows,
    time: '9:12',
  });

function form(name: string, language: Language): string {
  const command = commands.find(one => one.name === name);
  if (command === undefined) throw new Error(name);
  const args = { theme: ['privacy'], sector: ['finance'] };
  const view = renderForm({ command, args, language, kept: '', asksWhere: false });
  return drawModal({ ...view, blocks: view.blocks.slice(0, 5) } as never);
}

const pictures: Readonly<Record<string, () => Promise<string>>> = {
  'digest.ja': async () => drawMessage(renderForSlack(await answer('digest 7d', 'ja')).blocks as never),
  'digest.en': async () => drawMessage(renderForSlack(await answer('digest 7d', 'en')).blocks as never),
  'measure.ja': () => message('制度 AI推進法 第16条', 'ja', { shows: '/kairan 制度 AI推進法 第16条' }),
  'measure.en': () =>
    message('measure AI Promotion Act article:16', 'en', { shows: '/kairan measure AI Promotion Act article:16' }),
  'thread.ja': async () =>
    `${await message('AI推進法に罰則はありますか', 'ja', { shows: '@Kairan AI推進法に罰則はありますか', thread: 't' })}<hr>${await message('第7条は何を定めていますか', 'ja', { shows: '@Kairan 第7条は何を定めていますか', thread: 't' })}`,
  'thread.en': async () =>
    message('Does the AI Promotion Act have fines?', 'en', {
      shows: '@Kairan Does the AI Promotion Act have fines?',
      thread: 'e',
    }),
  'subscribe.ja': async () => form('subscribe', 'ja'),
  'subscribe.en': async () => form('subscribe', 'en'),
  'preview.en': () =>
    message('subscribe finance privacy weekdays 9:00', 'en', {
      shows: '/kairan subscribe finance privacy weekdays 9:00',
    }),
  'preview.ja': () => message('購読 金融 個人情報 平日9:00', 'ja', { shows: '/kairan 購読 金融 個人情報 平日9:00' }),
};

const folder = new URL('../../../docs/slack/', import.meta.url);
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const [name, draw] of Object.entries(pictures)) {
  const tab = await browser.newPage({ viewport: { width: 640, height: 100 } });
  await tab.setContent(page(await draw(), 640));
  await tab.screenshot({ path: new URL(`${name}.png`, folder).pathname, fullPage: true });
  await tab.close();
}
await browser.close();
await house.close();
