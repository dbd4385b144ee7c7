import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { exampleEnvironment, readConfig } from '../src/config.ts';

function problemsOf(environment: Record<string, string>): readonly string[] {
  const outcome = readConfig(environment);
  return outcome.kind === 'problems' ? outcome.problems : [];
}

describe('the configuration', () => {
  test('.env.example is what the table of keys makes', () => {
    expect(readFileSync(new URL('../.env.example', import.meta.url), 'utf8')).toBe(exampleEnvironment());
  });

  test('an empty environment is complete', () => {
    expect(problemsOf({})).toEqual([]);
  });

  test('an empty value is a value that is not set', () => {
    const outcome = readConfig({ KAIRAN_DB: ' ' });
    expect(outcome.kind === 'ok' && outcome.config.KAIRAN_DB).toBe('./data/kairan.db');
  });

  test('every problem is named at once, with what is expected', () => {
    const problems = problemsOf({ KAIRAN_LANGUAGE: 'fr', KAIRAN_HOST_PAUSE: '2', KAIRAN_LOG: 'loud' });
    expect(problems).toHaveLength(3);
    expect(problems[0]).toMatch(/^KAIRAN_LANGUAGE is "fr"; it takes one of ja, en\./);
    expect(problems[1]).toMatch(/^KAIRAN_HOST_PAUSE is "2"; it takes a number with its unit/);
  });

  test('a key that nobody reads is pointed out', () => {
    expect(problemsOf({ KAIRAN_LANGAUGE: 'ja' })[0]).toMatch(/^KAIRAN_LANGAUGE is not a key/);
  });

  test('units are taken into milliseconds', () => {
    const outcome = readConfig({ KAIRAN_HOST_PAUSE: '1m' });
    expect(outcome.kind === 'ok' && outcome.config.KAIRAN_HOST_PAUSE).toBe(60_000);
  });

  test('a secret prints as [secret] and a bad one is not repeated', () => {
    const outcome = readConfig({ HTTPS_PROXY: 'http://user:hunter2@proxy.example:8080' });
    const proxy = outcome.kind === 'ok' ? outcome.config.HTTPS_PROXY : null;
    expect([`${proxy}`, JSON.stringify({ proxy }), inspect(proxy)].join()).not.toContain('hunter2');
    expect(proxy?.reveal()).toContain('hunter2');
    expect(problemsOf({ HTTPS_PROXY: 'hunter2' }).join()).not.toContain('hunter2');
  });
});
