import { availableParallelism } from 'node:os';

/** What is worth saying about a model besides what its engine says of itself. */
export interface ModelFacts {
  readonly threads: number;
  /** As the file says, or the manifest of the default model; null where neither does. */
  readonly licence: string | null;
  /** Of the graph that was built from the file; 0 where the file is one and runs as it is. */
  readonly builderVersion: number;
}

/** `asked` 0: one for each core. */
export function threadsOf(asked = 0): number {
  return asked > 0 ? asked : availableParallelism();
}
