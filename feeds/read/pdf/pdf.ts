import { fileURLToPath } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { FetchedDocument, Passage, ReadIssue, Reading } from '../../../src/domain/entry.ts';
import { reasonOf } from '../../../src/text/reason-of.ts';
import { catchingLoosePromises } from './loose-promises.ts';

/** Without them a Japanese text whose fonts are not embedded comes out empty, and nothing says so. */
const shipped = (folder: string) =>
  fileURLToPath(new URL(`../${folder}/`, import.meta.resolve('pdfjs-dist/build/pdf.mjs')));

/** Of a longer document the first pages are read, and it is said. */
const pagesMax = 1_000;
/** Characters kept of all pages together. */
const charactersMax = 4_000_000;

/**
 * Reads a PDF's text, a passage a page. A scan has none: then there is an issue and no passage.
 * @returns One entry, titled as the document calls itself, else by its first line; without a date, as a PDF's own dates
 * tell when the file was made, not when it was published.
 */
export async function readPdf(document: FetchedDocument): Promise<Reading> {
  const loose: ReadIssue[] = [];
  // Of a damaged stream pdf.js drops promises that fail.
  const reading = await catchingLoosePromises(
    () => readWhole(document),
    reason => loose.push(issue('bad-pdf', `a part of it cannot be read: ${messageOf(reason)}`)),
  );
  return { ...reading, issues: [...reading.issues, ...loose] };
}

async function readWhole({ body, url }: FetchedDocument): Promise<Reading> {
  const task = getDocument({
    // pdf.js takes the bytes for its own.
    data: new Uint8Array(body),
    cMapUrl: shipped('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: shipped('standard_fonts'),
    wasmUrl: shipped('wasm'),
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const issues: ReadIssue[] = [];
    const passages = await readPages(document, issues);
    const title = (await titleIn(document)) || (firstLine(passages) ?? nameOf(url));
    const entry = {
      title,
      link: url,
      id: null,
      summary: '',
      content: '',
      published: null,
      updated: null,
      categories: [],
      author: null,
      passages,
    };
    return { feed: null, entries: [entry], issues };
  } catch (error) {
    return { feed: null, entries: [], issues: [refusal(error)] };
  } finally {
    await task.destroy();
  }
}

type PdfDocument = Awaited<ReturnType<typeof getDocument>['promise']>;

async function readPages(document: PdfDocument, issues: ReadIssue[]): Promise<Passage[]> {
  const pages = Math.min(document.numPages, pagesMax);
  if (pages < document.numPages)
    issues.push(issue('too-many-pages', `it has ${document.numPages} pages; the first ${pages} were read`));
  const passages: Passage[] = [];
  const silent: number[] = [];
  let characters = 0;
  for (let page = 1; page <= pages && characters < charactersMax; page++) {
    const words = await wordsOf(document, page, issues);
    characters += words.length;
    if (words === '') silent.push(page);
    else passages.push({ pinpoint: { kind: 'page', page }, heading: '', text: words });
  }
  if (characters >= charactersMax) issues.push(issue('too-long', `its text was cut after ${characters} characters`));
  if (silent.length > 0) issues.push(issue('no-text', sayNoText(silent, pages)));
  return passages;
}

function sayNoText(silent: readonly number[], pages: number): string {
  if (silent.length === pages) return 'its pages hold no text; it seems to be a scan';
  return `${silent.length} of its ${pages} pages hold no text (page ${silent.slice(0, 5).join(', ')}${silent.length > 5 ? ' …' : ''})`;
}

/** A page's lines as they are set; empty where nothing is written on it. */
async function wordsOf(document: PdfDocument, number: number, issues: ReadIssue[]): Promise<string> {
  try {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    const words = items.map(item => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
    return words
      .split('\n')
      .map(line => line.replace(/\s+/g, ' ').trim())
      .filter(line => line !== '')
      .join('\n');
  } catch (error) {
    issues.push(issue('bad-page', `page ${number} cannot be read: ${messageOf(error)}`));
    return '';
  }
}

/** What the document calls itself, unless that is a file's or a program's name for it. */
async function titleIn(document: PdfDocument): Promise<string> {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  const title = 'Title' in info && typeof info.Title === 'string' ? info.Title.replace(/\s+/g, ' ').trim() : '';
  return /^(?:Microsoft \w+ - |untitled|無題|スライド|PowerPoint)|\.(?:docx?|xlsx?|pptx?|jtdc?|pdf|indd)$/i.test(title)
    ? ''
    : title;
}

function firstLine(passages: readonly Passage[]): string | undefined {
  return passages[0]?.text.split('\n').find(line => line.length >= 4);
}

function nameOf(url: string): string {
  return (
    decodeURIComponent(
      URL.parse(url)
        ?.pathname.split('/')
        .at(-1)
        ?.replace(/%(?![0-9a-f]{2})/gi, '') ?? '',
    ) || url
  );
}

function refusal(error: unknown): ReadIssue {
  const name = error instanceof Error ? error.name : '';
  return name === 'PasswordException'
    ? issue('encrypted', 'it is locked with a password')
    : issue('bad-pdf', `it cannot be read as a PDF: ${messageOf(error)}`);
}

function messageOf(error: unknown): string {
  return reasonOf(error).slice(0, 200);
}

function issue(code: string, detail: string): ReadIssue {
  return { code, detail, entry: null };
}
