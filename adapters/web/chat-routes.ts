import { randomUUID } from 'node:crypto';
import { type Response, Router } from 'express';
import { parse } from '../../src/commands/parse/parse.ts';
import type { Turn, WebChat } from './chat.ts';
import { chatPage, drawTurn } from './chat-page.ts';
import type { Console } from './console.ts';
import { ownPath } from './own-path.ts';
import { show, type WithVisitor } from './page.ts';
import type { Visitor } from './visitor.ts';

/** What the script asks for instead of a page. */
const fragmentType = 'text/html-fragment';
/** Often enough that no proxy takes a quiet stream for a dead one, in ms. */
const heartbeatMs = 25_000;

/** The chat's page, what is said to it, and what arrives by itself. */
export function chatRoutes(house: Console, chat: WebChat): Router {
  const router = Router();
  router.get('/chat', async (_request, response: WithVisitor) => {
    const { visitor } = response.locals;
    show(response, visitor, chatPage(await chat.turns(visitor.conversation), visitor), '/chat');
  });
  router.post('/chat', async (request, response: WithVisitor) => {
    const { visitor } = response.locals;
    const turns = await converse(request.body, visitor);
    if (request.get('accept') === fragmentType)
      response.type('html').send(turns.map(turn => String(drawTurn(turn, visitor.language))).join(''));
    else response.redirect(303, leadBack(request.body.back, turns.at(-1)?.id ?? ''));
  });
  router.get('/chat/stream', (request, response: WithVisitor) => {
    const { conversation, language } = response.locals.visitor;
    response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    response.flushHeaders();
    const stop = chat.follow(conversation, turn => sendEvent(response, String(drawTurn(turn, language))));
    const beat = setInterval(() => response.write(':\n\n'), heartbeatMs);
    request.on('close', () => {
      clearInterval(beat);
      stop();
    });
  });
  return router;

  /** Words, or the Call of a button, which a field of its form may tell what to do it to. */
  async function converse(
    body: { said?: unknown; call?: unknown; what?: unknown },
    { viewer, conversation, language }: Visitor,
  ) {
    const pressed = typeof body.call === 'string' ? parse(body.call, house.commands) : null;
    const words = typeof body.said === 'string' ? body.said.trim() : '';
    const what = typeof body.what === 'string' ? { what: body.what.trim() } : {};
    const said = pressed?.kind === 'call' ? { ...pressed.call, args: { ...pressed.call.args, ...what } } : words;
    if (said === '') return [];
    const turns: Turn[] = [];
    const add = (turn: Turn) => {
      turns.push(turn);
      chat.keep(conversation, turn);
    };
    const at = house.clock.now();
    if (typeof said === 'string') add({ kind: 'said', id: randomUUID(), at, words: said });
    const message = await chat.receive(said, { viewer, conversation, language });
    if (message !== null) add({ kind: 'told', id: randomUUID(), at, message });
    return turns;
  }
}

/** The page on which something was pressed, which then shows what came of it; the chat where it was pressed there. */
function leadBack(back: unknown, turn: string): string {
  if (typeof back !== 'string') return `/chat#turn-${turn}`;
  const page = new URL(ownPath(back), 'http://localhost');
  page.searchParams.set('told', turn);
  // What begins with one slash may begin with two once its dots are gone.
  return ownPath(page.pathname + page.search);
}

function sendEvent(response: Response, data: string): void {
  response.write(
    `event: told\n${data
      .split('\n')
      .map(line => `data: ${line}\n`)
      .join('')}\n`,
  );
}
