/** What should vanish, and how each of it changes with each parameter of a small step. */
export interface Residuals {
  readonly values: readonly number[];
  /** One row for each value. */
  readonly slopes: readonly (readonly number[])[];
}

export interface Problem<State> {
  residuals(state: State): Residuals;
  /** The state after a step from it; a step of zeros changes nothing. */
  move(state: State, step: readonly number[]): State;
}

/**
 * A state near `start` with a small sum of squared residuals, after Levenberg and Marquardt.
 * Deterministic; stops when a round gains less than a thousandth, or after `rounds`.
 */
export function leastSquares<State>(problem: Problem<State>, start: State, rounds: number): State {
  let best = start;
  let residuals = problem.residuals(best);
  let cost = costOf(residuals);
  let damping = 1e-2;
  for (let round = 0; round < rounds && cost > 1e-10; round++) {
    const { normal, gradient } = normalEquations(residuals);
    let gain = 0;
    for (let attempt = 0; attempt < 6 && gain === 0; attempt++) {
      const damped = normal.map((row, index) => row.with(index, (row[index] ?? 0) * (1 + damping) + 1e-9));
      const moved = problem.move(best, solve(damped, gradient));
      const movedResiduals = problem.residuals(moved);
      const movedCost = costOf(movedResiduals);
      if (movedCost < cost) {
        gain = (cost - movedCost) / cost;
        best = moved;
        residuals = movedResiduals;
        cost = movedCost;
        damping = Math.max(damping / 6, 1e-9);
      } else damping *= 5;
    }
    if (gain < 1e-3) break;
  }
  return best;
}

const costOf = ({ values }: Residuals): number => values.reduce((sum, value) => sum + value * value, 0);

/** JᵀJ and −Jᵀr. */
function normalEquations({ values, slopes }: Residuals): { normal: number[][]; gradient: number[] } {
  const size = slopes[0]?.length ?? 0;
  const normal = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  const gradient = Array.from({ length: size }, () => 0);
  slopes.forEach((slope, index) => {
    const value = values[index] ?? 0;
    slope.forEach((a, at) => {
      if (a === 0) return;
      gradient[at] = (gradient[at] ?? 0) - a * value;
      const row = normal[at];
      if (row === undefined) return;
      slope.forEach((b, to) => {
        row[to] = (row[to] ?? 0) + a * b;
      });
    });
  });
  return { normal, gradient };
}

/** Gaussian elimination; the damped matrix is positive definite, so no pivot is zero. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  rows.forEach((pivot, column) => {
    for (const row of rows.slice(column + 1)) {
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      if (factor === 0) continue;
      for (let at = column; at < row.length; at++) row[at] = (row[at] ?? 0) - factor * (pivot[at] ?? 0);
    }
  });
  const solution = right.map(() => 0);
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index] ?? [];
    let known = 0;
    for (let at = index + 1; at < solution.length; at++) known += (solution[at] ?? 0) * (row[at] ?? 0);
    solution[index] = ((row.at(-1) ?? 0) - known) / (row[index] ?? 1);
  }
  return solution;
}
