import type { Language } from '../../domain/language.ts';
import { type Span, text } from '../../message/message.ts';

/** Somebody in a message: a person of a chat is called by it, a department stands in words. */
export function personSpan(who: string, language: Language): Span {
  if (who === 'forgotten') return text(language === 'ja' ? '（削除された利用者）' : '(a person who was removed)');
  const [, platform, id] = /^([a-z]+):(?:.*\/)?([^/]+)$/.exec(who) ?? [];
  return platform === undefined || id === undefined ? text(who) : { kind: 'person', id: who, text: id };
}

/** Several of them, as a list. */
export function personSpans(people: readonly string[], language: Language): Span[] {
  return people.flatMap((who, index) => [
    ...(index === 0 ? [] : [text(language === 'ja' ? '、' : ', ')]),
    personSpan(who, language),
  ]);
}
