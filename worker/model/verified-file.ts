/**
 * Whether a file is the one it should be. Reading it all takes a moment, so the result is remembered beside it
 * (size and time of change), and the content is hashed again only when one of these differs.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

const rememberedSchema = z.object({
  path: z.string(),
  bytes: z.number(),
  modifiedMs: z.number(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
type Remembered = z.infer<typeof rememberedSchema>;

/** Lower-case hexadecimal. */
export async function sha256Of(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(
    createReadStream(path, { highWaterMark: 1 << 20 }),
    hash,
    signal === undefined ? {} : { signal },
  );
  return hash.digest('hex');
}

/** The sha256 of `path`, from `sidecar` where that still holds. A sidecar that cannot be written only costs time. */
export async function rememberedSha256(path: string, sidecar: string, signal?: AbortSignal): Promise<string> {
  const { size: bytes, mtimeMs: modifiedMs } = await stat(path);
  const known = await readRemembered(sidecar);
  if (known?.path === path && known.bytes === bytes && known.modifiedMs === modifiedMs) return known.sha256;
  const sha256 = await sha256Of(path, signal);
  await writeRemembered(sidecar, { path, bytes, modifiedMs, sha256 });
  return sha256;
}

/** A name for what is known about a path or an address. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

async function readRemembered(sidecar: string): Promise<Remembered | undefined> {
  try {
    return rememberedSchema.parse(JSON.parse(await readFile(sidecar, 'utf8')));
  } catch {
    return undefined;
  }
}

async function writeRemembered(sidecar: string, remembered: Remembered): Promise<void> {
  const temporary = `${sidecar}.${process.pid}`;
  try {
    await writeFile(temporary, JSON.stringify(remembered));
    await rename(temporary, sidecar);
  } catch {
    // A folder that cannot be written to: the file is hashed again next time.
  }
}
