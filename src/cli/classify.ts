import { levelOf } from '../digest/priority.ts';
import { evidenceOf } from '../export/publication-line.ts';
import { tagValues } from '../export/tag-values.ts';
import { type JsonLine, readJsonLines } from './json-lines.ts';
import type { GivenPublication, Judgement } from './judge.ts';
import { type Verb, writeLines } from './verb.ts';

export const classify: Verb = {
  name: 'classify',
  summary: 'Tags publications given as JSON lines (id, title, summary, url, publisher, published, lang).',
  words: '[FILE|-]',
  options: {},
  async run(_given, words, _open, io) {
    const [place = '-', ...more] = words;
    if (more.length > 0) {
      io.errors.write('"classify" takes one file, or "-" for standard input.\n');
      return 2;
    }
    const judge = await io.openJudge();
    let code = 0;
    for await (const line of readJsonLines(place, io)) {
      if (line.kind === 'problem') {
        io.errors.write(`${line.sentence}\n`);
        code = 1;
      } else {
        await writeLines(io.output, [judgedLine(line, judge.given(publicationOf(line.value)))]);
      }
    }
    return code;
  },
};

function judgedLine(line: JsonLine & { kind: 'object' }, { tags, deadline, links }: Judgement): object {
  return {
    id: line.value.id ?? line.number,
    ...tagValues(tags),
    deadline: deadline?.on ?? null,
    measures: links.map(({ measure, role }) => ({ measure, role })),
    priority: levelOf(tags),
    evidence: evidenceOf({ tags }),
    rules: tags.rules,
  };
}

/** Fields that are no text are taken for missing. */
function publicationOf(value: Readonly<Record<string, unknown>>): GivenPublication {
  const text = (name: string) => (typeof value[name] === 'string' ? { [name]: value[name] } : {});
  return Object.assign(
    {},
    ...['title', 'summary', 'content', 'url', 'publisher', 'published', 'lang'].map(text),
  ) as GivenPublication;
}
