/** In which order test files start. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Longest first: one that starts last would run alone. vitest knows of times that it has measured, and otherwise goes by the size of
 * a file, which says nothing of how long a test waits for processes that it kills and starts again.
 */
const LONGEST: readonly RegExp[] = [
  /\/app\/processes\./,
  /\/app\/faults\//,
  /\/queue\/(faults|in-process|bullmq)\./,
  /\/app\/(soak|shards|quizzes)/,
  /\/(app|page)\/.*\.browser\./,
  /\/hostile\//,
  /\.model\./,
  /\/(app|engine)\//,
];

/** Groups stay one after the other, and within a group files that share a process stay together, at its end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted(
      (a, b) =>
        groupOf(a) - groupOf(b) ||
        Number(a.project.config.isolate === false) - Number(b.project.config.isolate === false) ||
        rankOf(a) - rankOf(b),
    );
  }
}

const groupOf = ({ project }: TestSpecification): number => project.config.sequence.groupOrder;

function rankOf({ moduleId }: TestSpecification): number {
  const rank = LONGEST.findIndex((pattern) => pattern.test(moduleId));
  return rank < 0 ? LONGEST.length : rank;
}
