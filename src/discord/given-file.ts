/**
 * A file that a person gave with a command. Its address comes from Discord, and its host is checked all the same, so that no
 * forged one makes the bot fetch from elsewhere.
 */
import type { Attachment } from 'discord.js';
import { Failure } from '../jobs/failure.js';
import { accept, type Checked, refuse } from '../jobs/refusal.js';
import type { GivenFile } from './command.js';

const HOSTS: ReadonlySet<string> = new Set(['cdn.discordapp.com', 'media.discordapp.net']);
const FETCH_MS = 10_000;

/** `api`: REST base; files of the local Discord lie at its origin. Rejects with Failure `file-unavailable`. */
export async function fetchGivenFile(
  { name, url, size }: Pick<Attachment, 'name' | 'url' | 'size'>,
  limitBytes: number,
  api: string,
): Promise<Checked<GivenFile>> {
  if (size > limitBytes) return refuse({ code: 'file-too-large', name, bytes: size, limitBytes });
  const address = URL.canParse(url) ? new URL(url) : undefined;
  const isDiscords = address?.protocol === 'https:' && HOSTS.has(address.hostname);
  if (address === undefined || (!isDiscords && address.origin !== new URL(api).origin)) {
    throw new Failure('file-unavailable', 'a file was to be fetched from an address that is not Discord');
  }
  try {
    const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(FETCH_MS) });
    if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
    const parts: Uint8Array[] = [];
    let bytes = 0;
    for await (const part of response.body) {
      bytes += part.byteLength;
      // The stated size was no promise.
      if (bytes > limitBytes) return refuse({ code: 'file-too-large', name, bytes, limitBytes });
      parts.push(part);
    }
    return accept({ name, bytes: Buffer.concat(parts) });
  } catch (error) {
    throw new Failure('file-unavailable', 'a file of a message could not be fetched', { cause: error });
  }
}
