import { sayDay } from '../../calendar/say-date.ts';
import type { Bilingual, Language } from '../../domain/language.ts';
import { type Decision, isOpen } from '../../domain/review.ts';
import { type Block, type Button, link, type Message, type Span, type Spans, text } from '../../message/message.ts';
import { sentence } from '../../message/sentence.ts';
import type { Acted, Reviewed } from '../acts/act-on.ts';
import { personSpan, personSpans } from './people.ts';

const decisionLabels: Readonly<Record<Decision, Bilingual>> = {
  submit: { ja: '意見を提出する', en: 'we will submit comments' },
  pass: { ja: '意見を提出しない', en: 'we will not submit comments' },
  submitted: { ja: '意見を提出済み', en: 'comments submitted' },
};

/** The answer to an act: what was done, the state of the event, what can be done next. */
export function showActed(acted: Acted, done: Bilingual, already: Bilingual, language: Language): Message {
  if (acted.kind === 'problem') return sentence(acted.problem, language);
  const said = (acted.isChange ? done : already)[language];
  return {
    language,
    summary: `${said} ${acted.lead.title}`,
    ...stated(said, acted, language),
  };
}

/** The state of an event as it is now, and what can be done next. */
export function showState(reviewed: Reviewed, language: Language): Message {
  const { lead } = reviewed;
  const said = { ja: '対応状況', en: 'Where it stands' }[language];
  return {
    language,
    summary: `${said}${language === 'ja' ? '：' : ': '}${lead.title}`,
    ...stated(said, reviewed, language),
  };
}

function stated(said: string, reviewed: Reviewed, language: Language): Pick<Message, 'blocks' | 'newest'> {
  const { lead, review } = reviewed;
  return {
    blocks: [
      { kind: 'text', spans: [text(said, 'strong')] },
      { kind: 'text', spans: [link(lead.title, lead.url)] },
      ...stateBlocks(reviewed, language),
    ],
    newest: { command: 'review', args: { event: review.event } },
  };
}

/** What has been done about an event, and buttons for what can be. */
export function stateBlocks(reviewed: Reviewed, language: Language): Block[] {
  const rows = stateRows(reviewed, language);
  const buttons = reviewButtons(reviewed, language);
  return [
    ...(rows.length === 0 ? [] : [{ kind: 'table', rows } as const]),
    ...(buttons.length === 0 ? [] : [{ kind: 'buttons', buttons } as const]),
  ];
}

/** The state in short parts, for a line of a card. */
export function stateLine(reviewed: Reviewed, language: Language): Spans {
  const colon = language === 'ja' ? '：' : ': ';
  return stateRows(reviewed, language)
    .filter(({ isLong }) => !isLong)
    .flatMap(({ label, value }, index): Span[] => [
      ...(index === 0 ? [] : [text(language === 'ja' ? '｜' : ' · ')]),
      text(`${label}${colon}`, 'quiet'),
      ...value,
    ]);
}

interface Row {
  readonly label: string;
  readonly value: Spans;
  readonly isLong?: true;
}

function stateRows({ review, circle }: Reviewed, language: Language): Row[] {
  const ja = language === 'ja';
  const { acknowledged, assignee, relevance, snooze, decision, finished, comments } = review;
  const row = (label: Bilingual, value: Spans): Row => ({ label: label[language], value });
  return [
    ...(acknowledged.length === 0 && circle.length === 0
      ? []
      : [row({ ja: '確認', en: 'Acknowledged' }, [text(countAcknowledged({ review, circle }, language))])]),
    ...(assignee === null ? [] : [row({ ja: '担当', en: 'Assigned to' }, [personSpan(assignee, language)])]),
    ...(decision === null
      ? []
      : [row({ ja: '方針', en: 'Decision' }, [text(decisionLabels[decision.value][language])])]),
    ...(relevance === null
      ? []
      : [
          row({ ja: '関連', en: 'Relevance' }, [
            text(
              `${(relevance.isRelevant ? { ja: '関連あり', en: 'relevant' } : { ja: '関連なし', en: 'not relevant' })[language]}${relevance.reason === '' ? '' : ja ? `（${relevance.reason}）` : ` (${relevance.reason})`}`,
            ),
          ]),
        ]),
    ...(snooze === null ? [] : [row({ ja: '再通知', en: 'Told again on' }, [text(sayDay(snooze.until, language))])]),
    ...(finished === null ? [] : [row({ ja: '状態', en: 'State' }, [text(ja ? '対応済み' : 'done')])]),
    ...comments.map(({ by, words }) => ({
      label: { ja: 'コメント', en: 'Comment' }[language],
      value: [text(words), text(ja ? '　' : ' — ', 'quiet'), personSpan(by, language)],
      isLong: true as const,
    })),
  ];
}

/** «5/8名» where a circle is named, else how many did. */
export function countAcknowledged({ review, circle }: Pick<Reviewed, 'review' | 'circle'>, language: Language): string {
  const did = review.acknowledged.map(({ by }) => by);
  if (circle.length === 0) return language === 'ja' ? `${did.length}名` : String(did.length);
  const others = did.filter(by => !circle.includes(by)).length;
  const count = `${did.length - others}/${circle.length}`;
  if (language === 'ja') return `${count}名${others > 0 ? `（ほか${others}名）` : ''}`;
  return `${count}${others > 0 ? ` (and ${others} more)` : ''}`;
}

/** Who of the circle has, and who has not. */
export function acknowledgedRows({ review, circle }: Reviewed, language: Language): Row[] {
  const did = review.acknowledged.map(({ by }) => by);
  const missing = circle.filter(person => !did.includes(person));
  return [
    ...(did.length === 0
      ? []
      : [{ label: { ja: '確認済み', en: 'Acknowledged' }[language], value: personSpans(did, language) }]),
    ...(missing.length === 0
      ? []
      : [{ label: { ja: '未確認', en: 'Not yet' }[language], value: personSpans(missing, language) }]),
  ];
}

function reviewButtons({ lead, review, circle }: Reviewed, language: Language): Button[] {
  const { event } = review;
  const button = (label: Bilingual, command: string, args: Button['call']['args'] = {}): Button => ({
    label: label[language],
    call: { command, args: { event, ...args } },
  });
  if (!isOpen(review)) {
    const isDecided = review.decision !== null && review.decision.value !== 'submit';
    return isDecided
      ? [button({ ja: '提出する方針に戻す', en: 'Will comment after all' }, 'decide', { decision: 'submit' })]
      : [button({ ja: '再開', en: 'Reopen' }, 'finish', { undo: true })];
  }
  const isConsultation = lead.tags.kind.value === 'consultation';
  const did = review.acknowledged.length;
  return [
    button({ ja: '確認', en: 'Acknowledge' }, 'acknowledge'),
    ...(circle.length > did ? [button({ ja: '未確認者に依頼', en: 'Ask the others' }, 'nudge')] : []),
    button({ ja: '自分が担当', en: 'Take it' }, 'assign', { to: 'me' }),
    ...(isConsultation && review.decision === null
      ? [
          button({ ja: '意見を提出する', en: 'Will comment' }, 'decide', { decision: 'submit' }),
          button({ ja: '提出しない', en: 'Won’t comment' }, 'decide', { decision: 'pass' }),
        ]
      : []),
    ...(isConsultation && review.decision?.value === 'submit'
      ? [button({ ja: '提出済みにする', en: 'Comments are in' }, 'decide', { decision: 'submitted' })]
      : []),
    button({ ja: '関連なし', en: 'Not relevant' }, 'irrelevant'),
    button({ ja: '対応済み', en: 'Done' }, 'finish'),
  ];
}
