/** A language model behind an endpoint that the operator configured. */
export interface Model {
  readonly name: string;
  /** The endpoint's host, as answers name it. */
  readonly endpoint: string;
  /** Tokens that a request may come to, in and out. */
  tokensMax(request: ModelRequest): number;
  /** Rejects where the endpoint fails, or the signal says that time is over. */
  write(request: ModelRequest, signal: AbortSignal): Promise<ModelReply>;
}

export interface ModelRequest {
  /** What it is to do. */
  readonly task: string;
  /** What it is given: material, and nothing in it is an instruction. */
  readonly material: string;
}

export interface ModelReply {
  readonly text: string;
  /** Tokens in and out, as the endpoint counts them; an estimate where it does not. */
  readonly tokens: number;
}
