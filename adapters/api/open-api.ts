import { z } from 'zod';
import type { ArgSpec, ArgTable } from '../../src/commands/args/arg.ts';
import type { Language } from '../../src/domain/language.ts';
import { notLegalAdvice } from '../../src/message/strings.ts';
import { type Feed, feeds } from './feeds.ts';
import { problems } from './problem.ts';
import { limitDefault, limitMax } from './read-query.ts';
import type { Resource } from './resource.ts';
import { resources } from './resources.ts';

interface Described {
  readonly version: string;
  /** Where the API stands, as its readers know it. */
  readonly origin: string;
  readonly language: Language;
}

/**
 * The document of the API: OpenAPI 3.1, made from the tables by which requests are read and the schemas of what is answered.
 * @param io `output` closes every object, so that a test finds what the document does not name.
 */
export function openApi({ version, origin, language }: Described, io: 'input' | 'output' = 'input'): object {
  const say = (ja: string, en: string) => ({ ja, en })[language];
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kairan',
      version,
      summary: say(
        '日本のAI政策に関する公表資料の読み取り専用API',
        'What is published on Japanese AI policy, to be read by programs',
      ),
      description: say(
        `公表資料・制度・期限・情報源を読み取ります。分類の値は日英共通です。出典の表示（attribution）があるものは、その表示とともにご利用ください。${notLegalAdvice.ja}`,
        `Reads publications, measures, deadlines and sources. Values of tags are the same in both languages. Show what has an attribution with it. ${notLegalAdvice.en}`,
      ),
    },
    servers: [{ url: origin }],
    security: [{ token: [] }, { session: [] }],
    tags: [
      { name: 'api', description: say('JSON', 'JSON') },
      { name: 'feeds', description: say('フィードとカレンダー', 'Feeds and calendars') },
    ],
    paths: Object.fromEntries([
      ...resources.flatMap(resource => [
        [`/api/v1/${resource.name}`, { get: listOperation(resource, language) }],
        [`/api/v1/${resource.name}/{id}`, { get: oneOperation(resource, language) }],
      ]),
      ...feeds.map(feed => [feed.path, { get: feedOperation(feed, language) }]),
    ]),
    components: {
      schemas: {
        ...Object.fromEntries(
          resources.flatMap(({ noun, item, whole }) => [
            [noun, schemaOf(item, io)],
            [`Whole${noun}`, schemaOf(whole, io)],
          ]),
        ),
        Problem: problemSchema(language),
      },
      parameters: shared(language),
      responses: Object.fromEntries(
        Object.entries(titles(language)).map(([status, description]) => [
          `Problem${status}`,
          { description, content: { 'application/problem+json': { schema: ref('schemas', 'Problem') } } },
        ]),
      ),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'npx kairan token create NAME' },
        address: { type: 'apiKey', in: 'query', name: 'token' },
        session: { type: 'apiKey', in: 'cookie', name: 'kairan_session' },
      },
    },
  };
}

function listOperation({ name, noun, summary, args }: Resource, language: Language): object {
  const page = {
    type: 'object',
    required: ['data', 'total', 'next', 'notes', 'notice'],
    additionalProperties: false,
    properties: {
      data: { type: 'array', maxItems: limitMax, items: ref('schemas', noun) },
      total: { type: ['integer', 'null'] },
      next: { type: ['string', 'null'] },
      notes: { type: 'array', items: { type: 'string' } },
      notice: { type: 'string' },
    },
  };
  return {
    operationId: `list${noun}s`,
    tags: ['api'],
    summary: summary[language],
    parameters: [
      ...parametersOf(args, language),
      ref('parameters', 'limit'),
      ref('parameters', 'cursor'),
      ref('parameters', 'lang'),
    ],
    responses: {
      200: { description: name, content: { 'application/json': { schema: page } } },
      304: { description: titles304[language] },
      ...failures(['400', '401', '403', '429', '500']),
    },
  };
}

function oneOperation({ noun, summary }: Resource, language: Language): object {
  return {
    operationId: `get${noun}`,
    tags: ['api'],
    summary: summary[language],
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }, ref('parameters', 'lang')],
    responses: {
      200: { description: noun, content: { 'application/json': { schema: ref('schemas', `Whole${noun}`) } } },
      304: { description: titles304[language] },
      ...failures(['400', '401', '403', '404', '429', '500']),
    },
  };
}

function feedOperation({ name, summary, mediaType, args }: Feed, language: Language): object {
  return {
    operationId: name,
    tags: ['feeds'],
    summary: summary[language],
    security: [{ address: [] }, { token: [] }, { session: [] }],
    parameters: [...parametersOf(args, language), ref('parameters', 'lang')],
    responses: {
      200: { description: name, content: { [mediaType]: { schema: { type: 'string' } } } },
      304: { description: titles304[language] },
      ...failures(['400', '401', '403', '429', '500']),
    },
  };
}

function parametersOf(args: ArgTable, language: Language): object[] {
  return Object.entries(args).map(([name, spec]) => ({
    name,
    in: 'query',
    description: spec.help[language],
    // Lists are written with commas, or the parameter comes several times.
    ...(isList(spec) ? { style: 'form', explode: false } : {}),
    schema: parameterSchema(spec),
  }));
}

function isList({ kind }: ArgSpec): boolean {
  return kind === 'choices' || kind === 'names' || kind === 'numbers';
}

function parameterSchema({ kind, choices = [], min, max, default: usual }: ArgSpec): object {
  const values = choices.map(({ value }) => value);
  const fallback = usual === undefined || kind === 'text' ? {} : { default: usual };
  switch (kind) {
    case 'choice':
      return { type: 'string', enum: values, ...fallback };
    case 'choices':
      return { type: 'array', items: { type: 'string', enum: values } };
    case 'names':
      return { type: 'array', items: { type: 'string' } };
    case 'number':
      return {
        type: 'integer',
        ...(min === undefined ? {} : { minimum: min }),
        ...(max === undefined ? {} : { maximum: max }),
        ...fallback,
      };
    case 'flag':
      return { type: 'string', enum: ['yes', 'no'] };
    case 'since':
      return { type: 'string', examples: ['30d', '2026-08-01'] };
    case 'day':
      return { type: 'string', format: 'date' };
    default:
      return { type: 'string' };
  }
}

function shared(language: Language): object {
  const say = (ja: string, en: string) => ({ ja, en })[language];
  return {
    limit: {
      name: 'limit',
      in: 'query',
      description: say(
        `1ページの件数（${limitMax}を超える値は${limitMax}とみなします）`,
        `Items of a page; more than ${limitMax} counts as ${limitMax}`,
      ),
      schema: { type: 'integer', minimum: 1, maximum: limitMax, default: limitDefault },
    },
    cursor: {
      name: 'cursor',
      in: 'query',
      description: say('前のページの「next」', '"next" of the page before'),
      schema: { type: 'string' },
    },
    lang: {
      name: 'lang',
      in: 'query',
      description: say(
        '説明文の言語（省略時はAccept-Language）',
        'Language of sentences (Accept-Language where not given)',
      ),
      schema: { type: 'string', enum: ['ja', 'en'] },
    },
  };
}

const titles304 = { ja: '前回から変わっていません', en: 'As it was' } as const;

/** Of each status, what it is called. */
function titles(language: Language): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...Map.groupBy(Object.values(problems), ([status]) => status)].map(([status, group]) => [
      String(status),
      group.map(([, title]) => title[language]).join(' / '),
    ]),
  );
}

function failures(statuses: readonly string[]): object {
  return Object.fromEntries(statuses.map(status => [status, ref('responses', `Problem${status}`)]));
}

function problemSchema(language: Language): object {
  const kinds = Object.entries(problems);
  return {
    type: 'object',
    description: 'RFC 9457',
    required: ['type', 'title', 'status', 'detail'],
    properties: {
      type: { type: 'string', enum: kinds.map(([kind]) => `urn:kairan:problem:${kind}`) },
      title: { type: 'string', examples: [...new Set(kinds.map(([, [, title]]) => title[language]))] },
      status: { type: 'integer' },
      detail: { type: 'string' },
    },
  };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  // Transforms fill in what their input leaves out: what they take describes what they give, too.
  const { $schema: _dialect, ...written } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return written;
}

function ref(kind: string, name: string): object {
  return { $ref: `#/components/${kind}/${name}` };
}
