/** The browser of these tests: the system's own Chromium, nothing is downloaded. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const EXECUTABLE = '/usr/bin/chromium';

/** Undefined: it can be run. Under CI its absence is a fault, not a reason to skip. */
export const reasonWithoutChromium: string | undefined =
  existsSync(EXECUTABLE) || process.env.CI ? undefined : `${EXECUTABLE} is not installed`;

export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: EXECUTABLE,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
