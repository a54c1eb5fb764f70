/** What every process runs: the project and its libraries in a few files. */
import { execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { ENTRIES, entryName, findBundle, keyOfSources, ROOT, writeBundle } from '../../src/ops/bundle.mjs';
import { withSourcePlaces } from '../../src/ops/source-places.js';
import { scratchFolder } from '../support/scratch-folder.js';

const run = promisify(execFile);
/** Libraries that speak of their own place, only in parts that nothing here calls: worker processes, sharding, transports, templates. */
const KNOW_THEIR_PLACE = new Set([
  '@discordjs/ws',
  'bullmq',
  'discord.js',
  'ejs',
  'fflate',
  'ioredis',
  'msgpackr',
  'pino',
  'satori',
  'thread-stream',
]);
const OWN_PLACE = /\b__dirname\b|\b__filename\b|\bimport\.meta\b|\brequire\.resolve\b|\bcreateRequire\b/;

describe('the bundle', () => {
  const home = join(scratchFolder(), 'bundles');
  let folder = '';
  let inputs: readonly string[] = [];
  beforeAll(async () => {
    folder = join(home, keyOfSources());
    inputs = await writeBundle(folder);
  }, 120_000);

  it('begins with each door and each thread', () => {
    for (const entry of ENTRIES) {
      expect(existsSync(join(ROOT, entry)), entry).toBe(true);
      expect(existsSync(join(folder, `${entryName(entry)}.mjs`)), entry).toBe(true);
    }
    expect(entryName('src/app.ts')).toBeUndefined();
  });

  it('is complete when it is found, and found again', async () => {
    expect(await findBundle(home)).toBe(folder);
  });

  it('takes in no library that looks for files beside its own, but those that are known', () => {
    const found = inputs.flatMap((input) => {
      const name = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
      if (name === undefined || KNOW_THEIR_PLACE.has(name)) return [];
      return OWN_PLACE.test(readFileSync(join(ROOT, input), 'utf8')) ? [input] : [];
    });
    expect(inputs.length).toBeGreaterThan(500);
    expect(found).toEqual([]);
  });

  it('says where in the sources an error comes from', async () => {
    const path = join(folder, 'src', 'main.mjs');
    const lines = readFileSync(path, 'utf8').split('\n');
    const line = lines.findIndex((text) => text.includes('Given cannot start:'));
    const place = `${pathToFileURL(path).href}:${line + 1}:${(lines[line]?.indexOf('`Given cannot') ?? 0) + 1}`;
    const told = withSourcePlaces(`Error: x\n    at begin (${place})`);
    expect(told).toMatch(/at begin \(.*src\/main\.ts:\d+:\d+\)$/);
    expect(withSourcePlaces('at file:///nowhere.mjs:1:1')).toBe('at file:///nowhere.mjs:1:1');
  });
});

describe('processes that start at once', () => {
  const home = scratchFolder();
  const environment = { PATH: process.env.PATH ?? '', HOME: home, XDG_CACHE_HOME: home };
  const find = `import(${JSON.stringify(new URL('../../src/ops/bundle.mjs', import.meta.url).href)}).then(async (bundle) => console.log(await bundle.findBundle()))`;

  it('make one bundle, also when one that was making it has died', async () => {
    const folder = join(home, 'given', 'bundles', keyOfSources());
    const dead = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => dead.once('exit', resolve));
    await run('mkdir', ['-p', join(home, 'given', 'bundles')]);
    await writeFile(`${folder}.lock`, String(dead.pid));
    const answers = await Promise.all(
      [1, 2, 3].map(() => run(process.execPath, ['-e', find], { env: environment })),
    );
    expect(answers.map(({ stdout }) => stdout.trim())).toEqual([folder, folder, folder]);
    expect(readdirSync(join(home, 'given', 'bundles'))).toEqual([keyOfSources()]);
  }, 180_000);

  it('run file by file where no bundle can be kept', async () => {
    const blocked = join(home, 'blocked');
    await writeFile(blocked, '');
    const { stdout } = await run(
      process.execPath,
      [fileURLToPath(new URL('../../src/ops/run.mjs', import.meta.url)), 'src/ops/doctor/main.ts'],
      { cwd: ROOT, env: { ...environment, XDG_CACHE_HOME: blocked, MODEL_DIR: home, DATA_DIR: home } },
    ).catch((error: { stdout: string }) => error);
    expect(stdout).toContain('Given');
    await rm(blocked);
  }, 120_000);
});
