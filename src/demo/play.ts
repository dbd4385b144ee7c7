import { createHash } from 'node:crypto';
import { Feed } from 'feed';
import type { Fetch } from '../domain/fetching.ts';
import type { Source } from '../domain/source.ts';
import type { Clock, Instant } from '../domain/time.ts';
import type { Fortnight } from './fortnight.ts';

/** An outside world of its own, with its own time: what a house is handed in place of the network. */
export interface Play {
  readonly sources: readonly Source[];
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** It is that moment now; from there time goes on as the machine's does. */
  goTo(moment: Instant): void;
}

/** Publishers that answer with what they have published by now. */
export function createPlay({ begins, sources, notices, silent }: Fortnight, machine: Clock): Play {
  let [base, since] = [begins, machine.now()];
  const now = () => base + machine.now() - since;
  return {
    sources,
    clock: { now },
    goTo(moment) {
      [base, since] = [moment, machine.now()];
    },
    async fetch(url, validators) {
      const source = sources.find(one => one.url === url);
      const at = now();
      if (source === undefined || silent.some(one => one.source === source.id && one.from <= at && at < one.to))
        return { kind: 'failed', reason: 'timed-out', detail: `${url} did not answer.`, retryAt: null };
      const body = Buffer.from(feedOf(source, notices, at));
      const bodyHash = createHash('sha256').update(body).digest('hex');
      if (bodyHash === validators?.bodyHash) return { kind: 'unchanged', advisedMs: 0 };
      return {
        kind: 'document',
        document: { url, contentType: 'application/rss+xml', body },
        validators: { etag: null, lastModified: null, bodyHash },
        advisedMs: 0,
        movedTo: null,
      };
    },
  };
}

function feedOf({ id, url, publisher }: Source, notices: Fortnight['notices'], at: Instant): string {
  const published = notices
    .filter(notice => notice.source === id)
    .flatMap(notice => {
      const said = notice.wordings.findLast(wording => wording.at <= at);
      return said === undefined ? [] : [{ id: notice.id, said, first: notice.wordings[0]?.at ?? said.at }];
    })
    .toSorted((a, b) => b.said.at - a.said.at);
  const feed = new Feed({
    title: publisher.ja,
    description: publisher.en,
    id: url,
    link: url,
    copyright: '',
    updated: new Date(published[0]?.said.at ?? 0),
  });
  for (const { id: notice, said, first } of published) {
    const link = new URL(`/${notice}.html`, url).href;
    feed.addItem({
      title: said.title,
      id: link,
      guid: link,
      link,
      date: new Date(first),
      description: said.summary,
    });
  }
  return feed.rss2();
}
