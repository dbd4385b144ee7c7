/** Prefixes as they are bound at one place of a document; the default namespace is bound to ''. */
export type Scope = ReadonlyMap<string, string>;

export const emptyScope: Scope = new Map();

/** Namespaces that the mapping knows, by the short name under which it asks for them; '' is the feed's own. */
const namespaces: Readonly<Record<string, string>> = {
  'http://purl.org/rss/1.0': '',
  'http://my.netscape.com/rdf/simple/0.9': '',
  'http://channel.netscape.com/rdf/simple/0.9': '',
  'http://my.netscape.com/publish/formats/rss-0.91.dtd': '',
  'http://purl.org/net/rss1.1': '',
  'http://purl.org/rss/1.0/modules/rss091': '',
  'http://backend.userland.com/rss': '',
  'http://backend.userland.com/rss2': '',
  'http://backend.userland.com/rss091': '',
  'http://blogs.law.harvard.edu/tech/rss': '',
  'http://cyber.law.harvard.edu/rss': '',
  'http://www.w3.org/2005/atom': 'atom',
  'http://purl.org/atom/ns': 'atom',
  'http://purl.org/dc/elements/1.1': 'dc',
  'http://purl.org/dc/elements/1.0': 'dc',
  'http://purl.org/dc/terms': 'dcterms',
  'http://purl.org/rss/1.0/modules/content': 'content',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://search.yahoo.com/mrss': 'media',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'http://prismstandard.org/namespaces/basic/2.0': 'prism',
  'http://prismstandard.org/namespaces/1.2/basic': 'prism',
};
const conventional = new Set(Object.values(namespaces));

/** The scope inside an element with these attributes. */
export function scopeInside(scope: Scope, attributes: Readonly<Record<string, string>>): Scope {
  let inside: Map<string, string> | null = null;
  for (const [name, value] of Object.entries(attributes)) {
    if (!name.startsWith('xmlns') || (name.length > 5 && name[5] !== ':')) continue;
    inside ??= new Map(scope);
    inside.set(name.slice(6), comparable(value));
  }
  return inside ?? scope;
}

/**
 * The namespaces whose elements are the feed's own, whatever they are: the document element's, and the default of its
 * place. RSS is often given Atom's or an invented namespace as default.
 */
export function ownNamespaces(root: string, scope: Scope, dialect: 'rss' | 'atom'): ReadonlySet<string> {
  const atom = dialect === 'atom' ? Object.keys(namespaces).filter(uri => namespaces[uri] === 'atom') : [];
  const ofRoot = /:?rdf$/i.test(root) ? undefined : scope.get(prefixOf(root));
  return new Set(['', ...atom, scope.get('') ?? '', ofRoot ?? '']);
}

/** `title`, `dc:date`, `atom:link`: lower case, by namespace rather than by prefix. `?:title` is of an unknown namespace. */
export function canonicalName(written: string, scope: Scope, own: ReadonlySet<string>): string {
  const prefix = prefixOf(written);
  const local = written.slice(prefix === '' ? 0 : prefix.length + 1).toLowerCase();
  const uri = scope.get(prefix);
  if (uri === undefined && prefix === '') return local;
  if (uri !== undefined && own.has(uri)) return local;
  const known = uri === undefined ? undefined : namespaces[uri];
  if (known === '') return local;
  if (known !== undefined) return `${known}:${local}`;
  // A well-known prefix that is bound to nothing, or mistyped, still means what it means everywhere.
  const lower = prefix.toLowerCase();
  return conventional.has(lower) && lower !== '' ? `${lower}:${local}` : `?:${local}`;
}

/** Attributes by lower-case local name, `xml:base` aside; one without prefix goes before its namesakes. */
export function canonicalAttributes(written: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = Object.keys(written);
  if (names.length === 0) return written;
  const plain: [string, string][] = [];
  const prefixed: [string, string][] = [];
  for (const name of names) {
    const prefix = prefixOf(name);
    const value = written[name] ?? '';
    if (prefix === '') plain.push([name.toLowerCase(), value]);
    else prefixed.push([prefix === 'xml' ? name.toLowerCase() : name.slice(prefix.length + 1).toLowerCase(), value]);
  }
  return Object.fromEntries([...prefixed, ...plain]);
}

function prefixOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf(':')));
}

/** Namespaces are compared without regard to case and a last slash or hash, which publishers mix up. */
function comparable(uri: string): string {
  return uri
    .trim()
    .toLowerCase()
    .replace(/[/#]+$/, '');
}
