/** What a browser gets: the page, its files, uploaded files; and the headers that keep it locked in. */
import type { ServerResponse } from 'node:http';
import { Hono } from 'hono';
import type { PageAssets } from './page/assets.js';
import type { State } from './state.js';

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS: readonly (readonly [string, string])[] = [
  ['content-security-policy', CONTENT_SECURITY_POLICY],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'no-referrer'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), geolocation=(), microphone=()'],
  ['cache-control', 'no-store'],
];

/** On every answer, whoever writes it. */
export function lockIn(response: ServerResponse): void {
  for (const [name, value] of HEADERS) response.setHeader(name, value);
}

const WITHOUT_PAGE =
  'A Discord-compatible server for one bot on this machine. It was started without its page.\n';

export interface SitePorts {
  readonly state: State;
  readonly page: PageAssets | undefined;
  readonly key: string;
}

export function createSite({ state, page, key }: SitePorts): Hono {
  const app = new Hono();
  app.get('/', (c) => (page === undefined ? c.text(WITHOUT_PAGE) : c.html(page.html(key))));
  app.get('/attachments/:channel/:id/:name', (c) => {
    const { channel, id, name } = c.req.param();
    const file = state.attachments.find(channel, id, name);
    if (file === undefined) return c.text('Not found\n', 404);
    // Only pictures known by their bytes are shown; anything else is saved, never run.
    const type = file.kind?.type ?? 'application/octet-stream';
    if (file.kind === undefined) c.header('content-disposition', `attachment; filename="${file.name}"`);
    c.header('content-type', type);
    c.header('content-security-policy', "default-src 'none'; sandbox");
    c.header('cache-control', 'private, max-age=31536000, immutable');
    return c.body(Uint8Array.from(file.data));
  });
  app.get('*', (c) => {
    const file = page?.files.get(c.req.path);
    if (file === undefined) return c.text('Not found\n', 404);
    c.header('content-type', file.type);
    return c.body(typeof file.body === 'string' ? file.body : Uint8Array.from(file.body));
  });
  return app;
}
