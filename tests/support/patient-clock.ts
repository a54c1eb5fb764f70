/** Discord's deadlines, put off: how busy the machine is that runs a test is not what the test looks at. */
import type { SandboxOptions } from '../../src/sandbox/sandbox.js';

/** Times as long as Discord's three seconds. */
const PATIENCE = 20;

export const patientClock: NonNullable<SandboxOptions['clock']> = {
  nowMs: Date.now,
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs * PATIENCE);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
