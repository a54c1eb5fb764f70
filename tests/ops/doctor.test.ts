import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, describe, expect, it } from 'vitest';
import { checkClock } from '../../src/ops/doctor/check-clock.js';
import { checkDatabase } from '../../src/ops/doctor/check-database.js';
import { checkDevice } from '../../src/ops/doctor/check-device.js';
import { checkDiscord } from '../../src/ops/doctor/check-discord.js';
import { checkDisk, checkNode, checkPorts } from '../../src/ops/doctor/check-machine.js';
import { checkModel } from '../../src/ops/doctor/check-model.js';
import type { Finding } from '../../src/ops/doctor/finding.js';
import { startHealth } from '../../src/ops/health.js';
import { createLogger } from '../../src/ops/log.js';
import { startSandbox } from '../../src/sandbox/sandbox.js';
import { openStore } from '../../src/store/open-store.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { freePort, StartedProcess } from '../support/started-process.js';

const data = scratchFolder();
const TOKEN = 'a-token-that-is-never-said';
const levels = (findings: readonly Finding[]) => findings.map(({ about, level }) => `${about}: ${level}`);
const text = (findings: readonly Finding[]) => JSON.stringify(findings);

const servers: Server[] = [];
/** Something that stands where Discord should. */
async function standIn(
  answer: (path: string) => { status: number; body: unknown; headers?: Record<string, string> },
): Promise<string> {
  const server = createServer((request, response) => {
    const { status, body, headers = {} } = answer(request.url ?? '');
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/api`;
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('the doctor on Discord', () => {
  const ME = { id: '1', username: 'Given' };
  const gateway = (remaining: number, shards = 1) => ({
    url: 'ws://x',
    shards,
    session_start_limit: { total: 1000, remaining, reset_after: 7_200_000, max_concurrency: 1 },
  });
  const place = (api: string) => ({ api, token: TOKEN, name: 'Discord' });

  it('is content with the local page', async () => {
    const sandbox = await startSandbox({ port: 0 });
    try {
      const findings = await checkDiscord({ api: sandbox.api, token: sandbox.token, name: 'the local page' });
      expect(levels(findings)).toEqual(['Discord: ok', 'Gateway: ok', 'Clock: ok']);
      const wrong = await checkDiscord({ api: sandbox.api, token: TOKEN, name: 'Discord' });
      expect(levels(wrong)).toEqual(['Discord: fault']);
      expect(wrong[0]?.advice).toContain('set DISCORD_TOKEN');
      expect(text(wrong)).not.toContain(TOKEN);
    } finally {
      await sandbox.close();
    }
  });

  it.each([
    [1000, 1, 'ok'],
    [19, 1, 'warning'],
    [0, 1, 'fault'],
  ])('with %i starts left', async (remaining, shards, level) => {
    const api = await standIn((path) => ({
      status: 200,
      body: path.includes('gateway') ? gateway(remaining, shards) : ME,
    }));
    const findings = await checkDiscord(place(api));
    expect(levels(findings)).toEqual(['Discord: ok', `Gateway: ${level}`, 'Clock: ok']);
    expect(findings[1]?.sentence).toBe(`${remaining} of 1000 starts are left for the next 2 h`);
  });

  it('says when Discord recommends more shards than the settings ask for', async () => {
    const api = await standIn((path) => ({
      status: 200,
      body: path.includes('gateway') ? gateway(900, 4) : ME,
    }));
    const asking = async (shards: number) => text(await checkDiscord({ ...place(api), shards }));
    expect(await asking(2)).toContain('Discord recommends 4 shards and SHARDS asks for 2');
    expect(await asking(4)).not.toContain('shards');
    expect(text(await checkDiscord(place(api)))).not.toContain('shards');
  });

  it('sees a clock that is wrong', async () => {
    const date = new Date(Date.now() + 90_000).toUTCString();
    const api = await standIn((path) => ({
      status: 200,
      body: path.includes('gateway') ? gateway(900) : ME,
      headers: { date },
    }));
    const clock = (await checkDiscord(place(api))).at(-1);
    expect(clock).toMatchObject({ about: 'Clock', level: 'fault' });
    expect(clock?.sentence).toMatch(/^this machine's is (89|90)\.\d s behind that of Discord$/);
  });

  it.each([
    [429, {}, 'warning', 'fewer requests'],
    [403, '<html>', 'fault', 'status 403'],
    [200, '<html>', 'fault', 'status 200'],
    [500, {}, 'fault', 'status 500'],
  ])('is not confused by an answer with status %i', async (status, body, level, part) => {
    const findings = await checkDiscord(place(await standIn(() => ({ status, body }))));
    expect(levels(findings)).toEqual([`Discord: ${level}`]);
    expect(findings[0]?.sentence).toContain(part);
  });

  it('says when nobody is there', async () => {
    const findings = await checkDiscord(place('http://127.0.0.1:1/api'));
    expect(findings).toMatchObject([{ level: 'fault', sentence: 'Discord cannot be reached' }]);
  });
});

describe('the doctor on clocks', () => {
  it.each([
    [0, 'ok'],
    [1_999, 'ok'],
    [-2_000, 'warning'],
    [29_999, 'warning'],
    [30_000, 'fault'],
    [-30_000, 'fault'],
  ])('%i ms apart is %s', (aheadMs, level) => {
    expect(checkClock('that of Redis', aheadMs).level).toBe(level);
  });
});

describe('the doctor on a SQLite file', () => {
  const at = (name: string) => ({ databaseUrl: undefined, dataDirectory: join(data, name) });

  it('knows one that is not made yet, and does not make it', async () => {
    const findings = await checkDatabase(at('none/below'));
    expect(levels(findings)).toEqual(['Database: ok']);
    expect(findings[0]?.sentence).toContain('is made at the first start');
    expect(levels(await checkDatabase(at('none/below')))).toEqual(['Database: ok']);
  });

  it('knows one in use, one of an earlier, one of a later version, and one that is damaged', async () => {
    const place = at('used');
    const store = openStore(place, createLogger('given-test', 'silent'));
    await expect
      .poll(() =>
        store.cards.find('aaaaaa').then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    expect(await checkDatabase(place)).toMatchObject([
      { level: 'ok', sentence: 'the SQLite file answers and is up to date' },
    ]);
    await store.close();

    const path = join(place.dataDirectory, 'given.sqlite');
    const file = new Database(path);
    file.prepare("delete from kysely_migration where name = '0004-polls'").run();
    const due = await checkDatabase(place);
    expect(due).toMatchObject([{ level: 'warning' }]);
    expect(due[0]?.sentence).toContain('0004-polls');
    file
      .prepare(
        "insert into kysely_migration (name, timestamp) values ('0004-polls', 'x'), ('9999-later', 'y')",
      )
      .run();
    const later = await checkDatabase(place);
    expect(later[0]).toMatchObject({ level: 'fault' });
    expect(later[0]?.sentence).toContain('9999-later');
    file.close();

    mkdirSync(join(data, 'broken'));
    writeFileSync(join(data, 'broken', 'given.sqlite'), 'this is no database '.repeat(500));
    expect(levels(await checkDatabase(at('broken')))).toEqual(['Database: fault']);
  });
});

describe('the doctor on the model', () => {
  it('knows one that is to be fetched, one that is broken, one that is not there, and one that runs', async () => {
    const modelDirectory = join(data, 'models');
    mkdirSync(modelDirectory);
    expect(await checkModel({ model: undefined, modelDirectory })).toMatchObject([
      { level: 'warning', advice: expect.stringContaining('npm run model') },
    ]);
    const sha256 = 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53';
    writeFileSync(join(modelDirectory, `${sha256}.gguf`), 'GGUF but not it');
    expect(await checkModel({ model: undefined, modelDirectory })).toMatchObject([
      { level: 'fault', advice: expect.stringContaining('delete it') },
    ]);
    expect(await checkModel({ model: join(data, 'no.gguf'), modelDirectory })).toMatchObject([
      { level: 'fault', sentence: expect.stringContaining('which is not there') },
    ]);
    const broken = join(data, 'broken.gguf');
    writeFileSync(broken, 'no model');
    expect(await checkModel({ model: broken, modelDirectory })).toMatchObject([{ level: 'fault' }]);
    expect(await checkModel({ model: 'owner/name/file.gguf', modelDirectory })).toMatchObject([
      { level: 'warning', sentence: 'MODEL is fetched at the first start' },
    ]);
  });
});

describe('the doctor on the machine', () => {
  it('computes a sum on the CPU', async () => {
    const findings = await checkDevice('auto');
    expect(levels(findings)).toEqual(['Device: ok']);
    expect(findings[0]?.sentence).toContain('the runtime offers cpu');
  });

  it('knows which Node is needed', () => {
    expect(checkNode().level).toBe('ok');
    expect(checkNode('18.20.0')).toMatchObject({ level: 'fault', advice: 'install version 20.19 or later' });
  });

  it('measures the room where the folders will be', async () => {
    const folders = { dataDirectory: join(data, 'a/b/c'), modelDirectory: data };
    const findings = await checkDisk(folders);
    expect(findings).toHaveLength(2);
    for (const { sentence } of findings) expect(sentence).toMatch(/ has \d+\.\d GiB left$/);
  });

  it('tells a port that is free from one of Given and one of somebody else', async () => {
    const settings = { discordToken: TOKEN, port: 0, healthHost: '127.0.0.1' };
    const free = await freePort();
    expect(levels(await checkPorts({ ...settings, healthPort: free }))).toEqual(['Ports: ok']);
    const health = await startHealth({
      host: '127.0.0.1',
      port: 0,
      alive: () => [],
      ready: async () => [],
      metrics: async () => '',
      logger: createLogger('given-test', 'silent'),
    });
    expect(await checkPorts({ ...settings, healthPort: health.port })).toMatchObject([
      { level: 'ok', sentence: expect.stringContaining('a process of Given that runs') },
    ]);
    await health.close();
    const other = Number(new URL(await standIn(() => ({ status: 200, body: {} }))).port);
    expect(levels(await checkPorts({ ...settings, healthPort: other }))).toEqual(['Ports: fault']);
  });
});

describe('npm run doctor', () => {
  it('ends with 0 when there is no fault and 1 when there is, for people and as JSON', async () => {
    const settings = { DATA_DIR: join(data, 'cli'), MODEL_DIR: join(data, 'cli'), PORT: '0' };
    const well = new StartedProcess('src/ops/doctor/main.ts', settings);
    expect((await well.exited).code).toBe(0);
    expect(well.printed).toMatch(/^ok {7}Discord {3}the local page knows the bot as Given$/m);
    expect(well.printed).toMatch(/\n0 faults, \d warnings?\n$/);
    const ill = new StartedProcess('src/ops/doctor/main.ts', {
      ...settings,
      REDIS_URL: 'redis://:hidden-one@127.0.0.1:1',
    });
    expect((await ill.exited).code).toBe(1);
    expect(ill.printed).toMatch(/^FAULT {4}Redis {5}nothing listens there\n {19}→ start it/m);
    expect(ill.printed).not.toContain('hidden-one');
    const unread = new StartedProcess('src/ops/doctor/main.ts', { ...settings, PORT: 'x', DEVICE: 'y' });
    expect((await unread.exited).code).toBe(1);
    expect(unread.printed.match(/^FAULT {4}Settings /gm)).toHaveLength(2);
  }, 60_000);
});
