import { sayDate } from '../../calendar/say-date.ts';
import type { Call } from '../../domain/call.ts';
import type { Bilingual, Language } from '../../domain/language.ts';
import { sayArticle } from '../../measures/article.ts';
import { forceLabel, forceWords, penaltyWords } from '../../measures/force-words.ts';
import { lawNumber, shortName } from '../../measures/name.ts';
import type { KeyPoint, Measure } from '../../measures/schema.ts';
import { hostOf } from '../../measures/source-words.ts';
import { type Block, type Button, link, type Message, type Span, type Spans, text } from '../../message/message.ts';
import { listed } from '../../message/strings.ts';
import { labelOf } from '../../taxonomy/codebook.ts';
import { asOfNote, sourceSpans } from './basis.ts';
import type { MeasureCard } from './measure-card.ts';
import { shortTimeline } from './timeline-words.ts';
import { sayTaken } from './unclear.ts';

/** A measure at a glance. */
export function showMeasure(card: MeasureCard, language: Language): Message {
  const { measure, asked, took, entries, newer, now } = card;
  const facts = factsOf(measure, language);
  return {
    language,
    summary: `${shortName(measure, language)}: ${measure.status[language]}`,
    blocks: [
      ...sayTaken(asked, took, language),
      { kind: 'heading', spans: [text(headline(measure, language), 'strong')] },
      { kind: 'text', spans: [text(facts)] },
      ...versionText(card, language),
      { kind: 'list', items: pointLines(measure, language) },
      ...doubtBlocks(measure, language),
      { kind: 'table', rows: rowsOf(card, shortTimeline(entries, language), language) },
      ...proposalBlocks(card, language),
      { kind: 'buttons', buttons: buttonsOf(card, language) },
      asOfNote(measure.asOf, now, newer.length, language),
    ],
  };
}

/** The whole name, with those by which people know it. */
function headline(measure: Measure, language: Language): string {
  const name = measure.name[language];
  const others = [shortName(measure, language), lawNumber(measure, language)].filter(
    (one): one is string => one !== null && !name.includes(one),
  );
  if (others.length === 0) return name;
  return language === 'ja' ? `${name}（${listed(others, 'ja')}）` : `${name} (${listed(others, 'en')})`;
}

function factsOf(measure: Measure, language: Language): string {
  const { status, issuer, form, japanese } = measure;
  const foreign = { ja: '日本の法令ではありません', en: 'not Japanese law' }[language];
  const parts = [
    status[language],
    issuer[language],
    form?.[language],
    forceLabel(measure)[language],
    japanese ? undefined : foreign,
  ];
  return parts.filter(part => part !== undefined).join(language === 'ja' ? '｜' : ' · ');
}

/** What the catalogue says of a measure: first what the measure or its authority says, last what nobody has seen. */
export function pointLines(measure: Measure, language: Language): readonly Spans[] {
  const rank = ({ verified, basis }: KeyPoint) => (verified ? (basis === 'secondary-page' ? 1 : 0) : 2);
  return measure.keyPoints
    .toSorted((one, other) => rank(one) - rank(other))
    .map(point => pointLine(measure, point, language));
}

/** Where a statement of the catalogue stands: an article, a page, or nowhere that anybody has seen. */
export function pointLine(measure: Measure, keyPoint: KeyPoint, language: Language): Spans {
  const { point, source, article, verified } = keyPoint;
  const law = measure.addresses.find(address => address.includes('laws.e-gov.go.jp')) ?? null;
  if (article === undefined || !verified) return [text(point[language]), ...sourceSpans(keyPoint, language)];
  const place = sayArticle(article)[language];
  const spans: Span[] = [text(point[language]), text(language === 'ja' ? '（' : ' ('), link(place, source ?? law)];
  return [...spans, text(language === 'ja' ? '）' : ')')];
}

/** Where sources contradict each other, or what was not read. */
function doubtBlocks({ doubts }: Measure, language: Language): Block[] {
  if (doubts.length === 0) return [];
  return [
    { kind: 'text', spans: [text({ ja: '⚠ 留意点', en: '⚠ Take note' }[language])] },
    { kind: 'list', items: doubts.map(doubt => [text(doubt[language])]) },
  ];
}

function rowsOf({ measure, related: relations }: MeasureCard, history: string, language: Language) {
  const { force, addresses } = measure;
  const row = (label: Bilingual, ...value: Spans) => ({ label: label[language], value });
  const related = relations.map(one => {
    const name = shortName(one.measure, language);
    const what = one.label[language];
    return language === 'ja' ? `${name}（${what}）` : `${name} (${what})`;
  });
  return [
    ...(force.addressee ? [row({ ja: '名宛人', en: 'Addressed to' }, text(force.addressee[language]))] : []),
    ...(force.note ? [row({ ja: '拘束力', en: 'Force' }, text(forceWords(measure)[language]))] : []),
    row({ ja: '罰則', en: 'Penalties' }, text(penaltyWords(measure)[language])),
    row({ ja: '経過', en: 'History' }, text(history)),
    ...(related.length > 0 ? [row({ ja: '関連', en: 'Related' }, text(listed(related, language)))] : []),
    ...(addresses.length > 0 ? [row({ ja: '資料', en: 'Pages' }, ...pages(addresses, language))] : []),
  ];
}

/** Each page by its host, numbered where a host has several. */
function pages(addresses: readonly string[], language: Language): Spans {
  const seen = new Map<string, number>();
  return addresses.flatMap((address, index): Span[] => {
    const host = hostOf(address);
    const count = (seen.get(host) ?? 0) + 1;
    seen.set(host, count);
    const name = count === 1 ? host : `${host} (${count})`;
    return [...(index === 0 ? [] : [text(language === 'ja' ? '、' : ', ')]), link(name, address)];
  });
}

/** Which version was meant, and which is the current one. */
function versionText({ version, versions }: MeasureCard, language: Language): Block[] {
  if (version === null) return [];
  const asked = versions.find(({ number }) => number === version);
  const latest = versions.at(-1);
  const all = versions.map(({ number }) => number).join(language === 'ja' ? '、' : ', ');
  const words =
    asked === undefined
      ? {
          ja: `第${version}版は収録していません。${all === '' ? '' : `収録している版：${all}。`}`,
          en: `Version ${version} is not in the catalogue.${all === '' ? '' : ` It has: ${all}.`}`,
        }
      : {
          ja: `第${version}版：${sayDate(asked.date, 'ja')}。${latest === asked || latest === undefined ? 'これが収録している最新の版です。' : `最新は第${latest.number}版（${sayDate(latest.date, 'ja')}）です。`}`,
          en: `Version ${version}: ${sayDate(asked.date, 'en')}. ${latest === asked || latest === undefined ? 'It is the latest in the catalogue.' : `The latest is ${latest.number} (${sayDate(latest.date, 'en')}).`}`,
        };
  return [{ kind: 'text', spans: [text(words[language])] }];
}

/** For whoever runs Kairan: what the archive says that the catalogue does not say yet. */
export function proposalBlocks(
  { isOperator, proposals }: Pick<MeasureCard, 'isOperator' | 'proposals'>,
  language: Language,
): Block[] {
  if (!isOperator) return [];
  return proposals.map(({ measure, stage, date, publication }): Block => {
    const [to, day] = [labelOf('stage', stage, language), sayDate(date, language)];
    const words = {
      ja: `✎ 運用者へ：目録の変更案です。${measure.id}の段階を「${to}」とし、経過に${day}を加えます。根拠：`,
      en: `✎ For the operator, a change of the catalogue: set ${measure.id} to "${to}" and add ${day} to its timeline. Evidence: `,
    }[language];
    return { kind: 'note', spans: [text(words, 'quiet'), link(publication.title, publication.url)] };
  });
}

function buttonsOf({ measure: { id }, commands }: MeasureCard, language: Language): Button[] {
  const button = (label: Bilingual, call: Call) =>
    commands.includes(call.command) ? [{ label: label[language], call }] : [];
  return [
    ...button({ ja: '経過', en: 'Timeline' }, { command: 'timeline', args: { name: id } }),
    ...button({ ja: '質問', en: 'Ask' }, { command: 'ask', args: { measure: id } }),
    ...button({ ja: '購読', en: 'Subscribe' }, { command: 'subscribe', args: { measure: [id] } }),
  ];
}
