// How fast publications are tagged: `npm run bench:classify`. Of one run; the figures of the last lines are ratios.
import { loadCatalogue } from '../../feeds/catalogue/load.ts';
import { createJudge } from '../../src/cli/judge.ts';
import { createClassifier } from '../../src/taxonomy/classify.ts';
import { loadLexicon } from '../../src/taxonomy/lexicon.ts';
import { readExamples } from '../taxonomy/examples.ts';

const rounds = 40;
const started = performance.now();
const judge = createJudge();
loadCatalogue();
say('all data ready', `${(performance.now() - started).toFixed(0)} ms (lexicon, measures, catalogue)`);

const examples = readExamples().map(example => ({
  ...example,
  summary: example.summary ?? '有識者会議の議論を踏まえ、事業者が留意すべき事項を整理し、意見を募集する。',
}));
const drafts = examples.map(example => judge.given(example));
const classify = createClassifier(loadLexicon());

const tagging = rate(() => {
  for (const { draft, links, deadline } of drafts) classify(draft, links, deadline);
});
say('tagged', `${tagging} titles with summaries a second of processor time`);
const whole = rate(() => {
  for (const example of examples) judge.given(example);
});
say('recognised, linked, dated and tagged', `${whole} a second of processor time`);

const sentence = '生成AIの利用に関する指針について、事業者から寄せられた意見を踏まえて検討を行った。';
const times = [1, 5].map(megabytes => {
  const content = sentence.repeat(Math.ceil((megabytes * 1024 * 1024) / sentence.length));
  const [first] = drafts;
  if (first === undefined) throw new Error('there are no examples');
  const draft = { ...first.draft, summary: '', content };
  const from = performance.now();
  for (let round = 0; round < 20; round++) classify(draft, first.links, first.deadline);
  return (performance.now() - from) / 20;
});
const [one = 0, five = 0] = times;
say(
  'a body of five million characters against one of one million',
  `${(five / one).toFixed(1)} times (${five.toFixed(2)} ms)`,
);

function rate(work: () => void): number {
  work();
  const from = process.cpuUsage();
  for (let round = 0; round < rounds; round++) work();
  const { user, system } = process.cpuUsage(from);
  return Math.round((rounds * drafts.length * 1_000_000) / (user + system));
}

function say(what: string, figure: string): void {
  process.stdout.write(`${what}: ${figure}\n`);
}
