import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPdf } from '../../../../feeds/read/pdf/pdf.ts';
import { pdfOf } from '../../../world/pdf.ts';

const url = 'https://www.example.go.jp/news/%E8%AB%96%E7%82%B9.pdf';
const read = (body: Uint8Array) => readPdf({ url, contentType: 'application/pdf', body });

describe('a PDF', () => {
  test('gives its text by page', async () => {
    const { entries, issues } = await read(
      pdfOf([{ latin: ['First page', 'second line'] }, { latin: ['Second page'] }]),
    );
    expect(issues).toEqual([]);
    expect(entries[0]?.passages).toEqual([
      { pinpoint: { kind: 'page', page: 1 }, heading: '', text: 'First page\nsecond line' },
      { pinpoint: { kind: 'page', page: 2 }, heading: '', text: 'Second page' },
    ]);
  });

  test('is read in Japanese though its fonts are not embedded', async () => {
    const { entries } = await read(pdfOf([{ japanese: ['人工知能の利活用に関する論点整理', '令和８年３月'] }]));
    expect(entries[0]?.passages[0]?.text).toBe('人工知能の利活用に関する論点整理\n令和８年３月');
  });

  const called = (title: string | undefined, expected: string) =>
    test(`that calls itself ${title} is titled ${expected}`, async () => {
      const { entries } = await read(
        pdfOf([{ latin: ['Discussion Paper on AI'] }], title === undefined ? {} : { title }),
      );
      expect(entries[0]?.title).toBe(expected);
    });
  called('AI Discussion Paper', 'AI Discussion Paper');
  called('Microsoft Word - draft3.docx', 'Discussion Paper on AI');
  called('00_honbun.pptx', 'Discussion Paper on AI');
  called(undefined, 'Discussion Paper on AI');

  test('that is a scan has no passage, is named by its file, and it is said', async () => {
    const { entries, issues } = await read(pdfOf([{}, {}]));
    expect(entries[0]).toMatchObject({ title: '論点.pdf', passages: [] });
    expect(issues).toEqual([{ code: 'no-text', detail: 'its pages hold no text; it seems to be a scan', entry: null }]);
  });

  test('of which one page is a scan keeps the others, and says which', async () => {
    const { entries, issues } = await read(pdfOf([{ latin: ['Text'] }, {}]));
    expect(entries[0]?.passages.length).toBe(1);
    expect(issues[0]?.detail).toBe('1 of its 2 pages hold no text (page 2)');
  });

  test('has no date, as its own tell when the file was made', async () => {
    expect((await read(pdfOf([{ latin: ['x'] }]))).entries[0]?.published).toBeNull();
  });

  const broken: [string, Uint8Array][] = [
    ['nothing', new Uint8Array()],
    ['a page that says it is not found', Buffer.from('<html>404</html>')],
    ['a head alone', Buffer.from('%PDF-1.7\n')],
  ];
  test.each(broken)('%s is no PDF, and it is said', async (_name, body) => {
    const { entries, issues } = await read(body);
    expect([entries.length, issues.map(({ code }) => code)]).toEqual([0, ['bad-pdf']]);
  });

  test('that is cut off or damaged anywhere never makes the reader throw', async () => {
    const whole = pdfOf([{ japanese: ['人工知能'] }, { latin: ['Second'] }]);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.nat(whole.length), fc.nat(255), async (end, place, byte) => {
        const damaged = whole.slice(0, end);
        if (place < end) damaged[place] = byte;
        await read(damaged);
      }),
      { numRuns: 40 },
    );
  });
});
