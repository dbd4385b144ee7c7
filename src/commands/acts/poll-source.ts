import { dayOf, sayDay, sayTime } from '../../calendar/say-date.ts';
import type { Bilingual, Language } from '../../domain/language.ts';
import { neverAsked } from '../../domain/never-asked.ts';
import type { Source } from '../../domain/source.ts';
import type { Instant } from '../../domain/time.ts';
import { askSoon, type Soon } from '../../watch/ask-soon.ts';
import type { Context } from '../command.ts';
import { logAct } from './log-act.ts';

/** How often it is tried again where the watch asks the source at this moment. */
const attemptsMax = 3;

/** Has a source asked as soon as is polite, by whichever process watches; what is said of it. */
export async function pollSource(asked: string, context: Context): Promise<Bilingual> {
  const source = context.sources.find(({ id, url }) => id === asked || url === asked);
  if (source === undefined) return unknown(asked);
  const { sources } = context.store;
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const state = (await sources.state(source.id)) ?? neverAsked(source.id);
    const soon = askSoon(state, context.now);
    const isMoved = soon.at < state.nextDueAt;
    const moved = { ...state, version: state.version + 1, nextDueAt: soon.at, nextDueWhy: 'asked for' };
    if (isMoved && !(await sources.record(moved))) continue;
    await logAct('source-poll', source.id, {}, context);
    return said(source, soon);
  }
  return beingAsked(source);
}

function said({ name, id }: Source, { at, why }: Soon): Bilingual {
  const words = whyWords[why];
  return {
    ja: `${words.ja(moment(at, 'ja'))}：${name.ja}（${id}）`,
    en: `${words.en(moment(at, 'en'))}: ${name.en} (${id})`,
  };
}

type Say = (when: string) => string;
const whyWords: Readonly<Record<Soon['why'], { readonly ja: Say; readonly en: Say }>> = {
  now: { ja: () => '1分以内に取得します', en: () => 'It is asked within a minute' },
  rest: {
    ja: when => `直前に取得したため、少し間を置いて${when}に取得します`,
    en: when => `It was asked just now, so it is asked again at ${when}`,
  },
  failing: {
    ja: when => `取得に失敗したため間隔を空けています。次の取得は${when}です`,
    en: when => `It failed, so it is left alone until ${when}`,
  },
  'told-to-wait': {
    ja: when => `配信元が待つよう求めています。次の取得は${when}です`,
    en: when => `Its server asked us to wait until ${when}`,
  },
};

function moment(at: Instant, language: Language): string {
  return `${sayDay(dayOf(at), language)} ${sayTime(at, language)}`;
}

function unknown(asked: string): Bilingual {
  return {
    ja: `「${asked}」という情報源は監視していません。「情報源」でIDを確認できます。`,
    en: `No source "${asked}" is watched; "sources" lists their ids.`,
  };
}

function beingAsked({ name, id }: Source): Bilingual {
  return {
    ja: `ちょうど取得しているところです：${name.ja}（${id}）`,
    en: `It is being asked at this very moment: ${name.en} (${id})`,
  };
}
