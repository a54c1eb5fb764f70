/**
 * Encodings in blocks of 32 weights with one half-precision scale (and, in the `_1` kinds, one minimum), as ggml lays
 * them out. A quant times its scale has at most 16 significant bits and so is exact; adding the minimum rounds once, to
 * float32, here as in ggml.
 */
import { type Encoding, halfAt } from './encoding.js';

const BLOCK = 32;
const HALF_BLOCK = BLOCK / 2;

interface Layout {
  readonly name: string;
  /** Whether a minimum follows the scale. Without one, quants are signed: half of their range lies below zero. */
  readonly hasMinimum: boolean;
  /** Whether 32 fifth bits follow, one for each weight, before the nibbles. */
  readonly hasFifthBits: boolean;
}

/** Low nibbles are weights 0–15 of the block, high nibbles 16–31. */
function nibbleEncoding({ name, hasMinimum, hasFifthBits }: Layout): Encoding {
  const headerBytes = (hasMinimum ? 4 : 2) + (hasFifthBits ? 4 : 0);
  const bytesPerBlock = headerBytes + HALF_BLOCK;
  const zero = hasMinimum ? 0 : hasFifthBits ? 16 : 8;
  return {
    name,
    weightsPerBlock: BLOCK,
    bytesPerBlock,
    decode(bytes, out) {
      for (let from = 0, at = 0; from < out.length; from += BLOCK, at += bytesPerBlock) {
        const scale = halfAt(bytes, at);
        // Adding −0 changes nothing, not even the sign of a zero.
        const minimum = hasMinimum ? halfAt(bytes, at + 2) : -0;
        const fifthBits = hasFifthBits ? bytes.getUint32(at + headerBytes - 4, true) : 0;
        for (let j = 0; j < HALF_BLOCK; j++) {
          const pair = bytes.getUint8(at + headerBytes + j);
          const low = (pair & 0x0f) | (((fifthBits >>> j) & 1) << 4);
          const high = (pair >> 4) | (((fifthBits >>> (j + HALF_BLOCK)) & 1) << 4);
          out[from + j] = (low - zero) * scale + minimum;
          out[from + j + HALF_BLOCK] = (high - zero) * scale + minimum;
        }
      }
    },
  };
}

export const Q4_0 = nibbleEncoding({ name: 'Q4_0', hasMinimum: false, hasFifthBits: false });
export const Q4_1 = nibbleEncoding({ name: 'Q4_1', hasMinimum: true, hasFifthBits: false });
export const Q5_0 = nibbleEncoding({ name: 'Q5_0', hasMinimum: false, hasFifthBits: true });
export const Q5_1 = nibbleEncoding({ name: 'Q5_1', hasMinimum: true, hasFifthBits: true });

export const Q8_0: Encoding = {
  name: 'Q8_0',
  weightsPerBlock: BLOCK,
  bytesPerBlock: 34,
  decode(bytes, out) {
    for (let from = 0, at = 0; from < out.length; from += BLOCK, at += 34) {
      const scale = halfAt(bytes, at);
      for (let j = 0; j < BLOCK; j++) out[from + j] = bytes.getInt8(at + 2 + j) * scale;
    }
  },
};
