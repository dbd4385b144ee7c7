import type { Publication, PublicationId } from '../../domain/publication.ts';
import type { Viewer } from '../../domain/workspace.ts';
import { lawSource } from '../../ingest/law.ts';
import type { Library } from '../../library/library.ts';
import type { CallThread } from '../../thread/call-thread.ts';

/** The texts of laws that the answering thread has. */
export interface LawTexts {
  /** Brings them to what the archive has; only texts that changed are handed over. */
  bring(viewer: Viewer): Promise<void>;
  /** The thread ended, with everything that it had. */
  forget(): void;
}

/** Looked through at a time. */
const pageSize = 100;

/** A whole law is long, and crosses the main thread: alone, and only when it is new to the answering thread. */
export function createLawTexts(
  library: Pick<Library, 'catchUp' | 'list' | 'publication'>,
  thread: CallThread<'bringText' | 'keepTexts'>,
): LawTexts {
  /** What each text was when it was handed over, its passages aside: they change with its revision only. */
  let handed = new Map<PublicationId, string>();
  let position = -1;
  let bringing: Promise<void> | null = null;

  return {
    bring(viewer) {
      bringing ??= follow(viewer).finally(() => {
        bringing = null;
      });
      return bringing;
    },
    forget() {
      handed = new Map();
      position = -1;
    },
  };

  async function follow(viewer: Viewer): Promise<void> {
    const had = handed;
    const now = await library.catchUp();
    if (now === position) return;
    const laws = await listed(viewer);
    const fresh = laws.filter(law => had.get(law.id) !== JSON.stringify(law));
    for (const { id } of fresh) {
      const whole = await library.publication(viewer, id);
      if (whole !== null) await thread.call('bringText', whole);
    }
    if (fresh.length > 0 || laws.length < had.size) {
      await thread.call(
        'keepTexts',
        laws.map(({ id }) => id),
      );
    }
    // A thread that ended meanwhile is handed all of them with the next question.
    if (had !== handed) return;
    handed = new Map(laws.map(law => [law.id, JSON.stringify(law)]));
    position = now;
  }

  async function listed(viewer: Viewer): Promise<readonly Publication[]> {
    const laws: Publication[] = [];
    let after: string | null = '';
    while (after !== null) {
      const page = { limit: pageSize, isBare: true, ...(after === '' ? {} : { after }) };
      const found = await library.list(viewer, { source: [lawSource.id] }, page);
      laws.push(...found.publications);
      after = found.next;
    }
    return laws;
  }
}
