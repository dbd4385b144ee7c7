import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { CORE_SCHEMA, load } from 'js-yaml';
import { reasonOf } from './reason-of.ts';
import type { YamlFile } from './yaml-file.ts';

const fileBytesMax = 4 * 1024 * 1024;
const anchors = /(^|[\s[{,:-])[&*][^\s]/m;
const requireHere = createRequire(import.meta.url);

/**
 * Opens a YAML file; what is wrong with it is reported, nothing is thrown. The values come from a quick parser; the one that
 * knows lines, five times slower, is loaded when something is wrong. A file with anchors goes to it at once: it counts them.
 */
export function openYaml(file: string): YamlFile {
  const { text, trouble } = textOf(file);
  let opened: YamlFile | null = null;
  const carefully = () => {
    const { readYaml } = requireHere('./yaml-document.ts') as typeof import('./yaml-document.ts');
    opened ??= readYaml(file, text, trouble);
    return opened;
  };
  const quick = trouble.length > 0 || anchors.test(text) ? null : quickly(text);
  if (quick === null) return carefully();
  return {
    value: quick.value,
    problems: [],
    problemAt: (path, sentence) => carefully().problemAt(path, sentence),
    complaints: (error, locate) => carefully().complaints(error, locate),
  };
}

/** The file's value; null where it isn't well-formed, which the careful parser says with the line. */
function quickly(text: string): { readonly value: unknown } | null {
  try {
    return { value: load(text, { schema: CORE_SCHEMA }) ?? null };
  } catch {
    return null;
  }
}

function textOf(file: string): { text: string; trouble: string[] } {
  try {
    const bytes = readFileSync(file);
    if (bytes.byteLength > fileBytesMax)
      return { text: '', trouble: [`The file is larger than ${fileBytesMax} bytes.`] };
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), trouble: [] };
  } catch (error) {
    return { text: '', trouble: [`The file can’t be read: ${reasonOf(error)}`] };
  }
}
