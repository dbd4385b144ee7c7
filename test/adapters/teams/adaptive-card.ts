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
const actionSet = z.strictObject({
  type: z.literal('ActionSet'),
  ...common,
  actions: z.array(z.union([execute, submit])).min(1),
});
const container = z.strictObject({
  type: z.literal('Container'),
  ...common,
  style: loosely(z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent'])).optional(),
  items: z.array(z.union([richTextBlock, actionSet])).min(1),
});

const input = {
  ...common,
  id: z.string().min(1),
  label: z.string().min(1),
  isRequired: z.boolean().optional(),
  errorMessage: z.string().optional(),
};
const choices = z.array(z.strictObject({ title: z.string().min(1), value: z.string().min(1) })).min(1);
const inputs = [
  z.strictObject({
    type: z.literal('Input.Text'),
    ...input,
    value: z.string().optional(),
    placeholder: z.string().optional(),
    isMultiline: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('Input.Number'),
    ...input,
    value: z.number().optional(),
    placeholder: z.string().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  z.strictObject({ type: z.literal('Input.Date'), ...input, value: z.iso.date().optional() }),
  z.strictObject({
    type: z.literal('Input.Time'),
    ...input,
    value: z
      .string()
      .regex(/^\d\d:\d\d$/)
      .optional(),
  }),
  z.strictObject({
    type: z.literal('Input.Toggle'),
    ...input,
    title: z.string().min(1),
    value: z.string().optional(),
    valueOn: z.string(),
    valueOff: z.string(),
  }),
  z.strictObject({
    type: z.literal('Input.ChoiceSet'),
    ...input,
    value: z.string().optional(),
    placeholder: z.string().optional(),
    style: z.enum(['compact', 'expanded', 'filtered']),
    isMultiSelect: z.boolean(),
    choices,
  }),
] as const;
const refresh = z.strictObject({
  action: z.strictObject({
    type: z.literal('Action.Execute'),
    title: z.string().min(1),
    verb: z.string().min(1),
    data: z.record(z.string(), z.unknown()),
  }),
  userIds: z.array(z.string().min(1)).max(60).optional(),
});

const adaptiveCard = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  version: z.literal('1.5'),
  lang: z.enum(['ja', 'en']),
  fallbackText: z.string(),
  msteams: z.strictObject({ width: z.literal('Full') }),
  body: z.array(z.union([richTextBlock, actionSet, container, ...inputs])),
  actions: z.array(submit).optional(),
  refresh: refresh.optional(),
});

/** What of a card the schema does not take, a sentence each. */
export function cardProblems(card: unknown): string[] {
  const checked = adaptiveCard.safeParse(card);
  return checked.success ? [] : checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}
