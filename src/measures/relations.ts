import type { Bilingual } from '../domain/language.ts';
import type { Measure, Relation } from './schema.ts';

/** How one measure stands to another; `inverse` where the other's entry says it. */
export interface Related {
  readonly measure: Measure;
  readonly relation: Relation;
  readonly direction: 'forward' | 'inverse';
  readonly label: Bilingual;
}

/** What stands before the other measure's name, in each direction. */
const labels: Readonly<Record<Relation, { readonly forward: Bilingual; readonly inverse: Bilingual }>> = {
  amends: { forward: { ja: '改正・変更の対象', en: 'amends' }, inverse: { ja: '改正・変更', en: 'amended by' } },
  supersedes: { forward: { ja: '統合・置換の対象', en: 'supersedes' }, inverse: { ja: '後継', en: 'superseded by' } },
  'version-of': { forward: { ja: '本体', en: 'a version of' }, inverse: { ja: '版', en: 'has the version' } },
  implements: { forward: { ja: '根拠', en: 'implements' }, inverse: { ja: '実施のための措置', en: 'implemented by' } },
  'comes-from': { forward: { ja: '経緯', en: 'comes from' }, inverse: { ja: 'つながった先', en: 'led to' } },
  companion: { forward: { ja: '関連', en: 'goes with' }, inverse: { ja: '関連', en: 'goes with' } },
};

/** A measure's lineage in both directions: what its own entry says, then what the others' entries say of it. */
export function relationsOf(measure: Measure, measures: readonly Measure[]): readonly Related[] {
  const forward = measure.lineage.flatMap(({ relation, to }) => {
    const other = measures.find(({ id }) => id === to);
    return other ? [{ measure: other, relation, direction: 'forward' as const, label: labels[relation].forward }] : [];
  });
  const inverse = measures.flatMap(other =>
    other.lineage
      .filter(({ to }) => to === measure.id)
      .filter(({ relation }) => relation !== 'companion' || !forward.some(one => one.measure === other))
      .map(({ relation }) => ({
        measure: other,
        relation,
        direction: 'inverse' as const,
        label: labels[relation].inverse,
      })),
  );
  return [...forward, ...inverse];
}
