/**
 * Weight of the local page, and how soon it is ready.
 *
 *   npx tsx bench/page.ts
 *
 * Ready: from the start of the navigation, with nothing cached, until the box for messages is there. Needs Chromium.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import { startChromium } from '../tests/sandbox/page/chromium.js';
import { quantile } from './statistics.js';

const RUNS = 15;

// As `npm run sandbox` starts it: a process of its own, so that it does not share this one's time.
const sandbox = spawn(process.execPath, ['src/ops/run.mjs', 'src/sandbox/main.ts'], {
  cwd: new URL('..', import.meta.url),
  stdio: ['ignore', 'pipe', 'inherit'],
});
const browser = await startChromium();
try {
  const [line] = (await once(createInterface(sandbox.stdout), 'line')) as [string];
  const { page: address } = JSON.parse(line) as { readonly page: string };
  const readyMs: number[] = [];
  const loaded = new Map<string, Buffer>();
  for (let run = 0; run <= RUNS; run++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const bodies: Promise<void>[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (run > 0 || pathname.startsWith('/control/')) return;
      bodies.push(response.body().then((body) => void loaded.set(pathname, body)));
    });
    await page.goto(address, { waitUntil: 'commit' });
    await page.locator('.command-box').waitFor();
    const atMs = await page.evaluate(() => performance.now());
    await page.evaluate(() => document.fonts.ready);
    await Promise.all(bodies);
    // The first one starts the browser's own processes.
    if (run > 0) readyMs.push(atMs);
    await context.close();
  }
  const files = [...loaded];
  const sent = files.reduce((sum, [, body]) => sum + body.length, 0);
  // A font is compressed already.
  const compressed = files.reduce(
    (sum, [path, body]) => sum + (path.endsWith('.woff2') ? body.length : gzipSync(body).length),
    0,
  );
  print('first load, as sent', sent / 1000, 'kB', files.length);
  print('first load, compressed', compressed / 1000, 'kB', files.length);
  print('ready, median', quantile(readyMs, 0.5), 'ms', readyMs.length);
  print('ready, slowest', Math.max(...readyMs), 'ms', readyMs.length);
} finally {
  await browser.close();
  sandbox.kill();
}

function print(figure: string, value: number, unit: string, n: number): void {
  process.stdout.write(`${figure.padEnd(26)} ${value.toFixed(0).padStart(6)} ${unit} (n = ${n})\n`);
}
