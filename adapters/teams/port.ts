import type { Request, Response } from 'express';

/** What of an activity of the Bot Framework is read; everything else is left alone. */
export interface Activity {
  readonly type: string;
  readonly id?: string;
  readonly name?: string;
  readonly text?: string;
  readonly value?: unknown;
  readonly serviceUrl?: string;
  readonly replyToId?: string;
  readonly action?: string;
  readonly from?: { readonly id: string; readonly name?: string; readonly aadObjectId?: string };
  readonly recipient?: { readonly id: string };
  readonly conversation?: {
    readonly id: string;
    readonly tenantId?: string;
    readonly conversationType?: string;
  };
  readonly channelData?: {
    readonly tenant?: { readonly id?: string };
    readonly channel?: { readonly id?: string };
    readonly team?: { readonly id?: string };
    readonly eventType?: string;
  };
  readonly entities?: readonly {
    readonly type: string;
    readonly text?: string;
    readonly mentioned?: { readonly id: string; readonly name?: string };
  }[];
  readonly membersAdded?: readonly { readonly id: string }[];
  readonly membersRemoved?: readonly { readonly id: string }[];
}

/** What is sent: an activity of the Bot Framework, as plain JSON. */
export type Outgoing = Readonly<Record<string, unknown>>;

/** Where something is sent. */
export interface Address {
  readonly serviceUrl: string;
  /** The platform's own id of the conversation; with `;messageid=` for a thread in a channel. */
  readonly conversation: string;
  readonly tenant: string;
}

/** Somebody in a conversation, as Teams tells. */
export interface Member {
  readonly id: string;
  readonly tenantId?: string;
  /** `user`, `guest`, `anonymous`. */
  readonly userRole?: string;
  readonly userPrincipalName?: string;
}

/** What an invoke is answered with. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body?: object;
}

/** The platform's way of saying no. */
export class PortError extends Error {
  readonly status: number | null;
  /** Its own word for it: `ConversationNotFound`. */
  readonly code: string | null;
  readonly retryAfterMs: number | null;

  constructor(message: string, { status, code, retryAfterMs }: Omit<PortError, keyof Error>) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** All that Kairan asks of an SDK for Teams; a move to another one is a file that implements this. */
export interface TeamsPort {
  /** Whether it carries what could be a token of Microsoft's; looked at before its body is read. */
  mayBeSigned(request: Request): boolean;
  /**
   * Takes a request whose body is an activity: refused unless Microsoft signed it for this bot; else what the handler answers.
   */
  receive(
    request: Request,
    response: Response,
    handle: (activity: Activity) => Promise<InvokeAnswer | null>,
    refuse: () => void,
  ): Promise<void>;
  /** @returns The platform's id of the message. @throws PortError */
  send(to: Address, activity: Outgoing, signal?: AbortSignal): Promise<string>;
  /** @throws PortError */
  update(to: Address, id: string, activity: Outgoing): Promise<void>;
  /**
   * A page of who is in a conversation.
   * @param continuation What the page before gave; null for the first.
   * @throws PortError
   */
  members(
    of: Address,
    continuation: string | null,
    signal: AbortSignal,
  ): Promise<{ readonly members: readonly Member[]; readonly continuation: string | null }>;
}
