/**
 * Encodings whose weights are scale · q + minimum with q in 0…15 and one scale and minimum for each 32 weights of a row.
 * Taken apart instead of decoded, they are multiplied as they lie in the file: an eighth of the memory traffic of
 * float32, which is what one token costs, and not one bit of them is lost.
 */
import { halfAt } from './encoding.js';
import { groupMinimum, groupScale } from './k-quants.js';

/** Weights that share a scale and a minimum. */
export const GROUP = 32;
/** The runtime subtracts this from each q. */
export const NIBBLE_ZERO = 8;

/** `q` of each weight (0…15) and, for each group, scale and minimum in float32; all in the order of the weights. */
export interface FourBit {
  readonly quants: Uint8Array;
  readonly scales: Float32Array;
  readonly minima: Float32Array;
}

/** By encoding name: `bytes` holds whole blocks of `out.quants.length` weights. */
export const FOUR_BIT: ReadonlyMap<string, (bytes: DataView, out: FourBit) => void> = new Map([
  [
    'Q4_0',
    (bytes: DataView, { quants, scales, minima }: FourBit) => {
      for (let group = 0, at = 0; group < scales.length; group++, at += 18) {
        const scale = halfAt(bytes, at);
        scales[group] = scale;
        minima[group] = -NIBBLE_ZERO * scale;
        readNibbles(bytes, at + 2, quants, group);
      }
    },
  ],
  [
    'Q4_1',
    (bytes: DataView, { quants, scales, minima }: FourBit) => {
      for (let group = 0, at = 0; group < scales.length; group++, at += 20) {
        scales[group] = halfAt(bytes, at);
        minima[group] = halfAt(bytes, at + 2);
        readNibbles(bytes, at + 4, quants, group);
      }
    },
  ],
  [
    'Q4_K',
    (bytes: DataView, { quants, scales, minima }: FourBit) => {
      // Eight groups to a block of 144 bytes; 32 bytes hold the low nibbles of one group and the high ones of the next.
      for (let group = 0; group < scales.length; group++) {
        const at = Math.floor(group / 8) * 144;
        const inBlock = group % 8;
        scales[group] = halfAt(bytes, at) * groupScale(bytes, at + 4, inBlock);
        minima[group] = -(halfAt(bytes, at + 2) * groupMinimum(bytes, at + 4, inBlock));
        const pairsAt = at + 16 + (inBlock >> 1) * GROUP;
        const shift = (inBlock & 1) * 4;
        for (let l = 0; l < GROUP; l++)
          quants[group * GROUP + l] = (bytes.getUint8(pairsAt + l) >> shift) & 0x0f;
      }
    },
  ],
]);

/** Low nibbles are weights 0–15 of the group, high nibbles 16–31. */
function readNibbles(bytes: DataView, at: number, quants: Uint8Array, group: number): void {
  for (let j = 0; j < GROUP / 2; j++) {
    const pair = bytes.getUint8(at + j);
    quants[group * GROUP + j] = pair & 0x0f;
    quants[group * GROUP + j + GROUP / 2] = pair >> 4;
  }
}

/** Two neighbours in a byte, the first one low, as MatMulNBits takes them. */
export function packNibbles(quants: Uint8Array): Uint8Array {
  const out = new Uint8Array(quants.length / 2);
  for (let i = 0; i < out.length; i++) out[i] = (quants[2 * i] ?? 0) | ((quants[2 * i + 1] ?? 0) << 4);
  return out;
}

/**
 * What the runtime's scale · (q − 8) leaves out of each weight: minimum + 8 · scale, one for each group. Zero for Q4_0.
 * In float32 this is exact for halves, so that scale and minimum are both still there to the last bit.
 */
export function corrections({ scales, minima }: Pick<FourBit, 'scales' | 'minima'>): Float32Array {
  return scales.map((scale, group) => (minima[group] ?? 0) + NIBBLE_ZERO * scale);
}
