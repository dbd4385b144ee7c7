import { type Conversation, readConversation } from './domain/chat.ts';
import { defaultPermissions, type PermissionTable, permissions } from './domain/permission.ts';
import { type Secret, secret } from './domain/secret.ts';
import { type PersonId, roles } from './domain/workspace.ts';

/** How one key of the environment is read. */
export interface Key<Value> {
  readonly help: string;
  /** What is used where the key is not set, as it would be written. */
  readonly default: string;
  readonly secret?: true;
  /** What a value must look like, for the sentence that refuses one. */
  readonly expects: string;
  /** Undefined where the text does not fit. */
  readonly read: (written: string) => Value | undefined;
}

/** A text, as it is. */
export const text = (help: string, fallback = ''): Key<string> => ({
  help,
  default: fallback,
  expects: 'a text',
  read: written => written,
});

/** A path, never empty. */
export const path = (help: string, fallback: string): Key<string> => ({
  help,
  default: fallback,
  expects: 'a path',
  read: written => (written === '' ? undefined : written),
});

/** Paths, separated by commas. */
export const paths = (help: string): Key<readonly string[]> => ({
  help,
  default: '',
  expects: 'paths, separated by commas',
  read: written =>
    written
      .split(',')
      .map(part => part.trim())
      .filter(part => part !== ''),
});

/** An http or https address, or nothing. */
export const url = (help: string, fallback: string): Key<string> => ({
  help,
  default: fallback,
  expects: 'an http or https address',
  read: written => (written === '' || /^https?:$/.test(URL.parse(written)?.protocol ?? '') ? written : undefined),
});

/** The same where it may hold a password. */
export const secretUrl = (help: string): Key<Secret | null> => ({
  help,
  default: '',
  secret: true,
  expects: 'an http or https address',
  read: written => {
    if (written === '') return null;
    return /^https?:$/.test(URL.parse(written)?.protocol ?? '') ? secret(written) : undefined;
  },
});

/** A text that is shown nowhere. */
export const secretText = (help: string, pattern: Pick<RegExp, 'test'>, expects: string): Key<Secret | null> => ({
  help,
  default: '',
  secret: true,
  expects,
  read: written => (written === '' ? null : pattern.test(written) ? secret(written) : undefined),
});

/** Keys of 32 bytes in base64, the one in use first. */
export const secretKeys = (help: string): Key<readonly Secret[]> => ({
  help,
  default: '',
  secret: true,
  expects: 'keys of 32 bytes in base64, separated by commas, the one in use first',
  read: written => {
    const keys = written.split(',').map(part => part.trim());
    if (written === '') return [];
    return keys.every(key => Buffer.from(key, 'base64').length === 32) ? keys.map(secret) : undefined;
  },
});

/** A text of one form, or nothing. */
export const matching = (help: string, pattern: RegExp, expects: string, fallback: string): Key<string> => ({
  help,
  default: fallback,
  expects,
  read: written => (written === '' || pattern.test(written) ? written : undefined),
});

/** One of several words. */
export const choice = <const Choices extends readonly string[]>(
  help: string,
  choices: Choices,
  fallback: Choices[number],
): Key<Choices[number]> => ({
  help,
  default: fallback,
  expects: `one of ${choices.join(', ')}`,
  read: written => choices.find(one => one === written),
});

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** An address of this machine, `host:port`; null for «off». */
export const address = (help: string, fallback: string): Key<Address | null> => ({
  help,
  default: fallback,
  expects: 'host:port, such as 127.0.0.1:8080 or [::1]:8080, or off',
  read: written => {
    if (written === 'off') return null;
    const [, host = '', port = ''] = /^(\[[0-9a-f:.]+\]|[^:[\]\s]+):(\d{1,5})$/i.exec(written) ?? [];
    if (host === '' || Number(port) > 65_535) return undefined;
    return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
  },
});

/** A conversation, `platform:id`; null for none. */
export const conversation = (help: string): Key<Conversation | null> => ({
  help,
  default: '',
  expects: 'a conversation, such as slack:T123/C456, webhook:desk or terminal',
  read: written => (written === '' ? null : (readConversation(written) ?? undefined)),
});

/** `yes` or `no`. */
export const yesNo = (help: string): Key<boolean> => ({
  help,
  default: 'no',
  expects: 'yes or no',
  read: written => ({ yes: true, no: false })[written],
});

/** A whole number, at least 0. */
export const wholeNumber = (help: string, fallback: string): Key<number> => ({
  help,
  default: fallback,
  expects: 'a whole number',
  read: written => (/^\d{1,9}$/.test(written) ? Number(written) : undefined),
});

/** `sources=reader,audit=operator`: what differs from the defaults. */
export const permissionTable = (help: string): Key<PermissionTable> => ({
  help,
  default: '',
  expects: `pairs of ${permissions.join(', ')} and ${roles.join(', ')}, such as sources=reviewer,export=admin`,
  read: written => {
    const pairs = written
      .split(',')
      .flatMap(pair => (pair.trim() === '' ? [] : [pair.split('=').map(part => part.trim())]));
    const known = pairs.map(([what, role]) => [permissions.find(one => one === what), roles.find(one => one === role)]);
    if (known.some(pair => pair.includes(undefined)) || pairs.some(({ length }) => length !== 2)) return undefined;
    return { ...defaultPermissions, ...Object.fromEntries(known) };
  },
});

/** People as the log names them, separated by commas. */
export const people = (help: string): Key<readonly PersonId[]> => ({
  help,
  default: '',
  expects: 'people as slack:TEAM/USER or teams:TENANT/USER, separated by commas',
  read: written => {
    const all = written
      .split(',')
      .map(part => part.trim())
      .filter(part => part !== '');
    return all.every(one => /^[a-z]+:[^\s/]+\/\S+$/.test(one)) ? all : undefined;
  },
});

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A span of time in ms, written with its unit. */
export const duration = (help: string, fallback: string): Key<number> => ({
  help,
  default: fallback,
  expects: 'a number with its unit (ms, s, m, h or d), such as 500ms or 1h',
  read: written => {
    const [, number = '', unit = ''] = /^(\d{1,9})(ms|s|m|h|d)$/.exec(written) ?? [];
    return number === '' ? undefined : Number(number) * units[unit as keyof typeof units];
  },
});
