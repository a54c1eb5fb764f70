/** A crowd that asks the real bot over the local Discord, and what of it is lost, doubled, late or refused. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIMessage } from 'discord-api-types/v10';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.js';
import { Person } from '../../tests/sandbox/control-client.js';
import { openRedisServer } from '../../tests/support/redis-server.js';
import { freePort, StartedProcess } from '../../tests/support/started-process.js';
import { watchOthers } from '../other-load.js';
import { quantile } from '../statistics.js';

export interface CrowdOptions {
  readonly questions: number;
  readonly people: number;
  readonly queue: 'in-process' | 'redis';
}

export interface CrowdReport {
  readonly acknowledgeMs: { readonly p50: number; readonly p99: number; readonly longest: number };
  readonly questionsPerSecond: number;
  /** Asked again after "busy, try again". */
  readonly refused: number;
  readonly lost: number;
  readonly doubled: number;
  readonly wrong: number;
  /** Resident, in MB, of the bot's process. */
  readonly memory: { readonly start: number; readonly peak: number; readonly end: number };
  /** Upper bound of the bucket of the bot's own histogram in which it falls. */
  readonly lagP99Ms: number;
  /** From the asking to the last word less the engine's own time, one question at a time. */
  readonly overheadMs: number;
  /** Processor time of the bot's process for each question, in ms. */
  readonly botCpuMs: number;
  /** Of the worker: computing, drawing and showing. */
  readonly workerCpuMs: number;
  /** Of this process: the local Discord and the crowd itself. */
  readonly crowdCpuMs: number;
  /** Share of all processor time that went to whatever else this machine did, 0–1; undefined where nobody knows. */
  readonly othersShare: number | undefined;
  /** Commands that Redis ran for each question; undefined without Redis. */
  readonly redisCommands?: number;
  readonly redisCpuMs?: number;
}

const QUESTION = 'tennis given football';
const RIGHT = '3 of 7';
const ALONE = 25;
/** Five may be open for a person; 200 in all. */
const OPEN_PER_PERSON = 4;
const PEOPLE_PER_SERVER = 10;
const ACKNOWLEDGE_MS = 3_000;
const PATIENCE_MS = 180_000;
const LOOK_EVERY_MS = 100;

export async function askAsCrowd({ questions, people: count, queue }: CrowdOptions): Promise<CrowdReport> {
  const waits: number[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'given-load-'));
  const sandbox = await startSandbox({ port: 0, clock: acknowledgeClock(waits) });
  const redis = queue === 'redis' ? await openRedisServer() : undefined;
  const started: StartedProcess[] = [];
  const port = await freePort();
  const start = (door: string, environment: Record<string, string> = {}) => {
    const process = new StartedProcess(door, {
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API_URL: sandbox.api,
      DATA_DIR: folder,
      MODEL: `${folder}/none.gguf`,
      WARM_UP: 'no',
      LOG_LEVEL: 'info',
      ...(redis === undefined ? {} : { REDIS_URL: redis.url }),
      ...environment,
    });
    started.push(process);
    return process;
  };
  try {
    const bot = start('src/main.ts', { HEALTH_PORT: String(port) });
    const worker = redis === undefined ? undefined : start('worker/main.ts');
    await bot.says('is online');
    const ada = new Person(sandbox);
    const places = [{ guildId: sandbox.guildId, channelId: sandbox.channelId }];
    while (places.length * PEOPLE_PER_SERVER < count)
      places.push(await ada.control.addGuild({ name: `Group ${places.length + 1}` }));
    const people = await Promise.all(
      Array.from({ length: count }, async (_, index) => {
        const place = places[index % places.length];
        const guildIds = [place?.guildId ?? sandbox.guildId];
        const { id } = await ada.control.addUser({ name: `person_${index + 1}`, guildIds });
        return new Person(sandbox, id, place?.channelId);
      }),
    );
    const overheadMs = await measureAlone(people, () => [bot, ...(worker === undefined ? [] : [worker])]);
    await sleep(2_000);
    waits.length = 0;
    const before = await lagOf(port);
    const commandsBefore = await redisTotals(redis?.url);
    const cpuBefore = cpuMs(bot.pid);
    const workerPid = worker?.pid ?? childOf(bot.pid);
    const workerCpuBefore = cpuMs(workerPid);
    const memory = watchMemory(bot.pid);
    const others = watchOthers(() => started.map(({ pid }) => pid).concat(workerPid));
    const own = process.cpuUsage();
    const startedMs = performance.now();
    let left = questions;
    const totals = { refused: 0, lost: 0, wrong: 0 };
    const asked: { readonly person: Person; readonly id: string }[] = [];
    const lane = async (person: Person, own: { left: number }) => {
      while (own.left > 0) {
        own.left--;
        const ending = await askUntilTaken(person, asked);
        totals.refused += ending.refused;
        if (ending.text === undefined) totals.lost++;
        else if (!ending.text.includes(RIGHT)) totals.wrong++;
        left--;
      }
    };
    await Promise.all(
      people.flatMap((person) => {
        const theirs = { left: questions / count };
        return Array.from({ length: OPEN_PER_PERSON }, () => lane(person, theirs));
      }),
    );
    const seconds = (performance.now() - startedMs) / 1_000;
    const botCpuMs = (cpuMs(bot.pid) - cpuBefore) / questions;
    const workerCpuMs = (cpuMs(workerPid) - workerCpuBefore) / questions;
    const { user, system } = process.cpuUsage(own);
    const othersShare = others();
    const commandsAfter = await redisTotals(redis?.url);
    const lag = lagBetween(before, await lagOf(port));
    await sleep(3_000);
    const acknowledged = [...waits];
    let doubled = 0;
    for (const person of people) {
      const { messages } = await person.state();
      const counts = new Map<string, number>();
      for (const { interaction_metadata: of } of messages)
        if (of !== undefined) counts.set(of.id, (counts.get(of.id) ?? 0) + 1);
      for (const { person: asker, id } of asked) if (asker === person && (counts.get(id) ?? 0) > 1) doubled++;
    }
    return {
      acknowledgeMs: {
        p50: quantile(acknowledged, 0.5),
        p99: quantile(acknowledged, 0.99),
        longest: Math.max(...acknowledged),
      },
      questionsPerSecond: questions / seconds,
      refused: totals.refused,
      lost: totals.lost + left,
      doubled,
      wrong: totals.wrong,
      memory: memory(),
      lagP99Ms: lag,
      overheadMs,
      botCpuMs,
      workerCpuMs,
      crowdCpuMs: (user + system) / 1_000 / questions,
      othersShare,
      ...(commandsBefore === undefined || commandsAfter === undefined
        ? {}
        : {
            redisCommands: (commandsAfter.commands - commandsBefore.commands) / questions,
            redisCpuMs: (commandsAfter.cpuMs - commandsBefore.cpuMs) / questions,
          }),
    };
  } finally {
    await Promise.all(started.map((process) => process.kill()));
    await sandbox.close();
    await redis?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function askUntilTaken(
  person: Person,
  asked: { person: Person; id: string }[],
): Promise<{ readonly text: string | undefined; readonly refused: number }> {
  for (let refused = 0; ; refused++) {
    const { interactionId: id } = await person.command('prob', { question: QUESTION });
    asked.push({ person, id });
    const text = await ending(person, id);
    if (text === undefined || !/try again in|ask again in/i.test(text)) return { text, refused };
    await sleep(1_000);
  }
}

/** The words of its last message, once it is neither "thinking…" nor in the queue. */
async function ending(person: Person, id: string): Promise<string | undefined> {
  const untilMs = performance.now() + PATIENCE_MS;
  while (performance.now() < untilMs) {
    try {
      const [message] = await person.control.finalMessages(id, { waitMs: PATIENCE_MS });
      if (message !== undefined && !isProgress(message))
        return `${message.content}\n${message.embeds[0]?.description ?? ''}`;
    } catch {
      return undefined;
    }
    await sleep(LOOK_EVERY_MS);
  }
  return undefined;
}

const isProgress = ({ components }: APIMessage) => JSON.stringify(components ?? []).includes(':wait:');

/** One question after the other, each of another person. */
async function measureAlone(
  people: readonly Person[],
  processes: () => readonly StartedProcess[],
): Promise<number> {
  const seen = new Map<string, number>();
  for (const [round, person] of people.slice(0, ALONE).entries()) {
    const startedMs = performance.now();
    const { interactionId } = await person.command('prob', { question: QUESTION });
    const text = await ending(person, interactionId);
    if (!text?.includes(RIGHT)) throw new Error(`not answered: ${text}`);
    // The first ones wait for what is loaded with them.
    if (round > 2) seen.set(`i-${interactionId}`, performance.now() - startedMs);
  }
  const engine = new Map<string, number>();
  for (const { logLines } of processes())
    for (const { msg, job, computeMs } of logLines)
      if (msg === 'question answered') engine.set(String(job), Number(computeMs));
  return quantile(
    [...seen].map(([job, ms]) => ms - (engine.get(job) ?? 0)),
    0.5,
  );
}

/** The local Discord begins to count when a command is sent, and stops when it is acknowledged. */
function acknowledgeClock(waits: number[]): NonNullable<SandboxOptions['clock']> {
  return {
    nowMs: Date.now,
    after(delayMs, action) {
      const timer = setTimeout(action, delayMs);
      timer.unref();
      const begunMs = performance.now();
      return () => {
        if (delayMs === ACKNOWLEDGE_MS) waits.push(performance.now() - begunMs);
        clearTimeout(timer);
      };
    },
  };
}

type Buckets = readonly (readonly [boundSeconds: number, count: number])[];

async function lagOf(port: number): Promise<Buckets> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return [
    ...text.matchAll(/^given_event_loop_lag_seconds_bucket\{le="([^"]+)",process="bot"\} (\d+)$/gm),
  ].map(([, bound, count]) => [bound === '+Inf' ? Number.POSITIVE_INFINITY : Number(bound), Number(count)]);
}

function lagBetween(before: Buckets, after: Buckets): number {
  const counts = after.map(([bound, count], index) => [bound, count - (before[index]?.[1] ?? 0)] as const);
  const whole = counts.at(-1)?.[1] ?? 0;
  return 1_000 * (counts.find(([, count]) => count >= 0.99 * whole)?.[0] ?? Number.NaN);
}

function watchMemory(pid: number): () => { start: number; peak: number; end: number } {
  const start = residentMegabytes(pid);
  let peak = start;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentMegabytes(pid));
  }, 100);
  return () => {
    clearInterval(timer);
    return { start, peak, end: residentMegabytes(pid) };
  };
}

const residentMegabytes = (pid: number) =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_000;

/** User and system time; the kernel counts in hundredths of a second. */
export function cpuMs(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user = 0, system = 0] = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return 10 * (user + system);
}

function childOf(pid: number): number {
  const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return Number(child);
}

async function redisTotals(url: string | undefined) {
  if (url === undefined) return undefined;
  const { Redis } = await import('ioredis');
  const client = new Redis(url);
  const info = await client.info();
  client.disconnect();
  const value = (name: string) => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(info)?.[1] ?? 0);
  return {
    commands: value('total_commands_processed'),
    cpuMs: 1_000 * (value('used_cpu_sys') + value('used_cpu_user')),
  };
}
