// The console in Debian's Chromium, over a real house that holds sample data.
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { playThrough, subscribe } from '../../../src/cli/demo.ts';
import type { Stage } from '../../../src/cli/house.ts';
import { readConfig } from '../../../src/config.ts';
import type { Language } from '../../../src/domain/language.ts';
import { openDemo } from '../../../src/open-demo.ts';

const executablePath = '/usr/bin/chromium';
export const hasBrowser = existsSync(executablePath);

export const widths = { desktop: { width: 1_280, height: 700 }, phone: { width: 390, height: 844 } } as const;
export type Width = keyof typeof widths;

/** The demo's house after its fortnight, served, with a browser beside it. */
export interface Staged {
  readonly stage: Stage;
  readonly url: string;
  /** An empty page of that width, in that language. */
  page(language: Language, width: Width, withScript?: boolean): Promise<Page>;
  close(): Promise<void>;
}

export async function openStaged(language: Language): Promise<Staged> {
  const outcome = readConfig({ KAIRAN_HTTP: '127.0.0.1:0' });
  if (outcome.kind !== 'ok') throw new Error(outcome.problems.join('\n'));
  const stage = await openDemo(outcome.config, '0', language);
  const { house } = stage;
  const { signal } = new AbortController();
  for (const chat of house.chats) await chat.start(house.receive);
  const server = await house.serve();
  if (server === null) throw new Error('the demo serves no console');
  await house.round('all', signal);
  await subscribe(house);
  await playThrough(stage, 0, signal);
  const browser: Browser = await chromium.launch({ executablePath, args: ['--no-sandbox'], timeout: 0 });
  return {
    stage,
    url: server.url,
    async page(spoken, width, javaScriptEnabled = true) {
      const context = await browser.newContext({
        viewport: widths[width],
        baseURL: server.url,
        reducedMotion: 'reduce',
        javaScriptEnabled,
      });
      // Whoever waits in vain is ended by the test's own limit.
      context.setDefaultTimeout(0);
      await context.addCookies([{ name: 'kairan_language', value: spoken, url: server.url }]);
      return context.newPage();
    },
    async close() {
      await browser.close();
      await server.stop();
      await stage.close();
    },
  };
}
