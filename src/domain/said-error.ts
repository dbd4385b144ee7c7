import type { Bilingual } from './language.ts';

/** Something went wrong that a person may be told of in their own language. */
export class SaidError extends Error {
  override readonly name: string = 'SaidError';
  readonly said: Bilingual;

  constructor(said: Bilingual) {
    super(said.en);
    this.said = said;
  }
}
