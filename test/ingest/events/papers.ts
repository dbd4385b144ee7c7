// Publications as their sources bring them, linked and tagged by the rules that come with Kairan.
import type { Language } from '../../../src/domain/language.ts';
import type { Publication } from '../../../src/domain/publication.ts';
import type { Body } from '../../../src/domain/tags.ts';
import { join } from '../../../src/ingest/events/join.ts';
import { createLinker } from '../../../src/measures/link.ts';
import { loadMeasures } from '../../../src/measures/load.ts';
import { createClassifier } from '../../../src/taxonomy/classify.ts';
import { loadLexicon } from '../../../src/taxonomy/lexicon.ts';
import { aPublication } from '../../world/sample.ts';

const link = createLinker(loadMeasures().measures);
const classify = createClassifier(loadLexicon());

const publishers = {
  cao: ['内閣府', 'cabinet-office'],
  meti: ['経済産業省', 'meti'],
  'meti-en': ['経済産業省', 'meti'],
  mic: ['総務省', 'mic'],
  fsa: ['金融庁', 'fsa'],
  ppc: ['個人情報保護委員会', 'ppc'],
  egov: ['e-Gov', 'digital-agency'],
  rollup: ['政府広報オンライン', 'cabinet-office'],
  firm: ['某法律事務所', 'law-firm'],
  another: ['別の法律事務所', 'law-firm'],
} as const satisfies Record<string, readonly [string, Body]>;

export type From = keyof typeof publishers;

let made = 0;

/** @param day The day of publication, also that on which it was first seen. */
export function paper(
  from: From,
  title: string,
  day: string,
  {
    url = null,
    language = from === 'meti-en' ? 'en' : 'ja',
    ...changes
  }: Partial<Publication> & { language?: Language } = {},
): Publication {
  const [name, body] = publishers[from];
  const id = changes.id ?? `p${String(++made).padStart(4, '0')}`;
  const draft = {
    title,
    summary: '',
    content: '',
    url: url ?? `https://www.${from}.example/${id}`,
    publisher: { ja: name, en: from },
    publisherBodies: [body],
    publishedAt: day,
    updatedAt: null,
    language,
  };
  const links = link(draft);
  return aPublication({
    ...draft,
    links: links.map(({ measure, role, evidence }) => ({ measure, role, evidence })),
    tags: classify(draft, links, null),
    source: from,
    firstSeenAt: Date.parse(`${day.slice(0, 10)}T00:00:00Z`),
    ...changes,
    id,
    event: id,
  });
}

/** The archive after these came one after the other, each by a document of its own: each publication with its event. */
export function archiveOf(papers: readonly Publication[]): ReadonlyMap<string, string> {
  let kept: readonly Publication[] = [];
  for (const one of papers) {
    const { publications, merges } = join([one], kept);
    const moved = new Map(merges.map(({ from, to }) => [from, to]));
    kept = [...kept.map(other => ({ ...other, event: moved.get(other.event) ?? other.event })), ...publications];
  }
  return new Map(kept.map(({ id, event }) => [id, event]));
}

/** Which of these stand together, as lists of their places in what was given. */
export function groupsOf(papers: readonly Publication[], order: readonly number[] = papers.map((_, index) => index)) {
  const events = archiveOf(order.map(index => papers[index] as Publication));
  const groups = Map.groupBy(papers.keys(), index => events.get(papers[index]?.id ?? ''));
  return [...groups.values()].map(group => [...group]);
}
