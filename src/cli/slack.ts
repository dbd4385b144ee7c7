import { stringify } from 'yaml';
import type { Verb } from './verb.ts';

export const slack: Verb = {
  name: 'slack',
  summary: 'Prints the manifest from which Slack makes the app; without --url it is for Socket Mode.',
  options: {
    url: { type: 'string', value: 'URL', help: 'where Slack reaches this server, https (KAIRAN_URL)' },
    oauth: { type: 'boolean', help: 'for many workspaces: installing by OAuth, tokens that expire' },
    'with-history': {
      type: 'boolean',
      help: 'lets it read the channels it is in: answers in its threads unasked, looks for lost messages',
    },
    unfurl: { type: 'string', value: 'DOMAIN…', help: 'previews of these domains’ addresses, five at most' },
  },
  words: 'manifest',
  async run(given, [what, ...words], _open, io) {
    if (what !== 'manifest') {
      io.errors.write('"kairan slack manifest" prints the manifest; nothing else is there.\n');
      return 2;
    }
    const first = typeof given.unfurl === 'string' ? given.unfurl.split(',') : [];
    const outcome = await io.slackManifest({
      url: typeof given.url === 'string' ? given.url : null,
      oauth: given.oauth === true,
      history: given['with-history'] === true,
      unfurl: [...first, ...words].map(domain => domain.trim()).filter(domain => domain !== ''),
    });
    if (outcome.kind === 'problem') {
      io.errors.write(`${outcome.problem}\n`);
      return 2;
    }
    const { manifest } = outcome;
    io.output.write(given.json ? `${JSON.stringify(manifest)}\n` : stringify(manifest, { lineWidth: 0 }));
    return 0;
  },
};
