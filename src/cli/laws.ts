import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OperatorError } from '../domain/operator-error.ts';
import { type LawOutcome, lawAddress } from '../ingest/law.ts';
import type { House, Io } from './house.ts';
import { type Verb, writeLines } from './verb.ts';

export const laws: Verb = {
  name: 'laws',
  summary: 'Brings texts of laws into the archive: from e-Gov’s law API, or from XML and JSON files.',
  options: {
    measure: { type: 'string', value: 'ID', help: 'the measure whose text it is, or the only one to fetch' },
  },
  words: 'fetch | import FILE…',
  async run(given, [what, ...files], open, io) {
    const measure = typeof given.measure === 'string' ? given.measure : null;
    const isMeant = (what === 'fetch' && files.length === 0) || (what === 'import' && files.length > 0);
    if (!isMeant) {
      io.errors.write('"laws" takes "fetch", or "import" and files. "kairan laws --help" shows how it is used.\n');
      return 2;
    }
    const house = await open();
    try {
      const done = what === 'fetch' ? await fetchAll(house, measure, io) : await importAll(house, files, measure);
      for (const { from, outcome } of done) io.errors.write(`${from}: ${say(outcome)}\n`);
      if (given.json)
        await writeLines(
          io.output,
          done.map(({ from, outcome }) => ({ from, ...outcome })),
        );
      return done.every(({ outcome }) => outcome.kind === 'kept') ? 0 : 1;
    } finally {
      await house.close();
    }
  },
};

interface Done {
  readonly from: string;
  readonly outcome: LawOutcome;
}

/** The text of each law whose id at e-Gov the catalogue knows, one after the other. */
async function fetchAll(house: House, measure: string | null, io: Io): Promise<Done[]> {
  const wanted = house.measures.filter(one => one.lawId !== undefined && (measure === null || one.id === measure));
  const ids = [...new Set(wanted.flatMap(one => one.lawId ?? []))];
  if (ids.length === 0)
    throw new OperatorError(
      `No measure${measure === null ? '' : ` «${measure}»`} with an id at e-Gov is in the catalogue.`,
    );
  const done: Done[] = [];
  for (const lawId of ids) {
    if (io.signal.aborted) break;
    const answer = await house.fetch(lawAddress(lawId), null);
    const outcome =
      answer.kind === 'document'
        ? await house.bringLaw({ ...answer.document, url: lawAddress(lawId) }, null)
        : ({ kind: 'refused', why: answer.kind === 'failed' ? answer.detail : 'it answered without a text' } as const);
    done.push({ from: lawId, outcome });
  }
  return done;
}

async function importAll(house: House, files: readonly string[], measure: string | null): Promise<Done[]> {
  const done: Done[] = [];
  for (const file of files) {
    const document = { url: pathToFileURL(resolve(file)).href, contentType: null, body: bytesOf(file) };
    done.push({ from: file, outcome: await house.bringLaw(document, measure) });
  }
  return done;
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new OperatorError(`The file ${file} cannot be read: ${(error as Error).message}.`);
  }
}

function say(outcome: LawOutcome): string {
  if (outcome.kind === 'refused') return `not kept: ${outcome.why}.`;
  const { measures, passages, report } = outcome;
  const what = report.added > 0 ? 'kept' : report.revised > 0 ? 'kept, with changes' : 'already there, unchanged';
  return `${what}: ${passages} passages, the text of ${measures.join(', ')}.`;
}
