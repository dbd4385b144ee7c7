/** Who holds a lease: a process of a machine, `4711@host`, told apart from an earlier one of that number by `#…`. */
export type Holder = string;

export function holderName(pid: number, host: string, unique: string): Holder {
  return `${pid}@${host}#${unique}`;
}

/** The process number of a holder on this machine; null for one elsewhere. */
export function pidOf(holder: Holder, host: string): number | null {
  const [, pid, where] = /^(\d+)@(.*)#/.exec(holder) ?? [];
  return pid !== undefined && where === host ? Number(pid) : null;
}
