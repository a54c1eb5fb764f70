/** How much of this machine's processors others take while something is measured. Linux only; elsewhere nobody knows. */
import { readFileSync } from 'node:fs';

/**
 * Starts watching; the returned function gives the share (0–1) of all processor time since then that went neither to this process
 * and the children it has ended, nor to those of `others` that still run. Undefined where the kernel keeps no such account.
 */
export function watchOthers(children: () => readonly number[]): () => number | undefined {
  const before = account(children());
  return () => {
    const after = account(children());
    if (before === undefined || after === undefined || after.whole === before.whole) return undefined;
    const own = after.own - before.own;
    return Math.max(0, after.busy - before.busy - own) / (after.whole - before.whole);
  };
}

interface Account {
  readonly busy: number;
  readonly whole: number;
  readonly own: number;
}

/** In the kernel's ticks. */
function account(children: readonly number[]): Account | undefined {
  try {
    const [user = 0, nice = 0, system = 0, idle = 0, waiting = 0, interrupt = 0, soft = 0] =
      readFileSync('/proc/stat', 'utf8').split('\n')[0]?.trim().split(/\s+/).slice(1).map(Number) ?? [];
    const busy = user + nice + system + interrupt + soft;
    const own = ticksOf('self', 4) + children.reduce((sum, pid) => sum + ticksOf(String(pid), 2), 0);
    return { busy, whole: busy + idle + waiting, own };
  } catch {
    return undefined;
  }
}

/** User and system time of a process; four fields: with those of the children that it has seen end. */
function ticksOf(process: string, fields: 2 | 4): number {
  const text = readFileSync(`/proc/${process}/stat`, 'utf8');
  // The name, in brackets, may hold spaces; the times are the 12th to 15th field after it.
  const after = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return after.slice(11, 11 + fields).reduce((sum, field) => sum + Number(field), 0);
}
