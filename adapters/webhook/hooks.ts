import { z } from 'zod';
import { type Secret, secret } from '../../src/domain/secret.ts';
import { openYaml } from '../../src/text/open-yaml.ts';
import type { FileProblem } from '../../src/text/yaml-file.ts';

/** A place of the operator's own that is sent messages over HTTP. */
export interface Webhook {
  /** Stands in its conversation: `webhook:desk`. */
  readonly name: string;
  /** May hold a token, so it is a secret. */
  readonly url: Secret;
  /** Keys with which every request is signed; two while one replaces the other. */
  readonly keys: readonly Secret[];
}

export interface Webhooks {
  readonly hooks: readonly Webhook[];
  readonly problems: readonly FileProblem[];
}

const keyLengthMin = 24;

const key = z.string().min(keyLengthMin, `A secret has at least ${keyLengthMin} characters.`);
const entry = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'This is not an http or https address.' }),
  secret: z.union([key, z.array(key).min(1).max(2)], {
    error: `This is a secret of at least ${keyLengthMin} characters, or a list of two while one replaces the other.`,
  }),
});
const file = z.record(z.string(), entry);
const namePattern = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** The webhooks of a YAML file: names with `url` and `secret`. */
export function loadWebhooks(path: string): Webhooks {
  const opened = openYaml(path);
  if (opened.problems.length > 0) return { hooks: [], problems: opened.problems };
  const shape = file.safeParse(opened.value ?? {});
  if (!shape.success) return { hooks: [], problems: opened.complaints(shape.error) };
  const misnamed = Object.keys(shape.data).filter(name => !namePattern.test(name));
  if (misnamed.length > 0) {
    const sentence = 'A name is made of small letters, digits and hyphens.';
    return { hooks: [], problems: misnamed.map(name => opened.problemAt([name], sentence)) };
  }
  const hooks = Object.entries(shape.data).map(([name, { url, secret: written }]) => ({
    name,
    url: secret(url),
    keys: [written].flat().map(secret),
  }));
  return { hooks, problems: [] };
}
