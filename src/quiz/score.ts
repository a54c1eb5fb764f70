/**
 * Proper scoring rules: what a stated confidence earns once it is known which option was right. Both are strictly proper (Gneiting
 * and Raftery, "Strictly proper scoring rules, prediction, and estimation", 2007): on average nothing pays more than to say what one
 * believes. Points that grow in proportion to the confidence are not: they pay most for going all in.
 */

/** Probabilities that a person gives to the options, in their order; each in [0, 1], together 1. */
export type Report = readonly number[];

/**
 * Confidences that can be chosen, in percent. The highest is below 100, so that the log score of a wrong answer is bounded without
 * mixing anything into what was said, which would make another report than the honest one the best.
 */
export const CONFIDENCES = [20, 25, 33, 40, 50, 60, 70, 80, 90, 95, 99] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/**
 * The lowest is an even choice among all options (20, 25, 33 or 50); who is less sure than that of an option has another one to choose.
 * `options` is 2 to 5.
 */
export function confidencesFor(options: number): readonly Confidence[] {
  const even = Math.floor(100 / options);
  return CONFIDENCES.filter((percent) => percent === even || percent > Math.max(even, 33));
}

/** `confidence` (percent) for the option `chosen`, the rest spread evenly over the others. An even choice is exactly even. */
export function reportOf(chosen: number, confidence: Confidence, options: number): Report {
  const share = isEven(confidence, options) ? 1 / options : confidence / 100;
  return Array.from({ length: options }, (_, index) =>
    index === chosen ? share : (1 - share) / (options - 1),
  );
}

/** Whether this confidence stands for "I only guess". */
export const isEven = (confidence: Confidence, options: number): boolean =>
  confidence === Math.floor(100 / options);

/** log2 of what the right option was given, in bits: 0 for certainty, −∞ never for a report that can be chosen. */
export function logScore(report: Report, right: number): number {
  return Math.log2(report[right] ?? 0);
}

/** 2 q_right − Σ q², from −1 to 1: Brier's rule, turned so that more is better. */
export function brierScore(report: Report, right: number): number {
  return 2 * (report[right] ?? 0) - report.reduce((sum, share) => sum + share * share, 0);
}

export type ScoringRule = (report: Report, right: number) => number;

/** What `rule` gives on average to `report` where `belief` is how often each option is right. */
export function expectedScore(rule: ScoringRule, belief: Report, report: Report): number {
  return belief.reduce((sum, share, option) => (share === 0 ? sum : sum + share * rule(report, option)), 0);
}

/** 1 for certainty of the right option, 0 for an even choice, negative for less than that; no unit. */
export function skill(rule: ScoringRule, report: Report, right: number): number {
  const options = report.length;
  const even = rule(Array<number>(options).fill(1 / options), right);
  const certain = rule(
    report.map((_, index) => (index === right ? 1 : 0)),
    right,
  );
  return (rule(report, right) - even) / (certain - even);
}

/** What is kept of many answers of one person. */
export interface ScoreSum {
  readonly answers: number;
  readonly right: number;
  /** Sum of log scores, in bits, ≤ 0. */
  readonly logBits: number;
  readonly brier: number;
  /** Sum of the skills by the log rule, and of their squares: mean and standard error follow. */
  readonly skill: number;
  readonly skillSquared: number;
}

export const NO_SCORE: ScoreSum = { answers: 0, right: 0, logBits: 0, brier: 0, skill: 0, skillSquared: 0 };

/** `chosen` counts as the person's answer, whatever the report gives to the others. */
export function addAnswer(sum: ScoreSum, report: Report, chosen: number, right: number): ScoreSum {
  const gained = skill(logScore, report, right);
  return {
    answers: sum.answers + 1,
    right: sum.right + (chosen === right ? 1 : 0),
    logBits: sum.logBits + logScore(report, right),
    brier: sum.brier + brierScore(report, right),
    skill: sum.skill + gained,
    skillSquared: sum.skillSquared + gained * gained,
  };
}

/** Mean skill and its standard error, sd / √n with the sample's deviation; the error is undefined below two answers. */
export function meanSkill({
  answers,
  skill: total,
  skillSquared,
}: ScoreSum): { readonly mean: number; readonly standardError: number | undefined } | undefined {
  if (answers === 0) return undefined;
  const mean = total / answers;
  if (answers < 2) return { mean, standardError: undefined };
  const variance = Math.max(0, (skillSquared - answers * mean * mean) / (answers - 1));
  return { mean, standardError: Math.sqrt(variance / answers) };
}
