// What is said in English of a sentence: all of it, or nothing.
import { expect, test } from 'vitest';
import { createEnglishTitle } from '../../../src/digest/title/english.ts';
import { loadTitleGrammar, tellingWords } from '../../../src/digest/title/grammar.ts';
import { createEnglishSentence } from '../../../src/digest/title/sentence.ts';
import { loadMeasures } from '../../../src/measures/load.ts';

const read = createEnglishSentence(tellingWords(), createEnglishTitle(loadTitleGrammar(loadMeasures().measures)));
const english = (sentence: string) => read(sentence, { ja: '金融庁', en: 'Financial Services Agency' });

test.each([
  [
    '金融庁は、金融分野におけるAIの活用に関する監督指針の改正案を公表しました。',
    'FSA published draft amendments to supervisory guidelines on the use of AI in the financial sector',
  ],
  ['金融庁は3月4日、AIの活用に関する監督指針を改定する。', 'FSA revises supervisory guidelines on the use of AI'],
  ['AIエージェントに関する記載を加えています。', 'It added passages on AI agents'],
  [
    '個人情報保護委員会は、個人情報取扱事業者に対し、生成AIサービスに個人データを入力する際の留意点を示しました。',
    'PPC set out, for businesses handling personal information, points to note when entering personal data into generative AI services',
  ],
  ['AIを利用する際の留意点をまとめた。', 'It set out points to note when using AI'],
  [
    'AIの学習に用いる個人情報の取扱いに関する改正法案。',
    'Amendment bill on the handling of personal information used to train AI',
  ],
])('«%s» is «%s»', (sentence, said) => {
  expect(english(sentence)).toBe(said);
});

test.each([
  ['a negation', '金融庁は、監督指針を公表しない。'],
  ['what did not happen', '金融庁は、監督指針を公表しませんでした。'],
  ['what is planned', '金融庁は、監督指針を公表する予定。'],
  ['what is reported of others', '金融庁は、監督指針を公表したとしている。'],
  ['a second verb', '金融庁は監督指針を改定し、指針を公表した。'],
  ['a word that is not known', '金融庁は、鼓動を公表した。'],
  ['who is not known', '某協会は、監督指針を公表した。'],
  ['to whom, where they are not known', '金融庁は、鼓動業者に対し、監督指針を公表した。'],
  ['a bare date', '2025年2月18日公開。'],
  ['nothing', ''],
  ['more than a sentence', `${'指針'.repeat(100)}を公表した。`],
])('of %s nothing is said', (_, sentence) => {
  expect(english(sentence)).toBeNull();
});
