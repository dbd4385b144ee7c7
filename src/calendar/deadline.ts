import type { Deadline } from '../domain/deadline.ts';
import type { Draft } from '../domain/publication.ts';
import { readDate } from './read-date.ts';

/** e-Gov's notices print «受付締切日時：2026/07/10 00:00», by which they mean the end of 9 July. */
const egovPattern = /受付締切日時[:：]\s*(\d{4}\/\d{2}\/\d{2})\s+(\d{2}:\d{2})/;

/** The last day on which comments are taken, where the publication opens a consultation and says so. */
export function findDeadline(draft: Pick<Draft, 'title' | 'summary' | 'content'>): Deadline | null {
  for (const place of ['summary', 'content'] as const) {
    const found = egovPattern.exec(draft[place]);
    if (found === null || /結果の公示日/.test(draft[place])) continue;
    const [words, written = '', time = ''] = found;
    const day = readDate(written);
    if (day === null) continue;
    const evidence = { words, place, at: found.index };
    if (time !== '00:00')
      return { on: day, time: time === '23:59' ? '24:00' : time, zone: 'Asia/Tokyo', basis: null, evidence };
    const on = Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
    return { on, time: '24:00', zone: 'Asia/Tokyo', basis: null, evidence };
  }
  return null;
}
