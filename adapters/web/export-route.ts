import type { RequestHandler } from 'express';
import { type ExportArgs, exportArgs, exportAsked } from '../../src/commands/export-args.ts';
import { readValue } from '../../src/commands/parse/read-value.ts';
import type { ArgValue } from '../../src/domain/call.ts';
import { exportAs, exportables, formats, formatsOf, mediaTypes } from '../../src/export/export.ts';
import type { Console } from './console.ts';
import type { WithVisitor } from './page.ts';

/** `/export/deadlines.ics?sector=finance`: what the command `export` leads to. */
export function exportRoute(house: Console): RequestHandler {
  return async (request, response) => {
    const { visitor } = (response as WithVisitor).locals;
    const [name = '', extension = ''] = String(request.params.file).split('.');
    const what = exportables.find(one => one === name);
    const format = formats.find(one => one === extension);
    if (what === undefined || format === undefined || !formatsOf[what].includes(format))
      return void response
        .status(404)
        .type('text')
        .send('この形式では出力できません。\nThis cannot be had in that format.\n');
    const address = new URL(request.originalUrl, `${request.protocol}://${request.get('host')}`);
    const args: Record<string, ArgValue> = { what, format };
    for (const [key, written] of address.searchParams) {
      const spec = Object.entries(exportArgs).find(([known]) => known === key)?.[1];
      const read = spec === undefined ? null : readValue(key, written, spec);
      if (read?.kind === 'problem')
        return void response.status(400).type('text').send(`${read.problem[visitor.language]}\n`);
      if (read !== null) args[key] = read.value;
    }
    const asked = exportAsked(
      args as ExportArgs,
      {
        viewer: visitor.viewer,
        language: visitor.language,
        now: house.clock.now(),
        measures: house.measures,
        sources: house.sources,
      },
      address.href,
    );
    if (asked.kind === 'problem')
      return void response.status(400).type('text').send(`${asked.problem[visitor.language]}\n`);
    // The command says who may have it, and leaves the line in the log.
    const { viewer, conversation, language } = visitor;
    const { lines, message } = await house.answer({ command: 'export', args }, { viewer, conversation, language });
    if (lines.length === 0) return void response.status(403).type('text').send(`${message.summary}\n`);
    const disposition = format === 'rss' ? 'inline' : `attachment; filename="kairan-${what}.${format}"`;
    response.set({
      'content-type': mediaTypes[format],
      'content-disposition': disposition,
      'cache-control': 'no-store',
    });
    for await (const piece of exportAs(asked.request, house)) {
      if (response.destroyed) return;
      // Who has gone takes nothing more.
      if (!response.write(piece)) await new Promise(resolve => response.once('drain', resolve).once('close', resolve));
    }
    response.end();
  };
}
