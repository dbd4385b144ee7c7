import type { FetchedDocument, ReadIssue } from '../domain/entry.ts';
import type { Fetch, FetchOutcome } from '../domain/fetching.ts';
import type { Source, SourceState, Validators } from '../domain/source.ts';
import type { Prepared, PreparedDocument } from '../ingest/prepare.ts';
import { reasonOf } from '../text/reason-of.ts';
import { redacted } from '../text/redacted.ts';

/** What the PDFs that a watched page links brought. */
export interface LinkedDocuments {
  readonly prepared: readonly Prepared[];
  readonly issues: readonly ReadIssue[];
  /** By address; of those that could not be had, as they were before. */
  readonly validators: Readonly<Record<string, Validators>>;
  readonly isUnchanged: boolean;
  /** The first that could not be had. */
  readonly failure: FetchFailure | null;
}

type FetchFailure = FetchOutcome & { kind: 'failed' };

interface LinkedDeps {
  readonly fetch: Fetch;
  readonly prepare: (document: FetchedDocument, source: Source) => Promise<PreparedDocument>;
}

export const noValidators: Validators = { etag: null, lastModified: null, bodyHash: null };

/**
 * Asks the PDFs of a watched page, one after the other, each conditionally: a file that was replaced at its address is a
 * revision though the page itself says nothing. One that fails, or stands at another host (whose turn it is not), is an
 * issue of the page's.
 */
export async function askLinked(
  { fetch, prepare }: LinkedDeps,
  source: Source,
  addresses: readonly string[],
  before: Readonly<Record<string, Validators>>,
  signal: AbortSignal,
): Promise<LinkedDocuments> {
  const prepared: Prepared[] = [];
  const issues: ReadIssue[] = [];
  const validators: Record<string, Validators> = {};
  const { origin } = new URL(source.url);
  const tell = (code: string, detail: string) => issues.push({ code, detail, entry: null });
  let isUnchanged = true;
  let failure: FetchFailure | null = null;
  for (const address of addresses) {
    const known = before[address] ?? null;
    // What is linked stays known, whatever comes of asking.
    validators[address] = known ?? noValidators;
    if (new URL(address).origin !== origin) {
      tell('linked-elsewhere', `${redacted(address)} is linked, but stands at another host and is not followed`);
      continue;
    }
    if (signal.aborted) continue;
    const answer = await fetch(address, known);
    if (answer.kind === 'failed') {
      failure ??= answer;
      tell('linked-failed', `a linked PDF could not be had: ${answer.detail}`);
    }
    if (answer.kind !== 'document') continue;
    isUnchanged = false;
    try {
      const document = await prepare(answer.document, { ...source, kind: 'pdf', selectors: null });
      prepared.push(...document.prepared);
      issues.push(...document.issues.map(issue => ({ ...issue, detail: `${redacted(address)}: ${issue.detail}` })));
      validators[address] = answer.validators;
    } catch (error) {
      if (signal.aborted) continue;
      tell('linked-failed', `${redacted(address)} could not be read: ${reasonOf(error)}`);
    }
  }
  return { prepared, issues, validators, isUnchanged, failure };
}

/** A page that answered «not modified»: nothing of its own, its links as they were. */
export function nothingNew({ validators }: Pick<SourceState, 'validators'>): PreparedDocument {
  return { prepared: [], issues: [], linked: Object.keys(validators?.linked ?? {}) };
}
