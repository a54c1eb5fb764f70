import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/jobs/failure.js';
import type { EngineSettings } from '../../worker/engine/messages.js';
import type { Engine, EngineInfo } from '../../worker/engine/port.js';
import { startOnDevice } from '../../worker/engine/start-on-device.js';

const SETTINGS: Omit<EngineSettings, 'device'> = {
  graphPath: '/nowhere',
  format: 'tree',
  architecture: { layers: 1, kvHeads: 1, headWidth: 1, vocabularySize: 4 },
  threads: 1,
  prefixCacheBytes: 0,
};
const INFO: Omit<EngineInfo, 'device' | 'deviceReason'> = {
  name: 'none',
  quantisation: 'F32',
  sha256: '0',
  precision: 'exact',
  architecture: 'llama',
  parameters: 1,
  contextLength: 8,
  vocabularySize: 4,
};

/** A machine on which only some devices start. */
const machine =
  (trouble: Error, ...devices: readonly string[]) =>
  async ({ device }: EngineSettings, info: EngineInfo): Promise<Engine> => {
    if (!devices.includes(device)) throw trouble;
    const nothing = () => Promise.reject(new Error('computes nothing'));
    return { info, prefill: nothing, expand: nothing, measure: nothing, sift: nothing, dispose: nothing };
  };
const noAdapter = new Failure('model-unsupported', 'no adapter');

describe('the device and why', () => {
  it.each([
    ['auto', 'cpu', /^CPU, chosen by DEVICE=auto: .*A GPU is used when DEVICE names it\.$/],
    ['cpu', 'cpu', /^CPU, as DEVICE asks\.$/],
    ['webgpu', 'webgpu', /^WebGPU, as DEVICE asks\.$/],
    ['cuda', 'cuda', /^CUDA, as DEVICE asks\.$/],
  ] as const)('%s runs on %s where everything starts', async (asked, device, deviceReason) => {
    const { info } = await startOnDevice(asked, SETTINGS, INFO, machine(noAdapter, 'cpu', 'webgpu', 'cuda'));
    expect(info.device).toBe(device);
    expect(info.deviceReason).toMatch(deviceReason);
  });

  it.each(['webgpu', 'cuda'] as const)('%s that does not start is replaced, and said so', async (asked) => {
    const { info } = await startOnDevice(asked, SETTINGS, INFO, machine(noAdapter, 'cpu'));
    expect(info.device).toBe('cpu');
    expect(info.deviceReason).toMatch(
      /^CPU: DEVICE asks for (WebGPU|CUDA), which does not start here \(no adapter\)\.$/,
    );
  });

  it('of a message of the runtime, the reason is kept', async () => {
    const detail =
      'x.cc:136 Initialize(const Config&) status == Success was false. No supported adapters\n\n';
    const noDriver = new Failure('model-unsupported', detail);
    const { info } = await startOnDevice('webgpu', SETTINGS, INFO, machine(noDriver, 'cpu'));
    expect(info.deviceReason).toMatch(/ \(No supported adapters\)\.$/);
  });

  it('a model that the CPU does not take, and a bug, are not hidden', async () => {
    await expect(startOnDevice('webgpu', SETTINGS, INFO, machine(noAdapter))).rejects.toBe(noAdapter);
    const bug = new TypeError('undefined is not a function');
    await expect(startOnDevice('webgpu', SETTINGS, INFO, machine(bug, 'cpu'))).rejects.toBe(bug);
  });
});
