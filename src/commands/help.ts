import type { Language } from '../domain/language.ts';
import { type Block, type Message, text } from '../message/message.ts';
import { sentence } from '../message/sentence.ts';
import { type ArgTable, argLabel, type Choice } from './args/arg.ts';
import { type Command, command } from './command.ts';

export const help = command({
  name: 'help',
  words: ['ヘルプ', '使い方', '?'],
  summary: { ja: 'コマンドの一覧と使い方を表示します。', en: 'Lists the commands, or explains one.' },
  args: {
    command: {
      kind: 'text',
      words: ['コマンド'],
      positional: true,
      help: { ja: '使い方を知りたいコマンド', en: 'the command to explain' },
    },
  },
  async run({ command: name }, { commands }) {
    const shown = commands.filter(one => name === undefined || one.name === name || one.words.includes(name));
    return { asked: name ?? null, shown, all: commands };
  },
  show({ asked, shown, all }, language): Message {
    if (asked === null) return overview(all, language);
    return shown[0] === undefined ? noSuch(asked, language) : explanation(shown[0], language);
  },
  lines: ({ shown }) => shown.map(({ name, words, summary, args }) => ({ name, words, summary, args })),
});

function overview(commands: readonly Command[], language: Language): Message {
  const heading = { ja: 'Kairan（回覧）のコマンド', en: 'Kairan’s commands' }[language];
  const items = commands.map(one => [text(nameIn(one, language), 'strong'), text(` ${one.summary[language]}`)]);
  const hint = {
    ja: '「ヘルプ 新着」のように入力すると、使い方の詳細を表示します。',
    en: '"help latest" explains one of them.',
  }[language];
  const blocks: Block[] = [
    { kind: 'heading', spans: [text(heading, 'strong')] },
    { kind: 'list', items },
    { kind: 'note', spans: [text(hint, 'quiet')] },
  ];
  return { language, summary: heading, blocks };
}

function explanation(one: Command, language: Language): Message {
  const name = nameIn(one, language);
  const others = [one.name, ...one.words].filter(word => word !== name);
  const also = { ja: `ほかの呼び方：${others.join('、')}`, en: `Also: ${others.join(', ')}` }[language];
  const blocks: Block[] = [
    { kind: 'heading', spans: [text(name, 'strong')] },
    { kind: 'text', spans: [text(one.summary[language])] },
    ...(Object.keys(one.args).length > 0 ? [{ kind: 'table', rows: argRows(one.args, language) } as const] : []),
    ...(others.length > 0 ? [{ kind: 'note', spans: [text(also, 'quiet')] } as const] : []),
  ];
  return { language, summary: `${name}: ${one.summary[language]}`, blocks };
}

function argRows(args: ArgTable, language: Language) {
  const shown = Object.entries(args).filter(([, { hidden }]) => !hidden);
  return shown.map(([name, spec]) => ({
    label: language === 'ja' ? argLabel(name, spec).ja : name,
    value: [text(spec.help[language]), ...(spec.choices ? [text(choiceWords(spec.choices, language), 'quiet')] : [])],
  }));
}

/** What may be typed for it: ids in English, labels in Japanese. */
function choiceWords(choices: readonly Choice[], language: Language): string {
  return language === 'ja'
    ? `（${choices.map(({ label }) => label.ja).join('、')}）`
    : ` (${choices.map(({ value }) => value).join(', ')})`;
}

function noSuch(asked: string, language: Language): Message {
  const words = {
    ja: `「${asked}」というコマンドはありません。「ヘルプ」で一覧を表示します。`,
    en: `There is no command "${asked}". "help" lists them.`,
  };
  return sentence(words, language);
}

/** The name that a speaker of the language would type. */
function nameIn({ name, words }: Command, language: Language): string {
  return language === 'ja'
    ? (words.find(word => /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(word)) ?? name)
    : name;
}
