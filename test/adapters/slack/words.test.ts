import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mentions, plainWords, readShare } from '../../../adapters/slack/words.ts';

const team = { id: 'T1', botUser: 'UBOT' };

describe('what a person wrote in Slack', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['<@UBOT> latest', 'latest'],
    ['<@UBOT|kairan> 新着 3', '新着 3'],
    ['assign 3 <@U2>', 'assign 3 @slack:T1/U2'],
    ['assign 3 <!subteam^S2>', 'assign 3 @slack:T1/S2'],
    ['circle add:<@U2|hanako>,<@U3>', 'circle add:@slack:T1/U2,@slack:T1/U3'],
    ['see <https://www.fsa.go.jp/a?b=1&amp;c=2|fsa.go.jp>', 'see https://www.fsa.go.jp/a?b=1&c=2'],
    ['<mailto:a@example.jp|a@example.jp>', 'a@example.jp'],
    ['in <#C2|policy> and <#C3>', 'in #policy and'],
    ['<!here> latest', 'latest'],
    ['by <!date^1392734382^{date}|18 Feb>', 'by 18 Feb'],
    ['assign 3 <!subteam^S1|@legal>', 'assign 3 @legal'],
    ['1 &lt; 2 &amp;amp; 3 &gt; 2', '1 < 2 &amp; 3 > 2'],
    ['「AI法」の罰則は？', '「AI法」の罰則は？'],
  ];
  for (const [written, plain] of cases) test(written, () => expect(plainWords(written, team)).toBe(plain));

  test('any words that Slack escapes come back as they were', () => {
    fc.assert(
      fc.property(fc.string(), words => {
        const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        expect(plainWords(escaped, team)).toBe(words.trim());
      }),
    );
  });
});

test('our mention is told from another’s', () => {
  expect([mentions('hey <@UBOT> x', 'UBOT'), mentions('hey <@UBOT2>', 'UBOT'), mentions('UBOT', 'UBOT')]).toEqual([
    true,
    false,
    false,
  ]);
});

describe('--share', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['latest --share', 'latest', true],
    ['--share latest 3', 'latest 3', true],
    ['latest —share 3', 'latest 3', true],
    ['新着 --共有', '新着', true],
    ['search AI--share', 'search AI--share', false],
    ['search shared', 'search shared', false],
    ['', '', false],
  ];
  for (const [text, words, isShared] of cases)
    test(`«${text}»`, () => expect(readShare(text)).toEqual({ words, isShared }));
});
