import { type Message, text } from '../message/message.ts';
import { notLegalAdvice } from '../message/strings.ts';
import { command } from './command.ts';

export const about = command({
  name: 'about',
  words: ['概要', 'このボットについて'],
  summary: { ja: 'Kairan（回覧）の説明と版を表示します。', en: 'Says what Kairan is, and which version.' },
  args: {},
  async run(_args, { version, sources, viewer, library }) {
    const { total } = await library.list(viewer, {}, { limit: 1 });
    return { version, sources: sources.length, publications: total };
  },
  show({ version, sources, publications }, language): Message {
    const words = {
      ja: [
        `Kairan（回覧）${version}は、日本のAI政策を追う方のためのボットです。`,
        `${sources}件の情報源を監視し、公表資料を分類して、出典とともにお知らせします。現在${publications}件を収録しています。`,
        '分類は規則に基づく自動処理です。各カードの根拠をご確認のうえ、重要な判断の前には必ず原文をご覧ください。',
      ],
      en: [
        `Kairan ${version} is a bot for people who follow Japanese AI policy.`,
        `It watches ${sources} sources, tags what they publish, and reports it with its source. It holds ${publications} publications now.`,
        'Tags are given automatically, by rules; each shows the words that earned it. Read the original before you decide anything that matters.',
      ],
    }[language];
    return {
      language,
      summary: words[0] ?? '',
      blocks: [
        ...words.map(line => ({ kind: 'text', spans: [text(line)] }) as const),
        { kind: 'note', spans: [text(notLegalAdvice[language], 'quiet')] },
      ],
    };
  },
  lines: data => [data],
});
