import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { FetchOutcome } from '../../src/domain/fetching.ts';
import { OperatorError } from '../../src/domain/operator-error.ts';
import type { Instant } from '../../src/domain/time.ts';
import { readYamlFile, sayFileProblem } from '../../src/text/yaml-file.ts';
import type { Fetcher } from './fetch.ts';

/** An outside world made of files. */
export interface Replay extends Fetcher {
  /** What time it is there. */
  readonly at: Instant;
}

const files = z.union([z.string(), z.array(z.string()).min(1)]);
const shape = z
  .object({ root: z.string().default('.'), at: z.iso.datetime({ offset: true, local: true }) })
  .catchall(files)
  .superRefine((value, context) => {
    for (const key of Object.keys(value)) {
      if (key !== 'root' && key !== 'at' && URL.parse(key) === null) {
        context.addIssue({ code: 'custom', path: [key], message: 'is neither root, at nor an address' });
      }
    }
  });

/**
 * Opens a replay file: `root` (folder of the files, from the YAML file), `at` (the world's clock), and addresses, each
 * with a file or a list of files by round. Where a list is asked with the validators of one of its files, the next one
 * answers, so rounds go on across restarts; the last one stays.
 * @throws OperatorError where the file is missing or wrong.
 */
export function openReplay(path: string): Replay {
  const yaml = readYamlFile(path);
  const { value, problems } = yaml.check(shape, []);
  const [problem] = [...yaml.problems, ...problems];
  if (value === null || problem !== undefined) {
    throw new OperatorError(`The replay file cannot be used. ${problem === undefined ? '' : sayFileProblem(problem)}`);
  }
  const { root, at, ...responses } = value;
  const folder = resolve(dirname(path), root);

  return {
    at: Date.parse(at),
    async fetch(url, validators) {
      const named = responses[url];
      if (named === undefined) return absent(`${url} is not in the replay file`);
      const rounds = [named].flat() as string[];
      const bodies = rounds.map(name => load(resolve(folder, name)));
      const hashes = bodies.map(body => (body === null ? '' : hashOf(body)));
      const last = hashes.lastIndexOf(validators?.bodyHash ?? 'none');
      const round = Math.min(last + 1, rounds.length - 1);
      const body = bodies[round];
      if (!body) return absent(`${rounds[round]} is not there`);
      if (hashes[round] === validators?.bodyHash) return { kind: 'unchanged', advisedMs: 0 };
      return {
        kind: 'document',
        document: { url, contentType: null, body },
        validators: { etag: null, lastModified: null, bodyHash: hashes[round] ?? null },
        advisedMs: 0,
        movedTo: null,
      };
    },
    async close() {},
  };
}

function absent(detail: string): FetchOutcome {
  return { kind: 'failed', reason: 'unreachable', detail, retryAt: null };
}

function load(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

function hashOf(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}
