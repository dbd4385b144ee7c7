import { type Group, groupOf } from './group.ts';
import { isWho, type Token } from './token.ts';

/** Tokens as an English title. «METI: guide to …»: who, then what; 成立 and its like have what stands before が for their object. */
export function sentenceOf(tokens: readonly Token[]): string | null {
  const quoted = tokens.findIndex(({ kind }) => kind === 'quote');
  if (isWho(tokens, quoted)) return spoken(tokens.slice(0, quoted), tokens.slice(quoted));
  const topic = tokens.findIndex(({ kind }, index) => kind === 'topic' || (kind === 'comma' && isWho(tokens, index)));
  if (topic < 0) return nounOf(tokens);
  if (isWho(tokens, topic)) return spoken(tokens.slice(0, topic), tokens.slice(topic + 1));
  const linked = tokens.findLastIndex(({ kind }, index) => kind === 'link' && index < topic);
  if (linked > 0 && isWho(tokens.slice(linked + 1), topic - linked - 1))
    return spoken(tokens.slice(linked + 1, topic), [...tokens.slice(0, linked + 1), ...tokens.slice(topic + 1)]);
  const rest = tokens.slice(topic + 1).filter(({ kind }) => kind !== 'ending');
  if (rest.length !== 1 || rest[0]?.kind !== 'act') return null;
  return nounOf([...tokens.slice(0, topic), { kind: 'link', en: 'of' }, ...rest]);
}

function spoken(by: readonly Token[], what: readonly Token[]): string | null {
  const [who, said] = [nounOf(by), sentenceOf(what)];
  return who === null || said === null ? null : `${who}: ${said}`;
}

interface Part {
  readonly tokens: Token[];
  /** What links it to the next; null where it is the last. */
  link: string | null;
  /** True for what stands before を. */
  isObject: boolean;
}

/** Things with what links them, in English order: the last comes first, and what is said beside them at the end. */
function nounOf(tokens: readonly Token[]): string | null {
  const beside = asidesOf(tokens);
  const parts = partsOf(tokens.filter(({ kind }) => kind !== 'aside'));
  if (parts === null || beside === null || isAmbiguous(parts)) return null;
  const isOpen = parts.length > 1 && parts.at(-1)?.tokens.every(({ kind }) => kind === 'ending') === true;
  const closed = isOpen ? parts.slice(0, -1) : parts;
  const trailing = isOpen ? (closed.at(-1)?.link ?? '') : '';
  if (isOpen && trailing !== 'on' && trailing !== 'for') return null;
  // 新しい銀行向け指針: nothing tells whether the bank is new or the guidelines.
  if (closed.some(({ tokens: inside, link }) => link === 'for' && inside[0]?.kind === 'which')) return null;
  if (closed.some(({ tokens: inside }, index) => closed[index - 1]?.isObject && inside[0]?.kind !== 'act')) return null;
  const groups = closed.map(({ tokens: inside, link }) => groupOf(inside, link ?? 'of'));
  if (groups.some(group => group === null)) return null;
  return inOrder(groups as Group[], closed.at(-1)?.tokens ?? [], { beside, isFor: trailing === 'for' });
}

interface Around {
  readonly beside: string;
  readonly isFor: boolean;
}

function inOrder(groups: readonly Group[], last: readonly Token[], { beside, isFor }: Around): string | null {
  const acts = last.filter(({ kind }) => kind !== 'ending');
  const done = acts.length === 1 && acts[0]?.kind === 'act' ? acts[0].done : null;
  const kept = done === null || groups.length === 1 ? groups : groups.slice(0, -1);
  const said = kept
    .reduce((before, group, index) => {
      const last = kept[index - 1];
      if (last === undefined) return group.words;
      if (last.isWho && last.link === 'of' && index === 1 && group.prep === null) return `${before}’s ${group.words}`;
      return `${group.words} ${linkTo(last, group)} ${before}`;
    }, '')
    .replace(commonplace, '');
  if (said === '') return beside === '' ? null : beside.replace(/^[ ,(]+|\)$/g, '');
  const isSaid = beside.length > 3 && said.endsWith(beside.slice(2, -1));
  return `${isFor ? 'for ' : ''}${said}${isSaid ? '' : beside}${kept === groups ? '' : ` (${done})`}`;
}

function partsOf(tokens: readonly Token[]): Part[] | null {
  const parts: Part[] = [{ tokens: [], link: null, isObject: false }];
  for (const token of tokens) {
    const last = parts.at(-1) as Part;
    if (token.kind !== 'link' && token.kind !== 'object') {
      last.tokens.push(token);
      continue;
    }
    if (last.tokens.length === 0) return null;
    last.link = token.kind === 'link' ? token.en : 'of';
    last.isObject = token.kind === 'object';
    parts.push({ tokens: [], link: null, isObject: false });
  }
  return parts;
}

/** Versions, sessions and dates; null where several sessions are named, since none knows whose. */
function asidesOf(tokens: readonly Token[]): string | null {
  const said = tokens.flatMap(token => (token.kind === 'aside' ? [token.en] : []));
  if (said.length > 2 || said.filter(one => one.endsWith(' meeting')).length > 1) return null;
  return said.map(aside => (/^version /.test(aside) ? `, ${aside}` : ` (${aside})`)).join('');
}

/** A の B と C の D is two things or one: what と joins must be of one kind, and linked on one side only. */
function isAmbiguous(parts: readonly Part[]): boolean {
  return parts.some(({ tokens }, index) => {
    if (!tokens.some(({ kind }) => kind === 'join')) return false;
    const things = tokens.filter(({ kind }) => kind === 'who' || kind === 'thing' || kind === 'quote');
    const isMixed = things.some(({ kind }) => kind === 'who') && things.some(({ kind }) => kind !== 'who');
    const isLoose = tokens.some(token => token.kind === 'join' && token.en === 'and');
    const before = parts[index - 1]?.link ?? null;
    const isLast = index === parts.length - 1;
    return (parts.length > 1 && isMixed) || (isLoose && before !== null && !isLast) || (before === 'using' && isLast);
  });
}

/** An act that every publication is. */
const commonplace = /^(?:publication|posting|announcement|holding) (?:of|on) /;

const field = /(?:sector|field|administration|education|care|telecommunications|Japan|finance|countries|institutions)$/;

/** How a thing is joined to what it is said of: a consultation is «on» it, whatever Japanese says. */
function linkTo({ link, words }: Group, head: Group | undefined): string {
  const prep = head?.prep ?? null;
  if (link === 'of' && field.test(words) && prep === null) return 'in';
  if (link === 'of' && /^(?!meeting|training|briefing)\w+ing /.test(words)) return 'on';
  if (link === 'to' && prep === 'of') return 'for';
  if (link === 'of' && /^(?:\w+ ){0,2}(?:approach|guide)\b/.test(head?.words ?? '')) return 'to';
  if (link === 'to' && /^(?:\w+ )?impact/.test(head?.words ?? '')) return 'on';
  return prep !== null && prep !== '' && (link === 'of' || link === 'to') ? prep : link;
}
