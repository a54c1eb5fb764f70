import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.js';

/** The language model, Chromium, WebGPU on the processor: each keeps a core busy. What is none of them: */
const WITHOUT_ENGINE = '!(*.model*|*.browser|*.gpu).test.ts';
/** Processes, connections and clocks: most of their time is waiting, for a lock to run out or a server to come back. */
const WAITING = `tests/{app,discord,hostile,judge,ops,queue,rounds,sandbox,store,worker}/**/${WITHOUT_ENGINE}`;
/** Functions and what they return: no process, server or setting that the next file would find changed. */
const PURE = `tests/{answer,bench,commands,guess,jobs,lessons,messages,polls,populations,probability,quiz,render,settings,words}/**/${WITHOUT_ENGINE}`;

const project = (
  name: string,
  test: NonNullable<TestProjectInlineConfiguration['test']>,
): TestProjectInlineConfiguration => ({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    name,
    setupFiles: 'tests/judge/recorder.mjs',
    testTimeout: 60_000,
    // Bounds a hang, and says nothing of how busy the machine is.
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 180_000,
    pool: 'forks',
    ...test,
  },
});

export default defineConfig({
  test: {
    // Once for all projects.
    globalSetup: 'tests/judge/whole-run.ts',
    sequence: { sequencer: LongestFirst },
    projects: [
      project('waiting', {
        include: [WAITING],
        maxWorkers: 4,
        sequence: { groupOrder: 0 },
      }),
      project('computing', {
        include: ['tests/**/*.test.ts'],
        exclude: [WAITING, PURE],
        // Two cores carry the model, Redis and Chromium at once: files that hold a whole engine run one after another.
        maxWorkers: 2,
        sequence: { groupOrder: 1 },
      }),
      project('pure', {
        include: [PURE],
        // What they import is loaded once for many files.
        isolate: false,
        maxWorkers: 2,
        sequence: { groupOrder: 1 },
      }),
    ],
  },
});
