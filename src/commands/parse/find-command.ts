import type { Command } from '../command.ts';

export interface Found {
  readonly command: Command;
  /** The line without what named the command. */
  readonly rest: string;
  /** True where the line does not begin with the name: then it is the command only if all of the rest is understood. */
  readonly isGuess: boolean;
}

const politeStart =
  /^(?:(?:please|kindly|hi|hello|show me|show|change|set|update|switch|open|see|view|give me|list|display|tell me|i(?:'d| would) like to|i want to|can you|could you|let me see|my|the|our)\s+)+/i;
const politeEnd =
  /(?:を|の)?(?:お願いします|お願いいたします|してください|して下さい|したいです|したい|します|する|して|を?見せて(?:ください)?|を?教えて(?:ください)?|を?表示(?:して(?:ください)?)?|ください|下さい)[。！!]?$/u;

/** 購読を解除したい 1: what politeness leaves between the name and what it is about. */
const startOfRest = /^(?:を|の)?(?:したいです|したい|する|します|してください|して下さい|して|お願いします|を|の)?\s*/u;

/**
 * Which commands a line may call, likeliest first: the one whose name it begins with; else the one whose name it ends
 * with, as Japanese does (金融を平日9時に購読); else the one with whose name its first word begins (最新20件).
 */
export function findCommands(line: string, commands: readonly Command[]): Found[] {
  const begun = beginning(line, commands);
  if (begun !== null) return [{ ...begun, isGuess: false }];
  const written = line.normalize('NFKC').trim();
  if (/[?]$|(?:は|か)$/u.test(written)) return [];
  const polite = beginning(written.replace(politeStart, ''), commands);
  const bare = written.replace(politeEnd, '').trim();
  return [polite, ...ending(bare, commands), ...attached(written, commands)].flatMap(found =>
    found === null ? [] : [{ ...found, isGuess: true }],
  );
}

type Named = Pick<Found, 'command' | 'rest'>;

/** The longest name with which the line begins, as words of its own. */
function beginning(line: string, commands: readonly Command[]): Named | null {
  const trimmed = line.trimStart();
  const lower = trimmed.normalize('NFKC').toLowerCase();
  for (const [name, command] of namesOf(commands)) {
    if (!lower.startsWith(name)) continue;
    // 全角 letters are as long as 半角 ones.
    const rest = trimmed.slice(name.length);
    if (rest === '' || /^[\s　]/.test(rest)) return { command, rest };
  }
  return null;
}

function ending(line: string, commands: readonly Command[]): Named[] {
  return namesOf(commands).flatMap(([name, command]) => {
    if (!isJapanese(name) || !line.endsWith(name) || line === name) return [];
    return [{ command, rest: line.slice(0, -name.length).replace(/(?:[のをには、\s]|(?<!ま)で)+$/u, '') }];
  });
}

function attached(line: string, commands: readonly Command[]): Named[] {
  return namesOf(commands).flatMap(([name, command]) =>
    isJapanese(name) && line.startsWith(name)
      ? [{ command, rest: line.slice(name.length).replace(startOfRest, '') }]
      : [],
  );
}

function isJapanese(name: string): boolean {
  return name.length > 1 && /^[\p{sc=Han}\p{sc=Katakana}\p{sc=Hiragana}ー]+$/u.test(name);
}

function namesOf(commands: readonly Command[]): [string, Command][] {
  return commands
    .flatMap(command =>
      [command.name, ...command.words].map((name): [string, Command] => [name.toLowerCase(), command]),
    )
    .sort(([a], [b]) => b.length - a.length);
}
