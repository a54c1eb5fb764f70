/** Whoever is judged by the sandbox knows only its doors: tests of anything else, measurements and pictures hang on nothing inside it. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const IMPORT =
  /(?:import|export)\s+(type\s)?([^'"`;]*?)\sfrom\s+['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]/g;

/** What may be imported, by file; undefined: all of it. */
const DOORS: ReadonlyMap<string, readonly string[] | undefined> = new Map([
  ['src/sandbox/protocol.ts', undefined],
  ['src/sandbox/control-client.ts', undefined],
  ['src/sandbox/sandbox.ts', ['startSandbox', 'Sandbox', 'SandboxOptions']],
  // What `SandboxOptions.journal` is given.
  ['src/sandbox/journal.ts', ['JournalEntry', 'Journal']],
]);

const files = ['tests', 'bench', 'docs']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('node_modules'));

/** `file: what it wants that is not offered`. */
function intrusions(path: string): readonly string[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return [...text.matchAll(IMPORT)].flatMap(([, , names = '', from, dynamic]) => {
    const target = relative(ROOT, resolve(ROOT, dirname(path), from ?? dynamic ?? '')).replace(
      /\.js$/,
      '.ts',
    );
    if (!target.startsWith('src/sandbox/')) return [];
    if (!DOORS.has(target)) return [`${path}: ${target}`];
    const offered = DOORS.get(target);
    return (names.match(/\w+/g) ?? [])
      .filter((name) => name !== 'type' && offered?.includes(name) === false)
      .map((name) => `${path}: ${name} of ${target}`);
  });
}

describe('tests and measurements', () => {
  it('use the control API of the sandbox and nothing private', () => {
    const outside = files.filter((path) => !path.startsWith('tests/sandbox/'));
    expect(outside).toContain('bench/soak/run-soak.ts');
    expect(outside.flatMap(intrusions)).toEqual([]);
  });

  it('would be caught', () => {
    expect(intrusions('tests/sandbox/clock.test.ts')).not.toEqual([]);
  });
});
