import type { Secret } from '../domain/secret.ts';
import type { Model } from './model.ts';

export interface EndpointOptions {
  /** Address under which `/chat/completions` stands. */
  readonly url: string;
  readonly key: Secret | null;
  readonly model: string;
  readonly fetch: typeof fetch;
}

const outputTokensMax = 1_200;
/** Characters for a token, where the endpoint does not count: low, so that a budget is not overdrawn. */
const charactersPerToken = 2;

/** A model behind any endpoint that speaks OpenAI's chat protocol. The library is loaded with the first question. */
export function createOpenAiModel({ url, key, model, fetch }: EndpointOptions): Model {
  return {
    name: model,
    endpoint: new URL(url).host,
    tokensMax: ({ task, material }) => task.length + material.length + outputTokensMax,
    async write({ task, material }, signal) {
      const [{ generateText }, { createOpenAICompatible }] = await Promise.all([
        import('ai'),
        import('@ai-sdk/openai-compatible'),
      ]);
      const provider = createOpenAICompatible({
        name: 'endpoint',
        baseURL: url,
        fetch,
        ...(key === null ? {} : { apiKey: key.reveal() }),
      });
      const { text, usage } = await generateText({
        model: provider(model),
        instructions: task,
        prompt: material,
        temperature: 0,
        maxOutputTokens: outputTokensMax,
        maxRetries: 0,
        abortSignal: signal,
      });
      const estimate = Math.ceil((task.length + material.length + text.length) / charactersPerToken);
      return { text, tokens: usage.totalTokens ?? estimate };
    },
  };
}
