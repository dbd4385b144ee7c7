import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import type { WebChat } from './chat.ts';
import type { Asked, Console, ConsolePage } from './console.ts';
import { drawMessage } from './draw-message.ts';
import { keepPages, type Made } from './kept-pages.ts';
import { html, type Markup, nothing } from './markup.ts';
import { drawPage, missing, sendPage, type WithVisitor } from './page.ts';
import { pages } from './pages/registry.ts';
import { withReadings } from './reading.ts';

/** Every page that is only looked at: made anew when what it is made from has changed, and kept until then. */
export function pageRoutes(console: Console, chat: WebChat): Router {
  const router = Router();
  const house = withReadings(console);
  const kept = keepPages(randomUUID());
  for (const page of pages) {
    router.get(page.path, async (request, response: WithVisitor) => {
      const { visitor } = response.locals;
      const change = await house.library.catchUp();
      const query = new URL(request.originalUrl, 'http://localhost').searchParams;
      const names = request.params as Readonly<Record<string, string>>;
      const asked = { visitor, query, names, path: request.path };
      const told = await toldOf(asked);
      const madeFrom = told === nothing ? await page.madeFrom?.(asked, house) : undefined;
      if (madeFrom === undefined) return sendPage(response, await make(page, asked, told));
      const { viewer, language } = visitor;
      const key = JSON.stringify([request.originalUrl, language, viewer.workspace, viewer.person, viewer.roles]);
      const version = JSON.stringify([change, visitor.workspaces, house.sources.map(({ id }) => id), madeFrom]);
      response.set('etag', kept.tagOf(key, version));
      if (request.fresh) return sendPage(response, null);
      return sendPage(response, await kept.page(key, version, () => make(page, asked, nothing)));
    });
  }
  return router;

  async function make(page: ConsolePage, asked: Asked, told: Markup): Promise<Made> {
    const { visitor } = asked;
    const shown = (await page.show(asked, house)) ?? missing(visitor.language);
    return drawPage(visitor, { ...shown, content: html`${told}${shown.content}` }, page.under);
  }

  /** What came of a button of the page, which leads back to it. */
  async function toldOf({ visitor, query, path }: Asked): Promise<Markup> {
    const id = query.get('told');
    const turns = id === null ? [] : await chat.turns(visitor.conversation);
    const turn = turns.find(one => one.id === id);
    if (turn?.kind !== 'told') return nothing;
    return html`<section class="told" role="status" tabindex="-1" autofocus>${drawMessage(turn.message, path)}</section>`;
  }
}
