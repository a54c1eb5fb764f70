/** Files: from another process by the interaction's token alone, kept and dropped by an edit, served safely. */
import { REST } from '@discordjs/rest';
import { type APIMessage, Routes } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttachmentStore, safeName } from '../../src/sandbox/attachment-store.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { call, Dispatches, errorCodes } from './bare-rest.js';
import { Person } from './control-client.js';
import { COMMANDS, PIXEL } from './test-bot.js';

let sandbox: Sandbox;
let ada: Person;
const dispatches = new Dispatches();

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, rateLimits: { isEnforced: false }, journal: dispatches.journal });
  ada = new Person(sandbox);
  await call(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, COMMANDS);
});
afterAll(async () => {
  await sandbox.close();
});

async function deferred() {
  const { interactionId } = await ada.command('say', { text: 'x' });
  const token = dispatches.token(interactionId);
  await call(
    sandbox,
    'POST',
    `/interactions/${interactionId}/${token}/callback`,
    { type: 5 },
    { token: null },
  );
  return { interactionId, route: Routes.webhookMessage(sandbox.applicationId, token) };
}

const bare = () => new REST({ api: sandbox.api, version: '10', retries: 0 });
const file = (name: string, data: Buffer = PIXEL) => ({ name, data });

describe('an answer from a process that never logged in', () => {
  it('replaces the placeholder by an embed whose picture has its text', async () => {
    const { interactionId, route } = await deferred();
    const answer = (await bare().patch(route, {
      auth: false,
      body: {
        embeds: [{ title: 'Answer', image: { url: 'attachment://answer.png' } }],
        attachments: [{ id: '0', description: 'Bars: Paris 0.6' }],
        allowed_mentions: { parse: [] },
      },
      files: [file('answer.png')],
    })) as APIMessage;
    expect(answer).toMatchObject({
      flags: 0,
      attachments: [],
      embeds: [{ image: { description: 'Bars: Paris 0.6' } }],
    });
    const [seen] = await ada.messagesOf(interactionId);
    expect(seen).toEqual(answer);
    const response = await fetch(seen?.embeds[0]?.image?.url ?? '');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('shows one message although it answers twice', async () => {
    const { interactionId, route } = await deferred();
    const body = {
      embeds: [{ image: { url: 'attachment://a.png' } }],
      attachments: [{ id: '0', description: 'A' }],
    };
    for (let run = 0; run < 2; run++)
      await bare().patch(route, { auth: false, body, files: [file('a.png')] });
    expect(await ada.messagesOf(interactionId)).toHaveLength(1);
  });
});

describe('an edit', () => {
  it('drops what it does not list, keeps what it lists, keeps all without a list', async () => {
    const { route } = await deferred();
    const first = (await bare().patch(route, {
      auth: false,
      body: { content: 'two' },
      files: [file('a.png'), file('b.png')],
    })) as APIMessage;
    const [a, b] = first.attachments;
    expect([a?.filename, b?.filename]).toEqual(['a.png', 'b.png']);
    const kept = (await bare().patch(route, { auth: false, body: { content: 'still' } })) as APIMessage;
    expect(kept.attachments.map(({ id }) => id)).toEqual([a?.id, b?.id]);
    const changed = (await bare().patch(route, {
      auth: false,
      body: {
        attachments: [
          { id: b?.id, description: 'B' },
          { id: '0', description: 'C' },
        ],
      },
      files: [file('c.png')],
    })) as APIMessage;
    expect(changed.attachments).toMatchObject([
      { id: b?.id, description: 'B' },
      { filename: 'c.png', description: 'C' },
    ]);
    expect((await fetch(a?.url ?? '')).status).toBe(404);
    expect((await fetch(b?.url ?? '')).status).toBe(200);
  });

  it('lets a file appear again when its embed goes, and not when only buttons go', async () => {
    const { route } = await deferred();
    await bare().patch(route, {
      auth: false,
      body: { embeds: [{ image: { url: 'attachment://a.png' } }] },
      files: [file('a.png')],
    });
    const same = (await bare().patch(route, { auth: false, body: { components: [] } })) as APIMessage;
    expect(same.attachments).toEqual([]);
    const bareFile = (await bare().patch(route, { auth: false, body: { embeds: [] } })) as APIMessage;
    expect(bareFile.attachments).toMatchObject([{ filename: 'a.png' }]);
  });
});

describe('refusals', () => {
  const post = (body: unknown) => call(sandbox, 'POST', `/channels/${sandbox.channelId}/messages`, body);
  const form = (json: unknown, files: readonly [string, Buffer][]) => {
    const data = new FormData();
    data.set('payload_json', JSON.stringify(json));
    for (const [index, [name, bytes]] of files.entries()) {
      data.set(`files[${index}]`, new Blob([Uint8Array.from(bytes)]), name);
    }
    return data;
  };

  it('names a picture that was not sent', async () => {
    const answer = await post(
      form({ embeds: [{ image: { url: 'attachment://b.png' } }] }, [['a.png', PIXEL]]),
    );
    expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(errorCodes(answer, 'embeds', 0, 'image', 'url')).toHaveLength(1);
  });

  it('refuses an attachment without its file, an eleventh, and one of more than 10 MiB', async () => {
    expect(await post({ content: 'x', attachments: [{ id: '0' }] })).toMatchObject({ body: { code: 50146 } });
    const many = (count: number) =>
      form(
        { content: 'x' },
        Array.from({ length: count }, (_, n): [string, Buffer] => [`${n}.png`, PIXEL]),
      );
    expect((await post(many(10))).status).toBe(200);
    expect(await post(many(11))).toMatchObject({ status: 400, body: { code: 30015 } });
    const sized = (bytes: number) => form({}, [['big.bin', Buffer.alloc(bytes)]]);
    expect((await post(sized(10 * 1024 * 1024))).status).toBe(200);
    expect(await post(sized(10 * 1024 * 1024 + 1))).toMatchObject({ status: 413, body: { code: 40005 } });
  });

  it('refuses a request of more than 25 MiB', async () => {
    expect(await post(`{"content":"${' '.repeat(25 * 1024 * 1024)}"}`)).toMatchObject({
      status: 413,
      body: { code: 40005 },
    });
  });
});

describe('serving', () => {
  it('never lets a browser run what was uploaded', async () => {
    const data = new FormData();
    data.set('files[0]', new Blob(['<script>alert(1)</script>'], { type: 'text/html' }), '../x y"<.html');
    const { body } = await call(sandbox, 'POST', `/channels/${sandbox.channelId}/messages`, data);
    const [attachment] = (body as APIMessage).attachments;
    expect(attachment).toMatchObject({ filename: '_x_y_.html', content_type: 'application/octet-stream' });
    const response = await fetch(attachment?.url ?? '');
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="_x_y_.html"');
  });

  it('keeps names harmless', () => {
    expect(safeName('../../etc/passwd')).toBe('_.._etc_passwd');
    expect(safeName('…')).toBe('_');
    expect(safeName('')).toBe('file');
    expect(safeName('SPOILER_a-b.png')).toBe('SPOILER_a-b.png');
  });

  it('makes room by dropping the oldest', () => {
    const store = new AttachmentStore(10);
    store.add('1', 'c', 'a', new Uint8Array(6));
    store.add('2', 'c', 'b', new Uint8Array(4));
    expect(store.find('c', '1', 'a')).toBeDefined();
    store.add('3', 'c', 'd', new Uint8Array(1));
    expect(store.find('c', '1', 'a')).toBeUndefined();
    expect(store.find('c', '2', 'b')).toBeDefined();
    expect(store.find('c', '3', 'd')).toBeDefined();
  });
});
