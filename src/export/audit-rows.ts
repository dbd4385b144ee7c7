import type { NumberedEntry } from '../domain/audit.ts';
import { conversationKey } from '../domain/chat.ts';
import type { Viewer } from '../domain/workspace.ts';
import type { AuditQuery } from '../store/audit.ts';
import type { Store } from '../store/store.ts';
import { actLabels, sayDetails, sayMoment } from './audit-words.ts';
import type { Column } from './column.ts';

const pageSize = 1_000;

/** The lines of the log that fit, oldest first. */
export async function* auditRows(
  { viewer, audit }: { readonly viewer: Viewer; readonly audit: AuditQuery },
  { store }: { readonly store: Pick<Store, 'audit'> },
): AsyncGenerator<NumberedEntry> {
  let after = 0;
  for (;;) {
    const page = await store.audit.list(viewer.workspace, audit, after, pageSize);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = last.number;
  }
}

const plain = (ja: string, en: string, value: Column<NumberedEntry>['value']): Column<NumberedEntry> => ({
  head: { ja, en },
  value,
});

export const auditColumns: readonly Column<NumberedEntry>[] = [
  plain('番号', 'Number', ({ number }) => String(number)),
  plain('日時（日本時間）', 'When (JST)', ({ at }) => sayMoment(at)),
  plain('人', 'Who', ({ by }) => by),
  plain('操作', 'What', ({ act }, language) => actLabels[act][language]),
  plain('対象', 'Of', ({ about }) => about),
  plain('内容', 'Details', sayDetails),
  plain('場所', 'From', ({ from }) => conversationKey(from)),
];
