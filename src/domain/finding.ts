/** What a look at the installation found, for whoever runs it. */
export interface Finding {
  readonly level: 'ok' | 'warning' | 'problem';
  /** A sentence: what is so. */
  readonly what: string;
  /** A sentence: what to do. */
  readonly fix?: string;
}
