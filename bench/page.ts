/**
 * Weight of the local page, and how soon it is ready.
 *
 *   npx tsx bench/page.ts
 *
 * Ready: from the start of the navigation, with nothing cached, until the box for messages is there. Needs Chromium.
 */
import { gzipSync } from 'node:zlib';
import { buildPage } from '../src/sandbox/page/assets.js';
import { startSandbox } from '../src/sandbox/sandbox.js';
import { startChromium } from '../tests/sandbox/page/chromium.js';
import { quantile } from './statistics.js';

const RUNS = 15;

const startedAt = performance.now();
const assets = await buildPage();
const buildMs = performance.now() - startedAt;
const sandbox = await startSandbox({ port: 0, page: assets });
const browser = await startChromium();
try {
  const readyMs: number[] = [];
  const loaded = new Set<string>();
  for (let run = 0; run <= RUNS; run++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    page.on('response', (response) => loaded.add(new URL(response.url()).pathname));
    await page.goto(sandbox.url, { waitUntil: 'commit' });
    await page.locator('.command-box').waitFor();
    const atMs = await page.evaluate(() => performance.now());
    await page.evaluate(() => document.fonts.ready);
    // The first one starts the browser's own processes.
    if (run > 0) readyMs.push(atMs);
    await context.close();
  }
  let sent = 0;
  let compressed = 0;
  for (const [path, { type, body }] of assets.files) {
    if (!loaded.has(path)) continue;
    const bytes = Buffer.from(body);
    sent += bytes.length;
    compressed += type.startsWith('font/') ? bytes.length : gzipSync(bytes).length;
  }
  const html = Buffer.from(assets.html('0'.repeat(43)));
  print('bundled when the sandbox starts', buildMs, 'ms', 1);
  print('first load, as sent', (sent + html.length) / 1000, 'kB', 1);
  print('first load, compressed', (compressed + gzipSync(html).length) / 1000, 'kB', 1);
  print('ready, median', quantile(readyMs, 0.5), 'ms', readyMs.length);
  print('ready, slowest', Math.max(...readyMs), 'ms', readyMs.length);
} finally {
  await browser.close();
  await sandbox.close();
}

function print(figure: string, value: number, unit: string, n: number): void {
  process.stdout.write(`${figure.padEnd(34)} ${value.toFixed(0).padStart(6)} ${unit} (n = ${n})\n`);
}
