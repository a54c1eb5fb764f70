/** What a repository on the Hub holds. */
import { z } from 'zod';
import { DOWNLOAD_TIMES } from './download.js';
import { FetchTrouble, reasonOf } from './fetch-trouble.js';

const listingSchema = z.object({
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  siblings: z.array(
    z.object({
      rfilename: z.string(),
      size: z.number().int().nonnegative(),
      lfs: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }).nullish(),
    }),
  ),
});

export interface HubListing {
  /** The commit that was listed; files are fetched at it, so that they belong together. */
  readonly revision: string;
  readonly files: ReadonlyMap<string, HubFile>;
}

export interface HubFile {
  readonly name: string;
  readonly url: string;
  readonly bytes: number;
  /** Known of large files. */
  readonly sha256: string | undefined;
}

export interface HubRequest {
  readonly hub: string;
  /** owner/name */
  readonly repository: string;
  readonly connectMs?: number;
  readonly signal?: AbortSignal;
}

/** Rejects with FetchTrouble, or with the signal's reason. */
export async function listHub({ hub, repository, connectMs, signal }: HubRequest): Promise<HubListing> {
  const base = hub.replace(/(?<!\/)\/+$/, '');
  const timeout = AbortSignal.timeout(connectMs ?? DOWNLOAD_TIMES.connectMs);
  let body: unknown;
  try {
    const response = await fetch(`${base}/api/models/${repository}?blobs=true`, {
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    if (!response.ok) {
      await response.body?.cancel();
      // The Hub says 401 for what does not exist, so as not to tell what is private.
      const isUnknown = response.status === 401 || response.status === 404;
      throw new FetchTrouble(
        isUnknown
          ? `there is no public model ${repository}`
          : `the server answered with status ${response.status}`,
      );
    }
    body = await response.json();
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof FetchTrouble) throw error;
    throw new FetchTrouble(timeout.aborted ? 'no answer' : reasonOf(error), { cause: error });
  }
  const parsed = listingSchema.safeParse(body);
  if (!parsed.success) throw new FetchTrouble('the server answered in another form than the Hub does');
  const { sha: revision, siblings } = parsed.data;
  return {
    revision,
    files: new Map(
      siblings.map(({ rfilename: name, size: bytes, lfs }) => {
        const path = name.split('/').map(encodeURIComponent).join('/');
        const url = `${base}/${repository}/resolve/${revision}/${path}`;
        return [name, { name, url, bytes, sha256: lfs?.sha256 }];
      }),
    ),
  };
}
