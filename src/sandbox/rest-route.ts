/** What a path of the REST API names: its parts, and the bucket of rate limits that it counts for. */
import { createHash } from 'node:crypto';

export interface RestRoute {
  readonly method: string;
  /** Below `/api/v10`, without the query; percent-encoding undone. */
  readonly parts: readonly string[];
  /** Authorised by an interaction's token in the path: not bound to the global limit. */
  readonly isOfInteraction: boolean;
  /** As the header names it: the route whatever the channel, server or webhook. */
  readonly bucket: string;
  /** The bucket of this channel, server or webhook. */
  readonly bucketKey: string;
}

const ID = /^\d{17,20}$/;
const MAJOR: ReadonlySet<string> = new Set(['channels', 'guilds']);

/** `path`: below `/api/v10`, as it came. */
export function routeOf(method: string, path: string): RestRoute {
  const parts = path.split('/').slice(1).map(decodePart);
  const [root = '', first = '', second = ''] = parts;
  const isWebhook = root === 'webhooks' && parts.length >= 3;
  const isCallback = root === 'interactions';
  if (isWebhook || isCallback) {
    // Edits and follow-ups of one interaction share their bucket.
    return { method, parts, isOfInteraction: true, ...bucketOf(root, `${first}/${second}`) };
  }
  const template = parts.map((part) => (ID.test(part) ? '{}' : part)).join('/');
  const major = MAJOR.has(root) ? first : '';
  return { method, parts, isOfInteraction: false, ...bucketOf(`${method} ${template}`, major) };
}

function bucketOf(name: string, major: string): Pick<RestRoute, 'bucket' | 'bucketKey'> {
  const bucket = createHash('sha256').update(name).digest('hex').slice(0, 32);
  return { bucket, bucketKey: `${bucket}:${major}` };
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
