/**
 * What Slack takes, in characters unless said otherwise.
 * @see https://docs.slack.dev/reference/block-kit/blocks
 */
export const slackLimits = {
  /** Blocks of a message. */
  blocks: 50,
  /** Of a whole message; Slack answers `msg_blocks_too_long` a little above 13,000. */
  message: 12_000,
  header: 150,
  /** Of one text object in a section or context. */
  text: 3_000,
  actionElements: 25,
  overflowOptions: 5,
  optionValue: 150,
  buttonLabel: 75,
  buttonValue: 2_000,
  linkUrl: 3_000,
  optionLabel: 75,
  /** Label and hint of an input. */
  label: 2_000,
  viewTitle: 24,
  viewBlocks: 100,
  /** What a view keeps for itself. */
  kept: 3_000,
} as const;
