import fc from 'fast-check';
import robotsModule from 'robots-parser';
import { expect, test } from 'vitest';
import { readRobots, robotsBytesMax } from '../../../feeds/fetch/robots.ts';

const origin = 'https://www.example.go.jp';
function read(text: string) {
  const rules = readRobots(origin, Buffer.from(text), 'Kairan');
  if (rules.kind !== 'rules') throw new Error(rules.why);
  return { complaint: (path: string) => rules.complaint(new URL(path, origin)), crawlDelayMs: rules.crawlDelayMs };
}

test('says of every address what its parser says of the whole file', () => {
  const parser = robotsModule as unknown as typeof robotsModule.default;
  const line = fc.constantFrom(
    ...['User-agent: *', 'user-agent : kairan/1.0', 'USER-AGENT: other # bot', 'User-agent: third', 'User-agent:'],
    ...['Disallow: /a', 'disallow:/a*b$', 'Allow: /a/c', 'Disallow:', 'Allow: /*.pdf # all', 'Crawl-delay: 3'],
    ...['Sitemap: /s', '# User-agent: kairan', 'nothing', ': /b', '', 'Disallow /b'],
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), lines => {
      const text = lines.join('\n');
      const [ours, whole] = [read(text), parser(`${origin}/robots.txt`, text)];
      for (const path of ['/', '/a', '/a/c', '/axb', '/b', '/b.pdf'])
        expect(ours.complaint(path) === null).toBe(whole.isAllowed(origin + path, 'Kairan') !== false);
      expect(ours.crawlDelayMs).toBe((whole.getCrawlDelay('Kairan') ?? 0) * 1000);
    }),
  );
});

test('where stars are more than can be compared with an address, it is not fetched and said why', () => {
  const rules = read(`User-agent: *\nDisallow: /${'*a'.repeat(robotsBytesMax / 2 - 20)}`);
  expect(rules.complaint(`/${'a'.repeat(4_000)}`)).toMatch(/^has more rules with stars than can be compared/);
  expect(rules.complaint('/news/')).toBeNull();
});

test('names by the thousand with rules by the thousand are kept for Kairan alone', () => {
  const names = (count: number) =>
    Array.from({ length: count }, (_, at) => `User-agent: ${at}\nUser-agent: *\n`).join('');
  const rules = read(`${names(9_000)}${'Disallow:/a\n'.repeat(15_000)}`);
  expect(rules.complaint('/a')).toBe('asks not to fetch this');
  expect(rules.complaint('/b')).toBeNull();
});
