/** A value of an argument, as its command's table declares it. */
export type ArgValue = string | number | boolean | readonly string[] | readonly number[];

/**
 * What a person asked for, whatever they asked it with: a slash command, a button, a form, a message, the console, the
 * terminal. `args` holds only what was given.
 */
export interface Call {
  readonly command: string;
  readonly args: Readonly<Record<string, ArgValue>>;
}
