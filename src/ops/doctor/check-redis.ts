import { inspectRedis, refusalsOfRedis } from '../../queue/inspect-redis.js';
import { checkClock } from './check-clock.js';
import { type Finding, fault, ok, warning } from './finding.js';

const TIMEOUT_MS = 3_000;
/** A question needs about twenty round trips. */
const SLOW_MS = 20;
const NEARLY_FULL = 0.8;
const LEAST_LIMIT_BYTES = 64 * 1024 * 1024;

export async function checkRedis(redisUrl: string | undefined): Promise<readonly Finding[]> {
  const about = 'Redis';
  if (redisUrl === undefined) {
    return [ok(about, 'none is set: the queue lives in the bot, with one worker')];
  }
  const inspection = await inspectRedis(redisUrl, TIMEOUT_MS);
  const refusals = refusalsOfRedis(inspection);
  if (!inspection.isReachable) {
    const advice = refusals[0] ?? 'start it, or correct REDIS_URL; the bot says "busy" to everyone meanwhile';
    return [fault(about, inspection.detail, advice)];
  }
  const { version, latencyMs, isAppendOnly, maxMemoryBytes, usedMemoryBytes, clockAheadMs } =
    inspection.facts;
  const findings: Finding[] = refusals.map((refusal) => fault(about, `version ${version} answers`, refusal));
  if (findings.length === 0) findings.push(ok(about, `version ${version} answers and evicts nothing`));
  const latency = `a round trip takes ${latencyMs.toFixed(1)} ms`;
  findings.push(
    latencyMs > SLOW_MS
      ? warning(
          about,
          latency,
          'put bot, workers and Redis into one network: a question takes about twenty of them',
        )
      : ok(about, latency),
  );
  if (!isAppendOnly) {
    findings.push(
      warning(
        about,
        'it keeps no append-only file: questions that wait are lost when it stops',
        'set appendonly to yes, e.g. with "redis-cli config set appendonly yes", and in redis.conf',
      ),
    );
  }
  if (maxMemoryBytes > 0 && usedMemoryBytes / maxMemoryBytes > NEARLY_FULL) {
    findings.push(
      warning(
        about,
        `${Math.round((100 * usedMemoryBytes) / maxMemoryBytes)} % of its memory is in use`,
        'raise maxmemory, or find out what else is kept there: a full one takes no questions',
      ),
    );
  } else if (maxMemoryBytes > 0 && maxMemoryBytes < LEAST_LIMIT_BYTES) {
    findings.push(
      warning(
        about,
        `its memory ends at ${Math.round(maxMemoryBytes / 2 ** 20)} MiB`,
        'give it 64 MiB or more',
      ),
    );
  }
  findings.push(checkClock('that of Redis', clockAheadMs));
  return findings;
}
