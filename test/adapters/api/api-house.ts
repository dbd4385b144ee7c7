// The API over a real store and library behind the one HTTP server, as a program asks it.
import { createApi } from '../../../adapters/api/api.ts';
import { startHttp } from '../../../adapters/http/server.ts';
import { makeToken, type TokenWish } from '../../../src/commands/acts/token-acts.ts';
import type { Observation } from '../../../src/domain/observation.ts';
import type { Publication } from '../../../src/domain/publication.ts';
import type { Source } from '../../../src/domain/source.ts';
import { tokenScopes } from '../../../src/domain/token.ts';
import { mainWorkspace, maySee, type Viewer } from '../../../src/domain/workspace.ts';
import { createTerms } from '../../../src/ingest/terms.ts';
import { withinTerms } from '../../../src/library/within-terms.ts';
import type { Speaker } from '../../../src/message/chat.ts';
import type { Store } from '../../../src/store/store.ts';
import { createAsk } from '../../commands/ask.ts';
import { sampleMeasures } from '../../world/measures.ts';
import { aClock, aSource, aState } from '../../world/sample.ts';

export const startedAt = '2026-10-12T09:00:00+09:00';

interface Options {
  readonly publications?: readonly Publication[];
  readonly sources?: readonly Source[];
  readonly store?: Store;
  /** Whoever asks without a token; nobody where null. */
  readonly visitor?: Viewer | null;
}

export async function createApiHouse({ publications = [], sources = [aSource()], store, visitor = null }: Options) {
  const ask = await createAsk({ measures: sampleMeasures, publications, at: startedAt, ...(store && { store }) });
  const clock = aClock(Date.parse(startedAt));
  const library = withinTerms(ask.library, createTerms(sources));
  const seen: Observation[] = [];
  const observe = (one: Observation) => void seen.push(one);
  const contextFor = (speaker: Speaker) => ({
    ...ask.contextFor(speaker),
    now: clock.now(),
    library,
    sources: sources.filter(({ owner }) => maySee(speaker.viewer, owner)),
  });
  const mounts = createApi({
    version: '0',
    language: 'ja',
    clock,
    store: ask.store,
    library,
    observe,
    contextFor,
    visitorOf: async () => visitor,
    url: '',
    isSample: false,
  });
  const server = await startHttp({ mounts, parts: async () => [], observe }, { host: '127.0.0.1', port: 0 });
  let commits = 0;
  return {
    ...ask,
    url: server.url,
    clock,
    seen,
    /** A token as its program holds it. */
    async token(changes: Partial<TokenWish> = {}): Promise<string> {
      const wish = { workspace: mainWorkspace, name: 'portal', scopes: tokenScopes, role: 'reader' } as const;
      const viewer = { workspace: mainWorkspace, person: 'operator', roles: ['operator'] } as const;
      const by = {
        store: ask.store,
        viewer,
        conversation: { platform: 'terminal', id: 'c1' },
        now: clock.now(),
      } as const;
      return (await makeToken({ ...wish, expiresAt: null, ...changes }, by)).held.reveal();
    },
    async keep(publication: Publication): Promise<void> {
      const state = aState({ id: `k-${++commits}` });
      await ask.store.archive.commit({ owner: publication.owner, state, publications: [publication], identities: [] });
    },
    async get(path: string, held: string | null = null, headers: Record<string, string> = {}) {
      const authorization = held === null ? {} : { authorization: `Bearer ${held}` };
      const answer = await fetch(`${server.url}${path}`, { headers: { ...authorization, ...headers } });
      const text = await answer.text();
      const isJson = /json/.test(answer.headers.get('content-type') ?? '');
      const body = (isJson && text !== '' ? JSON.parse(text) : {}) as Record<string, unknown> & { data: Item[] };
      return { status: answer.status, headers: answer.headers, text, body };
    },
    async stop() {
      await server.stop();
      await ask.close();
    },
  };
}

export type Item = Record<string, unknown> & { readonly id: string };
