import { expect, test } from 'vitest';
import { readableAddress } from '../../../adapters/terminal/address.ts';

test.each([
  ['https://a.example/ai%e3%82%b5%e3%83%bc%E3%83%93%e3%82%b9', 'https://a.example/aiサービス'],
  ['https://a.example/%E5%88%A9%E2%BD%A4', 'https://a.example/利⽤'],
  ['https://a.example/100%25/a%20b?q=%2F', 'https://a.example/100%25/a%20b?q=%2F'],
  ['https://a.example/%E2%80%AEgpj', 'https://a.example/%E2%80%AEgpj'],
  ['https://a.example/%93%FA%96%7B', 'https://a.example/%93%FA%96%7B'],
])('%s is shown as %s, the same address', (url, shown) => {
  expect(readableAddress(url)).toBe(shown);
  expect(new URL(shown).href.toLowerCase()).toBe(new URL(url).href.toLowerCase());
});
