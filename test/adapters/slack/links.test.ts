import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { blockProblems } from './block-kit.ts';
import { openSlackHouse, published, type SlackHouse, wordsOf } from './slack-house.ts';

let house: SlackHouse;
beforeEach(async () => {
  house = await openSlackHouse({ keys: { unfurls: true } });
});
afterEach(() => house.close());

const share = (...urls: (string | null | undefined)[]) =>
  house.slack.event({
    type: 'link_shared',
    channel: 'C1',
    user: 'U1',
    message_ts: '1.1',
    event_ts: '1.1',
    unfurl_id: 'C1.1.1.abc',
    source: 'conversations_history',
    is_bot_user_member: true,
    links: urls.map(url => ({ domain: 'www.fsa.go.jp', url: String(url) })),
  });

describe('addresses that people post', () => {
  test('get the card of what the archive knows under them, and the others nothing', async () => {
    const known = published[0]?.url ?? '';
    await share(known, 'https://www.fsa.go.jp/unknown.html');
    const { unfurl_id, unfurls } = await house.peer.until(() => house.peer.unfurls[0]);
    expect(unfurl_id).toBe('C1.1.1.abc');
    const shown = unfurls as Record<string, { blocks: unknown }>;
    expect(Object.keys(shown)).toEqual([known]);
    expect(blockProblems(shown[known]?.blocks)).toEqual([]);
    expect(wordsOf(shown[known]?.blocks)).toContain('AIディスカッションペーパー');
  });

  test('are looked up as outsiders may: whoever is in the channel sees the card', async () => {
    await share(`${published[0]?.url}#top`);
    await house.peer.until(() => house.peer.unfurls[0]);
    expect(house.speakers[0]).toMatchObject({ viewer: { workspace: 'outsiders', roles: [] }, withOutsiders: true });
  });

  test('that are unknown are left alone', async () => {
    await share('https://www.fsa.go.jp/unknown.html');
    await house.slack.slash('help');
    await house.peer.until(() => house.peer.posted[0]);
    expect(house.peer.unfurls).toEqual([]);
  });
});
