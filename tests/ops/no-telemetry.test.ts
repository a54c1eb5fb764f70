/** What runs here is nobody's business: the model's runtime reports nothing to its maker and keeps no number of the machine. */
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../support/scratch-folder.js';

const path = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url));

describe('a process that loads the runtime', () => {
  const home = scratchFolder();

  it('leaves nothing behind but what is ours', async () => {
    const here = join(home, 'here');
    mkdirSync(here);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [path('src/ops/run.mjs'), path('src/ops/doctor/main.ts')],
      { cwd: here, env: { PATH: process.env.PATH ?? '', HOME: home, DATA_DIR: home } },
    ).catch((error: { stdout: string }) => error);
    expect(stdout).toMatch(/Device .*CPU/);
    const left = readdirSync(home, { recursive: true, encoding: 'utf8' });
    expect(
      left.filter((name) => !/^(?:here|\.cache(?:\/given.*)?|[\w-]+\.(?:sqlite|db).*)$/.test(name)),
    ).toEqual([]);
  }, 120_000);
});
