/** A folder of a test's own, gone when its file has run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export function scratchFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'given-test-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
