import type { Bilingual } from '../domain/language.ts';
import { type exportables, type Format, formatsOf } from '../export/export.ts';
import type { Message } from '../message/message.ts';
import { link, text } from '../message/message.ts';
import { sentence } from '../message/sentence.ts';
import { notLegalAdvice } from '../message/strings.ts';
import { notHere } from './acts/act-on.ts';
import { logAct } from './acts/log-act.ts';
import { command } from './command.ts';
import { exportArgs, exportAsked } from './export-args.ts';
import { print } from './parse/parse.ts';

export const exporting = command({
  name: 'export',
  words: ['出力', 'エクスポート'],
  summary: {
    ja: 'イベント・期限・記録・証跡をCSV、JSON、ICS、RSSで出力します（例：出力 期限 ics 分野:金融）。',
    en: 'Exports events, deadlines, the audit log or evidence as CSV, JSON, ICS or RSS: export deadlines ics sector:finance.',
  },
  needs: 'export',
  args: exportArgs,
  async run(args, context) {
    const { what = 'events', format = 'csv' } = args;
    if (!formatsOf[what].includes(format)) return { kind: 'problem' as const, problem: wrongFormat(what) };
    if (what === 'audit' && context.withOutsiders) return { kind: 'problem' as const, problem: notHere };
    if (what === 'audit' && !context.may('audit')) return { kind: 'problem' as const, problem: notYours };
    const asked = exportAsked(args, context);
    if (asked.kind === 'problem') return asked;
    await logAct('export', what, { format }, context);
    const words = print({ command: 'export', args: args as Readonly<Record<string, string>> });
    return { kind: 'asked' as const, what, format, words, address: addressOf(args, what, format, context.consoleUrl) };
  },
  show(data, language): Message {
    if (data.kind === 'problem') return sentence(data.problem, language);
    const { what, format, address, words } = data;
    const label = exportArgs.what.choices.find(({ value }) => value === what)?.label[language] ?? what;
    if (address === null) {
      const said = {
        ja: `コンソールのアドレスが設定されていないため、ここからは出力できません。コマンドラインの「npx kairan ${words}」で出力できます。`,
        en: `The console has no address that people know, so nothing can be downloaded from here. On the command line, "npx kairan ${words}" writes it.`,
      };
      return sentence(said, language);
    }
    const heading = {
      ja: `${label}を${format.toUpperCase()}で出力します。次のアドレスから取得してください（ログインが必要です）。`,
      en: `Here is ${label} as ${format.toUpperCase()}; you will be asked to log in.`,
    }[language];
    return {
      language,
      summary: heading,
      blocks: [
        { kind: 'text', spans: [text(heading)] },
        { kind: 'text', spans: [link(address, address)] },
        { kind: 'note', spans: [text(notLegalAdvice[language], 'quiet')] },
      ],
    };
  },
  lines: data => (data.kind === 'problem' ? [] : [{ what: data.what, format: data.format, address: data.address }]),
});

/** Where the console serves it; null where the console stands at no address. */
function addressOf(args: object, what: string, format: Format, consoleUrl: string | null): string | null {
  if (consoleUrl === null) return null;
  const address = new URL(`export/${what}.${format}`, consoleUrl.endsWith('/') ? consoleUrl : `${consoleUrl}/`);
  for (const [name, value] of Object.entries(args)) {
    if (name === 'what' || name === 'format') continue;
    address.searchParams.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  return address.href;
}

function wrongFormat(what: (typeof exportables)[number]): Bilingual {
  const label = exportArgs.what.choices.find(({ value }) => value === what)?.label;
  const known = formatsOf[what].join(', ');
  return {
    ja: `${label?.ja}は ${known} で出力できます。形式を選び直してください。`,
    en: `${label?.en} can be had as ${known}. Please choose one of these.`,
  };
}

const notYours: Bilingual = {
  ja: '操作記録の出力には管理者の権限が必要です。Kairanの管理者にご依頼ください。',
  en: 'Only administrators may export the audit log. Please ask whoever administers Kairan.',
};
