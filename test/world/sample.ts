import type { Source } from '../../src/domain/source.ts';
import type { Tags } from '../../src/domain/tags.ts';

/** A source of the catalogue, with what a test cares about changed. */
export function aSource(changes: Partial<Source> = {}): Source {
  return {
    id: 'sample',
    owner: 'shared',
    name: { ja: '見本省', en: 'Sample Ministry' },
    publisher: { ja: '見本省', en: 'Sample Ministry' },
    publisherType: 'ministry',
    bodies: [],
    kind: 'feed',
    url: 'https://www.example.go.jp/feed.xml',
    homepage: null,
    language: 'ja',
    identity: ['url', 'title'],
    fragments: 'keep',
    datePrecision: 'as-printed',
    everyMs: 3_600_000,
    terms: { show: 'full', attribution: null, seenAt: null },
    selectors: null,
    verified: true,
    ...changes,
  };
}

/** Tags of a publication that is about nothing here. */
export const noTags: Tags = {
  relevance: { value: 'none', confidence: 1, evidence: [] },
  themes: [],
  sectors: [],
  kind: { value: 'announcement', confidence: 1, evidence: [] },
  stage: null,
  force: { value: 'none', confidence: 1, evidence: [] },
  bodies: [],
  rules: 'none',
};
