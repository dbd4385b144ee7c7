import { type Hit, type Scan, wordsOf } from './scan.ts';

const lawful = /法(?:第?\d.*)?$|act$|\blaws?$|rules$|appi|idaten|30条の4|legal framework|samd|pacmp|medical device/;

/** A law in the title, by its name or as a field's own: what explains it explains a duty that is in force. */
export function lawIn(scan: Scan): Hit | null {
  const named = [...scan.of('policy', 'named'), ...scan.of('neighbour', 'law')];
  return named.find(hit => hit.inTitle && lawful.test(wordsOf(hit))) ?? null;
}
