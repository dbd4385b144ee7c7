import type { Period, StandingDate } from '../../../src/calendar/standing-date.ts';
import type { HtmlNode } from './html.ts';

/** A date that stands by itself on a page, and the period that the headings above it name. */
export interface DateMark {
  readonly node: HtmlNode;
  readonly found: StandingDate;
  readonly period: Period;
}
