import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHouse } from './app.ts';
import type { Stage } from './cli/house.ts';
import { systemClock } from './clock.ts';
import { type Config, onlyConsole } from './config.ts';
import { loadFortnight } from './demo/fortnight.ts';
import { createPlay } from './demo/play.ts';
import type { Language } from './domain/language.ts';

/** A house of its own for the made-up fortnight: no network, no chat but the console, a store that ends with it. */
export async function openDemo(config: Config, version: string, language: Language): Promise<Stage> {
  const fortnight = loadFortnight();
  const play = createPlay(fortnight, systemClock);
  const folder = await mkdtemp(join(tmpdir(), 'kairan-demo-'));
  const house = await openHouse({
    config: onlyConsole(config),
    version,
    language,
    database: join(folder, 'demo.db'),
    replay: null,
    play,
    connects: true,
  });
  const clear = () => rmSync(folder, { recursive: true, force: true });
  // Whoever is in a hurry presses Ctrl-C twice.
  process.once('exit', clear);
  const close = async () => {
    await house.close();
    clear();
  };
  return { house, play, begins: fortnight.begins, ends: fortnight.ends, close };
}
