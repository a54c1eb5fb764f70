import type { ModelSummary } from '../../src/jobs/nextword.js';

/**
 * `exact` gives the numbers of the file's own weights in float32 arithmetic, the same alone and in company; `fast`
 * rounds activations and, where a weight has no four-bit form, weights to eight bits.
 */
export type Precision = ModelSummary['precision'];
