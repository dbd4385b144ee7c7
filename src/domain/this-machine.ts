interface Heard {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * Whether a request comes from this machine, through no proxy on it, and under this machine's own name: a page of another
 * name that was made to lead here (DNS rebinding) has another host in its address.
 */
export function isFromThisMachine({ headers, socket }: Heard): boolean {
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  const host = URL.parse(`http://${headers.host ?? ''}`)?.hostname ?? '';
  return (
    !isForwarded &&
    /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '') &&
    /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(host)
  );
}
