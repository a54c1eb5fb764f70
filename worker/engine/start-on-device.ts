/** Where the model runs, and why. */
import type { Device } from '../../src/config.js';
import { Failure } from '../../src/jobs/failure.js';
import type { EngineSettings } from './messages.js';
import type { Engine, EngineInfo } from './port.js';
import type { SessionDevice } from './session.js';
import { startEngine } from './start-engine.js';

const NAMES: Readonly<Record<SessionDevice, string>> = { cpu: 'CPU', webgpu: 'WebGPU', cuda: 'CUDA' };

/**
 * `auto` is the CPU: it is everywhere, and its numbers are the ones that every other device is compared with. A device
 * that was asked for and does not start here is replaced by the CPU, whose answers are as right and only later.
 */
export async function startOnDevice(
  device: Device,
  settings: Omit<EngineSettings, 'device'>,
  info: Omit<EngineInfo, 'device' | 'deviceReason'>,
  start: typeof startEngine = startEngine,
): Promise<Engine> {
  const startOn = (chosen: SessionDevice, deviceReason: string) =>
    start({ ...settings, device: chosen }, { ...info, device: chosen, deviceReason });
  if (device === 'auto') {
    const reason =
      'CPU, chosen by DEVICE=auto: the reference, found everywhere. A GPU is used when DEVICE names it.';
    return await startOn('cpu', reason);
  }
  try {
    return await startOn(device, `${NAMES[device]}, as DEVICE asks.`);
  } catch (error) {
    if (device === 'cpu' || !(error instanceof Failure) || error.code !== 'model-unsupported') throw error;
    const reason = `CPU: DEVICE asks for ${NAMES[device]}, which does not start here (${shorten(error.detail)}).`;
    return await startOn('cpu', reason);
  }
}

/** The runtime's messages begin with places in its source, and may go on for lines. */
export const shorten = (detail: string): string => {
  const line = detail.replaceAll(/\s+/g, ' ').trim();
  return line.slice(line.lastIndexOf(' was false. ') + 1).replace(/^was false\. /, '');
};
