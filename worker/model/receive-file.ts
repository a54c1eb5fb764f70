/** One file fetched into a part that nobody else touches, checked, and put in its place under its own name. */
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FetchTrouble } from './fetch-trouble.js';
import { claimPart, leavePart } from './temporary-files.js';
import { sha256Of } from './verified-file.js';

export interface ReceiveTask {
  /** Where the whole file goes; one that is there is replaced. */
  readonly path: string;
  /** Absent: whatever comes is the file, and its sum is what is remembered. */
  readonly sha256?: string | undefined;
  /** Of temporary files, on the file system of `path`. */
  readonly directory: string;
  /** Names what is fetched, so that a later start goes on with the same. */
  readonly stem: string;
  /** Whether `fetch` goes on from what the part holds already, instead of overwriting it. */
  readonly resumes: boolean;
  fetch(part: string): Promise<void>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Resolves with the file's sha256. Rejects with FetchTrouble when another file came, with what `fetch` rejects with, or
 * with the signal's reason. A cut-off part is left for a later start.
 */
export async function receiveFile(task: ReceiveTask): Promise<string> {
  const part = await claimPart(task.directory, task.stem);
  try {
    const hadBeginning = task.resumes && (await sizeOf(part)) !== undefined;
    const fetched = async () => {
      await task.fetch(part);
      return await sha256Of(part, task.signal);
    };
    let sha256 = await fetched();
    const isOther = () => task.sha256 !== undefined && sha256 !== task.sha256;
    if (isOther() && hadBeginning) {
      // What an earlier start left may have been the beginning of something else: once more, from the very start.
      await rm(part, { force: true });
      sha256 = await fetched();
    }
    if (isOther()) {
      await rm(part, { force: true });
      throw new FetchTrouble(`what came is another file (sha256 ${sha256} instead of ${task.sha256})`);
    }
    await mkdir(dirname(task.path), { recursive: true });
    await putInPlace(part, task.path);
    return sha256;
  } finally {
    await leavePart(part);
  }
}

/** Where a file in use cannot be replaced (Windows), another start has already put the same one there. */
async function putInPlace(part: string, path: string): Promise<void> {
  try {
    await rename(part, path);
  } catch (error) {
    if ((await sizeOf(path)) !== (await sizeOf(part))) throw error;
    await rm(part, { force: true });
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  return await stat(path).then(
    ({ size }) => size,
    () => undefined,
  );
}
