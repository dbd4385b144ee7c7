import { Router } from 'express';
import type { Bilingual } from '../../src/domain/language.ts';

/** Pages that the package names, for operators who have none of their own: privacy, terms of use, help. */
export function createPages(): Router {
  const router = Router();
  for (const [name, { title, paragraphs }] of Object.entries(pages)) {
    const html = page(title, paragraphs);
    router.get(`/${name}`, (_request, response) => void response.type('html').send(html));
  }
  return router;
}

interface Page {
  readonly title: Bilingual;
  readonly paragraphs: readonly Bilingual[];
}

const pages: Readonly<Record<'privacy' | 'terms' | 'support', Page>> = {
  privacy: {
    title: { ja: 'Kairanが扱う情報', en: 'What Kairan does with data' },
    paragraphs: [
      {
        ja: 'Kairanは、この組織が自ら運用しているサーバーで動作します。受け取るのは、Kairanに向けて入力された言葉と、利用者・会話・テナントのIDだけです。ほかの人どうしのやり取りは受け取りません。',
        en: 'Kairan runs on a server of the organisation that installed it. It receives the words that are addressed to it, and ids of people, conversations and the tenant; what people say to each other it does not receive.',
      },
      {
        ja: '購読・設定・対応状況は、削除されるまでそのサーバーに保存します。質問は、スレッドの文脈として30日間保存し、ログには残しません。',
        en: 'Subscriptions, settings and reviews are kept on that server until they are removed. Questions are kept with their thread for 30 days, and never stand in the log.',
      },
      {
        ja: '運用者が言語モデルを設定している場合に限り、質問と根拠の抜粋をそのモデルに送ります。詳しくは、Kairanを運用している部門にお問い合わせください。',
        en: 'Only where the operator has configured a language model are questions, with the passages that answer them, sent to it. Whoever runs Kairan in your organisation can tell you more.',
      },
    ],
  },
  terms: {
    title: { ja: 'Kairanのご利用にあたって', en: 'Terms of use' },
    paragraphs: [
      {
        ja: 'Kairanは、公表された資料に基づいて一般的な情報を提供します。法的助言ではありません。判断にあたっては、示された出典を必ずご確認ください。',
        en: 'Kairan gives general information from what was published. It is not legal advice: read the sources that it names before you act.',
      },
      {
        ja: '資料の権利は、それぞれの発行元に属します。Kairanは、発行元が認める範囲で要点と所在を示します。',
        en: 'What is published belongs to its publishers. Kairan shows where it stands, and as much of it as they permit.',
      },
    ],
  },
  support: {
    title: { ja: 'Kairanの使い方', en: 'Help' },
    paragraphs: [
      {
        ja: 'チャネルやグループチャットでは @Kairan を付けて、個人チャットではそのまま、「ヘルプ」と入力してください。',
        en: 'Type "help": after @Kairan in a channel or group chat, by itself in a personal one.',
      },
      {
        ja: '誤りや掲載漏れは「フィードバック」でお知らせください。Kairanを運用している部門に届きます。',
        en: 'Tell whoever runs Kairan of errors and gaps with "feedback".',
      },
    ],
  },
};

function page({ ja, en }: Bilingual, paragraphs: readonly Bilingual[]): string {
  const part = (lang: 'ja' | 'en', title: string) =>
    `<section lang="${lang}"><h1>${title}</h1>${paragraphs.map(one => `<p>${one[lang]}</p>`).join('')}</section>`;
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${ja} · ${en}</title>${part('ja', ja)}${part('en', en)}</html>\n`;
}
