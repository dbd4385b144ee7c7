import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { GivenPublication } from '../../src/cli/judge.ts';
import type { Labels } from '../eval/score-tags.ts';

export type Example = GivenPublication & Labels;

const folder = new URL('./examples/', import.meta.url);

/** The publications that were labelled by hand, all files. */
export function readExamples(): Example[] {
  return readdirSync(folder)
    .sort()
    .flatMap(name => parse(readFileSync(new URL(name, folder), 'utf8')) as Example[]);
}
