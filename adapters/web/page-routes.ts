import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import type { Asked, Console, ConsolePage } from './console.ts';
import { keepPages, type Made } from './kept-pages.ts';
import { drawPage, missing, sendPage, type WithVisitor } from './page.ts';
import { pages } from './pages/registry.ts';

/** Every page that is only looked at: made anew when what it is made from has changed, and kept until then. */
export function pageRoutes(house: Console): Router {
  const router = Router();
  const kept = keepPages(randomUUID());
  for (const page of pages) {
    router.get(page.path, async (request, response: WithVisitor) => {
      const { visitor } = response.locals;
      const change = await house.library.catchUp();
      const query = new URL(request.originalUrl, 'http://localhost').searchParams;
      const asked = { visitor, query, names: request.params as Readonly<Record<string, string>> };
      const madeFrom = await page.madeFrom?.(asked, house);
      if (madeFrom === undefined) return sendPage(response, await make(page, asked));
      const { viewer, language } = visitor;
      const key = JSON.stringify([request.originalUrl, language, viewer.workspace, viewer.person, viewer.roles]);
      const version = JSON.stringify([change, house.sources.map(({ id }) => id), madeFrom]);
      response.set('etag', kept.tagOf(key, version));
      if (request.fresh) return sendPage(response, null);
      return sendPage(response, await kept.page(key, version, () => make(page, asked)));
    });
  }
  return router;

  async function make(page: ConsolePage, asked: Asked): Promise<Made> {
    const { visitor } = asked;
    return drawPage(visitor, (await page.show(asked, house)) ?? missing(visitor.language), page.under);
  }
}
