import { inspect } from 'node:util';

/** A value that must not be printed: in logs, JSON and text it reads `[secret]`. */
export interface Secret {
  /** The value itself, for the one place that needs it. */
  reveal(): string;
}

export function secret(value: string): Secret {
  const masked = () => '[secret]';
  return Object.defineProperties({} as Secret, {
    reveal: { value: () => value },
    toString: { value: masked },
    toJSON: { value: masked },
    [inspect.custom]: { value: masked },
  });
}
