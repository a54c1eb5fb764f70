/** How long something may take on a machine that does other work, too: as much longer as others leave less of it. */
import { watchOthers } from '../other-load.js';

/** However little is left, nobody waits longer than four times as long. */
const LEAST_LEFT = 0.25;

export class Patience {
  #others: () => number | undefined = () => undefined;

  /** From now on; `children`: the processes that belong to this one. */
  begin(children: () => readonly number[]): void {
    this.#others = watchOthers(children);
  }

  /** Of all processor time since the beginning, what went to others, 0–1; undefined where nobody knows. */
  get othersShare(): number | undefined {
    return this.#others();
  }

  stretch(milliseconds: number): number {
    return milliseconds / Math.max(LEAST_LEFT, 1 - (this.othersShare ?? 0));
  }
}
