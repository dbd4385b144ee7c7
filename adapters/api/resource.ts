import type { z } from 'zod';
import type { ArgTable } from '../../src/commands/args/arg.ts';
import type { Context } from '../../src/commands/command.ts';
import type { Bilingual } from '../../src/domain/language.ts';
import type { Args } from './read-query.ts';

/** A page of a list. */
export interface Listed {
  readonly data: readonly object[];
  /** How many there are in all; null where counting them would mean looking at all. */
  readonly total: number | null;
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
  /** What a reader should know of how the words were taken. */
  readonly notes?: readonly Bilingual[];
}

export interface Asked {
  readonly args: Args;
  readonly limit: number;
  /** Where the last page ended; null for the first. */
  readonly after: string | null;
}

/** Something that the API lists, and shows one by one. */
export interface Resource {
  readonly name: string;
  /** What one of them is called in the document: `Event`. */
  readonly noun: string;
  readonly summary: Bilingual;
  readonly args: ArgTable;
  readonly item: z.ZodType;
  readonly whole: z.ZodType;
  list(asked: Asked, context: Context): Promise<Listed | { readonly problem: Bilingual }>;
  /** Null where there is none of this id, or it is not the viewer's to see. */
  one(id: string, context: Context): Promise<object | null>;
}
