import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

interface Source {
  readonly text: string;
  /** Project files, relative to the root. */
  readonly files: readonly string[];
  readonly packages: readonly string[];
}

const sources = new Map<string, Source>(
  ['src', 'commands', 'worker']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path))
    .map((path) => [path, read(path)]),
);

function read(path: string): Source {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const names = [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '');
  const files = names
    .filter((name) => name.startsWith('.'))
    .map((name) => relative(ROOT, resolve(ROOT, dirname(path), name)).replace(/\.js$/, '.ts'));
  return { text, files, packages: names.filter((name) => !name.startsWith('.')) };
}

const importers = (test: (name: string) => boolean) =>
  [...sources].filter(([, { packages }]) => packages.some(test)).map(([path]) => path);

/** A door puts a part into a process: it reads the settings and stops on a signal. */
const mayEnter = (path: string, file: string) =>
  path === 'src/sandbox/main.ts' && ['src/config.ts', 'src/ops/stopping.ts'].includes(file);

describe('the shape of the project', () => {
  it('finds its own sources', () => {
    expect(sources.size).toBeGreaterThan(60);
    expect(sources.get('src/app.ts')?.packages).toContain('discord.js');
  });

  it.each<[string, string, readonly string[]]>([
    [
      'src/probability/',
      'knows nothing but itself and the population',
      ['src/probability/', 'src/jobs/population', 'src/jobs/limits', 'src/jobs/rungs'],
    ],
    [
      'src/jobs/',
      'knows probability and what a quiz asks',
      ['src/jobs/', 'src/probability/', 'src/quiz/question', 'src/quiz/score'],
    ],
    ['src/quiz/', 'knows probability and jobs', ['src/quiz/', 'src/probability/', 'src/jobs/']],
    [
      'src/messages/',
      'knows what it words, and the names of languages',
      ['src/messages/', 'src/probability/', 'src/quiz/', 'src/jobs/locale'],
    ],
    ['src/populations/', 'knows probability and jobs', ['src/populations/', 'src/probability/', 'src/jobs/']],
    [
      'src/render/',
      'knows probability, jobs and what is told of stored data',
      [
        'src/render/',
        'src/probability/',
        'src/jobs/',
        'src/discord/limits',
        'src/discord/safe-text',
        'src/discord/custom-id',
        'src/privacy/person-data',
        'src/messages/',
        'src/quiz/',
        'src/lessons/',
        'src/rounds/quiz-round',
        'src/rounds/quiz-store',
        'src/guess/round-scores',
        'src/guess/tally',
      ],
    ],
    [
      'src/queue/',
      'knows jobs, configuration and the log',
      ['src/queue/', 'src/jobs/', 'src/ops/', 'src/config'],
    ],
    [
      'src/sandbox/',
      'stands alone but for the log, and for what its own door reads and heeds',
      ['src/sandbox/', 'src/ops/log'],
    ],
    [
      'worker/words/',
      'is pure and knows ports at most',
      ['worker/words/', 'src/jobs/', 'src/probability/', 'worker/engine/port', 'worker/model/tokenizer-port'],
    ],
  ])('%s %s', (folder, _rule, allowed) => {
    const wrong = [...sources]
      .filter(([path]) => path.startsWith(folder))
      .flatMap(([path, { files }]) =>
        files
          .filter((file) => !allowed.some((start) => file.startsWith(start)) && !mayEnter(path, file))
          .map((file) => `${path} → ${file}`),
      );
    expect(wrong).toEqual([]);
  });

  it('keeps commands away from queue, store, worker and engine', () => {
    const wrong = [...sources]
      .filter(([path]) => path.startsWith('commands/'))
      .flatMap(([path, { files }]) =>
        files
          .filter((file) => /^(worker|src\/(queue|store|ops|sandbox))\//.test(file))
          .map((file) => `${path} → ${file}`),
      );
    expect(wrong).toEqual([]);
  });

  it('keeps the worker away from commands and the gateway client', () => {
    const reached = reach('worker/main.ts');
    expect(reached).toContain('worker/engine/start-engine.ts');
    expect(
      [...reached].filter((path) => path.startsWith('commands/') || path.startsWith('src/sandbox/')),
    ).toEqual([]);
    expect([...reached].filter((path) => sources.get(path)?.packages.includes('discord.js'))).toEqual([]);
  });

  it('has each outside library in its own place', () => {
    expect(importers((name) => name === 'onnxruntime-node')).toEqual(['worker/engine/session.ts']);
    expect(importers((name) => name === '@huggingface/tokenizers')).toEqual([
      'worker/model/byte-level-tokenizer.ts',
    ]);
    expect(importers((name) => name.startsWith('csv-parse'))).toEqual(['src/populations/table-cells.ts']);
    expect(importers((name) => name === '@resvg/resvg-js')).toHaveLength(1);
    for (const path of importers((name) => name === 'bullmq' || name === 'ioredis'))
      expect(path).toMatch(/^src\/queue\//);
    for (const path of importers((name) => ['kysely', 'libsql', 'pg'].includes(name)))
      expect(path).toMatch(/^src\/store\//);
  });

  it('reads the environment in one file, and where code is loaded, which comes before all others', () => {
    const readers = [...sources].filter(([, { text }]) => /process\.env\b/.test(text)).map(([path]) => path);
    expect(readers).toEqual(['src/config.ts', 'src/ops/bundle.mjs', 'src/ops/no-telemetry.mjs']);
  });

  it('has no import cycle', () => {
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]) => {
      if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      if (done.has(path) || trail.includes(path)) return;
      for (const file of valueImports(path)) visit(file, [...trail, path]);
      done.add(path);
    };
    for (const path of sources.keys()) visit(path, []);
    expect(cycles).toEqual([]);
  });

  it('has no drawer that says nothing of what is in it', () => {
    expect(
      [...sources.keys()].filter((path) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.)/.test(path)),
    ).toEqual([]);
  });
});

/** Files that a file needs at run time; imports of types alone vanish. */
function valueImports(path: string): string[] {
  const source = sources.get(path);
  if (source === undefined) return [];
  const typeOnly = new Set(
    [...source.text.matchAll(/import type [^'"]*['"]([^'"]+)['"]/g)].map((match) =>
      relative(ROOT, resolve(ROOT, dirname(path), match[1] ?? '')).replace(/\.js$/, '.ts'),
    ),
  );
  return source.files.filter((file) => sources.has(file) && !typeOnly.has(file));
}

function reach(start: string): Set<string> {
  const reached = new Set<string>();
  const queue = [start];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    queue.push(...valueImports(path));
  }
  return reached;
}
