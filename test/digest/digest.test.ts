import { describe, expect, test } from 'vitest';
import { createConcerns } from '../../src/digest/concerns.ts';
import { composeDigest, type DigestInput, everything } from '../../src/digest/digest.ts';
import { eventViews } from '../../src/digest/event-view.ts';
import type { Reading } from '../../src/digest/reading.ts';
import { showDigest } from '../../src/digest/show-digest.ts';
import { sayEvent } from '../../src/digest/words/event-words.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { Kind } from '../../src/domain/tags.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import { plainForm } from '../../src/message/plain.ts';
import { aPublication, aReading, aSource, aState, aTag, noTags } from '../world/sample.ts';

const now = Date.parse('2026-03-04T09:00:00+09:00');

/** A consultation until 17:00 of a day. */
function deadline(id: string, on: string): Publication {
  const evidence = { words: '', place: 'summary', at: 0 } as const;
  return core(id, 'consultation', { deadline: { on, time: '17:00', zone: 'Asia/Tokyo', basis: null, evidence } });
}

function core(id: string, kind: Kind, changes: Partial<Publication> = {}): Publication {
  const tags = {
    ...noTags,
    relevance: { ...noTags.relevance, value: 'core' as const },
    kind: { ...noTags.kind, value: kind },
    standing: { points: kind === 'report' ? 10 : 40, because: [] },
  };
  return aPublication({ id, title: id, publishedAt: '2026-03-03', tags, ...changes });
}

type Given = Partial<DigestInput> & { readonly publications?: readonly Publication[] };
const input = ({ publications = [], ...changes }: Given): DigestInput => ({
  news: eventViews(publications, aReading().isOfficial),
  withDeadline: [],
  sources: [],
  states: [],
  since: '2026-02-25',
  now,
  ...changes,
});
const reading = (language: 'ja' | 'en' = 'en', changes: Partial<Reading> = {}) => aReading({ language, ...changes });
const compose = (given: Given) => composeDigest(input(given), reading());
const shown = (changes: Given, language: 'ja' | 'en' = 'en', more: Partial<Reading> = {}) =>
  plainForm(showDigest(composeDigest(input(changes), reading(language, more)), reading(language, more)));

describe('a digest', () => {
  test('has a card an event, the official publication first and commentary folded under it', () => {
    const call = { ...deadline('p1', '2026-03-20'), title: 'Draft', language: 'en' as const };
    expect(shown({ publications: [call] }).split('\n\n')[1]).toBe(
      'Sample Ministry: “Draft”; comments are due Fri 20 March 2026, 17:00 (JST).',
    );
    const firm = { ja: '某法律事務所', en: 'Some Firm' };
    const digest = compose({
      publications: [core('p2', 'commentary', { event: 'p1', publisher: firm }), core('p1', 'guideline')],
    });
    expect(digest.items.map(({ lead, commentary }) => [lead.id, commentary.length])).toEqual([['p1', 1]]);
    expect(plainForm(showDigest(digest, reading('en')))).toContain('Commentary (1): Some Firm');
    expect(plainForm(showDigest(digest, reading('ja')))).toContain('解説1件：某法律事務所');
  });

  test('shows commentary without its official publication on a card of its own', () => {
    const digest = compose({ publications: [core('p2', 'commentary')] });
    expect(digest.items.map(({ lead, commentary }) => [lead.id, commentary])).toEqual([['p2', []]]);
  });

  test('puts what binds before what reports, and the newer before the older', () => {
    const publications = [
      core('report', 'report'),
      core('old', 'statute', { publishedAt: '2026-03-01' }),
      core('new', 'statute'),
    ];
    expect(compose({ publications }).items.map(({ lead }) => lead.id)).toEqual(['new', 'old', 'report']);
  });

  test('counts what does not fit, and what only borders on the field', () => {
    const many = Array.from({ length: 15 }, (_, index) => core(`p${index}`, 'report'));
    const words = shown({ publications: many, adjacent: 1 });
    expect(words).toContain('15 new');
    expect(words).toContain('3 more.');
    expect(words).toContain('[Related policy (1)]');
    expect(words).toContain('1 item on related policy not shown.');
  });

  test('lists each deadline of a fortnight, the five nearest at least, and up to what is new, nearest first', () => {
    const withDeadline = [
      deadline('late', '2026-03-13'),
      deadline('soon', '2026-03-06'),
      deadline('past', '2026-03-03'),
      deadline('far', '2026-03-19'),
    ];
    const events = (given: Given) => compose(given).dates.map(({ due }) => due.event);
    expect(events({ withDeadline })).toEqual(['soon', 'late', 'far']);
    const many = Array.from({ length: 6 }, (_, index) => deadline(`d${index}`, `2026-03-2${index}`));
    expect(events({ withDeadline: [...many, ...withDeadline] })).toEqual(['soon', 'late', 'far', 'd0', 'd1']);
    const given = { withDeadline: [...many, ...withDeadline] };
    expect(shown(given)).toContain('4 more from Sun 22 March 2026 on.');
    expect(shown(given, 'ja')).toContain('このほか、2026年3月22日（日）以降に4件あります。');
    expect(shown(given)).toContain('[All deadlines and effective dates]');
    expect(shown({ withDeadline })).not.toMatch(/more|All deadlines/);
    const edge = ['2026-03-18', '2026-03-19'].map((on, index) => deadline(`e${index}`, on));
    const soon = Array.from({ length: 5 }, (_, index) => deadline(`s${index}`, '2026-03-06'));
    expect(events({ withDeadline: [...soon, ...edge] }).slice(5)).toEqual(['e0']);
    const all = ['d0', 'd1', 'd2', 'd3', 'd4', 'd5'];
    const isNew = deadline('new', '2026-03-26');
    expect(events({ withDeadline: many, publications: [isNew] })).toEqual([...all, 'new']);
    const moved = { was: new Map(), unsaid: new Set(['d5']) };
    expect(events({ withDeadline: many, moved })).toEqual(all);
    const near = deadline('near', '2026-03-06');
    expect(events({ withDeadline: [near, ...many], moved })).toEqual(['near', ...all]);
    const old = { withDeadline: many, followUps: eventViews([deadline('d5', '2026-03-25')], aReading().isOfficial) };
    expect(events(old)).toEqual(events({ withDeadline: many }));
  });

  test('is quiet though a deadline is known that is far off', () => {
    expect(shown({ withDeadline: [deadline('far', '2026-04-19')] })).toMatch(/^Nothing new\./);
    expect(shown({ withDeadline: [deadline('near', '2026-03-10')] })).toContain('(Japanese only: near)');
  });

  test('lists a day that the catalogue announces within a fortnight every day, as it does a deadline', () => {
    const { measures } = loadMeasures();
    const days = (today: string) => {
      const at = Date.parse(`${today}T09:00:00+09:00`);
      const all = composeDigest(input({ measures, now: at }), reading('en', { today, now: at })).dates;
      return all.filter(({ isNear }) => isNear).map(({ due }) => due.on);
    };
    for (const today of ['2026-03-02', '2026-03-04', '2026-03-14']) expect(days(today)).toContain('2026-03-15');
    expect(days('2026-03-16')).not.toContain('2026-03-15');
  });

  test('lists a deadline of the day itself until its hour, and not behind it', () => {
    const withDeadline = [deadline('today', '2026-03-04')];
    const datesAt = (time: string) => {
      const at = Date.parse(`2026-03-04T${time}:00+09:00`);
      return composeDigest(input({ withDeadline, now: at }), reading('en', { now: at })).dates.length;
    };
    expect([datesAt('16:59'), datesAt('17:01')]).toEqual([1, 0]);
  });

  test('shows of a source what its terms allow, and of a Japanese title what it says in English', () => {
    const publications = [
      core('p1', 'guideline', { title: '生成AIの指針', summary: '要点は次のとおり。', language: 'ja' }),
    ];
    expect(shown({ publications }, 'ja')).toContain('要点は次のとおり。');
    expect(shown({ publications }, 'ja', { termsOf: () => 'link-only' })).not.toContain('要点');
    expect(shown({ publications })).toMatch(/Guidance on AI \(Japanese only\)\n {3}生成AIの指針/);
  });

  test('has buttons for what exists only', () => {
    const publications = [core('p1', 'guideline')];
    expect(shown({ publications })).toContain('[Details] [Ask]');
    expect(shown({ publications }, 'en', { offers: name => name === 'details' })).not.toContain('[Ask]');
  });

  test.each([
    ['commentary', 'commentary', []],
    ['what a law firm puts out', 'plan', ['law-firm']],
  ] as const)(
    'puts %s without its event behind what is official, in a section of its own',
    (_, kind, publisherBodies) => {
      const first = core('p1', kind, { title: '解説その一', publisherBodies });
      const publications = [first, core('p2', 'report', { title: '報告書' })];
      expect(shown({ publications }, 'ja')).toMatch(
        /1　[^\n]*\n[^\n]*報告書[\s\S]*\n解説（各執筆者の見解であり、当局の見解ではありません）\n[\s\S]*2　[^\n]*\n[^\n]*解説その一/,
      );
    },
  );

  test('with nothing in it proves its silence', () => {
    const sources = [aSource({ id: 'a' }), aSource({ id: 'b', name: { ja: '経済産業省', en: 'METI' } })];
    const failed = { kind: 'failed', reason: 'refused', detail: '403' } as const;
    const states = [
      aState({ id: 'a', lastNewAt: now, lastAskedAt: now - 180_000 }),
      aState({ id: 'b', lastAskedAt: now, lastSuccessAt: now - 3_600_000, lastOutcome: failed, failuresInARow: 1 }),
    ];
    expect(shown({ sources, states })).toBe(
      'Nothing new. Checked 1 of 2 sources, last at 09:00. Not reached: METI (publisher’s site refused our request).',
    );
    expect(shown({ sources, states }, 'ja')).toBe(
      '新着はありません。確認した情報源：2件中1件（最終9時）。未取得：経済産業省（アクセス拒否）。',
    );
  });

  test('says that nothing is new only where something answered', () => {
    const sources = [aSource({ id: 'a', name: { ja: '経済産業省', en: 'METI' } })];
    const failed = { kind: 'failed', reason: 'refused', detail: '403' } as const;
    const states = [aState({ id: 'a', lastAskedAt: now, lastSuccessAt: null, lastOutcome: failed, failuresInARow: 1 })];
    expect(shown({ sources, states })).toMatch(
      /^Whether anything is new is not known: no source answered\. Checked 0 of 1 source\. /,
    );
    expect(shown({ sources, states }, 'ja')).toMatch(
      /^新着の有無を確認できていません（応答した情報源がありません）。確認した情報源：1件中0件。未取得：/,
    );
    const withDeadline = [deadline('near', '2026-03-10')];
    expect(shown({ sources, states, withDeadline }, 'ja')).toMatch(
      /^日本のAI政策　\S+　新着の有無は未確認・期限など1件/,
    );
    expect(shown({ sources, states, withDeadline })).toMatch(
      /^Japan AI policy · .* · news not checked, 1 date to note/,
    );
  });

  test('says on top which of the reader’s authorities could not be read, and since when', () => {
    const sources = [
      aSource({ id: 'a', bodies: ['ppc'], name: { ja: '個情委', en: 'PPC' } }),
      aSource({ id: 'b', bodies: ['mlit'] }),
    ];
    const failed = { kind: 'failed', reason: 'refused', detail: '403' } as const;
    const states = ['a', 'b'].map(id =>
      aState({ id, lastAskedAt: now, lastSuccessAt: now - 48 * 3_600_000, lastOutcome: failed, failuresInARow: 9 }),
    );
    const given = { publications: [core('p1', 'guideline')], sources, states };
    const concerns = createConcerns({ ...everything, bodies: ['ppc'] }, []);
    expect(shown(given, 'en', { concerns })).toMatch(
      /\n\nSample Ministry: guidance on AI\.\n\n⚠ Not checked: PPC \(publisher’s site refused our request, since Mon 2 March 2026\)\. Anything they have published since may be missing\.\n\n1 /,
    );
    expect(shown(given, 'ja', { concerns })).toContain(
      '⚠ 次の発表元を確認できていません：個情委（アクセス拒否、2026年3月2日（月）以降）。最新の公表が漏れている可能性があります。',
    );
    const note = shown(given, 'en', { concerns }).split('\n\n').at(-1);
    expect(note).toContain('Also not reached: Sample Ministry (publisher’s site refused our request, since');
    expect(note).not.toContain('PPC');
    const lastAt = now - 24 * 3_600_000;
    const again = shown({ ...given, lastAt }, 'en', { concerns });
    expect(again).not.toContain('⚠');
    expect(again.split('\n\n').at(-1)).toContain('Not reached: PPC (publisher’s site refused our request, since');
    expect(shown({ ...given, lastAt: now - 40 * 3_600_000 }, 'en', { concerns })).toContain('⚠ Not checked: PPC');
  });

  test('says why each is here in the reader’s words, and when it was published', () => {
    const [one] = [core('p1', 'guideline')];
    const tags = {
      ...(one as Publication).tags,
      sectors: [aTag('finance' as const)],
      themes: [aTag('privacy' as const)],
    };
    const publications = [{ ...(one as Publication), tags }, core('p2', 'report', { publishedAt: null })];
    const profile = { ...everything, sectors: ['finance'] as const };
    expect(shown({ publications }, 'en', { profile })).toMatch(
      /published 3 March 2026\n.*\n.*\n.*\n.*Why: you follow finance ·/,
    );
    expect(shown({ publications }, 'ja', { profile })).toMatch(
      /2026年3月3日公表\n.*\n.*選定理由：金融を購読中のため｜/,
    );
    expect(shown({ publications }, 'ja')).toContain('分野：個人情報・プライバシー、金融');
    expect(shown({ publications }, 'ja')).toContain('公表日不明（1970年1月1日に初めて検知）');
  });

  test('never counts as news what nothing dates, and warns of it in both languages', () => {
    const publications = [core('p1', 'report', { publishedAt: null }), core('p2', 'report')];
    const digest = compose({ publications });
    expect([digest.items.map(({ lead }) => lead.id), digest.undated]).toEqual([['p2', 'p1'], 1]);
    expect(shown({ publications })).toMatch(
      /1 new, 1 undated[\s\S]*1 undated item[\s\S]*⚠ Undated; it may be an older/,
    );
    expect(shown({ publications }, 'ja')).toMatch(/新着1件・公表日不明1件[\s\S]*⚠ 公表日不明。以前の資料の可能性/);
    const isUndated = (changes: Partial<Publication>) =>
      compose({ publications: [core('p1', 'report', { publishedAt: null, ...changes })] }).undated === 1;
    expect(isUndated({ summary: '2026年3月に公表。' })).toBe(false);
    expect(isUndated({ summary: '2026年4月に施行する。' })).toBe(true);
    expect(isUndated({ summary: '24日に可決された。' })).toBe(true);
    const call = { ...deadline('p3', '2026-03-20'), publishedAt: null };
    expect(compose({ publications: [call] }).undated).toBe(0);
  });

  test('warns of a day without a year that a page without a date is quoted with', () => {
    const warning = (summary: string, publishedAt: string | null = null, language: 'ja' | 'en' = 'ja') =>
      /⚠ (?:公表日不明。「|Undated; its).*/.exec(
        shown({ publications: [core('p1', 'report', { summary, publishedAt, language })] }, language),
      )?.[0];
    expect(warning('庁は3月4日、論点をまとめた文書を公表し、意見を募集する。')).toContain(
      '「3月4日」が何年かは確認できていません',
    );
    expect(warning('改正案が２４日、県議会で可決された。')).toContain('「24日」が何年何月かは確認できていません');
    expect(warning('改正案が２４日、県議会で可決された。', null, 'en')).toBe(
      '⚠ Undated; its text says “the 24th” (24日) without month or year. It may be an older document.',
    );
    expect(warning('文書を3月1日に公表した。', null, 'en')).toContain(
      'its text says “1 March” (3月1日) without a year',
    );
    expect(warning('庁は3月4日、文書を公表した。', '2026-03-04')).toBeUndefined();
    expect(warning('庁は2025年3月4日、文書を公表した。')).toBeUndefined();
    expect(warning('令和7年3月4日に公表した。')).toBeUndefined();
    expect(warning('30日間、意見を募集する。')).toBeUndefined();
  });

  test('begins with a sentence', () => {
    const lead = (title: string, kind: Kind, changes: Partial<Publication> = {}) =>
      shown({ publications: [core('p1', kind, { title, ...changes })] }, 'ja').split('\n\n')[1];
    expect(lead('「AIディスカッションペーパー（第1.1版）」の公表について', 'discussion-paper')).toBe(
      '見本省が「AIディスカッションペーパー（第1.1版）」を公表しました。',
    );
    expect(lead('生成AIの利用実績', 'report')).toBe('見本省が「生成AIの利用実績」を公表しました。');
    const bill = (summary: string) => {
      const evidence = [{ words: '国会に提出', place: 'summary' as const, at: summary.indexOf('国会に提出') }];
      const { tags } = core('p1', 'bill');
      const submitted = { ...tags, stage: { value: 'diet' as const, confidence: 1, evidence } };
      return lead('AI法案', 'bill', { summary, tags: submitted });
    };
    expect(bill('3月3日、内閣から国会に提出されました。')).toBe(
      '内閣が「AI法案」を国会に提出しました（掲載：見本省）。',
    );
    expect(bill('3月3日、国会に提出された。')).toBe('「AI法案」が国会に提出されました（掲載：見本省）。');
    expect(lead('AI法施行令を改正する政令の公布について', 'order')).toBe(
      '「AI法施行令を改正する政令」が公布されました（発表：見本省）。',
    );
    expect(lead('AI法施行規則を改正する省令の公布について', 'order')).toBe(
      '見本省が「AI法施行規則を改正する省令」を公布しました。',
    );
    expect(
      lead('Use of AI', 'consultation', { ...deadline('p1', '2026-03-20'), title: 'AI Rules', language: 'en' }),
    ).toBe('見本省が意見を募集しています（英語表題：AI Rules）。期限は2026年3月20日（金）17時です。');
    const report = core('p1', 'report', { title: 'Use of AI', language: 'en' });
    expect(shown({ publications: [report] }).split('\n\n')[1]).toBe('Sample Ministry: “Use of AI”.');
    const call = { ...deadline('p1', '2026-03-20'), title: '指針案の意見募集', language: 'ja' as const };
    const inEnglish = () => 'Consultation on draft guidelines';
    expect(shown({ publications: [call] }, 'en', { inEnglish }).split('\n\n')[1]).toBe(
      'The Sample Ministry is consulting on draft guidelines; comments are due Fri 20 March 2026, 17:00 (JST).',
    );
    expect(lead('生成AIの利用に関する資料を掲載しました', 'report')).toBe(
      '見本省が「生成AIの利用に関する資料」を掲載しました。',
    );
    expect(lead('検討会を開きました', 'report')).toBe('見本省が「検討会を開きました」と発表しました。');
    expect(lead('注意喚起について', 'enforcement')).toBe('見本省が「注意喚起」を公表しました。');
    const paper = core('p1', 'guideline', { title: '指針の策定について', language: 'ja' });
    expect(shown({ publications: [paper] }, 'en', { inEnglish: () => 'Guidelines (drawn up)' }).split('\n\n')[1]).toBe(
      'The Sample Ministry drew up guidelines.',
    );
    const guide = { ...paper, title: '手引きを改訂しました' };
    const revised = { inEnglish: () => 'Guide to use (revised)' };
    expect(shown({ publications: [guide] }, 'en', revised).split('\n\n')[1]).toBe(
      'The Sample Ministry revised a guide to use.',
    );
    const firm = { ja: '某事務所', en: 'Firm' };
    expect(lead('AI法の解説', 'commentary', { publisher: firm })).toBe('某事務所が解説「AI法の解説」を公表しました。');
  });

  test('says of what bears no date that it was noticed, not that it was published now', () => {
    const said = (title: string, kind: Kind) => sayEvent(core('p1', kind, { title, publishedAt: null }), reading('ja'));
    expect(said('AI法の解説', 'commentary')).toBe('見本省の解説「AI法の解説」を検知しました（公表日不明）。');
    expect(said('生成AIの利用実績', 'report')).toBe('見本省の「生成AIの利用実績」を検知しました（公表日不明）。');
  });

  test('lists what was published long ago apart from the news, newest first, and counts it apart', () => {
    const publications = [
      core('binding', 'statute', { publishedAt: '2024-05-01' }),
      core('newer', 'report', { publishedAt: '2025-05-01' }),
      core('fresh', 'report'),
    ];
    const digest = compose({ publications });
    expect([digest.items.map(({ lead }) => lead.id), digest.older]).toEqual([['fresh', 'newer', 'binding'], 2]);
    const words = shown({ publications });
    expect(words).toContain('1 new, 2 older items');
    expect(words).toMatch(
      /\n2 older items \(first listed now[^\n]*\n\n- 2 {2}1 May 2025 · [^\n]*report or survey[^\n]*\n- 3 {2}1 May 2024 · [^\n]*statute/,
    );
    expect(shown({ publications: publications.slice(0, 2) }, 'ja')).toMatch(/新着なし・過去の資料2件\n\n過去の資料2件/);
  });

  test('lists of what is older five lines at most, what bears no date behind the others', () => {
    const old = Array.from({ length: 6 }, (_, index) =>
      core(`d${index}`, 'report', { publishedAt: `2025-05-0${6 - index}` }),
    );
    const undated = core('u', 'report', { publishedAt: null, summary: '2025年12月に公開。' });
    const digest = compose({ publications: [undated, ...old, core('fresh', 'report')] });
    expect([digest.items.at(-1)?.lead.id, digest.older, digest.shown]).toEqual(['u', 7, 6]);
    const rest = { command: 'digest', args: {} };
    expect(plainForm(showDigest(digest, reading(), { rest }))).toContain('2 more.\n\n[Show the other 2]');
  });

  test('says how a law stands today where an old item tells how it stood then', () => {
    const law = core('p1', 'statute', { publishedAt: '2025-06-04' });
    const links = [{ measure: 'act', role: 'announces' as const, evidence: [] }];
    const statusOf = () => ({ ja: '全面施行', en: 'in force' });
    expect(shown({ publications: [{ ...law, links }] }, 'ja', { statusOf })).toContain('｜現在：全面施行：');
  });

  test('of a period longer than a fortnight holds as news what was published within it', () => {
    const publications = [core('p1', 'report', { publishedAt: '2026-02-10' })];
    expect([compose({ publications }).older, compose({ publications, since: '2026-02-01' }).older]).toEqual([1, 0]);
  });

  test('counts as older what bears no date and speaks of nothing later than last year', () => {
    const isOlder = (changes: Partial<Publication>) =>
      compose({ publications: [core('p1', 'report', { publishedAt: null, ...changes })] }).older === 1;
    expect(isOlder({ summary: '2024年8月28日に公開した。' })).toBe(true);
    expect(isOlder({ title: '令和七年版白書' })).toBe(true);
    expect(isOlder({ title: 'Interim report', url: 'https://www.example.com/blogs/2025/06/jftc.html' })).toBe(true);
    expect(isOlder({ summary: 'Approved on 26 December 2024, in force from January 2026.' })).toBe(false);
    expect(isOlder({ summary: '令和7年法律第53号に基づく。' })).toBe(false);
    expect(isOlder({ summary: '2024年に始めた取組の結果。2026年3月に公表。' })).toBe(false);
    expect(isOlder({ summary: '年を記さない資料。' })).toBe(false);
  });

  test('counts as news what is new of an event whose other publications are old', () => {
    const publications = [
      core('old', 'report', { publishedAt: '2025-05-01' }),
      core('fresh', 'report', { event: 'old' }),
    ];
    expect(compose({ publications }).older).toBe(0);
  });

  test('never counts as older what takes comments still', () => {
    const call = { ...deadline('p1', '2026-03-20'), publishedAt: '2026-01-10' };
    expect(compose({ publications: [call] }).older).toBe(0);
  });

  test('names the day from which a new order applies among its dates, without the mark of a deadline', () => {
    const summary = '2026年4月1日から施行されます。';
    const order = core('p1', 'order', { title: '政令の公布', summary });
    const evidence = [{ words: '施行', place: 'summary' as const, at: summary.indexOf('施行') }];
    const tags = { ...order.tags, stage: { value: 'in-force' as const, confidence: 1, evidence } };
    const words = shown({ publications: [{ ...order, tags }] }, 'ja');
    expect(words).toContain('・2026年4月1日（水）（28日後） 施行日：政令の公布');
    expect(shown({ withDeadline: [deadline('p2', '2026-03-10')] }, 'ja')).toContain('・⏳ 2026年3月10日');
  });

  test('names commentary as such in English, by whom and on what, and no instrument in its place', () => {
    const firm = { ja: '某法律事務所', en: 'Some Firm' };
    const one = core('p1', 'commentary', { title: '指針のポイント', publisher: firm });
    const title = (more: Partial<Reading>) =>
      /Commentary by.*(?= \(J)/.exec(shown({ publications: [one] }, 'en', more))?.[0];
    expect(title({ inEnglish: () => 'Key points of draft guide' })).toBe('Commentary by Some Firm on draft guide');
    expect(title({ inEnglish: () => 'Current state of AI' })).toBe(
      'Commentary by Some Firm on the current state of AI',
    );
    expect(title({ inEnglish: () => 'FSA: guide' })).toBe('Commentary by Some Firm: “FSA: guide”');
    expect(title({ termsIn: () => ['deepfakes'] })).toBe('Commentary by Some Firm; topics: deepfakes');
  });

  test('calls an excerpt what stands in the text itself, and a summary what does not', () => {
    const label = (content: string) =>
      /(抜粋|要旨)：/.exec(
        shown({ publications: [core('p1', 'report', { summary: '要点を示した。', content })] }, 'ja'),
      )?.[1];
    expect([label('本文。要点を 示した。'), label('本文。'), label('')]).toEqual(['抜粋', '要旨', '要旨']);
    const english = core('p1', 'report', { summary: 'Sets out points.', language: 'en' });
    expect(shown({ publications: [english] }, 'ja')).toContain('要旨（英語）：Sets out points.');
  });
});
