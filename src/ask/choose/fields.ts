import type { Weighed } from '../find/weigh-statement.ts';
import type { Aspect } from '../question/aspects.ts';
import type { Question } from '../question/question.ts';
import type { StatementKind } from '../statements/statement.ts';

interface Field {
  readonly aspects: readonly Aspect[];
  /** The statement that answers it. */
  readonly kind: StatementKind;
  /** What is said already where one of these is. */
  readonly unless: readonly StatementKind[];
}

/** What each kind of question is answered with at least. */
const fields: readonly Field[] = [
  { aspects: ['number'], kind: 'number', unless: ['number', 'provision'] },
  { aspects: ['date'], kind: 'event', unless: ['event', 'deadline', 'provision'] },
  { aspects: ['issuer'], kind: 'issuer', unless: ['issuer', 'provision', 'publication'] },
  { aspects: ['penalty'], kind: 'force', unless: ['force'] },
  { aspects: ['addressee', 'force'], kind: 'force', unless: ['force', 'provision'] },
  { aspects: ['relation'], kind: 'relation', unless: ['relation', 'provision'] },
  { aspects: ['status'], kind: 'status', unless: ['status', 'provision'] },
  { aspects: ['where'], kind: 'where', unless: ['where', 'provision'] },
];

/** Who asks «by whom, and when» is told both: what was chosen, and of each thing asked that it leaves open, what answers it. */
export function withEveryField(chosen: readonly Weighed[], weighed: readonly Weighed[], question: Question): Weighed[] {
  const all = [...chosen];
  for (const { aspects, kind, unless } of fields) {
    const isAsked = aspects.some(aspect => question.aspects.has(aspect));
    if (!isAsked || all.some(({ statement }) => unless.includes(statement.kind))) continue;
    const best = weighed.find(({ statement }) => statement.kind === kind);
    if (best === undefined) continue;
    // What was asked for comes before what merely speaks of the same.
    const isSpokenOf = (question.hasSubject || question.isExplaining) && all[0]?.statement.kind !== 'provision';
    if (isSpokenOf) all.push(best);
    else all.unshift(best);
  }
  return all;
}

/** Who asks since when something holds that is not in force is told that first, whatever days are known of it. */
export function notInForceFirst(
  chosen: readonly Weighed[],
  weighed: readonly Weighed[],
  question: Question,
): readonly Weighed[] {
  const isAsked = question.aspects.has('date') && effectAsked.test(question.text);
  if (!isAsked || chosen.length === 0 || chosen.some(({ statement }) => statement.kind === 'status')) return chosen;
  const status = weighed.find(
    ({ statement: { kind, measure } }) => kind === 'status' && measure === chosen[0]?.statement.measure,
  );
  return status !== undefined && notInForce.test(status.statement.says.en ?? '') ? [status, ...chosen] : chosen;
}

const effectAsked = /施行|発効|適用|効力|いつから|\bforce\b|\beffect|\bappl(?:y|ies|icable)\b|\bstart|\bbegin|kick in/i;
/** Said of the whole: «in force (main parts of the amendment not yet)» is in force. */
const notInForce = /^[^(]*\bnot (?:yet )?in force/;
