/** What came of a soak, in words. Pure. */
import type { Finding } from './audit.js';
import type { FaultDiary } from './fault-diary.js';
import type { Memory } from './figures.js';
import type { Outcome } from './outcome.js';

export interface SoakReport {
  readonly seconds: number;
  readonly rounds: number;
  readonly outcomes: readonly Outcome[];
  readonly diary: FaultDiary;
  /** How often each request or connection was disturbed in which way. */
  readonly troubles: ReadonlyMap<string, number>;
  /** Of each quiet moment. */
  readonly memory: readonly Memory[];
  /** Quiet moments in which the workers' counts were compared with the queue's. */
  readonly compared: number;
  /** Of all processor time that went to whatever else this machine did, 0–1, in each round; empty where nobody knows. */
  readonly othersShares: readonly number[];
  /** Empty: everything held. */
  readonly findings: readonly Finding[];
  /** Of all processes. */
  readonly log: string;
  /** Of one interaction. */
  linesOf(interactionId: string): readonly string[];
}

/** Of the time before a finding, what went wrong in it is told. */
const BEFORE_MS = 60_000;
const MOST_FINDINGS = 40;
const MOST_LINES = 25;

export function describeReport(report: SoakReport): string {
  const { seconds, rounds, outcomes, diary, troubles, memory, othersShares, findings } = report;
  const faults = tally(diary.entries.map(({ kind }) => kind));
  const ends = tally(outcomes.map(({ end, code }) => (code === undefined ? end : `${end} (${code})`)));
  const slowest = Math.max(0, ...outcomes.map(({ askedMs, endedMs }) => endedMs - askedMs));
  return [
    `${outcomes.length} interactions in ${seconds.toFixed(0)} s (${(outcomes.length / seconds).toFixed(1)} a second), ${rounds} rounds`,
    `  done:    ${listed(tally(outcomes.map(({ deed }) => deed.type)))}`,
    `  ended:   ${listed(ends)}; the slowest after ${(slowest / 1_000).toFixed(1)} s`,
    `  faults:  ${listed(faults)}`,
    `  of Discord: ${listed(troubles)}`,
    `  memory:  ${memoryPeaks(memory)}`,
    `  others:  ${othersText(othersShares)}`,
    `  counts compared with the queue's: ${report.compared} times`,
    ...(findings.length === 0 ? ['  everything held'] : [`  ${findings.length} findings:`]),
    ...describeFindings(report),
  ].join('\n');
}

/** Those that come after the same faults stand below each other. */
function describeFindings({ findings, diary, linesOf }: SoakReport): string[] {
  const groups = new Map<string, string[]>();
  for (const { sentence, interactionId, fromMs, untilMs } of findings.slice(0, MOST_FINDINGS)) {
    const before = diary.describe(fromMs - BEFORE_MS, untilMs).map((line) => `    before: ${line}`);
    const lines = interactionId === undefined ? [] : linesOf(interactionId).slice(0, MOST_LINES);
    const group = groups.get(before.join('\n')) ?? [];
    group.push(`      ${secondsText(fromMs)} to ${secondsText(untilMs)} s: ${sentence}`);
    group.push(...lines.map((line) => `          ${line}`));
    groups.set(before.join('\n'), group);
  }
  return [...groups].flatMap(([before, group]) => [...(before === '' ? [] : [before]), ...group]);
}

const secondsText = (ms: number) => (ms / 1_000).toFixed(1);

function othersText(shares: readonly number[]): string {
  if (shares.length === 0) return 'not known';
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return `took ${percent(mean)} of all processor time, ${percent(Math.max(...shares))} in the busiest round`;
}

function memoryPeaks(memory: readonly Memory[]): string {
  const names = [...new Set(memory.map(({ name }) => name))];
  const peak = (name: string) => {
    const all = memory.filter((one) => one.name === name).map(({ megabytes }) => megabytes);
    return `${name} ${Math.max(...all).toFixed(0)} MB at most`;
  };
  return names.map(peak).join(', ');
}

function tally(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function listed(counts: ReadonlyMap<string, number>): string {
  if (counts.size === 0) return 'none';
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
