import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TransformCache } from '../../src/ops/transform-cache.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'given-code-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Counts how often anything is transformed. */
function transformer(options = '{}', where = join(folder, 'code')) {
  const cache = new TransformCache(where, options);
  let made = 0;
  const of = (path: string, source: string) =>
    cache.of(path, source, async () => {
      made++;
      return `/* ${path} */ ${source.toUpperCase()}`;
    });
  return { of, made: () => made };
}

describe('what became of source files', () => {
  it('is made once, also for the next process', async () => {
    const first = transformer();
    expect(await first.of('/a.ts', 'let ü')).toBe('/* /a.ts */ LET Ü');
    expect(await first.of('/a.ts', 'let ü')).toBe('/* /a.ts */ LET Ü');
    expect(first.made()).toBe(1);
    const next = transformer();
    expect(await next.of('/a.ts', 'let ü')).toBe('/* /a.ts */ LET Ü');
    expect(next.made()).toBe(0);
  });

  it('is made anew for other content, another path and other options, and takes no more room for it', async () => {
    const cache = transformer();
    await cache.of('/a.ts', 'x');
    expect(await cache.of('/a.ts', 'y')).toContain('Y');
    expect(await cache.of('/a.ts', 'x')).toContain('X');
    expect(cache.made()).toBe(3);
    expect(await cache.of('/b.ts', 'x')).toContain('/b.ts');
    const other = transformer('{"target":"node22"}');
    await other.of('/a.ts', 'x');
    expect(other.made()).toBe(1);
    expect(await readdir(join(folder, 'code'))).toHaveLength(2);
  });

  it('is made anew when the entry is torn or changed', async () => {
    await transformer().of('/a.ts', 'x');
    const [name = ''] = await readdir(join(folder, 'code'));
    const file = join(folder, 'code', name);
    const entry = await readFile(file, 'utf8');
    for (const broken of ['', entry.slice(0, -1), `${entry} `, entry.replace('X', 'Z')]) {
      await writeFile(file, broken);
      const cache = transformer();
      expect(await cache.of('/a.ts', 'x')).toBe('/* /a.ts */ X');
      expect(cache.made()).toBe(1);
      expect(await readFile(file, 'utf8')).toBe(entry);
    }
  });

  it('comes whole to many who ask at once', async () => {
    const caches = Array.from({ length: 8 }, () => transformer());
    const sources = Array.from({ length: 20 }, (_, index) => `x${index}`);
    const codes = await Promise.all(
      sources.flatMap((source, index) => caches.map((cache) => cache.of(`/${index}.ts`, source))),
    );
    for (const [at, code] of codes.entries()) {
      const index = Math.floor(at / caches.length);
      expect(code).toBe(`/* /${index}.ts */ X${index}`);
    }
    expect((await readdir(join(folder, 'code'))).filter((name) => !name.endsWith('.js'))).toEqual([]);
  });

  it('is had without a folder that can be written to', async () => {
    await writeFile(join(folder, 'file'), '');
    const cache = transformer('{}', join(folder, 'file', 'code'));
    expect(await cache.of('/a.ts', 'x')).toBe('/* /a.ts */ X');
    expect(await cache.of('/a.ts', 'x')).toBe('/* /a.ts */ X');
    expect(cache.made()).toBe(2);
  });

  it('passes on what the transformation throws', async () => {
    const cache = new TransformCache(join(folder, 'code'), '{}');
    const broken = () => Promise.reject(new SyntaxError('no such word'));
    await expect(cache.of('/a.ts', 'x', broken)).rejects.toThrow('no such word');
    expect(await cache.of('/a.ts', 'x', async () => 'fine')).toBe('fine');
  });
});
