import { examineSlack } from '../adapters/slack/doctor.ts';
import { examineTeams } from '../adapters/teams/doctor.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Finding } from './domain/finding.ts';
import { createOutbound } from './outbound.ts';
import { slackKeys } from './slack-keys.ts';
import { listensOnlyHere, teamsKeys } from './teams-keys.ts';

/** Everything that can be looked at without opening the house. */
export async function examine(config: Config): Promise<readonly Finding[]> {
  const fetch = createOutbound(config);
  const clock = systemClock;
  const teams = { keys: teamsKeys(config), listensOnlyHere: listensOnlyHere(config), url: config.KAIRAN_URL };
  return [
    ...configFindings(config),
    ...(await examineSlack({ keys: slackKeys(config), fetch, clock })),
    ...(await examineTeams({ ...teams, fetch, clock })),
  ];
}

/** Settings that are allowed, and worth a second look. */
function configFindings({
  KAIRAN_ALLOW_PRIVATE_ADDRESSES: isOpen,
  KAIRAN_HTTP: http,
  KAIRAN_CONTACT: contact,
}: Config): Finding[] {
  const isLocal = http === null || ['127.0.0.1', '::1', 'localhost'].includes(http.host);
  return [
    { level: 'ok', what: 'The configuration can be read.' },
    ...(isOpen
      ? [
          {
            level: 'warning',
            what: 'KAIRAN_ALLOW_PRIVATE_ADDRESSES is on: a source may point at machines inside your network.',
            fix: 'Set it to no, unless sources of your own stand inside.',
          } as const,
        ]
      : []),
    ...(contact === ''
      ? [
          {
            level: 'warning',
            what: 'KAIRAN_CONTACT is not set: publishers cannot tell whom to write to about the requests.',
            fix: 'Set it to a page or address of yours.',
          } as const,
        ]
      : []),
    ...(isLocal
      ? []
      : [
          {
            level: 'warning',
            what: `The HTTP server listens at ${http?.host}, where other machines reach it without encryption.`,
            fix: 'Put a proxy with a certificate in front, and let KAIRAN_HTTP listen at 127.0.0.1.',
          } as const,
        ]),
  ];
}
