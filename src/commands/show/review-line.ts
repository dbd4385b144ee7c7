import type { Reviewed } from '../acts/act-on.ts';

/** What has become of an event, as one JSON object. */
export function reviewLine({ lead, review }: Pick<Reviewed, 'lead' | 'review'>): object {
  const { workspace: _, version: __, ...said } = review;
  return { title: lead.title, url: lead.url, ...said };
}
