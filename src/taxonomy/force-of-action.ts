import type { Force, Kind, Tag } from '../domain/tags.ts';
import type { Context } from './context.ts';
import { forceByKind } from './force-scale.ts';
import { evidenceOf } from './scan.ts';

const arrest = /逮捕|書類送検|起訴|有罪|摘発|arrest|indict/;
const decision =
  /判決|命令|棄却|却下|認めず|認める|認めない|退ける|判断|取消請求|処分(?!場)|ruling|rules|orders|dismiss|reject|uphold/;
const suit = /提訴|訴訟|訴え|sues|lawsuit/;

/** A request asks, an order binds, a fine or an arrest punishes, and who goes to court asks for what is not there yet. */
export function forceOfAction({ scan }: Context, kind: Tag<Kind>): Tag<Force> {
  const text = scan.title.folded.text;
  const { evidence } = kind;
  if (arrest.test(`${text}\n${scan.lead.folded.text}`)) return { value: 'penalty', confidence: 0.7, evidence };
  const penalty = scan.of('force', 'penalty')[0];
  if (penalty !== undefined) return { value: 'penalty', confidence: 0.7, evidence: [evidenceOf(penalty)] };
  if (decision.test(text) || (/最高裁|上告|court/.test(text) && !suit.test(text)))
    return { value: 'duty', confidence: 0.7, evidence };
  return suit.test(text) ? { value: 'none', confidence: 0.5, evidence } : forceByKind(kind);
}
