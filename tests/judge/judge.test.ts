/** The judge of whole runs is judged itself: each fault that it is there for is found, and what is right is not. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { USER_AGENT_APPENDIX } from '../../src/discord/user-agent.js';
import type { JournalEntry } from '../../src/sandbox/journal.js';
import { startSandbox } from '../../src/sandbox/sandbox.js';
import { lacks } from '../model/model-file.js';
import { call } from '../sandbox/bare-rest.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { Description, descriptionMissing } from './description.js';
import { describeCounts, Judge } from './judge.js';

type Request = Extract<JournalEntry, { type: 'request' }>;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BOT = `DiscordBot (https://discord.js.org, 14.28.1) ${USER_AGENT_APPENDIX}`;
const OTHER = 'DiscordBot (https://discord.js.org, 14.28.1) Node.js/20';
const SILENT = { allowed_mentions: { parse: [] } };
const CALLBACK = `/interactions/901000000000000500/${'t'.repeat(60)}/callback`;
const ORIGINAL = `/webhooks/901000000000000001/${'t'.repeat(60)}/messages/%40original`;

const request = (parts: Partial<Request>): Request => ({
  type: 'request',
  atMs: 0,
  method: 'POST',
  path: CALLBACK,
  body: undefined,
  client: BOT,
  status: 204,
  response: undefined,
  durationMs: 1,
  isInjected: false,
  ...parts,
});
const answer = (data: object, parts: Partial<Request> = {}) => request({ body: { type: 4, data }, ...parts });
const refusal = {
  code: 50035,
  message: 'Invalid Form Body',
  errors: { data: { content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'too long' }] } } },
};

function findings(
  description: Description | undefined,
  ...entries: readonly JournalEntry[]
): readonly string[] {
  const judge = new Judge(description);
  for (const entry of entries) judge.hear(entry);
  return [...judge.judgement().findings.keys()];
}

describe('without the description', () => {
  const judge = (...entries: readonly JournalEntry[]) => findings(undefined, ...entries);

  it('a request of the bot that is answered 50035 is found, of anyone else it is not', () => {
    const refused = { status: 400, response: refusal };
    expect(judge(answer(SILENT, refused))).toEqual([expect.stringContaining('answered 50035')]);
    expect(judge(answer(SILENT, { ...refused, client: OTHER }))).toEqual([]);
    expect(judge(answer(SILENT, { ...refused, client: '' }))).toEqual([]);
  });

  it.each<[string, object]>([
    ['missing', {}],
    ['null', { allowed_mentions: null }],
    ['without a list', { allowed_mentions: {} }],
    ['with people', { allowed_mentions: { parse: ['users'] } }],
    ['with somebody', { allowed_mentions: { parse: [], users: ['901000000000000003'] } }],
    ['with the one replied to', { allowed_mentions: { parse: [], replied_user: true } }],
  ])('allowed_mentions of the bot %s is found on every route', (_name, mentions) => {
    const path = `/webhooks/901000000000000001/${'t'.repeat(60)}`;
    for (const said of [
      answer(mentions),
      request({ body: { type: 7, data: mentions } }),
      request({ path, body: mentions }),
      request({ method: 'PATCH', path: ORIGINAL, body: mentions }),
      request({ path: '/channels/901000000000000010/messages', body: mentions }),
      request({
        method: 'PATCH',
        path: '/channels/901000000000000010/messages/901000000000000011',
        body: mentions,
      }),
    ]) {
      expect(judge(said)).toEqual([expect.stringContaining('empty allowed_mentions')]);
      expect(judge({ ...said, client: OTHER })).toEqual([]);
    }
  });

  it('what shows no message needs none', () => {
    expect(
      judge(request({ body: { type: 5 } }), request({ body: { type: 8, data: { choices: [] } } })),
    ).toEqual([]);
    expect(judge(answer(SILENT))).toEqual([]);
  });
});

describe.skipIf(lacks(descriptionMissing))('against the description', () => {
  const description = descriptionMissing === undefined ? Description.read() : undefined;
  const judge = (...entries: readonly JournalEntry[]) => findings(description, ...entries);

  it('a body that is not as described is found, with where it is wrong', () => {
    const long = answer({ content: 'x'.repeat(2001), ...SILENT });
    const [found] = judge(long);
    expect(found).toContain(
      'POST /interactions/{interaction_id}/{interaction_token}/callback: /data/content',
    );
    // Taken although it is forbidden: wrong whoever sent it. Refused: only the bot must not try.
    expect(judge({ ...long, client: OTHER })).toHaveLength(1);
    expect(judge({ ...long, client: OTHER, status: 400, response: refusal })).toEqual([]);
    expect(judge({ ...long, status: 404 })).toHaveLength(1);
  });

  it('an answer that is not as described is found', () => {
    const path = '/gateway/bot';
    expect(
      judge(request({ method: 'GET', path, status: 200, response: { url: 'ws://127.0.0.1' } })),
    ).toHaveLength(1);
    expect(judge(answer(SILENT, { client: '', status: 404, response: { message: 'no code' } }))).toHaveLength(
      1,
    );
    const limited = answer(SILENT, { status: 429, response: { message: 'slow down' } });
    expect(judge(limited)).toHaveLength(1);
    expect(judge({ ...limited, isInjected: true })).toEqual([]);
  });

  it('a request that is described nowhere is found', () => {
    expect(judge(request({ path: '/nowhere', status: 404 }))).toEqual([
      'POST /nowhere: not described, answered 404',
    ]);
    expect(judge(request({ path: '/nowhere', status: 404, client: '' }))).toEqual([]);
    expect(judge(request({ path: '/nowhere', client: '' }))).toHaveLength(1);
  });

  it('an event with a message that is not as described is found', () => {
    const dispatch = { type: 'dispatch', atMs: 0, sessions: 1 } as const;
    expect(judge({ ...dispatch, event: 'MESSAGE_CREATE', data: { id: '1' } })).toHaveLength(1);
    const data = { member: { user: { id: 'x' } } };
    expect(judge({ ...dispatch, event: 'INTERACTION_CREATE', data })).toHaveLength(1);
  });

  it('counts what it has held against it, by operation', () => {
    const judgement = new Judge(description);
    judgement.hear(answer(SILENT));
    judgement.hear(answer(SILENT));
    expect(describeCounts(judgement.judgement())).toMatch(
      / {5}2 {9}0 {2}POST \/interactions\/\{interaction_id\}\/\{interaction_token\}\/callback/,
    );
  });
});

describe('a run of the tests', () => {
  const scratch = scratchFolder();

  it('keeps what every sandbox of its processes said', async () => {
    const folder = process.env.GIVEN_TEST_JOURNALS ?? '';
    const sandbox = await startSandbox({ port: 0 });
    const path = `/users/${Date.now()}0000000`;
    await call(sandbox, 'GET', path);
    await sandbox.close();
    const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(kept.some((text) => text.includes(path))).toBe(true);
    expect(process.env.NODE_OPTIONS).toContain('recorder.mjs');
  });

  it('ends with an error when a test lets the bot send what it must not, although the test itself passes', async () => {
    const said = answer({ content: '@everyone' });
    mkdirSync(scratch, { recursive: true });
    const folder = mkdtempSync(join(scratch, 'run-'));
    const test = join(folder, 'bad.test.ts');
    writeFileSync(
      test,
      `import { channel } from 'node:diagnostics_channel';
       import { it } from 'vitest';
       it('passes', () => channel('given.sandbox.journal').publish(${JSON.stringify(said)}));`,
    );
    const config = join(folder, 'vitest.config.mjs');
    writeFileSync(
      config,
      `export default { root: ${JSON.stringify(ROOT)}, test: {
         include: [${JSON.stringify(test)}], dir: ${JSON.stringify(folder)},
         globalSetup: 'tests/judge/whole-run.ts', setupFiles: 'tests/judge/recorder.mjs',
       } };`,
    );
    const { code, printed } = await runVitest(config);
    expect(printed).toContain('1 passed');
    expect(printed).toContain("the bot's message does not carry an empty allowed_mentions");
    expect(code).toBe(1);
  });
});

async function runVitest(
  config: string,
): Promise<{ readonly code: number | null; readonly printed: string }> {
  const { GIVEN_TEST_JOURNALS: _outer, NODE_OPTIONS: _options, ...environment } = process.env;
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--config', config], {
    cwd: ROOT,
    env: { ...environment, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
    });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, printed };
}
