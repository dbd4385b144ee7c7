import type { Publication } from '../domain/publication.ts';
import type { Tags } from '../domain/tags.ts';
import { lawSource } from '../ingest/law.ts';
import { starterSource } from '../ingest/recognise.ts';
import type { Change } from '../store/archive.ts';
import { corrected } from '../taxonomy/corrected.ts';
import type { Judge } from './judge.ts';
import { type Verb, writeLines } from './verb.ts';

/** Changes read from the archive at a time. */
const batch = 500;

export const retag: Verb = {
  name: 'retag',
  summary:
    'Judges the whole archive again by today’s rules and shows what would change; announces nothing. Texts of laws, and what a fresh archive began with, stay.',
  options: { apply: { type: 'boolean', help: 'writes what changes' } },
  async run(given, _words, open, io) {
    const judge = await io.openJudge();
    const house = await open();
    const count = { judged: 0, changed: 0 };
    try {
      const { archive } = house.store;
      const done = new Set<string>();
      // What is written moves to the end of the changes, where it is met once more and passed over.
      for (let after = 0, changes: readonly Change[] = []; ; after = changes.at(-1)?.change ?? after) {
        changes = await archive.changes(after, batch);
        if (changes.length === 0) break;
        const before = changes.flatMap(({ publication }) =>
          publication === null || done.has(publication.id) || isStated(publication) ? [] : [publication],
        );
        const now = before.map(publication => judgedAgain(publication, judge));
        count.judged += before.length;
        for (const { id } of before) done.add(id);
        const differing = now.flatMap((one, index) => {
          const was = before[index];
          const differences = was === undefined ? [] : differencesOf(was, one);
          return differences.length > 0 ? [{ id: one.id, title: one.title, differences }] : [];
        });
        count.changed += differing.length;
        if (given.json) await writeLines(io.output, differing);
        else
          for (const one of differing)
            io.output.write(`${one.id}  ${one.title}\n${one.differences.map(indented).join('')}`);
        if (given.apply) await archive.rejudge(now);
      }
    } finally {
      await house.close();
    }
    const said = given.apply ? 'changed' : 'would change; --apply writes it';
    io.errors.write(`${count.judged} publications judged, ${count.changed} ${said}.\n`);
    return 0;
  },
};

/** True for what no rule judged: whose text a law is, and what a fresh archive begins with, was said when it was brought. */
function isStated({ source }: Publication): boolean {
  return source === lawSource.id || source === starterSource;
}

/** A person's correction stays, and wins. */
function judgedAgain(publication: Publication, judge: Judge): Publication {
  const { links, deadline, tags } = judge.draft(publication);
  return {
    ...publication,
    links: links.map(({ measure, role, evidence }) => ({ measure, role, evidence })),
    deadline,
    tags: corrected(tags, publication.correction, deadline),
  };
}

interface Difference {
  readonly facet: string;
  readonly was: string;
  readonly is: string;
}

function differencesOf(before: Publication, after: Publication): Difference[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  return Object.keys(is).flatMap(facet => {
    const [old = '', now = ''] = [was[facet], is[facet]];
    return old === now ? [] : [{ facet, was: old, is: now }];
  });
}

function valuesOf({ tags, deadline, links }: Publication): Record<string, string> {
  return {
    ...tagValues(tags),
    deadline: deadline === null ? '-' : `${deadline.on} ${deadline.time ?? ''}`.trim(),
    measures: links.map(({ measure }) => measure).join(', ') || '-',
  };
}

function tagValues({ relevance, themes, sectors, kind, stage, force, bodies }: Tags): Record<string, string> {
  const listed = (tags: readonly { readonly value: string }[]) => tags.map(({ value }) => value).join(', ') || '-';
  return {
    relevance: relevance.value,
    theme: listed(themes),
    sector: listed(sectors),
    kind: kind.value,
    stage: stage?.value ?? '-',
    force: force.value,
    body: listed(bodies),
  };
}

function indented({ facet, was, is }: Difference): string {
  return `    ${facet}: ${was} → ${is}\n`;
}
