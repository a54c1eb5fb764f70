/**
 * What one machine carries and what 10,000 servers would need, from costs that are measured here and now, into docs/capacity.md.
 *
 *   npm run capacity
 *
 * Takes some minutes, needs redis-server and, for the engine, the model. Linux only.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { askAsCrowd } from '../bench/load/crowd.js';
import { waitsOf } from '../bench/scale/simulate.js';
import { measureFixed, measureReal } from '../bench/scale/workers.js';

const PAGE = fileURLToPath(new URL('capacity.md', import.meta.url));
const SERVERS = 10_000;
/** Assumed, not measured: a study group asks so often in a day, and in the busiest hour so much more than on average. */
const ASKED = { perServerAndDay: 20, peak: 5, ofTheModel: 0.5 } as const;
const SECONDS_PER_DAY = 86_400;
const WAIT_P95_SECONDS = 5;
const SEED = 7;
/** What Discord grants: servers on one shard, and requests that are not bound to an interaction. */
const DISCORD = { serversPerShard: 1_000 } as const;

const crowd = await askAsCrowd({ questions: 500, people: 50, queue: 'redis' });
const fixed = { one: await measureFixed(1), four: await measureFixed(4) };
const enginePerSecond = await measureReal(1);
if (enginePerSecond === undefined) throw new Error('the model is not on this machine: npm run model');

const cores = cpus().length;
const perSecond = (SERVERS * ASKED.perServerAndDay * ASKED.peak) / SECONDS_PER_DAY;
const engineSeconds = 1 / enginePerSecond;
const drawSeconds = crowd.workerCpuMs / 1_000;
const serviceSeconds = [
  { share: ASKED.ofTheModel, seconds: engineSeconds + drawSeconds },
  { share: 1 - ASKED.ofTheModel, seconds: drawSeconds },
];
const busy = perSecond * serviceSeconds.reduce((sum, { share, seconds }) => sum + share * seconds, 0);
let workers = Math.ceil(busy) + 1;
const simulate = (count: number) =>
  waitsOf({ workers: count, perSecond, service: serviceSeconds, seed: SEED });
while (simulate(workers).p95 > WAIT_P95_SECONDS) workers++;
const waits = simulate(workers);
const redisPerSecond = 1_000 / (crowd.redisCpuMs ?? Number.NaN);
const botPerSecond = 1_000 / crowd.botCpuMs;
const walls = [
  {
    name: `workers (each the ${cores} cores of this machine)`,
    carries: 1 / (busy / perSecond),
    needs: workers,
  },
  { name: 'bots (one thread each)', carries: botPerSecond, needs: Math.ceil(perSecond / botPerSecond) },
  { name: 'Redis (one thread)', carries: redisPerSecond, needs: Math.ceil(perSecond / redisPerSecond) },
];
const table = walls.map(({ name, carries, needs }) => `| ${name} | ${carries.toFixed(1)} | ${needs} |`);
writeFileSync(
  PAGE,
  [
    '# What it carries',
    '',
    `Written by \`npm run capacity\` on ${new Date().toISOString().slice(0, 10)}, on a machine of ${cores} cores that was not otherwise idle, so every time is an upper bound.`,
    '',
    '## Measured',
    '',
    '| what | value |',
    '| --- | --- |',
    `| /nextword with the default model, one worker on all cores | ${enginePerSecond.toFixed(2)} a second, ${(enginePerSecond / cores).toFixed(2)} a second and core |`,
    `| drawing and showing one answer, processor time of a worker | ${crowd.workerCpuMs.toFixed(0)} ms |`,
    `| processor time of the bot for one question | ${crowd.botCpuMs.toFixed(1)} ms |`,
    `| processor time of Redis for one question | ${crowd.redisCpuMs?.toFixed(2)} ms, ${crowd.redisCommands?.toFixed(0)} commands |`,
    `| everything but the engine, one question alone | ${crowd.overheadMs.toFixed(0)} ms |`,
    `| four workers against one, 50 ms a question | ${(fixed.four / fixed.one).toFixed(2)} × |`,
    '',
    `## ${SERVERS.toLocaleString('en')} servers`,
    '',
    `Assumed: ${ASKED.perServerAndDay} questions a day in each server, ${ASKED.peak} times as many in the busiest hour as on average, ${100 * ASKED.ofTheModel} % of them for the model, arriving independently of each other; no answer is found computed already. That is ${perSecond.toFixed(1)} questions a second at the peak. Wanted: 95 % begin within ${WAIT_P95_SECONDS} s.`,
    '',
    '| part | questions a second of one | needed |',
    '| --- | --- | --- |',
    ...table,
    `| shards of the gateway | ${DISCORD.serversPerShard.toLocaleString('en')} servers on each | ${Math.ceil(SERVERS / DISCORD.serversPerShard)} |`,
    '',
    `A simulation of the busiest hour with ${workers} workers (seed ${SEED}): half of the questions begin within ${waits.p50.toFixed(2)} s, 95 % within ${waits.p95.toFixed(2)} s, the longest wait is ${waits.longest.toFixed(1)} s.`,
    '',
    `The first wall is the model: a GPU or more cores come first. One bot process is enough until ${botPerSecond.toFixed(0)} questions a second, one Redis until ${redisPerSecond.toFixed(0)}; both far from the ${perSecond.toFixed(1)} of the peak${botPerSecond < 2 * perSecond ? ' (the bot not by much: hold the shards in several, see `SHARDS`)' : ''}. Not in the model: a GPU, answers found computed already, several servers that ask at the same minute, the limits of Discord for follow-ups.`,
    '',
  ].join('\n'),
);
spawnSync('npx', ['biome', 'format', '--write', PAGE], { stdio: 'ignore' });
process.stdout.write('docs/capacity.md\n');
