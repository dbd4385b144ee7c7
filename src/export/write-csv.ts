import { stringify } from 'csv-stringify/sync';
import type { Language } from '../domain/language.ts';
import type { Column } from './column.ts';

const rowsAtOnce = 500;

/**
 * Rows as CSV that Excel opens with Japanese intact: UTF-8 with a byte order mark, CRLF. What a spreadsheet would run as a
 * formula is marked as text.
 */
export async function* writeCsv<Row>(
  rows: AsyncIterable<Row>,
  columns: readonly Column<Row>[],
  language: Language,
): AsyncGenerator<string> {
  const write = (records: readonly (readonly string[])[], bom: boolean) =>
    stringify([...records], { bom, record_delimiter: 'windows', escape_formulas: true });
  yield write([columns.map(({ head }) => head[language])], true);
  let waiting: string[][] = [];
  for await (const row of rows) {
    waiting.push(columns.map(({ value }) => value(row, language)));
    if (waiting.length < rowsAtOnce) continue;
    yield write(waiting, false);
    waiting = [];
  }
  if (waiting.length > 0) yield write(waiting, false);
}
