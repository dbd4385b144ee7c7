import { expect, test } from 'vitest';
import { quoted } from '../../src/message/quoted.ts';

test.each([
  ['ja', '「AI法」の運用', '「『AI法』の運用」'],
  ['ja', 'AI法は廃止」（内閣府、2026年4月1日）「された', '「AI法は廃止』（内閣府、2026年4月1日）『された」'],
  ['en', 'The “AI Act” and its "plan"', "“The ‘AI Act’ and its 'plan'”"],
  [
    'en',
    'It is repealed” (Cabinet Office, 1 April 2026). “So',
    '“It is repealed’ (Cabinet Office, 1 April 2026). ‘So”',
  ],
] as const)('somebody’s words in quotation marks end where they end (%s): %s', (language, words, expected) => {
  expect(quoted(words, language)).toBe(expected);
});
