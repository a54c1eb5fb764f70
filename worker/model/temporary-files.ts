/**
 * Temporary names beside the file they will become, so that the last step is a rename inside one file system.
 * A name tells who works on it: `<stem>.<host>-<pid>-<random>.<kind>`. What a dead process left behind can so be told
 * from what a living one is writing, and be claimed by renaming, which only one of several claimants can do.
 */
import { randomBytes } from 'node:crypto';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';

/** `part`: a file being received; `pip`: a folder. */
export type TemporaryKind = 'part' | 'pip';

/**
 * Silence after which the owner is dead, on any host: the receiver of a part gives up after 30 s without a byte,
 * and pip has ten minutes, in which only folders inside of its own change.
 */
const SILENT_MS: ReadonlyMap<string, number> = new Map([
  ['part', 90_000],
  ['pip', 60 * 60_000],
]);

const active = new Set<string>();
const host = hostname()
  .replaceAll(/[^A-Za-z0-9]/g, '')
  .slice(0, 40);

/** A name of our own; `release` it when it is renamed, removed, or left for a later start. */
export function temporaryPath(directory: string, stem: string, kind: TemporaryKind): string {
  const name = `${stem}.${host}-${process.pid}-${randomBytes(6).toString('hex')}.${kind}`;
  active.add(name);
  return join(directory, name);
}

export function release(path: string): void {
  active.delete(basename(path));
}

/** Done with a part: one that still holds something is left for a later start. */
export async function leavePart(path: string): Promise<void> {
  const status = await stat(path).catch(() => undefined);
  if (status?.size === 0) await rm(path, { force: true });
  release(path);
}

/**
 * Takes over the largest abandoned part of `stem` and removes the other leftovers.
 * Resolves with a path of our own, which holds what was there, or does not exist yet.
 */
export async function claimPart(directory: string, stem: string): Promise<string> {
  const own = temporaryPath(directory, stem, 'part');
  const abandoned = await abandonedOf(directory, stem);
  const parts = abandoned.filter((left) => left.kind === 'part').sort((a, b) => b.bytes - a.bytes);
  let claimed: string | undefined;
  for (const part of parts) {
    if (await isRenamed(part.path, own)) {
      claimed = part.path;
      break;
    }
  }
  for (const left of abandoned) {
    if (left.path !== claimed) await rm(left.path, { recursive: true, force: true });
  }
  return own;
}

interface Leftover {
  readonly path: string;
  readonly kind: string;
  readonly bytes: number;
}

async function abandonedOf(directory: string, stem: string): Promise<Leftover[]> {
  const abandoned: Leftover[] = [];
  for (const name of await readdir(directory)) {
    if (!name.startsWith(`${stem}.`) || active.has(name)) continue;
    const match = /^([A-Za-z0-9]*)-(\d{1,10})-[0-9a-f]{12}\.(part|pip)$/.exec(name.slice(stem.length + 1));
    if (match === null) continue;
    const path = join(directory, name);
    const status = await stat(path).catch(() => undefined);
    if (status === undefined) continue;
    const isOurHost = match[1] === host;
    const pid = Number(match[2]);
    // Our own number without being active belongs to an earlier process of a container, where numbers come again.
    const isDead = isOurHost && (pid === process.pid || !isAlive(pid));
    const kind = match[3] ?? '';
    if (isDead || Date.now() - status.mtimeMs > (SILENT_MS.get(kind) ?? Number.POSITIVE_INFINITY)) {
      abandoned.push({ path, kind, bytes: status.size });
    }
  }
  return abandoned;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function isRenamed(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch {
    return false;
  }
}
