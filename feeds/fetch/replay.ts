import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { z } from 'zod';
import type { Fetch } from '../../src/domain/fetching.ts';
import type { Instant } from '../../src/domain/time.ts';
import { openYaml } from '../../src/text/open-yaml.ts';
import type { FileProblem } from '../../src/text/yaml-file.ts';
import { declined, failed } from './failures.ts';

/** A recorded world: answers from files instead of the network, under a clock of its own. */
export interface Replay {
  /** What time it is there. */
  readonly at: Instant;
  readonly fetch: Fetch;
}

/** Opens a replay file; where something in it is wrong there is no replay, but every problem with its line. */
export function openReplay(file: string): { replay: Replay; problems: [] } | { replay: null; problems: FileProblem[] } {
  const yaml = openYaml(file);
  if (yaml.problems.length > 0) return { replay: null, problems: [...yaml.problems] };
  const shape = replayShape.safeParse(yaml.value);
  if (!shape.success) return { replay: null, problems: [...yaml.complaints(shape.error)] };

  const { root, at, ...responses } = shape.data;
  const folder = resolve(dirname(file), root);
  const answers = new Map<string, readonly Answer[]>();
  const problems: FileProblem[] = [];
  for (const [address, given] of Object.entries(responses)) {
    const url = URL.parse(address);
    if (url === null) {
      problems.push(yaml.problemAt([address], `«${address}» is neither root, at nor an address.`));
      continue;
    }
    const rounds = given.map(answer => ({
      ...answer,
      file: answer.file === null ? null : resolve(folder, answer.file),
    }));
    rounds.forEach((answer, i) => {
      if (answer.file === null || existsSync(answer.file)) return;
      problems.push(yaml.problemAt([address, i], `There is no file «${given[i]?.file}» under «${root}».`));
    });
    answers.set(keyOf(url), rounds);
  }
  if (problems.length > 0) return { replay: null, problems };
  return { problems: [], replay: { at, fetch: fetchFrom(answers) } };
}

/**
 * Each time an address is asked, its next answer comes, and the last one stays. Who asks for the first time in this
 * process with the validators of one of the files goes on behind it: rounds survive a restart.
 */
function fetchFrom(answers: ReadonlyMap<string, readonly Answer[]>): Fetch {
  const nextOf = new Map<string, number>();
  return async (address, validators) => {
    const asked = URL.parse(address);
    const list = asked && answers.get(keyOf(asked));
    if (!list) {
      const detail = `${address} is not in the replay file.`;
      return { kind: 'failed', reason: 'unreachable', detail, retryAt: null };
    }
    const url = new URL(keyOf(asked));
    const next = nextOf.get(url.href) ?? (await positionBehind(list, validators?.bodyHash ?? null));
    nextOf.set(url.href, next + 1);
    const answer = list[Math.min(next, list.length - 1)] as Answer;
    const refusal = declined(url, answer.status, null);
    if (refusal) return refusal;
    const body = await bodyOf(answer);
    if (body.byteLength === 0) return failed(url, 'empty-body', `it answered ${answer.status} with an empty body`);
    const bodyHash = hashOf(body);
    if (bodyHash === validators?.bodyHash) return { kind: 'unchanged', advisedMs: 0 };
    return {
      kind: 'document',
      document: { url: url.href, contentType: answer.contentType ?? contentTypeOf(answer.file ?? ''), body },
      validators: { etag: null, lastModified: null, bodyHash },
      advisedMs: 0,
      movedTo: null,
    };
  };
}

async function positionBehind(list: readonly Answer[], bodyHash: string | null): Promise<number> {
  if (bodyHash === null) return 0;
  const hashes = await Promise.all(list.map(async answer => hashOf(await bodyOf(answer))));
  return hashes.lastIndexOf(bodyHash) + 1;
}

async function bodyOf({ file }: Answer): Promise<Uint8Array> {
  return file === null ? Buffer.alloc(0) : readFile(file);
}

function hashOf(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}

interface Answer {
  /** Null where a status alone is answered. */
  readonly file: string | null;
  readonly status: number;
  readonly contentType: string | null;
}

const howToAnswer = 'Write a file, or a table of file, status and contentType.';

const answerShape: z.ZodType<Answer> = z.union(
  [
    z
      .string()
      .min(1)
      .transform(file => ({ file, status: 200, contentType: null })),
    z
      .strictObject({
        file: z.string().min(1).nullable().default(null),
        status: z.int().min(200).max(599).default(200),
        contentType: z.string().nullable().default(null),
      })
      .refine(answer => answer.file !== null || answer.status !== 200, howToAnswer),
  ],
  { error: howToAnswer },
);

const instant = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z)$/,
    'Write a moment such as 2026-08-20T09:00:00+09:00.',
  )
  .refine(text => momentOf(text) !== null, 'There is no such moment.')
  .transform(text => momentOf(text) ?? 0);

const replayShape = z
  .object({
    /** Where the files lie, seen from the replay file. */
    root: z.string().default('.'),
    at: instant,
  })
  .catchall(oneOrMore(answerShape));

/** Stricter than `Date.parse`, to which the 31st of February is the 3rd of March. */
function momentOf(text: string): Instant | null {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return null;
  }
}

/** One, or a list with one for each round. */
function oneOrMore<T extends z.ZodType>(item: T) {
  return z.preprocess(value => (Array.isArray(value) ? value : [value]), z.array(item).min(1));
}

function keyOf(url: URL): string {
  const bare = new URL(url);
  bare.hash = '';
  return bare.href;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain',
};

/** No charset is claimed: the documents say it themselves, as publishers' servers mostly leave it to them. */
function contentTypeOf(file: string): string {
  return contentTypes[extname(file)] ?? 'application/xml';
}
