import { CONFIDENCES, type Confidence, confidencesFor, type Report, reportOf } from './score.js';

/** What stands for "I only guess" among so many options, 2 to 5. */
export const evenConfidence = (options: number): Confidence => confidencesFor(options)[0] ?? 50;

/** The report of a stored answer: what is said without a confidence, or with one that cannot be chosen, is an even guess. */
export function reportFor(
  { chosen, confidence }: { readonly chosen: number; readonly confidence: number | null },
  options: number,
): Report {
  const said = CONFIDENCES.find((one) => one === confidence);
  return reportOf(chosen, said ?? evenConfidence(options), options);
}
