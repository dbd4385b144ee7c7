type Turn = readonly [pattern: RegExp, said: string];

/** What is put together word by word, as one would say it; in this order. */
const turns: readonly Turn[] = [
  [/\b(draft )?partial (amendment|revision) of /gi, '$1$2s to '],
  [/\b(draft )?(amendment|revision) of (?=(?:the )?(?:\w+ ){0,3}guidelines)/gi, '$1$2s to '],
  [/\b(amendment|revision) of (?=ordinance\b)/gi, '$1 to an '],
  [/\bused for training of AI\b/g, 'used to train AI'],
  [/^bill (?:partially )?amending (?:the )?(.*\bAct\b.*?), etc\.(?= \(|$)/i, 'Bill to amend the $1 and other Acts'],
  [/^bill (?:partially )?amending (?:the )?(?=.*\bAct\b)/i, 'Bill to amend the '],
  [/\b(Order|Ordinance|Act|Rules) partially amending /g, '$1 amending '],
  [/\bamending (?:the )?(.*?\bAct) Order for Enforcement\b/g, 'amending the Enforcement Order of the $1'],
  [/\b(on|from|in|for) (use|protection|handling|utilisation|development) of /g, '$1 the $2 of '],
  [/\b(use of [\w ]+?) of ((?:[A-Z][\w’-]* )+staff)\b/g, '$1 by $2'],
  [/^promotion ordinance on (?=the use of )/i, 'Ordinance promoting '],
  [/\b(written answer to) question\b/gi, '$1 a question'],
  [/\b((?:[A-Z]{3,5}|digital) minister) press conference\b/gi, 'the $1’s press conference'],
  [/\bon (?=current state\b|future of\b)/g, 'on the '],
  [/\bthe the\b/gi, 'the'],
];

/** A title as English has it: «draft amendments to», «Bill to amend the …», «on the use of AI». */
export function polished(title: string): string {
  const said = turns.reduce((words, [pattern, better]) => words.replace(pattern, better), title);
  return said.charAt(0).toUpperCase() + said.slice(1);
}
