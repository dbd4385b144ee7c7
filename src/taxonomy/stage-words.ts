import type { Stage } from '../domain/tags.ts';
import type { Context } from './context.ts';
import type { Hit, Part } from './scan.ts';

/** The words that say so, the title's first; what headlines say by their form alone counts as said too. */
export function allSaid({ scan, draft }: Context, stage: Stage): readonly Hit[] {
  const words = scan.of('stage', stage);
  if (stage === 'in-force') return titleFirst(words.filter(hit => !isToCome(hit, draft.publishedAt)));
  // What is to come into force has been made already.
  if (stage === 'enacted')
    return titleFirst([...words, ...scan.of('stage', 'in-force').filter(hit => isToCome(hit, draft.publishedAt))]);
  const byForm = stage === 'revised' ? laterVersion(scan.title) : stage === 'discussion' ? drafted(scan.title) : null;
  return titleFirst(byForm === null ? words : [...words, byForm]);
}

export function said(context: Context, stage: Stage): Hit | null {
  return allSaid(context, stage)[0] ?? null;
}

function titleFirst(hits: readonly Hit[]): readonly Hit[] {
  return [...hits.filter(({ inTitle }) => inTitle), ...hits.filter(({ inTitle }) => !inTitle)];
}

/** 「12月に施行する」「来春施行へ」: by its form, or by a day after that of publication. */
function isToCome({ part, start, end }: Hit, published: string | null): boolean {
  const { text } = part.folded;
  const [before, behind] = [text.slice(Math.max(0, start - 16), start), text.slice(end, end + 6)];
  if (/^(?:された|した|しました|されました|済)/.test(behind)) return false;
  if (/^(?:する|される|予定|へ|を予定|を控え|を前に)/.test(behind)) return true;
  if (/(?:来年|来春|来夏|今秋|今冬|年内|年度内)(?:に|から|より|にも)?(?:全面|一部|順次)?$/.test(before)) return true;
  const [, month, day = '31'] =
    /(\d{1,2})月(?:(\d{1,2})日)?(?:に|から|より|にも)?(?:全面|一部|順次|本格)?$/.exec(before) ?? [];
  if (month === undefined || published === null) return false;
  const ahead = (Number(month) * 31 + Number(day) - dayOfYear(published) + 372) % 372;
  return ahead > 0 && ahead < 300 && !(day === '31' && Number(month) === Number(published.slice(5, 7)));
}

function dayOfYear(day: string): number {
  return Number(day.slice(5, 7)) * 31 + Number(day.slice(8, 10) || '1');
}

/** Headlines say what is to come with a へ at the end of a phrase, and what is no more than a draft with a 案: 「制限へ」「要領案」. */
const drafts =
  /(?:(?:策定|公表|改正|改定|改訂|整備|義務化?|規制|制限|禁止|創設|新設|見直し|緩和|強化|解禁|導入|法制化|立法|成立|制度化|設置|制定|作成|許可|認可|要請|勧告|処分|指導)へ|(?<![法律議事提考起立答試腹図新名妙良代翻])案)(?=$|[ 、。」』)(をがはへのに])/u;

function drafted(title: Part): Hit | null {
  const found = drafts.exec(title.folded.text);
  return found === null ? null : byForm('discussion', title, found);
}

/** 第1.1版, Ver.2.0, version 3: all but the first. */
function laterVersion(title: Part): Hit | null {
  const found = /(?:(?:第|ver(?:sion)?\.? ?|v)(\d+(?:\.\d+)*)(?:版|\b)|(\d+\.\d+)版)/.exec(title.folded.text);
  if (
    found === null ||
    /^1(\.0+)*$|^0/.test(found[1] ?? found[2] ?? '') ||
    (found[0].startsWith('第') && !found[0].endsWith('版'))
  )
    return null;
  return byForm('revised', title, found);
}

function byForm(value: Stage, part: Part, { index: start, 0: words }: RegExpExecArray): Hit {
  return { facet: 'stage', value, weight: 1, inTitle: true, start, end: start + words.length, part };
}
