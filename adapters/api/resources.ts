import { deadlines } from './deadlines.ts';
import { events } from './events.ts';
import { measures } from './measures.ts';
import { publications } from './publications.ts';
import type { Resource } from './resource.ts';
import { sources } from './sources.ts';

/** Everything that the API lists: the table behind its routes and its document. */
export const resources: readonly Resource[] = [events, publications, measures, deadlines, sources];
