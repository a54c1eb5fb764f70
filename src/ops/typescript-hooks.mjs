// Runs in the loader's own thread: finds `x.ts` where `./x.js` is imported, and takes the types out of it.
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TransformCache } from './transform-cache.mjs';

/** esbuild is a process of its own: it ends when nothing was loaded for this long, and starts again when needed. */
const IDLE_MS = 2_000;
let idle;
let underWay = 0;

const OPTIONS = { loader: 'ts', format: 'esm', target: 'node20', sourcemap: 'inline' };
const cacheHome = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
const cache = new TransformCache(join(cacheHome, 'given', 'code'), JSON.stringify(OPTIONS));

export async function resolve(specifier, context, next) {
  const isOurs = context.parentURL?.endsWith('.ts') && specifier.startsWith('.') && specifier.endsWith('.js');
  return next(isOurs ? `${specifier.slice(0, -'.js'.length)}.ts` : specifier, context);
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const path = fileURLToPath(url);
  const source = await readFile(path, 'utf8');
  const code = await cache.of(path, source, () => withoutTypes(path, source));
  return { format: 'module', source: code, shortCircuit: true };
}

async function withoutTypes(path, source) {
  // Loaded only where the cache does not know a file yet.
  const { stop, transform } = await import('esbuild');
  clearTimeout(idle);
  underWay++;
  try {
    const { code } = await transform(source, { ...OPTIONS, sourcefile: path });
    return code;
  } finally {
    underWay--;
    if (underWay === 0) idle = setTimeout(stop, IDLE_MS).unref();
  }
}
