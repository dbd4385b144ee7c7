import { expect, test } from 'vitest';
import { doneIn } from '../../../src/digest/words/done.ts';

test.each([
  ['「AI指針」の公表について', '「AI指針」', '公表'],
  ['AI指針の改訂（令和8年3月）', 'AI指針', '改訂'],
  ['プレス発表 手引きを改訂しました', '手引き', '改訂'],
  ['資料を掲載しました。', '資料', '掲載'],
  ['手引きを公開', '手引き', '公開'],
])('«%s» says of «%s» what was done: %s', (title, what, done) => {
  expect(doneIn(title)).toEqual({ what, done });
});

test.each(['見本省がAI指針を公表', '指針を公表しません', '指針の公表へ', '指針を公表します', '指針'])(
  'of «%s» nothing is said to be done',
  title => {
    expect(doneIn(title)).toBeNull();
  },
);
