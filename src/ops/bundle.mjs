/**
 * The code of all processes in a few files, made at the first start and kept until a source or a library changes. A folder is
 * named by what it was made of; it is written under another name and renamed when it is whole, and of processes that start at
 * once one makes it while the others wait. Whatever fails here only costs time: files are then loaded one by one.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Where the project lies; ends with a separator. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDERS = ['commands', 'src', 'worker'];
const LOCK_FILE = 'package-lock.json';

/** Files that a process or a thread begins with. */
export const ENTRIES = [
  'src/ask.ts',
  'src/main.ts',
  'src/ops/doctor/main.ts',
  'src/sandbox/main.ts',
  'worker/engine/engine-thread.ts',
  'worker/main.ts',
  'worker/model/main.ts',
  'worker/training/training-thread.ts',
];

/** Packages with machine code, or that look for files beside their own; and those that are only used if they are there. */
const OUTSIDE = [
  '@bull-board/api',
  '@bull-board/hono',
  '@resvg/resvg-js',
  'bufferutil',
  'erlpack',
  'esbuild',
  'libsql',
  'msgpackr-extract',
  'onnxruntime-node',
  'pg-native',
  'utf-8-validate',
  'zlib-sync',
];

/** Libraries in the old format call `require` for what stays outside. */
const BANNER =
  "import { createRequire as createBundleRequire } from 'node:module';\nconst require = createBundleRequire(import.meta.url);";

const OPTIONS = {
  banner: { js: BANNER },
  bundle: true,
  external: OUTSIDE,
  format: 'esm',
  keepNames: true,
  logLevel: 'silent',
  outExtension: { '.js': '.mjs' },
  platform: 'node',
  sourcemap: 'linked',
  sourcesContent: false,
  splitting: true,
  target: 'node20',
};

/** Bundles of earlier versions that stay, since a process may still be loading from them. */
const KEPT = 4;
const LOOK_EVERY_MS = 50;
/** A lock says within so long whose it is. */
const WRITTEN_WITHIN_MS = 5_000;

const cacheHome = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
const HOME = join(cacheHome, 'given', 'bundles');

/** Name of a file of `ENTRIES` in the bundle, without `.mjs`; undefined for other files. */
export function entryName(path) {
  const name = path.split(sep).join('/');
  return ENTRIES.includes(name) ? name.replace(/\.ts$/, '') : undefined;
}

/** The folder of the bundle of what lies here now, made if there is none; undefined when that is not possible. */
export async function findBundle(home = HOME) {
  const folder = join(home, keyOfSources());
  try {
    if (existsSync(folder)) return folder;
    await mkdir(home, { recursive: true });
    await alone(folder, () => make(folder));
    return folder;
  } catch {
    return existsSync(folder) ? folder : undefined;
  }
}

/** Changes with every source, with the libraries, the options and the place of the project. */
export function keyOfSources() {
  const sum = createHash('sha256');
  const add = (part) => sum.update(`${part.length}:`).update(part);
  add(ROOT);
  add(JSON.stringify([OPTIONS, ENTRIES]));
  for (const path of [LOCK_FILE, ...FOLDERS.flatMap(sourcesIn)]) {
    add(path);
    add(readFileSync(join(ROOT, path)));
  }
  return sum.digest('hex').slice(0, 32);
}

function sourcesIn(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:json|mjs|ts|tsx)$/.test(name))
    .map((name) => join(folder, name))
    .sort();
}

/** Also says which files went into it, as esbuild names them. */
export async function writeBundle(folder, entries = ENTRIES) {
  const { build, stop } = await import('esbuild');
  try {
    const { metafile } = await build({
      ...OPTIONS,
      absWorkingDir: ROOT,
      entryPoints: entries.map((path) => ({ in: path, out: path.replace(/\.ts$/, '') })),
      outdir: folder,
      metafile: true,
      plugins: [ownPlaces],
    });
    // From here packages outside are found.
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
    return Object.keys(metafile.inputs);
  } finally {
    await stop();
  }
}

/** What a file finds by its own place it goes on finding there. */
const ownPlaces = {
  name: 'own-places',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (relative(ROOT, path).startsWith('node_modules')) return undefined;
      const source = await readFile(path, 'utf8');
      const url = JSON.stringify(pathToFileURL(path).href);
      return { contents: source.replaceAll('import.meta.url', url), loader: 'ts' };
    });
  },
};

async function make(folder) {
  const temporary = `${folder}.${randomUUID()}`;
  try {
    await writeBundle(temporary);
    await rename(temporary, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  await removeOld(dirname(folder)).catch(() => undefined);
}

/** Lets one process at a time `act` for this folder; the others wait until it is there. */
async function alone(folder, act) {
  const lock = `${folder}.lock`;
  for (;;) {
    if (existsSync(folder)) return;
    const handle = await open(lock, 'wx').catch(() => undefined);
    if (handle !== undefined) {
      try {
        await handle.writeFile(String(process.pid));
        if (!existsSync(folder)) await act();
        return;
      } finally {
        await handle.close();
        await rm(lock, { force: true });
      }
    }
    await wait(LOOK_EVERY_MS);
    if (!(await isHeld(lock))) await rm(lock, { force: true });
  }
}

/** False when whoever holds it has ended without giving it back. */
async function isHeld(lock) {
  const pid = Number(await readFile(lock, 'utf8').catch(() => ''));
  if (!Number.isInteger(pid) || pid <= 0) {
    // Opened just now, and not written to yet.
    const madeMs = (await stat(lock).catch(() => undefined))?.mtimeMs ?? 0;
    return Date.now() - madeMs < WRITTEN_WITHIN_MS;
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function removeOld(home) {
  const names = (await readdir(home)).filter((name) => /^[0-9a-f]{32}$/.test(name));
  const dated = await Promise.all(
    names.map(async (name) => ({ name, madeMs: (await stat(join(home, name))).mtimeMs })),
  );
  const old = dated.sort((a, b) => b.madeMs - a.madeMs).slice(KEPT);
  for (const { name } of old) await rm(join(home, name), { recursive: true, force: true });
}
