import type { RequestHandler } from 'express';
import type { Console } from './console.ts';
import type { WithVisitor } from './page.ts';

/** `/events/:id/evidence.json`: what the command `evidence` says of every publication of an event, a revision a line. */
export function evidenceRoute(house: Console): RequestHandler {
  return async (request, response) => {
    const { viewer, conversation, language } = (response as WithVisitor).locals.visitor;
    const speaker = { viewer, conversation, language };
    await house.library.catchUp();
    const id = String(request.params.id);
    const members = await house.library.event(viewer, (await house.store.events.eventOf(id)) ?? id);
    if (members.length === 0)
      return void response.status(404).type('text').send('この件は見つかりません。\nThere is no such event.\n');
    // The command says who may have it, and leaves the line in the log.
    const args = { what: 'evidence', format: 'json' };
    const allowed = await house.answer({ command: 'export', args }, speaker);
    if (allowed.lines.length === 0) return void response.status(403).type('text').send(`${allowed.message.summary}\n`);
    const lines: string[] = [];
    for (const member of members) {
      const answer = await house.answer({ command: 'evidence', args: { id: member.id } }, speaker);
      lines.push(...answer.lines.map(line => `${JSON.stringify(line)}\n`));
    }
    response.set({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': `attachment; filename="kairan-evidence-${members[0]?.event}.json"`,
      'cache-control': 'no-store',
    });
    response.send(lines.join(''));
  };
}
