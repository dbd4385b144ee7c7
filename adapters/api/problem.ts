import type { Response } from 'express';
import type { Bilingual, Language } from '../../src/domain/language.ts';

/** What can go wrong with a request, each with its status and what it is called. */
export const problems = {
  'no-key': [401, { ja: '認証が必要です', en: 'A key is needed' }],
  'unknown-key': [401, { ja: 'トークンが無効です', en: 'That token opens nothing' }],
  'not-permitted': [403, { ja: '権限がありません', en: 'That is not permitted' }],
  'not-found': [404, { ja: '見つかりません', en: 'There is no such thing' }],
  'only-read': [405, { ja: '読み取り専用です', en: 'This is read only' }],
  'unknown-parameter': [400, { ja: '使えないパラメーターです', en: 'There is no such parameter' }],
  'unusable-value': [400, { ja: '値を読み取れません', en: 'That value cannot be used' }],
  'unusable-cursor': [400, { ja: '続きの位置が無効です', en: 'That cursor cannot be used' }],
  'too-many-requests': [429, { ja: 'リクエストが多すぎます', en: 'Too many requests' }],
  'our-fault': [500, { ja: '不具合が起きました', en: 'Something went wrong here' }],
} as const satisfies Readonly<Record<string, readonly [status: number, title: Bilingual]>>;

export type ProblemKind = keyof typeof problems;

/** What is wrong, and what to do about it. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly detail: Bilingual;
}

/** Answers with a problem as RFC 9457 writes it. */
export function sendProblem(response: Response, { kind, detail }: Problem, language: Language): void {
  const [status, title] = problems[kind];
  if (status === 401) response.set('www-authenticate', 'Bearer realm="Kairan"');
  response
    .status(status)
    .type('application/problem+json')
    .set({ 'cache-control': 'no-store', 'content-language': language })
    .send(
      JSON.stringify({
        type: `urn:kairan:problem:${kind}`,
        title: title[language],
        status,
        detail: detail[language],
      }),
    );
}
