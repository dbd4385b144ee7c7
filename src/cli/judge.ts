import { findDeadline } from '../calendar/deadline.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { Language } from '../domain/language.ts';
import type { LinkedMeasure } from '../domain/measure.ts';
import type { Draft } from '../domain/publication.ts';
import type { Tags } from '../domain/tags.ts';
import { createLinker } from '../measures/link.ts';
import { loadMeasures } from '../measures/load.ts';
import { createClassifier } from '../taxonomy/classify.ts';
import { loadLexicon } from '../taxonomy/lexicon.ts';
import { createRecogniser } from '../taxonomy/speaker.ts';

/** A publication as a line of JSON gives it; what is missing is taken for empty. */
export interface GivenPublication {
  readonly title?: string;
  readonly summary?: string;
  readonly content?: string;
  readonly url?: string | null;
  readonly publisher?: string;
  readonly published?: string | null;
  readonly lang?: string;
}

export interface Judgement {
  readonly draft: Draft;
  readonly links: readonly LinkedMeasure[];
  readonly deadline: Deadline | null;
  readonly tags: Tags;
}

/** What tags publications: those that lines of JSON give, by their publisher’s name or address, and the archive’s. */
export interface Judge {
  given(publication: GivenPublication): Judgement;
  draft(draft: Draft): Judgement;
}

/** @param measures YAML files with the operator’s own measures. */
export function createJudge({ measures = [] }: { readonly measures?: readonly string[] } = {}): Judge {
  const lexicon = loadLexicon();
  const recognise = createRecogniser(lexicon);
  const link = createLinker(loadMeasures({ extra: measures }).measures);
  const classify = createClassifier(lexicon);

  return {
    given(publication) {
      const draft = draftOf(publication);
      return judge({ ...draft, publisherBodies: recognise(draft).bodies });
    },
    draft: judge,
  };

  function judge(draft: Draft): Judgement {
    const links = link(draft);
    const deadline = findDeadline(draft);
    return { draft, links, deadline, tags: classify(draft, links, deadline) };
  }
}

function draftOf({
  title = '',
  summary = '',
  content = '',
  url,
  publisher = '',
  published,
  lang,
}: GivenPublication): Draft {
  return {
    title,
    summary,
    content,
    url: url ?? null,
    publisher: { ja: publisher, en: publisher },
    publisherBodies: [],
    publishedAt: published ?? null,
    updatedAt: null,
    language: languageOf(lang, title === '' ? summary : title),
  };
}

function languageOf(said: string | undefined, words: string): Language {
  if (said === 'ja' || said === 'en') return said;
  return /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(words) ? 'ja' : 'en';
}
