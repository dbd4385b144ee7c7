import { readDate } from '../../calendar/read-date.ts';
import { sayDate } from '../../calendar/say-date.ts';
import { ordinal } from '../../message/strings.ts';
import type { Found } from './token.ts';

/** Numbers of versions and sessions, and dates. */
export function numberAt(rest: string): Found | null {
  const version =
    /^(?:第|ver(?:sion)?\.? ?)?(\d+(?:\.\d+)*)版/i.exec(rest) ?? /^ver(?:sion)?\.? ?(\d+(?:\.\d+)*)/i.exec(rest);
  if (version !== null) return { token: { kind: 'aside', en: `version ${version[1]}` }, length: version[0].length };
  const session = /^\(?第(\d+)回\)?/.exec(rest);
  if (session !== null)
    return { token: { kind: 'aside', en: `${ordinal(Number(session[1]))} meeting` }, length: session[0].length };
  const day = /^(?:令和|平成)?(?:元|\d{1,4})年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:\([月火水木金土日]\))?/.exec(rest)?.[0];
  const date = day === undefined ? null : readDate(day.replace(/\(.\)$/, ''));
  if (day === undefined || date === null) return null;
  const said = sayDate(date, 'en');
  const next = rest[day.length];
  if (next === '度') {
    const isEdition = rest[day.length + 1] === '版';
    const fiscal = `fiscal ${said}${isEdition ? ' edition' : ''}`;
    return { token: { kind: 'aside', en: fiscal }, length: day.length + (isEdition ? 2 : 1) };
  }
  if (next === '版') return { token: { kind: 'aside', en: `${said} edition` }, length: day.length + 1 };
  return { token: { kind: 'aside', en: said }, length: day.length };
}

/** Names and numbers in Latin letters stand as they are. */
export function latinAt(rest: string): Found | null {
  const name = /^[A-Za-z\d][A-Za-z\d.&+/’'-]*/.exec(rest)?.[0];
  return name === undefined ? null : { token: { kind: 'thing', en: name }, length: name.length };
}
