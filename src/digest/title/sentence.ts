import type { Bilingual } from '../../domain/language.ts';
import type { EnglishTitle } from './english.ts';

/** What one says and does in sentences, in small letters of NFKC: 公表 is «published | publishes», 加え «added | adds». */
export type Tellings = ReadonlyMap<string, string>;

/** What a Japanese sentence says, in English; null where it is not understood to the last word. */
export type EnglishSentence = (sentence: string, publisher: Bilingual) => string | null;

const lengthMax = 160;
/** No ない, no とした, no 予定: what is not said flatly is not read. */
const done = /^(?:し?ました|した|た|し?ている|し?ています|しており|ている|ています)$/u;
const doing = /^(?:する|します|る|ます|す|じる)$/u;
const day = /^(?:同?日|(?:(?:令和\d+年|\d{4}年)?\d{1,2}月)?\d{1,2}日)(?:付で|に|、)?/u;

/**
 * Reads a sentence that says of one thing what was done to it: 「金融庁は、監督指針の改正案を公表しました。」, or names
 * one thing: 「個人情報の取扱いに関する改正法案。」.
 */
export function createEnglishSentence(tellings: Tellings, title: EnglishTitle): EnglishSentence {
  const verbs = [...tellings.keys()].sort((a, b) => b.length - a.length);
  return (sentence, publisher) => {
    const text = sentence
      .normalize('NFKC')
      .replace(/[。.\s]+$/, '')
      .trim();
    if (text === '' || text.length > lengthMax) return null;
    const [, subject = null, rest = text] = /^([^、をはが]{2,30})(?:は|が)、?(.+)$/u.exec(text.replace(day, '')) ?? [];
    const by = subject === null ? 'It' : title(subject, publisher);
    if (by === null) return null;
    const said = telling(rest.replace(day, ''));
    if (said === null) return subject === null && /に(?:関|つい|係)/u.test(text) ? title(text, publisher) : null;
    const [, to, what = ''] = /^(?:([^、を]{2,20})に対し(?:て)?、?)?(.+)$/u.exec(said.what) ?? [];
    const thing = about(what, publisher);
    const whom = to === undefined ? '' : title(to, publisher);
    if (thing === null || whom === null) return null;
    return `${by} ${said.verb}${whom === '' ? '' : `, for ${small(whom)},`} ${small(thing)}`;
  };

  function telling(text: string): { readonly what: string; readonly verb: string } | null {
    const at = text.lastIndexOf('を');
    if (at < 1) return null;
    const tail = text.slice(at + 1);
    const verb = verbs.find(one => tail.startsWith(one));
    const [past = '', present = ''] = (tellings.get(verb ?? '') ?? '').split(' | ');
    const ending = tail.slice(verb?.length ?? 0);
    const words = done.test(ending) ? past : doing.test(ending) ? present : '';
    return verb === undefined || words === '' ? null : { what: text.slice(0, at), verb: words };
  }

  /** 「AにBを入力する際の留意点」: points to note when entering B into A; else as a title has it. */
  function about(what: string, publisher: Bilingual): string | null {
    const [, into, thing = '', act = '', rest = ''] =
      /^(?:(.+?)に)?([^を]+)を(入力|利用|活用|使用|導入|開発|提供)する(?:際|場合)の(.+)$/u.exec(what) ?? [];
    const doingIt = gerunds[act];
    if (doingIt === undefined || (into !== undefined && act !== '入力')) return title(what, publisher);
    const parts = [rest, thing, ...(into === undefined ? [] : [into])].map(part =>
      latin.test(part) ? part : title(part, publisher),
    );
    if (parts.some(part => part === null)) return null;
    const [head = '', object = '', place] = parts.map(part => small(part ?? ''));
    return `${head} when ${doingIt} ${object}${place === undefined ? '' : ` into ${place}`}`;
  }
}

const latin = /^[A-Za-z\d ]+$/;

const gerunds: Readonly<Record<string, string>> = {
  入力: 'entering',
  利用: 'using',
  活用: 'using',
  使用: 'using',
  導入: 'adopting',
  開発: 'developing',
  提供: 'providing',
};

/** As a sentence goes on: a common word begins small. */
function small(words: string): string {
  return /^[A-Z][a-z]+(?: (?:[a-z]|AI\b)|$)/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}
