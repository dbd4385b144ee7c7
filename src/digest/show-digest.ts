import { dayOf, sayDate, sayDay, sayTime } from '../calendar/say-date.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { Language } from '../domain/language.ts';
import type { Publication } from '../domain/publication.ts';
import { type Block, link, type Message, type Spans, text } from '../message/message.ts';
import { counted, failureWords, japaneseOnly, listed, notLegalAdvice } from '../message/strings.ts';
import { labelOf } from '../taxonomy/codebook.ts';
import type { Digest, DigestItem } from './digest.ts';
import type { WatchSummary } from './watch-summary.ts';

/** A digest as a message; the same blocks in every chat. */
export function showDigest(digest: Digest, language: Language): Message {
  const heading = headline(digest, language);
  const blocks: Block[] = [
    { kind: 'heading', spans: [text(heading, 'strong')] },
    ...digest.items.map((item, index) => card(item, index + 1, language)),
    ...(digest.left > 0 ? [leftOver(digest.left, language)] : []),
    ...(digest.deadlines.length > 0 ? [deadlineList(digest.deadlines, language)] : []),
    { kind: 'note', spans: [text(closing(digest, language), 'quiet')] },
  ];
  return { language, summary: heading, blocks };
}

/** What was asked and what did not answer, in one or two sentences. */
export function sayWatch(watch: WatchSummary, language: Language): string {
  const time = watch.lastAskedAt === null ? null : sayTime(watch.lastAskedAt, language);
  const failing = firstNames(
    watch.failing.map(({ name, reason }) =>
      language === 'ja' ? `${name.ja}（${failureWords[reason].ja}）` : `${name.en} (${failureWords[reason].en})`,
    ),
    language,
  );
  const stale = firstNames(
    watch.stale.map(({ name }) => name[language]),
    language,
  );
  if (language === 'ja') {
    return [
      `確認した情報源：${watch.sources}件中${watch.answered}件${time === null ? '' : `（最終${time}）`}。`,
      failing === '' ? '' : `未取得：${failing}。`,
      stale === '' ? '' : `更新が途絶えている情報源：${stale}。`,
    ].join('');
  }
  return [
    `Checked ${watch.answered} of ${counted(watch.sources, 'source', 'sources')}${time === null ? '' : `, last at ${time}`}.`,
    failing === '' ? '' : ` Not reached: ${failing}.`,
    stale === '' ? '' : ` Silent for longer than usual: ${stale}.`,
  ].join('');
}

/** Names that fit a line; the rest is counted, and `sources` shows them all. */
function firstNames(names: readonly string[], language: Language, namesMax = 5): string {
  const left = names.length - namesMax;
  const first = listed(names.slice(0, namesMax), language);
  if (left <= 0) return first;
  return language === 'ja'
    ? `${first}、ほか${left}件（「情報源」で一覧）`
    : `${first}, and ${left} more ("sources" lists them)`;
}

/** Facts of a publication in the order in which people look for them: who, what, how far, when. */
export function factsOf(publication: Publication, language: Language): Spans[] {
  const { publisher, tags, publishedAt } = publication;
  const parts = [
    publisher[language],
    labelOf('kind', tags.kind.value, language),
    tags.stage === null ? null : labelOf('stage', tags.stage.value, language),
    publishedAt === null ? null : sayDate(publishedAt, language),
  ];
  return parts.flatMap(part => (part === null ? [] : [[text(part)]]));
}

function headline({ composedAt, items, left, deadlines }: Digest, language: Language): string {
  const day = sayDay(dayOf(composedAt), language);
  const count = items.length + left;
  if (language === 'ja') {
    const found = count === 0 ? '新着なし' : `新着${count}件`;
    return `日本のAI政策　${day}　${found}${deadlines.length > 0 ? `・期限${deadlines.length}件` : ''}`;
  }
  const found = count === 0 ? 'nothing new' : `${count} new`;
  const ahead = deadlines.length > 0 ? `, ${counted(deadlines.length, 'deadline', 'deadlines')} ahead` : '';
  return `Japan AI policy · ${day} · ${found}${ahead}`;
}

function card({ lead, commentary, echoes }: DigestItem, number: number, language: Language): Block {
  const lines: Spans[] = [];
  if (lead.summary !== '') lines.push([text(shortened(lead.summary, language))]);
  if (lead.deadline !== null) lines.push([text(`⏳ ${sayDeadline(lead.deadline, language)}`)]);
  lines.push([text(whyLine(lead, language), 'quiet')]);
  if (commentary.length > 0) lines.push([text(folded(commentary, language))]);
  if (echoes.length > 0) lines.push([text(alsoAt(echoes, language))]);
  const foreign = language === 'en' && lead.language === 'ja' ? [text(` (${japaneseOnly.en})`, 'quiet')] : [];
  return {
    kind: 'card',
    number,
    facts: factsOf(lead, language),
    title: [link(lead.title, lead.url), ...foreign],
    lines,
    buttons: [],
    more: [],
  };
}

/** The last day for comments, in words. */
export function sayDeadline({ on, time }: Deadline, language: Language): string {
  if (language === 'ja')
    return `意見募集の期限：${sayDay(on, 'ja')}${time === null ? '' : `${time.replace(':00', '時').replace(':', '時')}まで`}`;
  return `Comments until ${sayDay(on, 'en')}${time === null ? '' : `, ${time} (JST)`}`;
}

function whyLine({ tags }: Publication, language: Language): string {
  const subjects = [
    ...tags.themes.map(({ value }) => labelOf('theme', value, language)),
    ...tags.sectors
      .filter(({ value }) => value !== 'cross-sector')
      .map(({ value }) => labelOf('sector', value, language)),
  ];
  const about = subjects.length > 0 ? listed(subjects, language) : labelOf('relevance', tags.relevance.value, language);
  const force = labelOf('force', tags.force.value, language);
  return language === 'ja' ? `選定理由：${about}。${force}` : `Why: ${about}. ${force}`;
}

function folded(commentary: readonly Publication[], language: Language): string {
  const authors = listed([...new Set(commentary.map(({ publisher }) => publisher[language]))], language);
  return language === 'ja' ? `解説${commentary.length}件：${authors}` : `Commentary (${commentary.length}): ${authors}`;
}

function alsoAt(echoes: readonly Publication[], language: Language): string {
  const publishers = listed([...new Set(echoes.map(({ publisher }) => publisher[language]))], language);
  return language === 'ja' ? `同じ件の掲載：${publishers}` : `Also published by: ${publishers}`;
}

function leftOver(left: number, language: Language): Block {
  return { kind: 'text', spans: [text(language === 'ja' ? `ほか${left}件あります。` : `${left} more.`)] };
}

function deadlineList(publications: readonly Publication[], language: Language): Block {
  const rows = publications.flatMap(({ deadline, publisher, title, url }): Spans[] =>
    deadline === null
      ? []
      : [[text(`${sayDay(deadline.on, language)} `), link(title, url), text(` ${publisher[language]}`, 'quiet')]],
  );
  return { kind: 'list', items: rows };
}

function closing({ adjacent, watch }: Digest, language: Language): string {
  const around =
    language === 'ja'
      ? `このほか周辺の話題が${adjacent}件あります。`
      : `${counted(adjacent, 'item', 'items')} besides on neighbouring policy. `;
  return `${adjacent > 0 ? around : ''}${sayWatch(watch, language)}${language === 'ja' ? '' : ' '}${notLegalAdvice[language]}`;
}

/** The first sentences that fit; what is missing shows as «…». */
function shortened(words: string, language: Language): string {
  const lengthMax = language === 'ja' ? 120 : 240;
  if (words.length <= lengthMax) return words;
  const cut = words.slice(0, lengthMax);
  const end = Math.max(cut.lastIndexOf('。'), cut.lastIndexOf('. '));
  return end > lengthMax / 3 ? `${cut.slice(0, end + 1)} …` : `${cut} …`;
}
