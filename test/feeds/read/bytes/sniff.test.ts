import { describe, expect, test } from 'vitest';
import { type Form, kindOf, sniff } from '../../../../feeds/read/bytes/sniff.ts';

function check(name: string, bytes: string | Uint8Array, expected: Form): void {
  test(`${name}: ${expected}`, () => {
    expect(sniff({ body: Buffer.from(bytes as string) })).toBe(expected);
  });
}

describe('a document’s form is told by its bytes', () => {
  check('RSS', '<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>', 'feed');
  check('RDF behind a comment', '<?xml version="1.0"?><!-- <html> --><rdf:RDF xmlns:rdf="x"/>', 'feed');
  check('RDF behind a document type', '<!DOCTYPE rdf:RDF [<!ENTITY a "b">]><rdf:RDF/>', 'feed');
  check(
    'Atom behind a style sheet',
    '<?xml-stylesheet href="a.xsl"?><feed xmlns="http://www.w3.org/2005/Atom"/>',
    'feed',
  );
  check('Atom with a prefix', '<a:feed xmlns:a="http://www.w3.org/2005/Atom"/>', 'feed');
  check('RSS in UTF-16', Buffer.from('\ufeff<rss/>', 'utf16le'), 'feed');
  check('RSS behind blanks and a mark', '\ufeff\n\n <rss/>', 'feed');
  check('JSON Feed', '{"version": "https://jsonfeed.org/version/1.1", "items": []}', 'json-feed');
  check('JSON Feed with escaped slashes', '{"version":"https:\\/\\/jsonfeed.org\\/version\\/1"}', 'json-feed');
  check('HTML', '<!DOCTYPE html><html lang="ja"><head>', 'html');
  check('XHTML', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', 'html');
  check('PDF', '%PDF-1.7\n%âãÏÓ', 'pdf');
  check('PDF behind a blank line', '\r\n%PDF-1.4', 'pdf');
  check('a law', '<?xml version="1.0"?><Law Era="Reiwa" Lang="ja"><LawNum>', 'law-xml');
  check('a law in the API’s envelope', '<law_data_response><law_info/></law_data_response>', 'law-xml');
  check('a law from the API', '{"attached_files_info":null,"law_info":{"law_type":"Act"}}', 'law-json');
  check('words', 'hello', 'unknown');
  check('nothing', '', 'unknown');
  check('an image', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'unknown');
});

test('each form but the unknown is read as a kind of source', () => {
  const forms: Form[] = ['feed', 'json-feed', 'html', 'pdf', 'law-xml', 'law-json', 'unknown'];
  expect(forms.map(kindOf)).toEqual(['feed', 'feed', 'page', 'pdf', 'egov-law', 'egov-law', null]);
});
