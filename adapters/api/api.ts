import { type Request, Router } from 'express';
import type { Language } from '../../src/domain/language.ts';
import { notLegalAdvice } from '../../src/message/strings.ts';
import { type Asking, type AskingDeps, createAnswering, type Reply } from './asking.ts';
import { type Feed, feeds } from './feeds.ts';
import { keepTexts } from './kept.ts';
import { addressLimit } from './limits.ts';
import { openApi } from './open-api.ts';
import type { Problem } from './problem.ts';
import { readArgs, readQuery, writeCursor } from './read-query.ts';
import type { Resource } from './resource.ts';
import { resources } from './resources.ts';

export interface ApiDeps extends AskingDeps {
  readonly version: string;
  /** Where people reach the server; empty where nobody said. */
  readonly url: string;
  /** True where what is shown is made up, which every list then says. */
  readonly isSample: boolean;
}

/** Routes that the HTTP server mounts below a path. */
interface Mount {
  readonly path: string;
  readonly router: Router;
}

const hourMs = 3_600_000;

/** The API for programs: JSON below `/api/v1`, feeds and calendars at addresses of their own. */
export function createApi(deps: ApiDeps): readonly Mount[] {
  const { answering, refuse } = createAnswering(deps);
  const kept = keepTexts();
  const [api, feedRouter, calendarRouter] = [Router(), Router(), Router()];
  const routers = { '/api/v1': api, '/feeds': feedRouter, '/calendar': calendarRouter };
  for (const router of Object.values(routers)) router.use(addressLimit(refuse));
  api.get('/', answering('api', 'index', index));
  api.get('/openapi.json', answering('api', 'openapi', document));
  for (const resource of resources) {
    const { name } = resource;
    api.get(
      `/${name}`,
      answering('api', name, asking => list(resource, asking)),
    );
    api.get(
      `/${name}/:id`,
      answering('api', name, asking => one(resource, asking)),
    );
  }
  for (const feed of feeds) {
    const [, folder = '', file = ''] = feed.path.split('/');
    const router = folder === 'calendar' ? calendarRouter : feedRouter;
    router.get(
      [`/${file}`, `/:token/${file}`],
      answering('feeds', feed.path, asking => fed(feed, asking)),
    );
  }
  for (const router of Object.values(routers)) {
    router.use((request, response) => {
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      if (!isRead) response.set('allow', 'GET, HEAD');
      refuse(request, response, isRead ? nothingHere : onlyRead);
    });
  }
  return Object.entries(routers).map(([path, router]) => ({ path, router }));

  async function index(): Promise<Reply> {
    const [lists, addresses] = [resources.map(({ name }) => `/api/v1/${name}`), feeds.map(({ path }) => path)];
    return { body: JSON.stringify({ resources: lists, feeds: addresses, document: '/api/v1/openapi.json' }) };
  }

  async function document({ request, language }: Asking): Promise<Reply> {
    return { body: JSON.stringify(openApi({ version: deps.version, language, origin: originOf(request) })) };
  }

  async function list(resource: Resource, { context, language, search, request, response }: Asking): Promise<Reply> {
    const read = readQuery(search, resource.args, resource.name);
    if (read.kind === 'problem') return read.problem;
    const listed = await resource.list(read, context);
    if ('problem' in listed) return { kind: 'unusable-value', detail: listed.problem };
    const { data, total, notes = [] } = listed;
    const next = listed.next === null ? null : writeCursor(listed.next, resource.name, read.args);
    if (next !== null) {
      search.set('cursor', next);
      response.set('link', `<${originOf(request)}/api/v1/${resource.name}?${search}>; rel="next"`);
    }
    const said = notes.map(note => note[language]);
    const body = JSON.stringify({ data, total, next, notes: said, notice: noticeIn(language) });
    return { body, exported: { what: resource.name, format: 'json' } };
  }

  async function one(resource: Resource, { request, context, search }: Asking): Promise<Reply> {
    const read = readArgs(search, {}, ['lang']);
    if (read.kind === 'problem') return read.problem;
    const found = await resource.one(String(request.params.id), context);
    if (found === null) return nothingHere;
    return { body: JSON.stringify(found), exported: { what: resource.name, format: 'json' } };
  }

  async function fed({ path, args, what, format, mediaType, plan }: Feed, asking: Asking): Promise<Reply> {
    const { request, context, search } = asking;
    const read = readArgs(search, args, ['lang']);
    if (read.kind === 'problem') return read.problem;
    const query = search.toString();
    const address = `${originOf(request)}${path}${query === '' ? '' : `?${query}`}`;
    const planned = await plan(read.args, context, { address, isSample: deps.isSample });
    if ('problem' in planned) return { kind: 'unusable-value', detail: planned.problem };
    const { viewer, language, now, sources } = context;
    const [change, hour] = [await context.library.catchUp(), Math.floor(now / hourMs)];
    const version = JSON.stringify([change, hour, sources.map(({ id }) => id), planned.madeFrom]);
    const body = await kept.text(JSON.stringify([viewer.workspace, language, address]), version, planned.make);
    return { body, mediaType, exported: { what, format } };
  }

  function originOf(request: Request): string {
    return deps.url === '' ? `${request.protocol}://${request.get('host')}` : deps.url.replace(/\/$/, '');
  }

  function noticeIn(language: Language): string {
    const sample = { ja: '見本データ：すべて架空のものです。', en: 'Sample data: all of it is made up. ' }[language];
    return `${deps.isSample ? sample : ''}${notLegalAdvice[language]}`;
  }
}

const nothingHere: Problem = {
  kind: 'not-found',
  detail: {
    ja: '移動または統合されたか、このワークスペースのものではありません。/api/v1/openapi.json に使えるアドレスの一覧があります。',
    en: 'It may have moved, or belong to another workspace. /api/v1/openapi.json lists what there is.',
  },
};

const onlyRead: Problem = {
  kind: 'only-read',
  detail: { ja: 'このAPIは読み取り専用です。GETをお使いください。', en: 'This API is read only: use GET.' },
};
