const priorityLevels = ['low', 'normal', 'high'] as const;
export type PriorityLevel = (typeof priorityLevels)[number];

/** The part of a priority that does not depend on who reads: stored with the tags. */
export interface Standing {
  /** 0 to 100, before anything that a reader's profile or the calendar adds. */
  readonly points: number;
  /** What speaks for it, most important first. */
  readonly because: readonly ('relevance' | 'stage' | 'force' | 'deadline' | 'commentary')[];
}

/** How much a publication matters to one reader on one day. */
export interface Priority {
  readonly level: PriorityLevel;
  readonly points: number;
}
