import type { Asking } from '../ask/asking.ts';
import { appointed } from '../digest/desk/standing-order.ts';
import type { Bilingual } from '../domain/language.ts';
import type { ConversationSettings } from '../domain/settings.ts';
import type { Viewer } from '../domain/workspace.ts';
import { createWorkspaceSwitch } from '../llm/workspace-switch.ts';
import { type Message, text } from '../message/message.ts';
import { counted } from '../message/strings.ts';
import { logAct } from './acts/log-act.ts';
import { choice } from './args/arg.ts';
import { languageChoices } from './args/order-choices.ts';
import { command } from './command.ts';
import { ownSubscriptions } from './meant/own-subscriptions.ts';

export const settings = command({
  name: 'settings',
  words: ['設定', '設定変更', 'set'],
  needs: 'settings',
  summary: {
    ja: 'この会話の言語と時間帯を表示・変更します。購読にも適用されます。',
    en: 'Shows or changes this conversation’s language and time zone, those of its subscriptions too.',
  },
  args: {
    language: {
      kind: 'choice',
      words: ['言語', '表示言語', 'lang'],
      label: { ja: '言語', en: 'Language' },
      positional: true,
      choices: languageChoices,
      help: { ja: 'お知らせと回答の言語', en: 'language of messages and answers' },
    },
    timezone: {
      kind: 'zone',
      words: ['時間帯', 'タイムゾーン', 'time zone', 'zone', 'tz'],
      label: { ja: '時間帯', en: 'Time zone' },
      positional: true,
      help: { ja: '時刻の時間帯（東京、Europe/Londonなど）', en: 'the time zone (Tokyo, Europe/London …)' },
    },
    model: {
      kind: 'choice',
      words: ['言語モデル'],
      label: { ja: '言語モデル', en: 'Language model' },
      choices: [
        choice('on', '使う', 'on', ['はい', 'yes', 'オン']),
        choice('off', '使わない', 'off', ['いいえ', 'no', 'オフ']),
      ],
      help: {
        ja: '回答の文面に言語モデルを使うか（管理者はワークスペース全体、その他の方はこの会話の分を切り替えます）',
        en: 'whether a language model may word answers (administrators: in the workspace; others: in this conversation)',
      },
    },
  },
  async run({ language, timezone, model }, context) {
    const { store, viewer, conversation, now, asking } = context;
    const inWorkspace = createWorkspaceSwitch(store.positions);
    const wasOn = await inWorkspace.isOn(viewer.workspace);
    const problem = model === 'on' ? whyNoModel(viewer, asking.model, wasOn) : null;
    const isTurned = model !== undefined && problem === null;
    if (isTurned && answersForWorkspace(viewer)) await inWorkspace.turn(viewer.workspace, model === 'on');
    const before = (await store.settings.of(viewer.workspace, conversation)) ?? { language: null, zone: null };
    const after: ConversationSettings = {
      ...before,
      language: language ?? before.language,
      zone: timezone ?? before.zone,
      ...(isTurned && { model: model === 'on' }),
    };
    const isChange = language !== undefined || timezone !== undefined || isTurned;
    let subscriptions = 0;
    if (isChange) {
      await store.settings.save(viewer.workspace, conversation, after);
      await logAct(
        'settings',
        '',
        {
          language: after.language ?? '',
          timezone: after.zone ?? '',
          ...(isTurned && { model, of: answersForWorkspace(viewer) ? 'workspace' : 'conversation' }),
        },
        context,
      );
      for (const one of await ownSubscriptions(context)) {
        const next = {
          ...one,
          language: language ?? one.language,
          zone: timezone ?? one.zone,
          version: one.version + 1,
        };
        if (await store.subscriptions.save(timezone === undefined ? next : appointed(next, now))) subscriptions++;
      }
    }
    const use = !(await inWorkspace.isOn(viewer.workspace)) ? 'off' : after.model === false ? 'not-here' : 'on';
    const spoken = after.language ?? context.language;
    return { zone: after.zone, spoken, isChange, subscriptions, problem, offered: asking.model, use } as const;
  },
  show({ spoken, zone, isChange, subscriptions, use, offered, problem }): Message {
    const ja = spoken === 'ja';
    const heading = isChange
      ? ja
        ? `設定を変更しました${subscriptions > 0 ? `（購読${subscriptions}件にも適用）` : ''}。`
        : `Settings changed${subscriptions > 0 ? `; they apply to ${counted(subscriptions, 'subscription', 'subscriptions')} here too` : ''}.`
      : ja
        ? 'この会話の設定'
        : 'This conversation’s settings';
    const rows = [
      { label: ja ? '言語' : 'Language', value: [text(ja ? '日本語' : 'English')] },
      { label: ja ? '時間帯' : 'Time zone', value: [text(zone ?? 'Asia/Tokyo')] },
      ...(offered === null
        ? []
        : [
            {
              label: ja ? '言語モデル' : 'Language model',
              value: [text(modelWords(use, offered)[spoken])],
            },
          ]),
    ];
    return {
      language: spoken,
      summary: heading,
      blocks: [
        { kind: 'heading', spans: [text(heading, 'strong')] },
        ...(problem === null ? [] : [{ kind: 'text', spans: [text(problem[spoken])] } as const]),
        { kind: 'table', rows },
      ],
    };
  },
  lines: ({ spoken, zone, use }) => [{ language: spoken, timezone: zone ?? 'Asia/Tokyo', model: use === 'on' }],
});

/** Questions and passages go to the model's endpoint: somebody who answers for that switches it on. */
function whyNoModel(viewer: Viewer, model: Asking['model'], isOn: boolean): Bilingual | null {
  if (model === null)
    return {
      ja: '言語モデルは設定されていません。運用者がKAIRAN_LLM_URLとKAIRAN_LLM_MODELを設定すると、ここで使えるようになります。',
      en: 'No language model is configured. Once the operator has set KAIRAN_LLM_URL and KAIRAN_LLM_MODEL, it can be switched on here.',
    };
  if (isOn || answersForWorkspace(viewer)) return null;
  return {
    ja: '言語モデルの利用を始められるのは管理者だけです。管理者にご依頼ください。',
    en: 'Only an administrator can switch the language model on; please ask yours.',
  };
}

function answersForWorkspace({ roles }: Viewer): boolean {
  return roles.includes('admin') || roles.includes('operator');
}

function modelWords(use: 'on' | 'off' | 'not-here', { name, endpoint }: NonNullable<Asking['model']>): Bilingual {
  switch (use) {
    case 'on':
      return {
        ja: `ワークスペースで使います（${name}、${endpoint}）。質問と引用元の文がこの接続先に送られます`,
        en: `on in this workspace (${name} at ${endpoint}): questions and the passages quoted go there`,
      };
    case 'not-here':
      return {
        ja: `この会話では使いません（ワークスペースでは${name}を使います）`,
        en: `off in this conversation (the workspace uses ${name})`,
      };
    case 'off':
      return { ja: `使いません（${name}を利用できます）`, en: `off (${name} is available)` };
  }
}
