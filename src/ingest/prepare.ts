import type { Deadline } from '../domain/deadline.ts';
import type { Entry, FetchedDocument, Passage, ReadIssue, Reading } from '../domain/entry.ts';
import type { LinkedMeasure } from '../domain/measure.ts';
import type { Draft } from '../domain/publication.ts';
import type { Source } from '../domain/source.ts';
import type { Tags } from '../domain/tags.ts';
import { withoutControls } from '../text/without-controls.ts';
import { identityKeys } from './identify.ts';
import { tidy, tidyPassage } from './tidy.ts';

/** What judges a draft; each is pure. */
export interface Judges {
  readonly read: (document: FetchedDocument, source: Source) => Promise<Reading>;
  readonly findDeadline: (draft: Draft) => Deadline | null;
  readonly link: (draft: Draft) => readonly LinkedMeasure[];
  readonly classify: (draft: Draft, links: readonly LinkedMeasure[], deadline: Deadline | null) => Tags;
}

/** An entry on its way to the archive: tidied, judged, and with the keys by which it may be known. */
export interface Prepared {
  readonly draft: Draft;
  readonly passages: readonly Passage[];
  readonly links: readonly LinkedMeasure[];
  readonly deadline: Deadline | null;
  readonly tags: Tags;
  /** By the source's policy alone. */
  readonly key: string;
  /** By the policy and the title: tells apart what the policy alone takes for the same. */
  readonly titledKey: string;
}

export interface PreparedDocument {
  readonly prepared: readonly Prepared[];
  readonly issues: readonly ReadIssue[];
  /** Addresses of the PDFs that a watched page links. */
  readonly linked: readonly string[];
}

/** The pure half of ingesting, for a thread of its own: bytes → tagged publications. */
export async function prepare(document: FetchedDocument, source: Source, judges: Judges): Promise<PreparedDocument> {
  const { entries, issues, linked = [] } = await judges.read(document, source);
  return {
    prepared: entries.map(entry => prepareEntry(entry, source, judges)),
    // They quote the document.
    issues: issues.map(issue => ({ ...issue, detail: withoutControls(issue.detail) })),
    linked,
  };
}

function prepareEntry(entry: Entry, source: Source, judges: Judges): Prepared {
  const draft = tidy(entry, source);
  const deadline = judges.findDeadline(draft);
  const links = judges.link(draft);
  const tags = judges.classify(draft, links, deadline);
  const passages = entry.passages.map(tidyPassage);
  return { draft, passages, links, deadline, tags, ...identityKeys(entry, draft, source) };
}
