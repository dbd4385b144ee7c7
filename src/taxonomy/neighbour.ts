import type { Context } from './context.ts';
import { unmasked } from './main-subject.ts';
import type { Hit, Scan } from './scan.ts';

/** Policy next door that the publication is about, where no AI is in it. */
export function neighbourOf({ scan, speaker }: Context): Hit | null {
  if (/セミナー|説明会|講座|研修/.test(scan.title.folded.text)) return null;
  const near = unmasked(scan, [...scan.of('neighbour'), ...scan.of('subject', 'hint')]);
  const inTitle = near.find(hit => hit.inTitle);
  if (speaker.type === 'institute') return null;
  return inTitle ?? (near.length > 1 ? (near[0] ?? null) : null);
}

/** A law next door that is named, or a subject next door in a title with a rule beside it: policy, whoever tells it. */
export function nextDoor(scan: Scan): Hit | undefined {
  const has = (value: string) => scan.of('policy', value);
  if ([...has('staff'), ...has('goods')].some(({ inTitle }) => inTitle)) return undefined;
  const inTitle = unmasked(scan, [...scan.of('neighbour'), ...scan.of('subject', 'hint')]).find(hit => hit.inTitle);
  const isRuled = [...has('named'), ...has('instrument')].some(hit => hit.inTitle);
  return scan.of('neighbour', 'law')[0] ?? (isRuled ? inTitle : undefined);
}
