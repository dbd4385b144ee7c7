import type { Playground } from './playground.ts';

/** Called where something is to be seen; the name is the picture's. */
export type Look = (name: string) => Promise<void>;

/** What a person does in the first minutes, from the welcome to a digest that comes by itself; each awaits what it names. */
export async function drive({ page, publish, later, go, say }: Playground, look: Look): Promise<void> {
  const shows = (words: string | RegExp) => page.getByText(words).last().waitFor();
  const extend = async (what: string) => {
    await page.getByRole('button', { name: 'Trigger Message Extension App' }).click();
    await page.getByText(what).click();
  };

  await shows('日本のAI政策の新着・期限・制度');
  await look('welcome');

  await say('ヘルプ');
  await shows(/「ヘルプ 新着」のように入力すると/);
  await look('help');

  await say('制度 AI推進法 第16条');
  await shows('AI推進法　第16条（調査研究等）');
  await look('measure');

  await page.getByRole('button', { name: '制度の概要', exact: true }).last().click();
  await shows('参議院本会議で可決・成立');
  await look('action');

  await extend('Action Command');
  await page.getByPlaceholder('Input command id or leave blanks').fill('subscribe');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByPlaceholder(/^時刻の時間帯/).fill('Atlantis');
  await page.getByRole('button', { name: '送信' }).click();
  await shows(/「時間帯」に「Atlantis」は使えません/);
  await look('form');
  await page.getByRole('button', { name: 'Close' }).first().click();

  await say('購読 毎日 9:00 静音:なし 確定:はい');
  await shows('購読を登録しました。');
  publish(['人工知能基本計画（見本）の変更について', '生成AIの適切な利用に関する政府方針（見本）の公表について']);
  await later(2);

  await go('General');
  await say(' AI推進法に罰則はありますか', { mention: true, box: 'first' });
  await shows(/罰則の規定はありません|罰則はありません|罰則の規定はない/);
  await say(' 第7条は何を定めていますか', { mention: true });
  await shows(/（第7条）/);
  await look('thread');

  await go('Personal Chat');
  await later('nine');
  await shows('人工知能基本計画（見本）の変更について');
  await look('digest');

  await extend('Search Command');
  await page.getByText('Specify Command ID or Parameter').click();
  await page.getByPlaceholder('Parameter name').fill('query');
  await page.getByPlaceholder('Enter a search term').fill('基本計画');
  await shows('人工知能基本計画（見本）の変更について');
  await look('compose');
}
