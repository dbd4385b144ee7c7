import { describe, expect, test } from 'vitest';
import { decode } from '../../../../feeds/read/bytes/decode.ts';

// TextEncoder writes UTF-8 only; these are the bytes of 「公表①」 and of a sentence with kana.
const sjis = Buffer.from('8cf6955c8740', 'hex');
const euc = Buffer.from('b8f8c9bdada1', 'hex');
const jis = Buffer.from('1b24423878493d1b2842', 'hex');
/** 「これは公表の資料です。」 */
const sentence = {
  sjis: Buffer.from('82b182ea82cd8cf6955c82cc8e9197bf82c582b78142', 'hex'),
  euc: Buffer.from('a4b3a4eca4cfb8f8c9bda4cebbf1cec1a4c7a4b9a1a3', 'hex'),
};
const words = 'これは公表の資料です。';
const xml = (encoding: string, body: Uint8Array) =>
  Buffer.concat([Buffer.from(`<?xml version="1.0" encoding="${encoding}"?><t>`), body, Buffer.from('</t>')]);
const html = (charset: string, body: Uint8Array) =>
  Buffer.concat([Buffer.from(`<html><head><meta charset="${charset}"><title>`), body, Buffer.from('</title>')]);
const utf32 = (text: string, write: 'writeUInt32LE' | 'writeUInt32BE') =>
  Buffer.concat(
    [...text].map(character => {
      const bytes = Buffer.alloc(4);
      bytes[write](character.codePointAt(0) ?? 0);
      return bytes;
    }),
  );

function check(
  name: string,
  bytes: Uint8Array,
  contentType: string | null,
  expected: { encoding: string; holds: string; codes?: readonly string[] },
): void {
  test(name, () => {
    const { text, encoding, issues } = decode(bytes, contentType);
    expect(encoding).toBe(expected.encoding);
    expect(text).toContain(expected.holds);
    expect(issues.map(({ code }) => code)).toEqual(expected.codes ?? []);
  });
}

describe('what is declared holds', () => {
  check('nothing declared is UTF-8', Buffer.from('公表'), null, { encoding: 'utf-8', holds: '公表' });
  check('Shift_JIS is Windows-31J: ① is in it', xml('Shift_JIS', sjis), null, {
    encoding: 'shift_jis',
    holds: '公表①',
  });
  check('Windows-31J by name', xml('Windows-31J', sjis), null, { encoding: 'shift_jis', holds: '公表①' });
  check('cp932 by name', xml('cp932', sjis), null, { encoding: 'shift_jis', holds: '公表①' });
  check('EUC-JP', xml('EUC-JP', euc), null, { encoding: 'euc-jp', holds: '公表①' });
  check('ISO-2022-JP', xml('ISO-2022-JP', jis), null, { encoding: 'iso-2022-jp', holds: '公表' });
  check('HTTP says it', sentence.sjis, 'text/xml; charset=Shift_JIS', { encoding: 'shift_jis', holds: words });
  check('HTTP says it in quotes', sentence.euc, 'text/html; charset="euc-jp"', { encoding: 'euc-jp', holds: words });
  check('a meta says it', html('shift_jis', sentence.sjis), 'text/html', { encoding: 'shift_jis', holds: words });
  check(
    'a meta of the old form says it',
    Buffer.concat([Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=EUC-JP">'), sentence.euc]),
    null,
    { encoding: 'euc-jp', holds: words },
  );
  check('Latin-1', xml('iso-8859-1', Buffer.from('caf\xe9', 'latin1')), null, {
    encoding: 'windows-1252',
    holds: 'café',
  });
  check('Chinese that says so', xml('gb2312', Buffer.from('b9abbcd2b1edcabeceb4d6aa', 'hex')), null, {
    encoding: 'gbk',
    holds: '公家表示未知',
  });
  check('Cyrillic that says so', xml('koi8-r', Buffer.from('f0d2c9d7c5d4', 'hex')), null, {
    encoding: 'koi8-r',
    holds: 'Привет',
  });
  check('a title of kanji alone, in EUC-JP that says so', xml('euc_jp', euc), null, {
    encoding: 'euc-jp',
    holds: '公表①',
  });
  check('an encoding that nobody knows is passed over', xml('x-none', Buffer.from('公表')), null, {
    encoding: 'utf-8',
    holds: '公表',
  });
});

describe('byte order marks and zeros', () => {
  check('UTF-8 with a mark', Buffer.from('\ufeff公表'), 'text/xml; charset=shift_jis', {
    encoding: 'utf-8',
    holds: '公表',
  });
  check('UTF-16, little end first', Buffer.from('\ufeff<公表/>', 'utf16le'), null, {
    encoding: 'utf-16le',
    holds: '<公表/>',
  });
  check('UTF-16, big end first', Buffer.from('\ufeff<公表/>', 'utf16le').swap16(), null, {
    encoding: 'utf-16be',
    holds: '<公表/>',
  });
  check('UTF-16 without a mark', Buffer.from('<公表/>', 'utf16le'), null, { encoding: 'utf-16le', holds: '<公表/>' });
  check('UTF-16 without a mark, big end first', Buffer.from('<公表/>', 'utf16le').swap16(), null, {
    encoding: 'utf-16be',
    holds: '<公表/>',
  });
  check('UTF-32, little end first', utf32('\ufeff<公表/>', 'writeUInt32LE'), null, {
    encoding: 'utf-32le',
    holds: '<公表/>',
  });
  check('UTF-32, big end first', utf32('\ufeff<公表/>', 'writeUInt32BE'), null, {
    encoding: 'utf-32be',
    holds: '<公表/>',
  });
  check('UTF-32 without a mark', utf32('<公表/>', 'writeUInt32LE'), null, { encoding: 'utf-32le', holds: '<公表/>' });
});

describe('what is declared and not so is found out', () => {
  const lie = ['encoding-lie'];
  check('UTF-8 that says Shift_JIS', xml('Shift_JIS', Buffer.from(words)), null, {
    encoding: 'utf-8',
    holds: words,
    codes: lie,
  });
  check('UTF-8 that says Latin-1', xml('iso-8859-1', Buffer.from(words)), null, {
    encoding: 'utf-8',
    holds: words,
    codes: lie,
  });
  check('Shift_JIS that says UTF-8', xml('utf-8', sentence.sjis), null, {
    encoding: 'shift_jis',
    holds: words,
    codes: lie,
  });
  check('EUC-JP that says UTF-8', xml('utf-8', sentence.euc), null, { encoding: 'euc-jp', holds: words, codes: lie });
  check('EUC-JP that says Shift_JIS', xml('Shift_JIS', sentence.euc), null, {
    encoding: 'euc-jp',
    holds: words,
    codes: lie,
  });
  check('Shift_JIS that says EUC-JP', xml('EUC-JP', sentence.sjis), null, {
    encoding: 'shift_jis',
    holds: words,
    codes: lie,
  });
  check('a server that says Latin-1 of all', html('shift_jis', sentence.sjis), 'text/html; charset=ISO-8859-1', {
    encoding: 'shift_jis',
    holds: words,
    codes: lie,
  });
  check('Latin-1 that says nothing', Buffer.from('le caf\xe9 est ferm\xe9', 'latin1'), null, {
    encoding: 'windows-1252',
    holds: 'café est fermé',
  });
  check('Shift_JIS that says nothing', sentence.sjis, null, { encoding: 'shift_jis', holds: words });
  check('EUC-JP that says nothing', sentence.euc, null, { encoding: 'euc-jp', holds: words });
  check('ISO-2022-JP that says nothing', jis, null, { encoding: 'iso-2022-jp', holds: '公表' });
  check('eight bits that say UTF-16', xml('utf-16', Buffer.from(words)), null, { encoding: 'utf-8', holds: words });
  check('a broken byte in Shift_JIS', xml('Shift_JIS', Buffer.concat([sentence.sjis, Buffer.from([0xff])])), null, {
    encoding: 'shift_jis',
    holds: words,
    codes: ['bad-bytes'],
  });
  check('a broken byte in UTF-8', Buffer.concat([Buffer.from(words), Buffer.from([0xff])]), null, {
    encoding: 'utf-8',
    holds: words,
    codes: ['bad-bytes'],
  });
});

test('nothing is an empty text', () => {
  expect(decode(new Uint8Array(), null)).toEqual({ text: '', encoding: 'utf-8', issues: [] });
});
