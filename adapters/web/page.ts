import type { Response } from 'express';
import type { Language } from '../../src/domain/language.ts';
import type { Shown } from './console.ts';
import { type Made, madeOnce } from './kept-pages.ts';
import { layOut, type Page } from './layout.ts';
import { html, sayIn } from './markup.ts';
import { packingFor } from './pack.ts';
import type { Visitor } from './visitor.ts';

/** Set on each request once it is known who asks. */
export interface WithVisitor extends Response {
  locals: { visitor: Visitor };
}

/** A page as it goes out. @param under Where in the menu it stands. */
export function drawPage(
  visitor: Visitor,
  { title, heading, content, isWide, status = 200 }: Shown,
  under: string,
): Made {
  const page: Page = {
    title,
    heading: heading ?? html`${title}`,
    content,
    path: under,
    ...(isWide === undefined ? {} : { isWide }),
  };
  return madeOnce(status, String(layOut(page, visitor)));
}

/** Draws a page and sends it. */
export function show(response: Response, visitor: Visitor, shown: Shown, under: string): Promise<void> {
  return sendPage(response, drawPage(visitor, shown, under));
}

/**
 * Sends a page, packed as the browser takes it. A browser may keep it, and asks each time whether it still holds.
 * @param page Null where what the browser has still holds.
 */
export async function sendPage(response: Response, page: Made | null): Promise<void> {
  response.vary('Accept-Encoding').vary('Cookie').set('cache-control', 'private, no-cache');
  if (page === null) return void response.status(304).end();
  const packing = packingFor(response.req, page.html);
  const bytes = await page.as(packing);
  if (packing === 'gzip') response.set('content-encoding', packing);
  response.status(page.status).type('html').send(bytes);
}

/** What is said where there is no such page. */
export function missing(language: Language): Shown {
  const say = sayIn(language);
  return {
    title: say('ページが見つかりません', 'There is nothing at this address'),
    status: 404,
    content: html`<p>${say('移動または統合された可能性があります。検索してお探しください。', 'It may have moved or been merged. Search for it.')} <a href="/events">${say('公表資料を検索', 'Search the events')}</a></p>`,
  };
}
