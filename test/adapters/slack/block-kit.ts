import { z } from 'zod';

// Slack's published limits, as a second reading of its pages: the renderer's own table is not used here on purpose.
const id = z.string().min(1).max(255);
const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(max), emoji: z.boolean().optional() });
const option = z.strictObject({
  text: plain(75),
  value: z.string().min(1).max(150),
  description: plain(75).optional(),
});
const options = z.array(option).min(1).max(100);
const style = z.strictObject({ bold: z.boolean().optional(), italic: z.boolean().optional() }).optional();
const address = z
  .string()
  .max(3000)
  .regex(/^https?:\/\//);

const richElement = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style }),
  z.strictObject({ type: z.literal('link'), url: address, text: z.string().min(1), style }),
  z.strictObject({ type: z.literal('user'), user_id: z.string().regex(/^[A-Z0-9]+$/) }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.number().int(),
    format: z.string().min(1),
    fallback: z.string().min(1),
  }),
]);
const richSection = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(richElement).min(1) });

const button = z.strictObject({
  type: z.literal('button'),
  action_id: id,
  text: plain(75),
  value: z.string().max(2000).optional(),
  url: address.optional(),
  style: z.enum(['primary', 'danger']).optional(),
});
const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: id,
  options: z.array(option).min(1).max(5),
});
const inputElement = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('plain_text_input'),
    action_id: id,
    initial_value: z.string().max(3000).optional(),
    placeholder: plain(150).optional(),
    multiline: z.boolean().optional(),
    min_length: z.number().int().min(0).max(3000).optional(),
    max_length: z.number().int().min(1).max(3000).optional(),
  }),
  z.strictObject({
    type: z.literal('number_input'),
    action_id: id,
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
    placeholder: plain(150).optional(),
  }),
  z.strictObject({
    type: z.enum(['static_select', 'radio_buttons']),
    action_id: id,
    options,
    initial_option: option.optional(),
    placeholder: plain(150).optional(),
  }),
  z.strictObject({
    type: z.enum(['multi_static_select', 'checkboxes']),
    action_id: id,
    options,
    initial_options: z.array(option).min(1).optional(),
    placeholder: plain(150).optional(),
  }),
  z.strictObject({
    type: z.enum(['datepicker', 'timepicker']),
    action_id: id,
    initial_date: z.string().optional(),
    initial_time: z.string().optional(),
    timezone: z.string().optional(),
    placeholder: plain(150).optional(),
  }),
  z.strictObject({
    type: z.enum(['users_select', 'conversations_select']),
    action_id: id,
    initial_user: z.string().optional(),
    initial_conversation: z.string().optional(),
    default_to_current_conversation: z.boolean().optional(),
    placeholder: plain(150).optional(),
  }),
]);

const blockId = { block_id: id.optional() };
const block = z.discriminatedUnion('type', [
  z.strictObject({ ...blockId, type: z.literal('header'), text: plain(150) }),
  z.strictObject({ ...blockId, type: z.literal('divider') }),
  z.strictObject({
    ...blockId,
    type: z.literal('rich_text'),
    elements: z
      .array(
        z.discriminatedUnion('type', [
          richSection,
          z.strictObject({
            type: z.literal('rich_text_list'),
            style: z.enum(['bullet', 'ordered']),
            elements: z.array(richSection).min(1),
          }),
          z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(richElement).min(1) }),
        ]),
      )
      .min(1),
  }),
  z.strictObject({ ...blockId, type: z.literal('context'), elements: z.array(plain(3000)).min(1).max(10) }),
  z.strictObject({
    ...blockId,
    type: z.literal('section'),
    text: plain(3000),
    accessory: z.union([button, overflow]).optional(),
  }),
  z.strictObject({
    ...blockId,
    type: z.literal('actions'),
    elements: z
      .array(z.union([button, overflow]))
      .min(1)
      .max(25)
      .refine(all => new Set(all.map(one => one.action_id)).size === all.length, 'action ids must differ'),
  }),
  z.strictObject({
    ...blockId,
    type: z.literal('input'),
    label: plain(2000),
    hint: plain(2000).optional(),
    optional: z.boolean().optional(),
    element: inputElement,
  }),
]);

const messageBlocks = z.array(block).max(50);
const view = z.strictObject({
  type: z.enum(['modal', 'home']),
  title: plain(24).optional(),
  submit: plain(24).optional(),
  close: plain(24).optional(),
  callback_id: id.optional(),
  private_metadata: z.string().max(3000).optional(),
  blocks: z.array(block).max(100),
});

/** What Slack would refuse in a message's blocks; empty where nothing. */
export function blockProblems(blocks: unknown): string[] {
  const length = JSON.stringify(textsIn(blocks)).length;
  return [
    ...problems(messageBlocks, blocks),
    ...(length > 16_000 ? [`the message holds ${length} characters, which Slack refuses as msg_blocks_too_long`] : []),
  ];
}

/** What Slack would refuse in a modal or a Home tab. */
export function viewProblems(value: unknown): string[] {
  return problems(view, value);
}

function problems(schema: z.ZodType, value: unknown): string[] {
  const read = schema.safeParse(value);
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' ? (name === 'text' || name === 'value' || name === 'url' ? [inner] : []) : textsIn(inner),
  );
}
