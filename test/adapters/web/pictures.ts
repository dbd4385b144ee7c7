// Draws the pictures of docs/console from the demo's house: node test/adapters/web/pictures.ts
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Language } from '../../../src/domain/language.ts';
import { openStaged, type Staged, type Width } from './browser.ts';

const folder = new URL('../../../docs/console/', import.meta.url);
mkdirSync(folder, { recursive: true });

for (const language of ['ja', 'en'] as const) {
  const staged = await openStaged(language);
  await staged.stage.house.library.catchUp();
  const viewer = { workspace: 'main', person: 'someone', roles: [] };
  const found = await staged.stage.house.library.list(viewer, { kind: ['consultation'] }, { limit: 10 });
  const event = found.publications.find(({ revision }) => revision > 1)?.event;
  await draw(staged, language, 'chat', '/chat', 'desktop');
  await draw(staged, language, 'event', `/events/${event}`, 'desktop');
  await draw(staged, language, 'measures', '/measures', 'desktop');
  await draw(staged, language, 'sources', '/sources', 'desktop');
  await draw(staged, language, 'trends', '/trends', 'desktop');
  await draw(staged, language, 'deadlines', '/deadlines', 'desktop');
  await draw(staged, language, 'connections', '/connections', 'desktop');
  await draw(staged, language, 'phone', '/events', 'phone');
  await staged.close();
}

async function draw(staged: Staged, language: Language, name: string, path: string, width: Width) {
  const page = await staged.page(language, width);
  await page.goto(path);
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.${language}.png`, folder)) });
  await page.context().close();
}
