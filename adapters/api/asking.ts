import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { logAct } from '../../src/commands/acts/log-act.ts';
import type { Context } from '../../src/commands/command.ts';
import type { Language } from '../../src/domain/language.ts';
import type { TokenScope } from '../../src/domain/token.ts';
import type { Library } from '../../src/library/library.ts';
import type { Speaker } from '../../src/message/chat.ts';
import { bearerOf, type DoorDeps, enter } from './door.ts';
import { readerLimit } from './limits.ts';
import { type Problem, sendProblem } from './problem.ts';

export interface AskingDeps extends DoorDeps {
  readonly language: Language;
  readonly library: Pick<Library, 'catchUp'>;
  readonly contextFor: (speaker: Speaker) => Context;
}

/** A request that was let in. */
export interface Asking {
  readonly request: Request;
  readonly context: Context;
  readonly language: Language;
  /** What the address asks for, without the token. */
  readonly search: URLSearchParams;
  readonly response: Response;
}

/** What is sent back. */
export type Reply =
  | {
      readonly body: string;
      readonly mediaType?: string;
      /** What is handed out, for the log; absent where it is nothing of the archive's. */
      readonly exported?: { readonly what: string; readonly format: string };
    }
  | Problem;

const conversation = { platform: 'web', id: 'api' } as const;

/**
 * The way of every request: who asks, how often, in which language; then its answer, or that it is as it was.
 * @param place What is counted and logged of it, never its address: that may hold a token.
 */
export function createAnswering(deps: AskingDeps) {
  const { clock, observe, library, contextFor } = deps;
  const isWithin = readerLimit((request, response, problem) => refuse(request, response, problem));

  return {
    refuse,
    answering(scope: TokenScope, place: string, answer: (asking: Asking) => Promise<Reply>): RequestHandler {
      return async (request, response) => {
        const startedAt = clock.now();
        response.on('finish', () => {
          observe({ kind: 'program-answered', what: place, status: response.statusCode, ms: clock.now() - startedAt });
        });
        response.vary('Authorization, Cookie, Accept-Language');
        try {
          const asking = await letIn(scope, request, response);
          if (asking !== null) await send(asking, await answer(asking));
        } catch (error) {
          observe({ kind: 'bug', where: `GET ${place}`, error });
          if (response.headersSent) response.destroy();
          else refuse(request, response, ourFault);
        }
      };
    },
  };

  function refuse(request: Request, response: Response, problem: Problem): void {
    sendProblem(response, problem, languageOf(request) ?? deps.language);
  }

  /** Null where it was refused. */
  async function letIn(scope: TokenScope, request: Request, response: Response): Promise<Asking | null> {
    const search = new URL(request.originalUrl, 'http://localhost').searchParams;
    const entry = await enter(request, bearerOf(request) ?? inAddress(scope, request, search), scope, deps);
    if (entry.kind === 'out') {
      refuse(request, response, entry.problem);
      return null;
    }
    const { viewer } = entry;
    if (!(await isWithin(request, response, `${viewer.workspace} ${viewer.person}`))) return null;
    const language = languageOf(request) ?? deps.language;
    const context = contextFor({ viewer, conversation, language });
    const written = search.get('lang');
    const problem = !context.may('export')
      ? notPermitted
      : written !== null && written !== language
        ? noLanguage(written)
        : null;
    if (problem !== null) {
      refuse(request, response, problem);
      return null;
    }
    await library.catchUp();
    return { request, response, context, language, search };
  }

  /** What is handed out is a line in the log. */
  async function send({ request, response, context, language }: Asking, reply: Reply): Promise<void> {
    if ('kind' in reply) return refuse(request, response, reply);
    const { body, mediaType = 'application/json; charset=utf-8', exported } = reply;
    const etag = etagOf(body);
    response.set({
      etag,
      'content-type': mediaType,
      'content-language': language,
      'cache-control': 'private, no-cache',
    });
    if (isKnown(request, etag)) return void response.status(304).end();
    if (exported !== undefined && request.method === 'GET')
      await logAct('export', exported.what, { format: exported.format }, context);
    response.send(Buffer.from(body));
  }
}

/** Programs that can only hold an address hold their token in it; it is taken out of what is read further on. */
function inAddress(scope: TokenScope, request: Request, search: URLSearchParams): string | null {
  if (scope !== 'feeds') return null;
  const held = request.params.token ?? search.get('token');
  search.delete('token');
  return typeof held === 'string' ? held : null;
}

/** `lang=`, else what the program prefers; null where it says nothing. */
function languageOf(request: Request): Language | null {
  const asked = request.query.lang;
  if (asked === 'ja' || asked === 'en') return asked;
  if (request.get('accept-language') === undefined) return null;
  const preferred = request.acceptsLanguages('ja', 'en');
  return preferred === 'ja' || preferred === 'en' ? preferred : null;
}

/** By If-None-Match alone: programs' fetch sends «no-cache» with it, which is for caches on the way. */
function isKnown(request: Request, etag: string): boolean {
  const bare = (one: string) => one.trim().replace(/^W\//, '');
  const known = (request.get('if-none-match') ?? '').split(',').map(bare);
  return known.includes(bare(etag)) || known.includes('*');
}

/** The moment of writing counts for nothing. */
function etagOf(body: string): string {
  const said = body.replace(/^DTSTAMP:.*$|<lastBuildDate>[^<]*<\/lastBuildDate>/gm, '');
  return `W/"${createHash('sha256').update(said).digest('base64url').slice(0, 27)}"`;
}

const notPermitted: Problem = {
  kind: 'not-permitted',
  detail: {
    ja: 'この役割には出力の権限がありません。Kairanの管理者に、権限のある役割のトークンをご依頼ください。',
    en: 'This role may not export. Ask whoever administers Kairan for a token with one that may.',
  },
};

const ourFault: Problem = {
  kind: 'our-fault',
  detail: {
    ja: '記録しましたので、もう一度お試しいただき、続く場合は管理者にお知らせください。',
    en: 'It has been logged. Try again, and tell whoever administers Kairan if it persists.',
  },
};

function noLanguage(written: string): Problem {
  const said = written.slice(0, 60);
  return {
    kind: 'unusable-value',
    detail: {
      ja: `langに「${said}」は使えません。jaかenを指定してください。`,
      en: `lang cannot be "${said}"; it takes ja or en.`,
    },
  };
}
