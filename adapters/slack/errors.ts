import type { Bilingual } from '../../src/domain/language.ts';

const tooLong = (): Bilingual => ({
  ja: 'メッセージが長すぎるとして、Slackが受け付けませんでした。Kairanの不具合です。ご報告ください。',
  en: 'Slack found the message too long. This is an error of Kairan; please report it.',
});
const malformed = (): Bilingual => ({
  ja: 'メッセージの形式が正しくないとして、Slackが受け付けませんでした。Kairanの不具合です。ご報告ください。',
  en: 'Slack found the message malformed. This is an error of Kairan; please report it.',
});

/** How an error of Slack ends a send: `gone` where nobody will read there again by itself, `failed` where it may. */
export const slackErrors: Readonly<
  Record<string, readonly ['gone' | 'failed' | 'final', (where: string) => Bilingual]>
> = {
  not_in_channel: [
    'gone',
    where => ({
      ja: `Kairanが${where}に参加していません。/inviteで招待し、その会話で「再開」と入力してください。`,
      en: `Kairan is not a member of ${where}. Invite it there with /invite, then resume what stopped there.`,
    }),
  ],
  channel_not_found: [
    'gone',
    where => ({
      ja: `${where}は削除されたか、Kairanが参加していない非公開の会話です。Kairanを招待して「再開」と入力するか、別の会話で購読してください。`,
      en: `${where} does not exist any more, or is private and Kairan is not in it. Invite Kairan and resume what stopped there, or subscribe elsewhere.`,
    }),
  ],
  is_archived: [
    'gone',
    where => ({
      ja: `${where}はアーカイブされています。アーカイブを解除して「再開」と入力するか、別の会話で購読してください。`,
      en: `${where} is archived. Unarchive it and resume what stopped there, or subscribe elsewhere.`,
    }),
  ],
  user_not_found: [
    'gone',
    where => ({
      ja: `${where}の宛先の方は、このSlackワークスペースにいません。`,
      en: `The person of ${where} is not in this Slack workspace any more.`,
    }),
  ],
  user_disabled: [
    'gone',
    where => ({
      ja: `${where}の宛先の方のアカウントは停止されています。`,
      en: `The person of ${where} has been deactivated.`,
    }),
  ],
  cannot_dm_bot: [
    'gone',
    where => ({
      ja: `${where}はボットのため、メッセージを送れません。`,
      en: `${where} is a bot, which cannot be written to.`,
    }),
  ],
  account_inactive: [
    'gone',
    () => ({
      ja: 'SlackでKairanのアカウントが停止されたか、アプリが削除されました。インストールし直してください。',
      en: 'Slack has deactivated Kairan’s account or removed the app. Install it again.',
    }),
  ],
  token_revoked: [
    'gone',
    () => ({
      ja: 'アプリがワークスペースから削除され、トークンが失効しました。インストールし直してください。',
      en: 'The token was revoked: the app was removed from the workspace. Install it again.',
    }),
  ],
  invalid_auth: [
    'failed',
    () => ({
      ja: 'Slackがトークンを受け付けません。ボットトークンをコピーし直し、Kairanを起動し直してください。',
      en: 'Slack does not accept the token. Copy the bot token anew, and start again.',
    }),
  ],
  not_authed: [
    'failed',
    () => ({
      ja: 'Slackにトークンが渡されていません。KAIRAN_SLACK_BOT_TOKENを設定し、Kairanを起動し直してください。',
      en: 'Slack got no token. Set KAIRAN_SLACK_BOT_TOKEN, and start again.',
    }),
  ],
  token_expired: [
    'failed',
    () => ({
      ja: 'トークンの有効期限が切れ、更新できませんでした。アプリをインストールし直してください。',
      en: 'The token has expired and could not be renewed. Install the app again.',
    }),
  ],
  missing_scope: [
    'failed',
    () => ({
      ja: 'アプリの権限（スコープ）が足りません。「kairan slack manifest」の出力で更新し、インストールし直してください。',
      en: 'The app lacks a scope. Update it from "kairan slack manifest", then reinstall it.',
    }),
  ],
  no_permission: [
    'failed',
    where => ({
      ja: `アプリは${where}に投稿できません。管理者の許可が必要です。`,
      en: `The app may not write to ${where}. An administrator has to allow it.`,
    }),
  ],
  restricted_action: [
    'gone',
    where => ({
      ja: `${where}に投稿できるのは一部のメンバーだけです。アプリに許可するか、別の会話で購読してください。`,
      en: `Posting to ${where} is restricted to some members. Allow the app, or subscribe elsewhere.`,
    }),
  ],
  restricted_action_read_only_channel: [
    'gone',
    where => ({
      ja: `${where}は閲覧専用です。アプリに投稿を許可するか、別の会話で購読してください。`,
      en: `${where} is read-only. Allow the app to post there, or subscribe elsewhere.`,
    }),
  ],
  restricted_action_thread_only_channel: [
    'gone',
    where => ({
      ja: `${where}ではスレッドへの返信しかできません。別の会話で購読してください。`,
      en: `${where} takes answers in threads only. Subscribe elsewhere.`,
    }),
  ],
  ekm_access_denied: [
    'failed',
    () => ({
      ja: '組織の管理者が投稿を停止しています（Enterprise Key Management）。',
      en: 'The organisation’s administrators have suspended posting (Enterprise Key Management).',
    }),
  ],
  team_access_not_granted: [
    'gone',
    () => ({
      ja: 'アプリはこのワークスペースを利用できなくなりました。インストールし直してください。',
      en: 'The app may not use this workspace any more. Install it again.',
    }),
  ],
  msg_blocks_too_long: ['final', tooLong],
  msg_too_long: ['final', tooLong],
  invalid_blocks: ['final', malformed],
  invalid_blocks_format: ['final', malformed],
  rate_limited: [
    'failed',
    () => ({ ja: 'Slackが現在メッセージを受け付けていません。', en: 'Slack takes no more messages at the moment.' }),
  ],
  message_limit_exceeded: [
    'failed',
    () => ({
      ja: 'ワークスペースの送信数が、Slackのプランの上限に達しています。',
      en: 'The workspace has reached the number of messages that its Slack plan allows.',
    }),
  ],
  org_login_required: [
    'failed',
    () => ({
      ja: 'ワークスペースをEnterprise組織へ移行している途中です。後ほど送り直します。',
      en: 'The workspace is being moved into an Enterprise organisation. It is tried again later.',
    }),
  ],
};
