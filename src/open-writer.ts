import type { Config } from './config.ts';
import { OperatorError } from './domain/operator-error.ts';
import { createWriter, type Writer, type WriterDeps } from './llm/writer.ts';

/**
 * The language model that the operator configured; null where there is none. Its library is loaded when it is first asked.
 * @throws OperatorError where the endpoint is named and the model is not.
 */
export async function openWriter(config: Config, deps: Omit<WriterDeps, 'model'>): Promise<Writer | null> {
  const { KAIRAN_LLM_URL: url, KAIRAN_LLM_MODEL: model, KAIRAN_LLM_KEY: key } = config;
  if (url === '') return null;
  if (model === '')
    throw new OperatorError(
      'KAIRAN_LLM_URL is set and KAIRAN_LLM_MODEL is not: name the model that the endpoint serves.',
    );
  const [{ createOpenAiModel }, { createOutbound }] = await Promise.all([
    import('./llm/open-ai.ts'),
    import('./outbound.ts'),
  ]);
  return createWriter(
    { ...deps, model: createOpenAiModel({ url, key, model, fetch: createOutbound(config) }) },
    { tokensADay: config.KAIRAN_LLM_TOKENS_A_DAY, timeoutMs: config.KAIRAN_LLM_TIMEOUT },
  );
}
