/**
 * GGUF tensor encodings → float32. Every result is the float32 that ggml itself computes, to the last bit:
 * recorded blocks of every encoding are compared in tests.
 */
import { Q4_0, Q4_1, Q5_0, Q5_1, Q8_0 } from './block-encodings.js';
import type { Encoding } from './encoding.js';
import { BF16, F16, F32 } from './float-encodings.js';
import { Q4_K, Q5_K, Q6_K } from './k-quants.js';

/** By GGUF type number. */
export const ENCODINGS: ReadonlyMap<number, Encoding> = new Map<number, Encoding>([
  [0, F32],
  [1, F16],
  [30, BF16],
  [2, Q4_0],
  [3, Q4_1],
  [6, Q5_0],
  [7, Q5_1],
  [8, Q8_0],
  [12, Q4_K],
  [13, Q5_K],
  [14, Q6_K],
]);
