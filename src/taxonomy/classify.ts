import type { Deadline } from '../domain/deadline.ts';
import type { LinkedMeasure } from '../domain/measure.ts';
import type { Draft } from '../domain/publication.ts';
import type { Body, Tags } from '../domain/tags.ts';
import { judgeBodies } from './bodies.ts';
import type { Context } from './context.ts';
import { judgeForce } from './force.ts';
import { judgeKind } from './kind.ts';
import type { BodyDefaults, Lexicon } from './lexicon.ts';
import { judgeRelevance } from './relevance.ts';
import { createScan } from './scan.ts';
import { judgeSectors } from './sectors.ts';
import { createRecogniser } from './speaker.ts';
import { judgeStage } from './stage.ts';
import { standingOf } from './standing.ts';
import { judgeThemes } from './themes.ts';

/** Version of the rules; tags carry it, so that they can be judged again after a change. */
const rulesVersion = '7';

export type Classify = (draft: Draft, linked: readonly LinkedMeasure[], deadline: Deadline | null) => Tags;

/**
 * Makes the classifier: deterministic, offline, linear in the text. Rules decide by who speaks, about what, doing what,
 * for whom; the words by which they tell these stand in the lexicon.
 */
export function createClassifier(lexicon: Lexicon): Classify {
  const scan = createScan(lexicon.terms);
  const recognise = createRecogniser(lexicon);
  const defaults = new Map<string, BodyDefaults>(
    Object.entries(lexicon.who.bodies).map(([body, { type, sector, theme }]) => [body, { type, sector, theme }]),
  );

  return (draft, linked, deadline) => {
    const context: Context = {
      draft,
      scan: scan(draft),
      speaker: recognise(draft),
      linked,
      deadline,
      defaultsOf: body => defaults.get(body as Body),
    };
    const relevance = judgeRelevance(context);
    const kind = judgeKind(context);
    const isNone = relevance.value === 'none';
    const stage = isNone ? null : judgeStage(context, kind.value);
    const themes = isNone ? [] : judgeThemes(context, kind.value);
    const force = isNone ? { value: 'none' as const, confidence: 0.9, evidence: [] } : judgeForce(context, kind);
    return {
      relevance,
      themes,
      sectors: isNone ? [] : judgeSectors(context, kind.value, themes),
      kind,
      stage,
      force,
      bodies: isNone ? [] : judgeBodies(context, kind.value, stage?.value ?? null),
      standing: standingOf(
        { relevance: relevance.value, kind: kind.value, stage: stage?.value ?? null, force: force.value },
        deadline,
      ),
      rules: rulesVersion,
    };
  };
}
