import { defineConfig } from 'vitest/config';

// Two cores carry the model, Redis and Chromium at once: files that hold a whole engine run one after another.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/judge/whole-run.ts',
    setupFiles: 'tests/judge/recorder.mjs',
    testTimeout: 60_000,
    // Bounds a hang, and says nothing of how busy the machine is.
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 180_000,
    maxWorkers: 2,
    pool: 'forks',
  },
});
