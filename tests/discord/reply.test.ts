import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type DiscordAddress, isTrustedApi, ReplySender } from '../../src/discord/reply.js';
import { ANSWER_LIFETIME_MS } from '../../src/jobs/contract.js';
import type { DiscordMessage } from '../../src/render/discord-message.js';

type Answer = (hit: number) => {
  status: number;
  body?: object;
  headers?: Record<string, string>;
  drop?: boolean;
};

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A REST base on loopback that answers each hit as told. */
async function restBase(answer: Answer): Promise<{ address: DiscordAddress; hits: string[] }> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      hits.push(`${request.method} ${request.url} ${Buffer.concat(chunks).toString('latin1')}`);
      const { status, body, headers, drop } = answer(hits.length);
      if (drop === true) {
        request.socket.destroy();
        return;
      }
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(body === undefined ? '' : JSON.stringify(body));
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const api = `http://127.0.0.1:${port}/api`;
  return {
    address: { via: 'discord', api, applicationId: '123456789012345678', token: 'secret-token' },
    hits,
  };
}

const message: DiscordMessage = {
  body: {
    embeds: [{ title: 'hello', image: { url: 'attachment://a.png' } }],
    allowed_mentions: { parse: [] },
    attachments: [{ id: '0', filename: 'a.png', description: 'alt' }],
    components: [],
  },
  files: [{ name: 'a.png', data: new Uint8Array([137, 80, 78, 71]), contentType: 'image/png' }],
};
const sender = new ReplySender('https://discord.com/api');
const inAMinute = () => Date.now() + 60_000;

describe('the reply', () => {
  it('is one PATCH of @original, with the picture and no mention parsed', async () => {
    const { address, hits } = await restBase(() => ({ status: 200, body: {} }));
    expect(await sender.deliver(address, message, inAMinute())).toBe('delivered');
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatch(
      /^PATCH \/api\/v10\/webhooks\/123456789012345678\/secret-token\/messages\/(%40|@)original/,
    );
    expect(hits[0]).toContain('"allowed_mentions":{"parse":[]}');
    expect(hits[0]).toContain('filename="a.png"');
  });

  it('is tried again after a server error, a cut connection and a rate limit without headers', async () => {
    const { address, hits } = await restBase((hit) =>
      hit === 1
        ? { status: 502, body: {} }
        : hit === 2
          ? { status: 200, drop: true }
          : hit === 3
            ? {
                status: 429,
                body: { message: 'slow down', retry_after: 0.1, global: false },
                headers: { 'retry-after': '1' },
              }
            : { status: 200, body: {} },
    );
    expect(await sender.deliver(address, message, inAMinute())).toBe('delivered');
    expect(hits).toHaveLength(4);
  });

  it.each([
    [401, 50027],
    [404, 10015],
    [404, 10008],
    [403, 50001],
  ])('ends quietly when nobody can see it any more: %i, code %i', async (status, code) => {
    const { address, hits } = await restBase(() => ({ status, body: { code, message: 'gone' } }));
    expect(await sender.deliver(address, message, inAMinute())).toBe('gone');
    expect(hits).toHaveLength(1);
  });

  it('waits for an acknowledgement that is still on its way, and not for one that never came', async () => {
    const { address, hits } = await restBase((hit) =>
      hit < 3
        ? { status: 404, body: { code: 10015, message: 'Unknown Webhook' } }
        : { status: 200, body: {} },
    );
    const { signal } = new AbortController();
    expect(await sender.tryEdit(address, message, signal)).toBeGreaterThan(0);
    expect(await sender.deliver(address, message, Date.now() + ANSWER_LIFETIME_MS)).toBe('delivered');
    expect(hits).toHaveLength(3);
    const never = await restBase(() => ({ status: 404, body: { code: 10015, message: 'Unknown Webhook' } }));
    expect(await sender.deliver(never.address, message, Date.now() + ANSWER_LIFETIME_MS - 4_000)).toBe(
      'gone',
    );
    expect(never.hits.length).toBeGreaterThan(1);
  });

  it('as a whisper whose answer was lost is not sent again, since it might stand there twice', async () => {
    const { address, hits } = await restBase(() => ({ status: 200, drop: true }));
    expect(await sender.whisper(address, message, inAMinute())).toBe('unconfirmed');
    expect(hits).toHaveLength(1);
  });

  it('is sent at once to each of many, which Discord does not count among the 50 requests a second of a bot', async () => {
    const many = new ReplySender('https://discord.com/api');
    const { address, hits } = await restBase(() => ({ status: 200, body: {} }));
    const addresses = Array.from({ length: 120 }, (_, index) => ({ ...address, token: `token-${index}` }));
    const { signal } = new AbortController();
    const edits = await Promise.all(addresses.map((one) => many.tryEdit(one, message, signal)));
    expect(new Set(edits)).toEqual(new Set(['delivered']));
    expect(hits).toHaveLength(120);
    expect(many.gate.waitMs()).toBe(0);
  });

  it('goes without the picture when Discord finds it too large', async () => {
    const { address, hits } = await restBase((hit) =>
      hit === 1 ? { status: 413, body: { code: 40005, message: 'too large' } } : { status: 200, body: {} },
    );
    expect(await sender.deliver(address, message, inAMinute())).toBe('delivered');
    expect(hits[1]).toContain('"title":"hello"');
    expect(hits[1]).not.toContain('a.png');
  });

  it('gives up before its token has expired, and never repeats what Discord finds invalid', async () => {
    const down = await restBase(() => ({ status: 500, body: {} }));
    await expect(sender.deliver(down.address, message, Date.now() + 100)).rejects.toMatchObject({
      code: 'expired',
    });
    const invalid = await restBase(() => ({
      status: 400,
      body: { code: 50035, message: 'Invalid Form Body' },
    }));
    await expect(sender.deliver(invalid.address, message, inAMinute())).rejects.toMatchObject({
      code: 50035,
    });
    expect(invalid.hits).toHaveLength(1);
  });

  it('goes only to Discord, the configured base or this machine', () => {
    const configured = 'https://discord.example/api';
    expect(isTrustedApi('https://discord.com/api', configured)).toBe(true);
    expect(isTrustedApi(configured, configured)).toBe(true);
    expect(isTrustedApi('http://127.0.0.1:3000/api', configured)).toBe(true);
    for (const forged of [
      'http://10.0.0.1/api',
      'https://127.0.0.1.example/api',
      'http://127.0.0.1@evil.example/api',
      'file:///etc/passwd',
    ]) {
      expect(isTrustedApi(forged, configured)).toBe(false);
    }
  });
});
