/**
 * No regular expression of the product is slower than linear on any text. The literals are read from the sources and held
 * against a static analysis; those that are put together at run time are caught while the modules that make them are loaded.
 */
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { analyse } from 'scslre';
import { beforeAll, describe, expect, it } from 'vitest';
import { type OwnPattern, ownPatterns } from './support/own-patterns.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Sentences about what is wrong with it; none: nothing. */
function faultsOf({ place, source, flags }: OwnPattern): string[] {
  return analyse({ source, flags }).reports.map(
    ({ type, exponential, character }) =>
      `${place} /${source}/${flags}: ${exponential ? 'exponential' : 'polynomial'} (${type}) on many ${JSON.stringify(character.pick)}`,
  );
}

/** Those that are made while this file is loaded for the first time. */
async function builtBy(path: string): Promise<OwnPattern[]> {
  const built: OwnPattern[] = [];
  const Real = globalThis.RegExp;
  const watched = new Proxy(Real, {
    construct(target, args: ConstructorParameters<typeof RegExp>) {
      const made = new target(...args);
      built.push({ place: path, source: made.source, flags: made.flags });
      return made;
    },
  });
  globalThis.RegExp = watched;
  try {
    await import(`${pathToFileURL(join(ROOT, path)).href}?watched`);
  } finally {
    globalThis.RegExp = Real;
  }
  return built;
}

describe('every pattern of the product', () => {
  const { literals, builders } = ownPatterns();
  const built: OwnPattern[] = [];
  beforeAll(async () => {
    for (const path of builders) built.push(...(await builtBy(path)));
  });

  it('is found', () => {
    expect(literals.length).toBeGreaterThan(200);
    expect(builders.length).toBeGreaterThan(2);
    expect(built.map(({ place }) => place)).toEqual(
      expect.arrayContaining(['src/jobs/rungs.ts', 'src/probability/rate.ts']),
    );
  });

  it('is linear, as far as a static analysis can say', () => {
    expect([...literals, ...built].flatMap(faultsOf)).toEqual([]);
  });

  it('would be found out if it were not', () => {
    const bad = ['^(a+)+$', '\\s+$', '^a*.*b', '(?:x|xx)*y'];
    for (const source of bad) expect(faultsOf({ place: 'here', source, flags: 'u' }), source).not.toEqual([]);
  });

  /** What a single repeated character does not show: pairs, brackets, quotes, and a last character that spoils the match. */
  const PIECES = [
    'ab',
    'a ',
    'a.',
    '1,',
    '1.',
    '(',
    '[](',
    '<@',
    '"',
    "'",
    '`',
    '\\',
    '::',
    'a=',
    ', ',
    '\n\r',
    'e\u0301',
    '👨‍👩‍👧',
  ];
  const ENDS = ['', '!', '\n', '\u0000', 'x'];

  it('grows no faster than a text that repeats some characters', () => {
    const slow = [...literals, ...built].flatMap(({ place, source, flags }) => {
      const pattern = new RegExp(source, flags);
      return PIECES.flatMap((piece) =>
        ENDS.flatMap((end) => {
          const [short, long] = [2_500, 10_000].map((length) => {
            const text = piece.repeat(Math.ceil(length / piece.length)) + end;
            return () =>
              leastMs(() => {
                pattern.lastIndex = 0;
                text.replace(pattern, '');
              });
          });
          if (short === undefined || long === undefined) return [];
          // What is done in a moment is no danger, whatever it grows by.
          if (long() < HARMLESS_MS) return [];
          const growth = long() / short();
          return growth < QUADRATIC
            ? []
            : [`${place} /${source}/${flags} on ${JSON.stringify(piece)}: × ${growth}`];
        }),
      );
    });
    expect(slow).toEqual([]);
  });
});

const HARMLESS_MS = 20;
/** Linear: 4; quadratic: 16. */
const QUADRATIC = 10;

function leastMs(work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3 && least > HARMLESS_MS / 4; round++) {
    const startedMs = performance.now();
    work();
    least = Math.min(least, performance.now() - startedMs);
  }
  return least;
}
