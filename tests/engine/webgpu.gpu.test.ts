/** WebGPU on Chromium's software Vulkan against the CPU: the same graph, the same numbers. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadModel } from '../../worker/model/load-model.js';
import { lacks, MODEL_DIRECTORY, MODEL_PATH, MODEL_SHA256, modelMissing } from '../model/model-file.js';
import { type TinyOptions, WIDE, writeTinyModel } from '../model/tiny-model.js';
import type { DeviceRequest, DeviceResult } from './fixtures/webgpu-request.js';

const CHROMIUM = '/usr/lib/chromium';
const DRIVER = join(CHROMIUM, 'vk_swiftshader_icd.json');
const driverMissing = existsSync(DRIVER)
  ? undefined
  : `no software Vulkan at ${DRIVER}: install Debian's chromium`;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LOADER = fileURLToPath(new URL('../../src/ops/typescript.mjs', import.meta.url));
const CHILD = fileURLToPath(new URL('./fixtures/webgpu-child.ts', import.meta.url));
const EQUAL = 1e-3;
/** A whole model in a software GPU, on a machine that does other things as well. */
const SOFTWARE_GPU_MS = 420_000;

async function compute(request: DeviceRequest, driver = DRIVER): Promise<DeviceResult> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', LOADER, CHILD, JSON.stringify(request)],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        VK_ICD_FILENAMES: driver,
        VK_DRIVER_FILES: driver,
        // Where the system has no Vulkan loader, Chromium's own serves.
        LD_LIBRARY_PATH: [process.env.LD_LIBRARY_PATH, CHROMIUM].filter(Boolean).join(':'),
      },
      maxBuffer: 1 << 26,
    },
  );
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

function largestDifference(a: readonly number[] | undefined, b: ArrayLike<number>): number {
  let largest = a?.length === b.length ? 0 : Number.POSITIVE_INFINITY;
  for (let i = 0; i < b.length; i++) largest = Math.max(largest, Math.abs((a?.[i] ?? 0) - (b[i] ?? 0)));
  return largest;
}

const PREFIX = [0, 5, 11, 3, 3, 27, 8, 19, 1, 14];
const TREE = [
  { token: 4, parent: -1 },
  { token: 7, parent: -1 },
  { token: 9, parent: 0 },
];

describe.skipIf(lacks(driverMissing))('WebGPU on software Vulkan', () => {
  let directory: string;
  let count = 0;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'given-webgpu-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  async function tiny(options: TinyOptions) {
    const sha256 = `webgpu${count++}`;
    const ggufPath = join(directory, `${sha256}.gguf`);
    const model = await writeTinyModel(ggufPath, count, options);
    const common = { ggufPath, sha256, graphDirectory: directory } as const;
    return { model, request: { ...common, prefix: PREFIX, tree: TREE } };
  }
  const paths = [[], [4], [7], [4, 9]];

  it.each<[string, TinyOptions]>([
    ['four-bit weights with a minimum', { encoding: 'Q4_1' }],
    ['four-bit weights in large blocks', { encoding: 'Q4_K', ...WIDE }],
    ['float32 weights', { encoding: 'F32', hasTiedHead: false }],
  ])(
    '%s: a text and a tree give what plain arithmetic gives',
    async (_, options) => {
      const { model, request } = await tiny(options);
      const { device, deviceReason, rows } = await compute({ ...request, device: 'webgpu' });
      expect(deviceReason).toBe('WebGPU, as DEVICE asks.');
      expect(device).toBe('webgpu');
      for (const [index, path] of paths.entries())
        expect(largestDifference(rows[index], model.distribution([...PREFIX, ...path]))).toBeLessThan(EQUAL);
    },
    SOFTWARE_GPU_MS,
  );

  it(
    'fast arithmetic runs there too, and is near',
    async () => {
      const { model, request } = await tiny({ encoding: 'Q4_1' });
      const { device, rows } = await compute({ ...request, device: 'webgpu', precision: 'fast' });
      expect(device).toBe('webgpu');
      expect(largestDifference(rows[0], model.distribution(PREFIX))).toBeLessThan(0.02);
    },
    SOFTWARE_GPU_MS,
  );

  it(
    'without a driver the CPU computes, and it says why',
    async () => {
      const { model, request } = await tiny({ encoding: 'Q4_0' });
      const { device, deviceReason, rows } = await compute(
        { ...request, device: 'webgpu' },
        join(directory, 'no-driver.json'),
      );
      expect(device).toBe('cpu');
      expect(deviceReason).toMatch(
        /^CPU: DEVICE asks for WebGPU, which does not start here \(Failed to get a WebGPU adapter.*\)\.$/,
      );
      expect(largestDifference(rows[0], model.distribution(PREFIX))).toBeLessThan(2e-6);
    },
    SOFTWARE_GPU_MS,
  );

  describe.skipIf(lacks(modelMissing))('on real weights', () => {
    it(
      'every token has the probability that the CPU gives it',
      async () => {
        const common = { ggufPath: MODEL_PATH, sha256: MODEL_SHA256, graphDirectory: MODEL_DIRECTORY };
        const cpu = await loadModel({ ...common, device: 'cpu' });
        const prefix = [cpu.tokenizer.startToken, ...cpu.tokenizer.encode('The capital of France is')];
        const expected = await cpu.engine.prefill(prefix);
        await cpu.engine.dispose();
        const { device, rows } = await compute({ ...common, device: 'webgpu', prefix, tree: [] });
        expect(device).toBe('webgpu');
        const largest = largestDifference(rows[0], expected);
        process.stdout.write(
          `largest difference of a probability, WebGPU or CPU: ${largest.toExponential(1)}\n`,
        );
        expect(largest).toBeLessThan(EQUAL);
      },
      SOFTWARE_GPU_MS,
    );
  });
});
