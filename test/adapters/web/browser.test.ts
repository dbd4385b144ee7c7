import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { menu } from '../../../adapters/web/layout.ts';
import { hasBrowser, openStaged, type Staged, type Width, widths } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const hostile = '</a></p><script>document.title="taken"</script><img src=x onerror="document.title=\'taken\'">生成AI';
const schemes = { desktop: 'light', phone: 'dark' } as const;
const serious = ['serious', 'critical'];

if (!hasBrowser) console.warn('Skipped without /usr/bin/chromium: the console in a browser.');

describe.skipIf(!hasBrowser)('the console in a browser', () => {
  let staged: Staged;
  let paths: readonly string[];
  let hostilePath: string;

  beforeAll(async () => {
    staged = await openStaged('ja');
    const { house } = staged.stage;
    const line = {
      id: 'h',
      title: hostile,
      summary: hostile,
      url: 'https://hostile.example/',
      publisher: '見本監督庁',
    };
    await house.importPublications([JSON.stringify({ ...line, published: '2026-10-16', lang: 'ja' })]);
    await house.library.catchUp();
    const viewer = { workspace: 'main', person: 'someone', roles: [] };
    const { publications } = await house.library.list(viewer, {}, { limit: 100 });
    const consultation = publications.find(({ deadline }) => deadline !== null);
    hostilePath = `/events/${publications.find(({ title }) => title.includes('<img'))?.event}`;
    paths = [
      ...menu.map(({ path }) => path),
      `/events/${consultation?.event}`,
      hostilePath,
      '/measures/ai-promotion-act',
    ];
  });
  afterAll(() => staged?.close());

  for (const language of ['ja', 'en'] as const)
    test(`every page in ${language}, light on a desktop and dark on a phone: nothing serious for axe, nothing wider than the window, no error`, async () => {
      const page = await staged.page(language, 'desktop');
      const wrong: string[] = [];
      page.on('pageerror', error => wrong.push(error.message));
      page.on('console', message => message.type() === 'error' && wrong.push(message.text()));
      for (const path of paths) {
        await page.goto(path);
        await page.evaluate(axe);
        expect([path, await page.locator('html').getAttribute('lang')]).toEqual([path, language]);
        for (const width of Object.keys(widths) as Width[]) {
          await page.setViewportSize(widths[width]);
          await page.emulateMedia({ colorScheme: schemes[width] });
          expect([path, width, await findings(page)]).toEqual([path, width, []]);
          expect([path, width, await overflow(page)]).toEqual([path, width, 0]);
        }
        expect([path, await page.title()]).not.toEqual([path, 'taken']);
      }
      expect(wrong).toEqual([]);
      await page.context().close();
    });

  test('a hostile title stays text', async () => {
    const page = await staged.page('ja', 'desktop');
    await page.goto(hostilePath);
    await page.getByText('<script>').first().waitFor();
    expect(await page.locator('main script, main img').count()).toBe(0);
    await page.context().close();
  });

  test('by keyboard alone: past the menu, a question asked and answered, a button pressed, another page, its language', async () => {
    const page = await staged.page('en', 'desktop');
    await page.goto('/chat');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to content');
    await tabTo(page, 'said');
    const told = page.locator('.told');
    const before = await told.count();
    await page.keyboard.type('latest');
    await page.keyboard.press('Enter');
    await expect.poll(() => told.count()).toBe(before + 1);
    await told.last().locator('button').first().waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => told.count()).toBe(before + 2);
    await tabTo(page, 'Measures');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/measures');
    await tabTo(page, '日本語');
    await page.keyboard.press('Enter');
    await page.locator('html[lang="ja"]').waitFor();
    expect(new URL(page.url()).pathname).toBe('/measures');
    await page.context().close();
  });

  test('without a script: the calendar turns its months and leads to an event, where what is pressed is shown', async () => {
    const page = await staged.page('ja', 'phone', false);
    await page.goto('/deadlines');
    await page.locator('table.calendar caption', { hasText: '2026年10月' }).waitFor();
    await page.locator('.turning a', { hasText: '次の月' }).click();
    await page.locator('table.calendar caption', { hasText: '2026年11月' }).waitFor();
    await page.locator('td:has(time[datetime="2026-11-06"]) a.deadline').click();
    await page.locator('.press button', { hasText: '自分が担当' }).click();
    await page.waitForURL(/\/events\/[^?]+\?told=/);
    expect(await page.locator('main > .told[role="status"]').textContent()).toContain('担当');
    await page.context().close();
  });

  test('by keyboard: a source is asked now, and the page says when', async () => {
    const page = await staged.page('en', 'desktop');
    await page.goto('/sources');
    await tabTo(page, 'call');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/sources\?told=/);
    expect(await page.locator('main > .told').textContent()).toMatch(/asked (within a minute|just now)/);
    expect(await focused(page)).toContain('asked');
    await page.context().close();
  });

  test('searching as one types changes the list, and the address with it', async () => {
    const page = await staged.page('ja', 'desktop');
    await page.goto('/events');
    await page.locator('form[data-live] input[name="q"]').fill('政令');
    await page.waitForURL(/q=/);
    await page.locator('#results').getByText('見本政令').first().waitFor();
    await page.context().close();
  });
});

/** What axe, which the page holds, finds serious: rule and element. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: Axe }).axe.run({ resultTypes: ['violations'] }),
  );
  return violations
    .filter(({ impact }) => serious.includes(impact))
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

interface Axe {
  run(options: object): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
}

/** By how many pixels a page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** What stands in the focus: its words, or its name. */
function focused(page: Page): Promise<string> {
  return page.evaluate('document.activeElement.name || document.activeElement.textContent.trim()');
}

async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let pressed = 0; pressed < 400; pressed++) {
    if ((await focused(page)) === wanted) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`"${wanted}" is not reached by the keyboard`);
}
