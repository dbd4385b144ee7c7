import { type Request, type Response, Router } from 'express';
import { dayOf } from '../../src/calendar/say-date.ts';
import { makeToken, revokeToken, rolesToGive, type TokenWish } from '../../src/commands/acts/token-acts.ts';
import { readDayAhead } from '../../src/commands/parse/read-day.ts';
import { tokenNameMax, tokenScopes } from '../../src/domain/token.ts';
import { type Connections, connectionsPage } from './connections-page.ts';
import type { Console } from './console.ts';
import { sayIn } from './markup.ts';
import { drawPage, type WithVisitor } from './page.ts';
import type { Visitor } from './visitor.ts';

const path = '/connections';

/** Tokens for programs: made, listed, revoked by whoever may. */
export function connectionsRoutes(house: Console): Router {
  const router = Router();
  router.get(path, (request, response: WithVisitor) => draw(request, response));
  router.post(path, async (request, response: WithVisitor) => {
    const { visitor } = response.locals;
    if (!mayMake(visitor)) return draw(request, response, 403);
    const wish = wishOf(request.body, visitor, house.clock.now());
    if (typeof wish === 'string') return draw(request, response, 400, { problem: wish });
    const { token, held } = await makeToken(wish, by(visitor));
    return draw(request, response, 201, { made: { token, held: held.reveal() } });
  });
  router.post(`${path}/revoke`, async (request, response: WithVisitor) => {
    const { visitor } = response.locals;
    if (!mayMake(visitor)) return draw(request, response, 403);
    await revokeToken(visitor.viewer.workspace, String(request.body.id ?? ''), by(visitor));
    response.redirect(303, path);
  });
  return router;

  function mayMake({ viewer, conversation, language }: Visitor): boolean {
    return house.contextFor({ viewer, conversation, language }).may('tokens');
  }

  function by({ viewer, conversation }: Visitor) {
    return { store: house.store, viewer, conversation, now: house.clock.now() };
  }

  /** Kept nowhere on the way: a token may stand in it. */
  async function draw(
    request: Request,
    response: Response & WithVisitor,
    status = 200,
    { made = null, problem = null }: Partial<Pick<Connections, 'made' | 'problem'>> = {},
  ): Promise<void> {
    const { visitor } = response.locals;
    const { viewer, conversation, language } = visitor;
    const { consoleUrl } = house.contextFor({ viewer, conversation, language });
    const origin = (consoleUrl ?? `${request.protocol}://${request.get('host')}`).replace(/\/$/, '');
    const own = mayMake(visitor)
      ? { tokens: await house.store.tokens.list(viewer.workspace), roles: rolesToGive(viewer) }
      : null;
    const shown = connectionsPage({ origin, own, made, problem }, language);
    const page = drawPage(visitor, shown, path);
    response.status(status).type('html').set('cache-control', 'no-store').send(page.html);
  }
}

/** What the form asks for; a sentence where it cannot be had. */
function wishOf(body: Record<string, unknown>, { viewer, language }: Visitor, now: number): TokenWish | string {
  const say = sayIn(language);
  const name = String(body.name ?? '').trim();
  if (name === '' || name.length > tokenNameMax)
    return say(
      `使うものの名前を${tokenNameMax}字以内で入力してください。`,
      `Name what will use it, in up to ${tokenNameMax} characters.`,
    );
  const asked = String(body.scopes ?? '').split(',');
  const scopes = tokenScopes.filter(scope => asked.includes(scope));
  if (scopes.length === 0) return say('用途を選んでください。', 'Choose what it is for.');
  const role = rolesToGive(viewer).find(one => one === body.role);
  if (role === undefined)
    return say(
      'ご自分より強い役割は付けられません。別の役割を選んでください。',
      'That role is more than your own. Choose another.',
    );
  const until = String(body.until ?? '');
  const day = readDayAhead(until, dayOf(now));
  if (until !== '' && (day === null || day < dayOf(now)))
    return say('有効期限は今日以降の日付にしてください。', 'The last day must be today or later.');
  const expiresAt = day === null ? null : Date.parse(`${day}T24:00:00+09:00`);
  return { workspace: viewer.workspace, name, scopes, role, expiresAt };
}
