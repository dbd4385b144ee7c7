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
        ja: 'Kairanは、この組織が自ら運用しているサーバーで動作します。Teamsから届くもののうち使うのは、Kairanに向けて入力された言葉、利用者・会話・テナントのID、ゲストを見分けるための会話の参加者の一覧です。氏名やメールアドレスは保存しません。ほかの人どうしのやり取りは受け取りません。',
        en: 'Kairan runs on a server of the organisation that installed it. Of what comes from Teams it uses the words that are addressed to it, ids of people, conversations and the tenant, and the list of who is in a conversation, to tell guests. It keeps no names or mail addresses, and does not receive what people say to each other.',
      },
      {
        ja: '購読・設定・対応状況、誰が何をしたかの操作記録、送信したメッセージを、そのサーバーに保存します。質問は、スレッドの文脈として、既定では30日間保存し、ログには残しません。保存する期間は、Kairanを運用している部門が定めます。',
        en: 'Subscriptions, settings and reviews, the record of who did what, and messages that were sent are kept on that server. Questions are kept with their thread, for 30 days where nothing else was chosen, and never stand in the log. Whoever runs Kairan in your organisation chooses how long.',
      },
      {
        ja: '運用者が言語モデルを設定し、管理者が利用を始めた場合に限り、質問と根拠の抜粋をそのモデルに送ります。詳しくは、Kairanを運用している部門にお問い合わせください。',
        en: 'Only where the operator has configured a language model, and an administrator has switched it on, are questions, with the passages that answer them, sent to it. Whoever runs Kairan in your organisation can tell you more.',
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
