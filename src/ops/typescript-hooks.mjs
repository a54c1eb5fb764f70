// Runs in the loader's own thread: finds `x.ts` where `./x.js` is imported, and takes the types out of it.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** esbuild is a process of its own: it ends when nothing was loaded for this long, and starts again when needed. */
const IDLE_MS = 2_000;
let idle;
let underWay = 0;

const OPTIONS = { loader: 'ts', format: 'esm', target: 'node20', sourcemap: 'inline' };

export async function resolve(specifier, context, next) {
  const isOurs = context.parentURL?.endsWith('.ts') && specifier.startsWith('.') && specifier.endsWith('.js');
  return next(isOurs ? `${specifier.slice(0, -'.js'.length)}.ts` : specifier, context);
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const path = fileURLToPath(url);
  const code = await withoutTypes(path, await readFile(path, 'utf8'));
  return { format: 'module', source: code, shortCircuit: true };
}

async function withoutTypes(path, source) {
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
