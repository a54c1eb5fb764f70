/**
 * The K-quants: blocks of 256 weights, in which each group of 32 (Q4_K, Q5_K) or 16 (Q6_K) has a small scale of its
 * own, itself a multiple of the block's half-precision scale. Layouts as in ggml. All products here are exact in float32
 * (11 bits of a half, at most 7 of a group's scale, at most 6 of a quant), so the one rounding is that of the difference.
 */
import { type Encoding, halfAt } from './encoding.js';

const BLOCK = 256;

/** Eight scales and eight minima of six bits each, in twelve bytes: `at` is the first of them. */
export function groupScale(bytes: DataView, at: number, group: number): number {
  if (group < 4) return bytes.getUint8(at + group) & 0x3f;
  return (bytes.getUint8(at + group + 4) & 0x0f) | ((bytes.getUint8(at + group - 4) >> 6) << 4);
}

export function groupMinimum(bytes: DataView, at: number, group: number): number {
  if (group < 4) return bytes.getUint8(at + group + 4) & 0x3f;
  return (bytes.getUint8(at + group + 4) >> 4) | ((bytes.getUint8(at + group) >> 6) << 4);
}

/**
 * Scale, scale of the minima, twelve bytes of group scales, then (Q5_K) 32 bytes of fifth bits, then nibbles: 32 bytes
 * hold the low nibbles of one group and the high nibbles of the next. Bit g of fifth-bit byte l belongs to weight l of group g.
 */
function groupedEncoding(name: string, hasFifthBits: boolean): Encoding {
  const fifthBitsAt = 16;
  const nibblesAt = fifthBitsAt + (hasFifthBits ? 32 : 0);
  const bytesPerBlock = nibblesAt + BLOCK / 2;
  return {
    name,
    weightsPerBlock: BLOCK,
    bytesPerBlock,
    decode(bytes, out) {
      for (let from = 0, at = 0; from < out.length; from += BLOCK, at += bytesPerBlock) {
        const blockScale = halfAt(bytes, at);
        const blockMinimum = halfAt(bytes, at + 2);
        for (let group = 0; group < 8; group++) {
          const scale = blockScale * groupScale(bytes, at + 4, group);
          const minimum = blockMinimum * groupMinimum(bytes, at + 4, group);
          const pairsAt = at + nibblesAt + (group >> 1) * 32;
          const shift = (group & 1) * 4;
          for (let l = 0; l < 32; l++) {
            const nibble = (bytes.getUint8(pairsAt + l) >> shift) & 0x0f;
            const fifth = hasFifthBits ? (bytes.getUint8(at + fifthBitsAt + l) >> group) & 1 : 0;
            out[from + group * 32 + l] = scale * (nibble | (fifth << 4)) - minimum;
          }
        }
      }
    },
  };
}

export const Q4_K = groupedEncoding('Q4_K', false);
export const Q5_K = groupedEncoding('Q5_K', true);

/**
 * 128 bytes of low nibbles, 64 of upper bit pairs, 16 signed group scales, the block's scale. Each half of the block
 * (128 weights) has 64 and 32 of these bytes; its four runs of 32 weights share the bytes by nibble and by bit pair.
 */
export const Q6_K: Encoding = {
  name: 'Q6_K',
  weightsPerBlock: BLOCK,
  bytesPerBlock: 210,
  decode(bytes, out) {
    for (let from = 0, at = 0; from < out.length; from += BLOCK, at += 210) {
      const blockScale = halfAt(bytes, at + 208);
      for (let group = 0; group < 16; group++) {
        const scale = blockScale * bytes.getInt8(at + 192 + group);
        const half = group >> 3;
        const run = (group >> 1) & 3;
        const within = (group & 1) * 16;
        const nibblesAt = at + half * 64 + (run & 1) * 32 + within;
        const pairsAt = at + 128 + half * 32 + within;
        for (let l = 0; l < 16; l++) {
          const nibble = (bytes.getUint8(nibblesAt + l) >> ((run >> 1) * 4)) & 0x0f;
          const upper = (bytes.getUint8(pairsAt + l) >> (run * 2)) & 3;
          out[from + group * 16 + l] = scale * ((nibble | (upper << 4)) - 32);
        }
      }
    }
  },
};
