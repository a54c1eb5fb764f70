import { offeredDevices } from '../../../worker/engine/session.js';
import { shorten } from '../../../worker/engine/start-on-device.js';
import { tryDevice } from '../../../worker/engine/try-device.js';
import type { Device } from '../../config.js';
import { type Finding, fault, ok, warning } from './finding.js';

const LONGEST_REASON = 300;

/** Whether the device that is asked for computes here. */
export async function checkDevice(device: Device): Promise<readonly Finding[]> {
  const about = 'Device';
  const offered = `the runtime offers ${offeredDevices().join(', ')}`;
  const asked = device === 'auto' ? 'cpu' : device;
  try {
    await tryDevice(asked);
    return [ok(about, `${device === 'auto' ? 'DEVICE=auto is the CPU, which' : asked} computes; ${offered}`)];
  } catch (error) {
    const reason = error instanceof Error ? shorten(error.message).slice(0, LONGEST_REASON) : 'unknown';
    if (asked === 'cpu')
      return [fault(about, `the CPU does not compute here: ${reason}`, 'run "npm ci" again')];
    return [
      warning(
        about,
        `DEVICE=${asked} does not start here (${reason}); ${offered}`,
        'the CPU is used in its place; README says what the device needs, or set DEVICE=auto',
      ),
    ];
  }
}
