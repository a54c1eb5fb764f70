/** Exact numbers as they cross the queue. */
import type { z } from 'zod';
import type { FractionJson, longFractionSchema, Side, Stratum } from '../../src/jobs/prob.js';
import type { Comparison } from '../../src/probability/comparison.js';
import type { EventCounts } from '../../src/probability/conditional.js';
import type { ConditionalEvent } from '../../src/probability/expression.js';
import { type Fraction, ratioOf, toJson, toNumber } from '../../src/probability/fraction.js';
import { print } from '../../src/probability/print.js';
import type { PairStratum } from '../../src/probability/third-attribute.js';

export function jsonOrNull(value: Fraction | null): FractionJson | null {
  return value === null ? null : toJson(value);
}

export function longJson(value: Fraction): z.infer<typeof longFractionSchema> {
  return {
    numerator: String(value.numerator),
    denominator: String(value.denominator),
    value: toNumber(value),
  };
}

export function sideJson({ event, given }: ConditionalEvent, counts: EventCounts): Side {
  return {
    event: print(event),
    given: given === null ? null : print(given),
    counts,
    probability: jsonOrNull(ratioOf(counts.joint, counts.condition)),
  };
}

export function stratumJson({ label, left, right }: PairStratum, comparison: Comparison): Stratum {
  return {
    label,
    left: sideJson(comparison.left, left),
    right: comparison.right === null ? null : sideJson(comparison.right, right),
  };
}
