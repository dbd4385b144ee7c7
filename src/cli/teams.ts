import { writeFile } from 'node:fs/promises';
import type { Verb } from './verb.ts';

export const teams: Verb = {
  name: 'teams',
  summary: 'Writes the package from which Microsoft Teams installs the app.',
  options: {
    url: { type: 'string', value: 'URL', help: 'where Teams reaches this server, https (KAIRAN_URL)' },
    'app-id': { type: 'string', value: 'ID', help: 'the bot’s application (client) ID (KAIRAN_TEAMS_APP_ID)' },
    out: { type: 'string', value: 'FILE', help: 'where the package is written (kairan-teams.zip)' },
    developer: { type: 'string', value: 'NAME', help: 'who runs it, as people see (Kairan)' },
    privacy: { type: 'string', value: 'URL', help: 'your page on privacy; else one that this server has' },
    terms: { type: 'string', value: 'URL', help: 'your terms of use; else a page that this server has' },
    support: { type: 'string', value: 'URL', help: 'your page with help; else one that this server has' },
    unfurl: { type: 'string', value: 'DOMAIN…', help: 'previews of these domains’ addresses' },
  },
  words: 'package',
  async run(given, [what, ...words], _open, io) {
    if (what !== 'package') {
      io.errors.write('"kairan teams package" writes the package; nothing else is there.\n');
      return 2;
    }
    const said = (option: string) => (typeof given[option] === 'string' ? given[option] : null);
    const outcome = await io.teamsPackage({
      url: said('url'),
      appId: said('app-id'),
      developer: said('developer') ?? 'Kairan',
      privacy: said('privacy'),
      terms: said('terms'),
      support: said('support'),
      unfurl: [...(said('unfurl')?.split(',') ?? []), ...words].map(one => one.trim()).filter(one => one !== ''),
    });
    if (outcome.kind === 'problem') {
      io.errors.write(`${outcome.problem}\n`);
      return 2;
    }
    const file = said('out') ?? 'kairan-teams.zip';
    try {
      await writeFile(file, outcome.bytes);
    } catch (error) {
      io.errors.write(`${file} cannot be written: ${(error as Error).message}. Name another with --out.\n`);
      return 2;
    }
    if (given.json) io.output.write(`${JSON.stringify({ file, bytes: outcome.bytes.length })}\n`);
    else
      io.output.write(
        `${file} is written. Upload it in Teams under Apps → Manage your apps → Upload an app, or hand it to the administrator of Teams.\n`,
      );
    return 0;
  },
};
