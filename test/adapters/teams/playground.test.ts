import { afterAll, expect, test } from 'vitest';
import { drive } from './drive.ts';
import { missing, openPlayground, type Playground } from './playground.ts';

let playground: Playground | null = null;
afterAll(() => playground?.close());

if (missing.length > 0) console.log(`Skipped without ${missing.join(', ')}: Teams, driven by Microsoft’s test client.`);

test.skipIf(missing.length > 0)(
  'Microsoft’s test client installs it, asks, presses, fills in a form, goes on in a thread, is brought a digest, and seeks',
  async () => {
    playground = await openPlayground();
    const seen: string[] = [];
    await drive(playground, async name => void seen.push(name));
    expect(seen).toEqual(['welcome', 'help', 'measure', 'action', 'form', 'thread', 'digest', 'compose']);
  },
);
