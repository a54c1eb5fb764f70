/** The control API as a stranger meets it: every call needs the key, every body has a limit, and nothing breaks it. */
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ControlClient } from '../../src/sandbox/control-client.js';
import { LIMITS } from '../../src/sandbox/limits.js';
import type { RestFault } from '../../src/sandbox/protocol.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { call } from './bare-rest.js';

let sandbox: Sandbox;
let control: ControlClient;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, rateLimits: { isEnforced: false } });
  control = new ControlClient(sandbox);
});
afterAll(async () => {
  await sandbox.close();
});

/** As `protocol.ts` documents them. */
const ROUTES = [
  ...readFileSync(new URL('../../src/sandbox/protocol.ts', import.meta.url), 'utf8').matchAll(
    /^ \* {3}(GET|POST|PUT|DELETE) +(\/control\/[\w/-]+)/gm,
  ),
].map(([, method = '', path = '']) => ({
  method,
  path: path.replaceAll(/\b(ID|CHANNEL)\b/g, '901000000000000999').replace(/^\/control\//, ''),
}));

const ask = (method: string, path: string, init: RequestInit = {}) =>
  fetch(`${sandbox.control}/${path}`, { method, ...init });
const opened = { 'x-sandbox-key': '', 'content-type': 'application/json' };

it('finds the documented calls', () => {
  expect(ROUTES.length).toBeGreaterThan(20);
});

describe.each(ROUTES)('$method $path', ({ method, path }) => {
  it('needs the key', async () => {
    for (const key of [undefined, '', 'wrong', sandbox.token, `${sandbox.key} `.repeat(2)]) {
      const response = await ask(
        method,
        path,
        key === undefined ? {} : { headers: { 'x-sandbox-key': key } },
      );
      expect(response.status).toBe(403);
      expect(await response.json()).toEqual({ error: 'The control key is missing or wrong.' });
    }
  });

  it('is there', async () => {
    const abort = new AbortController();
    const query = path === 'events' ? `?user=${sandbox.userId}` : '';
    const headers = { ...opened, 'x-sandbox-key': sandbox.key };
    const response = await ask(method, `${path}${query}`, { headers, signal: abort.signal });
    expect([200, 400, 404]).toContain(response.status);
    if (response.ok) abort.abort();
    else expect(await response.json()).not.toEqual({ error: 'There is nothing at this address.' });
  });
});

const WITH_BODY = ROUTES.filter(({ method, path }) => /^(POST|PUT)$/.test(method) && path !== 'files');

it.each(WITH_BODY)(
  '$method $path takes a body of a megabyte, and none that is larger or no JSON',
  async ({ method, path }) => {
    const headers = { ...opened, 'x-sandbox-key': sandbox.key };
    const errorOf = async (body: string) => {
      const response = await ask(method, path, { headers, body });
      expect([400, 404]).toContain(response.status);
      return ((await response.json()) as { error: string }).error;
    };
    const text = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2));
    expect(await errorOf(text(LIMITS.controlBytes))).not.toContain('larger');
    expect(await errorOf(text(LIMITS.controlBytes + 1))).toBe(
      `The request is larger than ${LIMITS.controlBytes} bytes.`,
    );
    expect(await errorOf('{')).toBe('The request is not JSON.');
    expect(await errorOf('['.repeat(100_000) + ']'.repeat(100_000))).toBe('The request is not JSON.');
  },
);

it('a file may be as large as a request of Discord', async () => {
  const form = new FormData();
  form.append('files[0]', new Blob([new Uint8Array(LIMITS.requestBytes)]), 'large.bin');
  const query = `user=${sandbox.userId}&channel=${sandbox.channelId}`;
  const headers = { 'x-sandbox-key': sandbox.key };
  expect((await ask('POST', `files?${query}`, { headers, body: form })).status).toBe(400);
});

describe('a page of another origin', () => {
  const status = (path: string, origin: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const { port } = new URL(sandbox.url);
      const headers = { origin, 'x-sandbox-key': sandbox.key, authorization: `Bot ${sandbox.token}` };
      request({ host: '127.0.0.1', port, path, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  it.each(['/', '/control/state', '/api/v10/users/@me', '/attachments/1/2/3'])(
    'gets nothing at %s',
    async (path) => {
      for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1.evil.example', 'file://']) {
        expect(await status(path, origin)).toBe(403);
      }
      expect(await status(path, new URL(sandbox.url).origin)).not.toBe(403);
    },
  );
});

describe('JSON that is nested', () => {
  const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  const send = async (body: string) => {
    const headers = { 'content-type': 'application/json' };
    return await call(sandbox, 'POST', `/channels/${sandbox.channelId}/messages`, body, { headers });
  };

  it('200 levels deep is read, deeper is refused, and brackets in a text do not count', async () => {
    expect(await send(deep(LIMITS.jsonDepth))).toMatchObject({ body: { code: 50035 } });
    expect(await send(deep(LIMITS.jsonDepth + 1))).toMatchObject({ body: { code: 50109 } });
    expect(await send(deep(1_000_000))).toMatchObject({ status: 400, body: { code: 50109 } });
    const content = `\\"${'['.repeat(500)}`;
    const sent = await send(JSON.stringify({ content, allowed_mentions: { parse: [] } }));
    expect(sent).toMatchObject({ status: 200, body: { content } });
  });

  it('can be planted as an answer, as long as 100,000 characters', async () => {
    const fault = (body: unknown): RestFault => ({
      route: '/nowhere',
      effect: { type: 'answer', when: 'before', status: 200, body },
    });
    await expect(control.plantRestFault(fault('x'.repeat(99_999)))).rejects.toMatchObject({ status: 400 });
    await control.plantRestFault(fault('x'.repeat(99_998)));
    await control.plantRestFault(fault(JSON.parse(deep(100))));
    expect(await control.restFaults()).toHaveLength(2);
    await control.removeRestFaults();
  });
});
