/** The engine's numbers against recorded ones of another runtime, on the same small random files. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadModel } from '../../worker/model/load-model.js';
import { writeTinyModel } from '../model/tiny-model.js';

const golden = z
  .object({
    tokens: z.array(z.number()),
    models: z.array(
      z.object({
        name: z.string(),
        seed: z.number(),
        options: z.object({
          encoding: z.literal('F32'),
          architecture: z.enum(['llama', 'qwen2', 'qwen3']).default('llama'),
          headWidth: z.number().default(16),
          normEpsilon: z.number().default(1e-5),
          ropeBase: z.number().default(10_000),
          ropeScale: z.number().default(1),
          hasTiedHead: z.boolean().default(true),
          ropeFactors: z.array(z.number()).optional(),
        }),
        probabilities: z.array(z.number()),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('recorded-golden.json', import.meta.url), 'utf8')));

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'given-recorded-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

describe('a runtime that shares no code with this one', () => {
  it.each(golden.models)(
    'gives the same distribution: $name',
    async ({ name, seed, options, probabilities }) => {
      const ggufPath = join(directory, `${name}.gguf`);
      const { ropeFactors, ...rest } = options;
      await writeTinyModel(ggufPath, seed, {
        ...rest,
        ...(ropeFactors === undefined ? {} : { ropeFactors }),
      });
      const { engine } = await loadModel({
        ggufPath,
        sha256: name,
        graphDirectory: directory,
        device: 'cpu',
        threads: 1,
      });
      const found = await engine.prefill(golden.tokens);
      await engine.dispose();
      expect(found).toHaveLength(probabilities.length);
      for (const [token, probability] of probabilities.entries())
        expect(Math.abs((found[token] ?? 0) - probability)).toBeLessThan(1e-6);
    },
  );
});
