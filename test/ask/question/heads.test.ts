import { describe, expect, test } from 'vitest';
import { actorsOf, deedsOf, headsOf, ownersOf } from '../../../src/ask/question/heads.ts';

describe('the noun that a question asks for', () => {
  const asks = (question: string, ...heads: string[]) =>
    test(`«${question}»`, () => expect(headsOf(question)).toEqual(heads));

  asks('Who was the presiding judge when the appeal was heard?', 'presiding judge');
  asks('What surcharge rate does the amendment set?', 'surcharge rate');
  asks('What is the filing fee under the code?', 'filing fee');
  asks('When did it take effect?');
  asks('AISIの所長は誰ですか', '所長');
  asks('違反した業者への違約金はいくらですか', '違約金');
  asks('どの党が提出しましたか', '党');
  asks('他に指定された会社は？');
  asks('第4版はいつ出ましたか');
});

describe('of whom a question tells something', () => {
  const tells = (question: string, ...actors: string[]) =>
    test(`«${question}»`, () => expect(actorsOf(question)).toEqual(actors));

  tells('What did Keidanren criticise in it?', 'Keidanren');
  tells('What is Minister Onoda’s view of it?', 'Minister Onoda');
  tells('小野田大臣は何を約束しましたか', '小野田大臣');
  tells('when was it issued?');
});

describe('who is said to have done what', () => {
  const tells = (question: string, ...deeds: [who: string, verb: string][]) =>
    test(`«${question}»`, () => expect(deedsOf(question).map(({ who, verb }) => [who, verb])).toEqual(deeds));

  tells('What penalty did Apple receive in 2026?', ['Apple', 'receive']);
  tells('Who voted against it in the House of Councillors?', ['', 'voted']);
  tells('OpenAIは要請に対してどう回答しましたか', ['OpenAI', '回答']);
  tells('条例を提案した議員の名前は？', ['', '提案']);
  tells('省庁に科された制裁は', ['', '科']);
  tells('9社のうち行政処分を受けたのは何社？', ['', '行政処分']);
  tells('Which members abstained?', ['', 'abstained']);
  tells('Is it binding?');
});

describe('whose document a question speaks of', () => {
  const owns = (question: string, ...owners: string[]) =>
    test(`«${question}»`, () => expect(ownersOf(question)).toEqual(owners));

  owns("What does METI's AI discussion paper say?", 'What does METI');
  owns('文化庁のAI事業者ガイドラインの改訂日', '文化庁');
  owns("What is METI's address?");
});
