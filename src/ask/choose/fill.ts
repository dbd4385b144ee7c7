import type { Found } from '../find/find-statements.ts';
import type { Weighed } from '../find/weigh-statement.ts';
import type { Aspect } from '../question/aspects.ts';
import type { Question } from '../question/question.ts';
import type { Statement } from '../statements/statement.ts';

/**
 * What rounds an explanation off where there is room: whatever else the measure says, then whom it binds and how it stands.
 * Nothing where one fact was asked for.
 */
export function fillersFor(chosen: readonly Weighed[], found: Found, question: Question): readonly Statement[] {
  const [first] = chosen;
  const { aspects, isExplaining } = question;
  const isFact =
    (aspects.size > 0 && !isExplaining) ||
    [...aspects].some(aspect => ofOneThing.has(aspect)) ||
    found.articles.length > 0;
  const speaksOfMeasure = first !== undefined && rounded.has(first.statement.kind) && first.statement.measure !== null;
  if (isFact || !speaksOfMeasure || !found.isNamed || found.pointed !== null || found.focus.length > 1) return [];
  const own = found.weighed.filter(({ statement }) => statement.measure === first.statement.measure);
  const of = (kind: Statement['kind']) => own.filter(({ statement }) => statement.kind === kind);
  const passages = of('passage').filter(({ score }) => score >= passageScoreMin);
  const all = [...of('point'), ...passages, ...of('force'), ...of('status')].map(({ statement }) => statement);
  const said = new Set(chosen.map(({ statement }) => statement));
  return all.filter(statement => !said.has(statement));
}

const ofOneThing = new Set<Aspect>(['date', 'article', 'number', 'amount', 'where', 'compare']);
/** Passages that bear on what is asked. */
const passageScoreMin = 0.35;
const rounded = new Set<Statement['kind']>(['point', 'force', 'status', 'issuer', 'passage', 'publication', 'event']);
