/**
 * How long forty members who press a poll's button at the same moment wait until the bot has taken it, of the three seconds that
 * Discord gives:
 *
 *   npx tsx bench/press-latency.ts [rounds] [busy cores]
 *
 * The bot is a process of its own at the local Discord, with its store and its worker. With busy cores, so many processes compute
 * beside it all the while. Times are from the sending of a press to its acknowledgement, as the local Discord sees it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type SandboxOptions, startSandbox } from '../src/sandbox/sandbox.js';
import { Person } from '../tests/sandbox/control-client.js';
import { startBotWithoutModel } from '../tests/support/bot-without-model.js';

const rounds = Number(process.argv[2] ?? 5);
const busyCores = Number(process.argv[3] ?? 0);
const MEMBERS = 40;
/** What Discord gives for the first response. */
const ACKNOWLEDGE_MS = 3_000;
/** Long enough that a late press is still measured. */
const PATIENCE = 10;

const waits: number[] = [];
let lost = 0;
/** The local Discord begins to count when a press is sent, and stops when it is acknowledged. */
const clock: NonNullable<SandboxOptions['clock']> = {
  nowMs: Date.now,
  after(delayMs, action) {
    if (delayMs !== ACKNOWLEDGE_MS) return later(delayMs, action);
    const begunMs = performance.now();
    const cancel = later(delayMs * PATIENCE, () => {
      lost++;
      action();
    });
    return () => {
      waits.push(performance.now() - begunMs);
      cancel();
    };
  },
};

function later(delayMs: number, action: () => void): () => void {
  const timer = setTimeout(action, delayMs);
  timer.unref();
  return () => clearTimeout(timer);
}

const folder = await mkdtemp(join(tmpdir(), 'given-bench-'));
const sandbox = await startSandbox({ port: 0, clock });
const children: ChildProcess[] = [];
try {
  for (let core = 0; core < busyCores; core++)
    children.push(spawn(process.execPath, ['-e', 'for (;;) Math.sqrt(Math.random())'], { stdio: 'ignore' }));
  await startBot();
  const ada = new Person(sandbox);
  const members = await Promise.all(
    Array.from({ length: MEMBERS }, (_, index) => ada.join(`member_${index + 1}`)),
  );
  const { interactionId } = await ada.command('population poll', {
    name: 'sports',
    attributes: 'likes tennis 🎾, likes football ⚽',
  });
  const poll = await ada.message(interactionId);
  for (let round = 1; round <= rounds; round++) {
    waits.length = 0;
    const before = computedMs();
    await Promise.all(
      members.map((member) =>
        member.press(poll, round % 2 === 0 ? 'I like tennis 🎾' : 'I like football ⚽'),
      ),
    );
    while (waits.length + lost < MEMBERS) await sleep(10);
    const computed = computedMs().map((ms, index) => (ms - (before[index] ?? 0)).toFixed(0));
    const sorted = waits.toSorted((a, b) => a - b);
    const at = (share: number) => (sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN).toFixed(0);
    process.stdout.write(
      `round ${round}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms; later than three seconds: ${sorted.filter((ms) => ms > ACKNOWLEDGE_MS).length + lost}; computing: local Discord ${computed[0]} ms, bot ${computed[1] ?? '?'} ms\n`,
    );
    await sleep(3_000);
  }
} finally {
  for (const child of children) child.kill('SIGKILL');
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
}

/** Processor time of this process and, where the system tells, of the bot's thread. */
function computedMs(): readonly number[] {
  const { user, system } = process.cpuUsage();
  const own = (user + system) / 1000;
  const bot = children.at(-1)?.pid;
  try {
    const [nanoseconds] = readFileSync(`/proc/${bot}/task/${bot}/schedstat`, 'utf8').split(' ');
    return [own, Number(nanoseconds) / 1e6];
  } catch {
    return [own];
  }
}

async function startBot(): Promise<void> {
  await startBotWithoutModel(sandbox, folder, (child) => children.push(child));
}
