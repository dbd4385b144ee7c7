import { describe, expect, test } from 'vitest';
import { isQuestion } from '../../../src/commands/parse/is-question.ts';

describe('words that name no command', () => {
  const asks = (words: string) => test(`«${words}» asks something`, () => expect(isQuestion(words)).toBe(true));
  const asksNothing = (words: string) => test(`«${words}» asks nothing`, () => expect(isQuestion(words)).toBe(false));

  asks('AI推進法に罰則はありますか');
  asks('AI事業者ガイドラインの最新版は');
  asks('締切は？');
  asks('fines?');
  asks('Does the AI Promotion Act have penalties');
  asks('penalties under the Japanese AI Act');
  asks('and when does it start');
  asksNothing('latset');
  asksNothing('けんさく 金融');
  asksNothing('購読解徐');
  asksNothing('serach disinformation');
  asksNothing('');
});
