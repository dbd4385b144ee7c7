// What the schema of Adaptive Cards 1.5 allows of the elements that Kairan uses: nothing else may stand in a card.
// https://adaptivecards.io/schemas/adaptive-card.json
import { z } from 'zod';

const spacing = z.enum(['default', 'none', 'small', 'medium', 'large', 'extraLarge', 'padding']);
const weight = z.enum(['default', 'lighter', 'bolder']);
const size = z.enum(['default', 'small', 'medium', 'large', 'extraLarge']);
const colour = z.enum(['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention']);
/** The schema takes its words in any case. */
const loosely = <Words extends z.ZodType>(words: Words) =>
  z.preprocess(
    value => (typeof value === 'string' ? `${value.charAt(0).toLowerCase()}${value.slice(1)}` : value),
    words,
  );

const openUrl = z.strictObject({ type: z.literal('Action.OpenUrl'), url: z.url({ protocol: /^https?$/ }) });
const button = {
  title: z.string().min(1),
  data: z.record(z.string(), z.unknown()),
  style: z.enum(['default', 'positive', 'destructive']).optional(),
  mode: z.enum(['primary', 'secondary']).optional(),
};
const submit = z.strictObject({ type: z.literal('Action.Submit'), ...button });
const execute = z.strictObject({
  type: z.literal('Action.Execute'),
  verb: z.string().min(1),
  ...button,
  fallback: z.union([z.literal('drop'), submit]),
});

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string().min(1),
  size: loosely(size).optional(),
  weight: loosely(weight).optional(),
  color: loosely(colour).optional(),
  isSubtle: z.boolean().optional(),
  selectAction: openUrl.optional(),
});
const common = { spacing: loosely(spacing).optional(), separator: z.boolean().optional() };
const richTextBlock = z.strictObject({ type: z.literal('RichTextBlock'), ...common, inlines: z.array(textRun).min(1) });
const actionSet = z.strictObject({ type: z.literal('ActionSet'), ...common, actions: z.array(execute).min(1) });
const container = z.strictObject({
  type: z.literal('Container'),
  ...common,
  style: loosely(z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent'])).optional(),
  items: z.array(z.union([richTextBlock, actionSet])).min(1),
});

const adaptiveCard = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  version: z.literal('1.5'),
  lang: z.enum(['ja', 'en']),
  fallbackText: z.string(),
  msteams: z.strictObject({ width: z.literal('Full') }),
  body: z.array(z.union([richTextBlock, actionSet, container])),
});

/** What of a card the schema does not take, a sentence each. */
export function cardProblems(card: unknown): string[] {
  const checked = adaptiveCard.safeParse(card);
  return checked.success ? [] : checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}
