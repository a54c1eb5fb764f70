/** Only this machine, only who has the key, and nothing a browser could be tricked into. */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ControlClient } from '../../src/sandbox/control-client.js';
import { isLoopbackHost, isLoopbackOrigin, openDoor } from '../../src/sandbox/loopback.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { call } from './bare-rest.js';

let sandbox: Sandbox;
const page = {
  html: (key: string) => `<!doctype html><meta name="key" content="${key}">`,
  files: new Map([['/page/main.js', { type: 'text/javascript; charset=utf-8', body: 'export {};' }]]),
};
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, page });
});
afterAll(async () => {
  await sandbox.close();
});

/** fetch does not let a test choose the Host header. */
function status(path: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(sandbox.url);
    request({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('Host header', () => {
  it.each(['/', '/page/main.js', '/api/v10/gateway', '/control/state', '/attachments/1/2/3'])(
    'of another name gets nothing at %s',
    async (path) => {
      for (const host of [
        'evil.example',
        'evil.example:3000',
        '127.0.0.1.evil.example',
        'localhost.evil.example',
        '[::1]',
      ]) {
        expect(await status(path, host)).toBe(403);
      }
    },
  );

  it('of this machine is answered', async () => {
    const { port } = new URL(sandbox.url);
    expect(await status('/', `localhost:${port}`)).toBe(200);
    expect(await status('/', '127.0.0.1')).toBe(200);
    expect(isLoopbackHost('LOCALHOST:80')).toBe(true);
    expect(isLoopbackHost(undefined)).toBe(false);
    expect(isLoopbackHost('localhost@evil.example')).toBe(false);
    expect(isLoopbackOrigin('https://evil.example')).toBe(false);
    expect(isLoopbackOrigin('null')).toBe(false);
  });

  it('and Origin are looked at before a socket is opened', async () => {
    const opened = (headers: Record<string, string>, path = 'gateway') =>
      new Promise<boolean>((resolve) => {
        const socket = new WebSocket(`${sandbox.url.replace('http', 'ws')}${path}`, { headers });
        socket.on('open', () => {
          socket.terminate();
          resolve(true);
        });
        socket.on('error', () => resolve(false));
      });
    expect(await opened({})).toBe(true);
    expect(await opened({ host: 'evil.example' })).toBe(false);
    expect(await opened({ origin: 'https://evil.example' })).toBe(false);
    expect(await opened({}, 'elsewhere')).toBe(false);
    expect(await opened({}, 'gateway?compress=zlib-stream')).toBe(false);
  });
});

describe('control key', () => {
  const control = async (path: string, headers: Record<string, string> = {}) =>
    (await fetch(`${sandbox.url}control/${path}`, { headers })).status;

  it('opens, and nothing else does', async () => {
    const state = `state?user=${sandbox.userId}`;
    expect(await control(state, { 'x-sandbox-key': sandbox.key })).toBe(200);
    expect(await control('state', { 'x-sandbox-key': sandbox.key })).toBe(200);
    expect(await control(state)).toBe(403);
    expect(await control(state, { 'x-sandbox-key': '' })).toBe(403);
    expect(await control(state, { 'x-sandbox-key': `${sandbox.key}x` })).toBe(403);
    expect(await control(`${state}&key=${sandbox.key}`)).toBe(403);
    expect(await control(`events?user=${sandbox.userId}`)).toBe(403);
    expect(await control(`events?user=${sandbox.userId}&key=wrong`)).toBe(403);
    expect(await control('interactions')).toBe(403);
  });

  it('does not make nonsense valid', async () => {
    const headers = { 'x-sandbox-key': sandbox.key };
    expect(await control('state?user=1', headers)).toBe(404);
    expect(await control('absent', headers)).toBe(404);
    const sent = await fetch(`${sandbox.url}control/interactions`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{"type":"command"}',
    });
    expect(sent.status).toBe(400);
    expect(await sent.json()).toHaveProperty('error');
  });

  it('differs from the token, and from one sandbox to the next', async () => {
    const other = await startSandbox({ port: 0 });
    expect(new Set([sandbox.key, sandbox.token, other.key, other.token]).size).toBe(4);
    await other.close();
  });
});

describe('the door', () => {
  it('says that it is being started, until the sandbox takes it over', async () => {
    const door = await openDoor(0);
    const { origin } = new URL(door.api);
    const early = await fetch(origin);
    expect(early.status).toBe(503);
    expect(early.headers.get('refresh')).toBe('1');
    expect(await early.text()).toContain('starting');
    const behind = await startSandbox({ door: door.server, page });
    expect(behind.api).toBe(door.api);
    expect(behind.url).toBe(`${origin}/`);
    expect(await (await fetch(origin)).text()).toContain(behind.key);
    await behind.close();
    await expect(fetch(origin)).rejects.toThrow();
  });
});

describe('answers', () => {
  it.each([
    '',
    'page/main.js',
    'absent',
    'api/v10/gateway',
    'api/v10/users/@me',
    'control/state',
    'attachments/1/2/3',
  ])('at /%s are locked in', async (path) => {
    const { headers } = await fetch(`${sandbox.url}${path}`);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.has('access-control-allow-origin')).toBe(false);
  });

  it('give the page its key and its files', async () => {
    expect(await (await fetch(sandbox.url)).text()).toContain(sandbox.key);
    const script = await fetch(`${sandbox.url}page/main.js`);
    expect(script.headers.get('content-type')).toContain('text/javascript');
    const bare = await startSandbox({ port: 0 });
    expect(await (await fetch(bare.url)).text()).toContain('without its page');
    await bare.close();
  });

  it('need the bot token where Discord does', async () => {
    for (const path of ['/gateway/bot', '/users/@me', `/channels/${sandbox.channelId}`]) {
      expect(await call(sandbox, 'GET', path, undefined, { token: null })).toMatchObject({
        status: 401,
        body: { code: 0 },
      });
      expect(await call(sandbox, 'GET', path, undefined, { token: 'wrong' })).toMatchObject({ status: 401 });
      expect(await call(sandbox, 'GET', path)).toMatchObject({ status: 200 });
    }
    expect(await call(sandbox, 'GET', '/gateway', undefined, { token: null })).toMatchObject({ status: 200 });
    expect(await call(sandbox, 'GET', '/absent')).toMatchObject({ status: 404 });
    expect(await (await fetch(`${sandbox.api}/v9/gateway`)).json()).toMatchObject({ code: 50041 });
  });
});

describe('a socket of events', () => {
  const REFUSED = 'Unexpected server response: 403';
  const opened = (user: string, key: string, origin?: string) => {
    const query = new URLSearchParams({ user, key });
    const address = `${sandbox.url.replace('http:', 'ws:')}control/events?${query}`;
    const socket = new WebSocket(address, origin === undefined ? {} : { origin });
    return new Promise<WebSocket | string>((resolve) => {
      socket.once('open', () => resolve(socket));
      socket.once('error', ({ message }) => resolve(message));
    });
  };

  it('needs the key, a person, and a page of this machine', async () => {
    const { userId, key } = sandbox;
    expect(await opened(userId, 'wrong')).toBe(REFUSED);
    expect(await opened(userId, '')).toBe(REFUSED);
    expect(await opened('1', key)).toBe(REFUSED);
    expect(await opened(userId, key, 'https://example.org')).toBe(REFUSED);
  });

  it('tells what its person sees', async () => {
    const socket = await opened(sandbox.userId, sandbox.key, sandbox.url.slice(0, -1));
    if (typeof socket === 'string') throw new Error(socket);
    const told = new Promise<string>((resolve) => {
      socket.on('message', (data) => {
        const text = String(data);
        if (text.includes('"type":"message"')) resolve(text);
      });
    });
    const ada = new ControlClient(sandbox);
    const { id } = await ada.write({
      userId: sandbox.userId,
      channelId: sandbox.channelId,
      content: 'told at once',
    });
    expect(JSON.parse(await told)).toMatchObject({ message: { id, content: 'told at once' } });
    socket.terminate();
  });
});

describe('port', () => {
  it('is the next free one when taken', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const { port } = blocker.address() as AddressInfo;
    const other = await startSandbox({ port });
    const taken = Number(new URL(other.url).port);
    expect(taken).toBeGreaterThan(port);
    expect(taken).toBeLessThanOrEqual(port + 20);
    await other.close();
    await new Promise((resolve) => blocker.close(resolve));
  });

  it('is free again after closing, even with a page listening', async () => {
    const first = await startSandbox({ port: 0 });
    const port = Number(new URL(first.url).port);
    const stream = await fetch(`${first.url}control/events?user=${first.userId}&key=${first.key}`);
    await first.close();
    await stream.text().catch(() => undefined);
    const second = await startSandbox({ port });
    expect(Number(new URL(second.url).port)).toBe(port);
    await second.close();
  });
});
