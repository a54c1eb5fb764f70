/** The peer is no part of an install of Given: it comes when it is first measured. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const FOLDER = new URL('.', import.meta.url);
const PEER = 'node-llama-cpp';

/** Runs `npm ci` in `bench/` unless the pinned peer is there. Rejects when that fails. */
export async function installPeer(): Promise<void> {
  const pinned = z
    .object({ dependencies: z.object({ [PEER]: z.string() }) })
    .parse(await readJson('package.json')).dependencies[PEER];
  const installed = z
    .object({ version: z.string() })
    .safeParse(await readJson(`node_modules/${PEER}/package.json`).catch(() => undefined));
  if (installed.data?.version === pinned) return;
  process.stderr.write(`Installing ${PEER} ${pinned} in bench/, once …\n`);
  await new Promise<void>((resolve, reject) => {
    // Nothing of it is compiled: its programs come ready-made as packages. Those for GPUs, 600 MB, are replaced by a tiny
    // package (`overrides`): what is compared runs on the CPU.
    const npm = spawn('npm', ['ci', '--ignore-scripts', '--prefix', fileURLToPath(FOLDER)], {
      stdio: ['ignore', 2, 'inherit'],
      shell: process.platform === 'win32',
    });
    npm.once('error', reject);
    npm.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`npm ci in bench/ ended with ${code}`));
    });
  });
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(path, FOLDER), 'utf8'));
}
