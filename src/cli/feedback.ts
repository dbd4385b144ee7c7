import { z } from 'zod';
import type { Publication } from '../domain/publication.ts';
import { bodies, forces, kinds, relevances, sectors, stages, type TagCorrection, themes } from '../domain/tags.ts';
import { tagValues } from '../export/tag-values.ts';
import type { Archive, Change } from '../store/archive.ts';
import { corrected } from '../taxonomy/corrected.ts';
import type { Io } from './house.ts';
import { type Given, type Verb, writeLines } from './verb.ts';

/** Changes read from the archive at a time. */
const batch = 500;

const one = <const Values extends readonly string[]>(values: Values) => z.enum(values).optional();
const many = <const Values extends readonly string[]>(values: Values) =>
  z
    .string()
    .transform(written => written.split(',').filter(part => part !== ''))
    .pipe(z.array(z.enum(values)))
    .optional();
const facets = {
  relevance: one(relevances),
  themes: many(themes),
  sectors: many(sectors),
  kind: one(kinds),
  stage: z
    .enum(['none', ...stages])
    .transform(stage => (stage === 'none' ? null : stage))
    .optional(),
  force: one(forces),
  bodies: many(bodies),
};

export const feedback: Verb = {
  name: 'feedback',
  summary:
    'Corrects the tags of a publication, which then win over the rules; exports corrections as labelled examples.',
  words: 'correct ID | export',
  options: {
    ...Object.fromEntries(
      Object.keys(facets).map(facet => [facet, { type: 'string', value: 'ID', help: `the right ${facet}` } as const]),
    ),
    by: { type: 'string', value: 'NAME', help: 'who corrects (operator)' },
  },
  async run(given, words, open, io) {
    const [act, id] = words;
    if (act === 'export' && words.length === 1) return withArchive(open, archive => exportAll(archive, io));
    if (act !== 'correct' || id === undefined || words.length > 2) {
      io.errors.write('Say "feedback correct ID" with the right tags, or "feedback export".\n');
      return 2;
    }
    const tags = readCorrection(given);
    if (typeof tags === 'string') {
      io.errors.write(`${tags}\n`);
      return 2;
    }
    const by = typeof given.by === 'string' ? given.by : 'operator';
    const house = await open();
    try {
      return await correct(house.store.archive, id, { by, at: house.clock.now(), tags }, io);
    } finally {
      await house.close();
    }
  },
};

/** The tags that were given, or a sentence that says what is wrong with them. */
function readCorrection(given: Given): TagCorrection['tags'] | string {
  const parsed = z.object(facets).safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const values = issue?.code === 'invalid_value' ? ` It takes ${issue.values.map(String).join(', ')}.` : '';
    return `--${String(issue?.path[0])} is none of the codebook’s values.${values}`;
  }
  const tags = Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined));
  return Object.keys(tags).length > 0 ? tags : 'Give at least one facet to correct, such as --kind guideline.';
}

async function correct(archive: Archive, id: string, correction: TagCorrection, io: Io): Promise<number> {
  const publication = (await everything(archive)).find(one => one.id === id);
  if (publication === undefined) {
    io.errors.write(`There is no publication "${id}". "kairan publications" lists them all.\n`);
    return 2;
  }
  const whole = { ...correction, tags: { ...publication.correction?.tags, ...correction.tags } };
  const tags = corrected(publication.tags, whole, publication.deadline);
  await archive.rejudge([{ ...publication, correction: whole, tags }]);
  io.output.write(`Corrected: ${publication.title}\n`);
  return 0;
}

/** In the form of the labelled examples by which the rules are tested. */
async function exportAll(archive: Archive, io: Io): Promise<number> {
  const examples = (await everything(archive)).flatMap(publication =>
    publication.correction === undefined ? [] : [exampleOf(publication)],
  );
  await writeLines(io.output, examples);
  return 0;
}

function exampleOf({ title, summary, publisher, url, language, publishedAt, tags }: Publication): object {
  return {
    title,
    summary,
    publisher: publisher[language],
    url,
    published: publishedAt,
    lang: language,
    ...tagValues(tags),
  };
}

async function everything(archive: Archive): Promise<Publication[]> {
  const found: Publication[] = [];
  for (let after = 0, changes: readonly Change[] = []; ; after = changes.at(-1)?.change ?? after) {
    changes = await archive.changes(after, batch);
    if (changes.length === 0) return found;
    found.push(...changes.flatMap(({ publication }) => (publication === null ? [] : [publication])));
  }
}

async function withArchive(
  open: Parameters<Verb['run']>[2],
  act: (archive: Archive) => Promise<number>,
): Promise<number> {
  const house = await open();
  try {
    return await act(house.store.archive);
  } finally {
    await house.close();
  }
}
