// The pictures of docs/teams: what Microsoft's own test client shows, photographed in Chromium.
// Usage: node test/adapters/teams/pictures.ts
import { mkdirSync } from 'node:fs';
import { drive } from './drive.ts';
import { missing, openPlayground } from './playground.ts';

if (missing.length > 0) throw new Error(`There is no ${missing.join(', ')} here.`);
const folder = new URL('../../../docs/teams/', import.meta.url);
mkdirSync(folder, { recursive: true });
/** The conversation, without the client's own frame. */
const conversation = { x: 331, y: 49, width: 570, height: 780 };
/** The last message alone. */
const last = { x: 331, y: 252, width: 570, height: 420 };
const dialog = { x: 340, y: 49, width: 620, height: 780 };
/** The panel above the compose box. */
const panel = { x: 730, y: 280, width: 570, height: 540 };

const playground = await openPlayground();
try {
  await drive(playground, async name => {
    await playground.page.mouse.move(340, 60);
    await playground.page.screenshot({
      path: new URL(`${name}.png`, folder).pathname,
      clip: { compose: panel, form: dialog, digest: last }[name] ?? conversation,
    });
  });
} finally {
  await playground.close();
}
