import type { Body, Kind, Sector, Tag, Theme } from '../domain/tags.ts';
import { type Context, subjectsOf } from './context.ts';
import { evidenceOf, type Hit } from './scan.ts';

/** For whom: sectors that are singled out in the title, else in the lead, else the publisher's own, else the measure's. */
export function judgeSectors(context: Context, kind: Kind, themes: readonly Tag<Theme>[]): Tag<Sector>[] {
  const { scan, speaker, defaultsOf } = context;
  const names = scan.of('body');
  // 労働 in 厚生労働省 and 交通 in 国土交通省 are names.
  const hits = scan
    .of('sector')
    .filter(
      hit =>
        (hit.value !== 'employment' && hit.value !== 'mobility') ||
        !names.some(
          one =>
            ministries.includes(one.value) && one.part === hit.part && one.start <= hit.start && one.end >= hit.end,
        ),
    );
  const inTitle = hits.filter(hit => hit.inTitle);
  // Words that a summary says of itself (記事) weigh nothing there.
  const told = inTitle.length > 0 ? inTitle : hits.filter(hit => hit.weight > 0 && !isListed(hit));
  if (told.length > 0) {
    return [...Map.groupBy(told, ({ value }) => value)].slice(0, 2).map(([value, group]) => ({
      value: value as Sector,
      confidence: inTitle.length > 0 ? 0.85 : 0.65,
      evidence: group.slice(0, 3).map(evidenceOf),
    }));
  }
  // False news is the ministry of communications' business as far as it spreads by networks.
  const fake = scan.of('theme', 'disinformation')[0];
  if (fake !== undefined && [...speaker.bodies, ...scan.of('body').map(({ value }) => value)].includes('mic'))
    return [{ value: 'telecom-media', confidence: 0.6, evidence: [evidenceOf(fake)] }];
  const measure = subjectsOf(context)[0];
  if (measure !== undefined && measure.traits.sectors.length > 0)
    return measure.traits.sectors.map(value => ({ value, confidence: 0.7, evidence: measure.evidence.slice(0, 1) }));
  const ownUse = scan.of('theme', 'procurement').find(({ inTitle, weight }) => inTitle && weight > 1);
  if (ownUse !== undefined && !speaker.bodies.includes('mod'))
    return [{ value: 'public', confidence: 0.7, evidence: [evidenceOf(ownUse)] }];
  if (isForBusiness(context)) return [{ value: 'cross-sector', confidence: 0.6, evidence: [] }];
  // What a newspaper tells of a municipality's own use is about its offices.
  const office = names.find(({ inTitle, value }) => inTitle && value === 'local');
  if (office !== undefined && themes.some(({ value }) => value === 'procurement'))
    return [{ value: 'public', confidence: 0.6, evidence: [evidenceOf(office)] }];
  const bodies = [
    ...speaker.bodies,
    ...scan
      .of('body')
      .filter(hit => hit.inTitle)
      .map(({ value }) => value),
  ].filter(body => body !== 'courts' || kind !== 'enforcement');
  // What ministers agree on with other countries is beyond their own field.
  const isAgreed = scan.of('body').some(({ inTitle, value }) => inTitle && international.includes(value));
  const ofBody = isAgreed
    ? undefined
    : bodies
        .map(body => defaultsOf(body)?.sector)
        .find(sector => sector !== undefined && (speaker.bodies.length > 0 || narrow.includes(sector)));
  if (ofBody !== undefined && speaker.bodies.length < 2)
    return [{ value: ofBody, confidence: 0.6, evidence: [speaker.evidence] }];
  return [{ value: 'cross-sector', confidence: 0.6, evidence: [] }];
}

const ministries: readonly string[] = ['mhlw', 'mlit'] satisfies Body[];
const international: readonly string[] = ['g7', 'oecd', 'un'] satisfies Body[];

/** Ministries that speak of their own field wherever they are named; others act in many. */
const narrow: readonly Sector[] = ['finance', 'health', 'education', 'defence', 'legal'];

/** One of several that a lead counts up is not singled out: 「事業者、行政機関、一般利用者」 «access to chips, data and talent». */
function isListed({ part, start, end }: Hit): boolean {
  const { text } = part.folded;
  const [before, behind] = [text.slice(Math.max(0, start - 5), start), text.slice(end, end + 2)];
  const isInRow = /[、・]$/.test(before) && /^[、・]/.test(behind);
  return isInRow || /^, /.test(behind) || /(?:,| and) $/.test(before);
}

/** What a municipality offers to firms is not about its own offices. */
function isForBusiness({ scan, speaker }: Context): boolean {
  const text = `${scan.title.folded.text}\n${scan.lead.folded.text}`;
  return speaker.type === 'municipality' && /中小企業|補助金|助成|事業者向け/.test(text);
}
