import assert from 'node:assert/strict';
import { decode } from '../../../feeds/read/bytes/decode.ts';
import type { FuzzTarget } from '../target.ts';

const sentence = '<?xml version="1.0"?><title>これは公表の資料です。</title>';

export const decoding: FuzzTarget = {
  name: 'decoding',
  seeds: [
    Buffer.from(sentence),
    Buffer.from(`\ufeff${sentence}`, 'utf16le'),
    Buffer.from('<?xml version="1.0" encoding="Shift_JIS"?>\x82\xb1\x82\xea\x82\xcd\x8c\xf6\x95\x5c', 'latin1'),
    Buffer.from('<?xml version="1.0" encoding="EUC-JP"?>\xa4\xb3\xa4\xec\xa4\xcf\xb8\xf8\xc9\xbd', 'latin1'),
    Buffer.from('<meta charset="iso-2022-jp">\x1b$B8xI=\x1b(B', 'latin1'),
  ],
  words: [
    'encoding="utf-16"',
    'charset=x-none',
    '\x1b$B',
    '\x1b(B',
    '\ufeff',
    '\u0000\u0000',
    'encoding="',
    '<meta charset=',
  ],
  async check(bytes) {
    const { text, encoding } = decode(bytes, null);
    assert.ok(text.length <= bytes.length, 'it grew');
    assert.notEqual(encoding, '');
    // What is well-formed UTF-8 and says nothing else comes out as it went in.
    const { text: again } = decode(Buffer.from(text), 'text/plain; charset=utf-8');
    if (!text.slice(0, 4).includes('\u0000') && !text.includes('\u001b'))
      assert.equal(again, text.replace(/^\ufeff/, ''));
  },
};
