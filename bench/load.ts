/**
 * Many questions at once at the real bot over the local Discord, with the queue in the bot and on Redis. Linux only.
 *
 *   npm run load [-- questions [people]]
 *
 * 500 questions of 50 people without any. Each asks on as soon as fewer than four of theirs are open.
 */
import { askAsCrowd, type CrowdReport } from './load/crowd.js';

const [questions = 500, people = 50] = process.argv.slice(2).map(Number);
if (!Number.isSafeInteger(questions / people)) {
  process.stderr.write('npm run load [-- questions [people]], for example: npm run load -- 500 50\n');
  process.exit(2);
}
for (const queue of ['in-process', 'redis'] as const) {
  const report = await askAsCrowd({ questions, people, queue });
  process.stdout.write(`${queue}: ${describe(report)}\n`);
}

function describe(report: CrowdReport): string {
  const { acknowledgeMs, memory } = report;
  return [
    `${questions} questions of ${people} people, ${report.questionsPerSecond.toFixed(1)} a second`,
    `  acknowledged: p50 ${acknowledgeMs.p50.toFixed(0)} ms, p99 ${acknowledgeMs.p99.toFixed(0)} ms (asked: < 1,000), longest ${acknowledgeMs.longest.toFixed(0)} ms`,
    `  lost ${report.lost}, doubled ${report.doubled}, wrong ${report.wrong}, told "busy" and asked again ${report.refused}`,
    `  memory of the bot: ${memory.start.toFixed(0)} MB at the start, ${memory.peak.toFixed(0)} at most, ${memory.end.toFixed(0)} at the end`,
    `  event loop of the bot: p99 at most ${report.lagP99Ms.toFixed(0)} ms late (asked: < 50)`,
    `  everything but the engine, one question alone: ${report.overheadMs.toFixed(0)} ms (median)`,
    `  processor time for a question: bot ${report.botCpuMs.toFixed(0)} ms, worker ${report.workerCpuMs.toFixed(0)} ms${report.redisCpuMs === undefined ? '' : `, Redis ${report.redisCpuMs.toFixed(1)} ms (${report.redisCommands?.toFixed(0)} commands)`}; the local Discord and the crowd ${report.crowdCpuMs.toFixed(0)} ms`,
    ...(report.othersShare === undefined
      ? []
      : [`  of all processor time ${(100 * report.othersShare).toFixed(0)} % went to others`]),
  ].join('\n');
}
