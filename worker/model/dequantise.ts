/**
 * GGUF tensor encodings → float32. Block layouts as documented in ggml: 32 weights share one half-precision scale
 * (and, in Q4_1, one minimum). Every result is the float32 that ggml itself computes.
 */

export interface Encoding {
  readonly name: string;
  readonly weightsPerBlock: number;
  readonly bytesPerBlock: number;
  /** `bytes` holds whole blocks; `out` has weightsPerBlock entries for each. */
  decode(bytes: DataView, out: Float32Array): void;
}

/** IEEE 754 binary16 → number (exact). */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const BLOCK = 32;

/** Low nibbles are weights 0–15 of the block, high nibbles 16–31. */
function decodeNibbles(
  bytes: DataView,
  out: Float32Array,
  headerBytes: number,
  weight: (nibble: number, at: number) => number,
) {
  const bytesPerBlock = headerBytes + BLOCK / 2;
  for (let block = 0, at = 0; block < out.length / BLOCK; block++, at += bytesPerBlock) {
    for (let j = 0; j < BLOCK / 2; j++) {
      const pair = bytes.getUint8(at + headerBytes + j);
      out[block * BLOCK + j] = weight(pair & 0x0f, at);
      out[block * BLOCK + j + BLOCK / 2] = weight(pair >> 4, at);
    }
  }
}

/** Scale and minimum are read once per block, not once per weight. */
function perBlock<T>(read: (at: number) => T): (at: number) => T {
  let knownAt = -1;
  let known: T | undefined;
  return (at) => {
    if (at !== knownAt || known === undefined) {
      known = read(at);
      knownAt = at;
    }
    return known;
  };
}

/** By GGUF type number. */
export const ENCODINGS: ReadonlyMap<number, Encoding> = new Map<number, Encoding>([
  [
    0,
    {
      name: 'F32',
      weightsPerBlock: 1,
      bytesPerBlock: 4,
      decode(bytes, out) {
        for (let i = 0; i < out.length; i++) out[i] = bytes.getFloat32(i * 4, true);
      },
    },
  ],
  [
    1,
    {
      name: 'F16',
      weightsPerBlock: 1,
      bytesPerBlock: 2,
      decode(bytes, out) {
        for (let i = 0; i < out.length; i++) out[i] = halfToNumber(bytes.getUint16(i * 2, true));
      },
    },
  ],
  [
    2,
    {
      name: 'Q4_0',
      weightsPerBlock: BLOCK,
      bytesPerBlock: 18,
      decode(bytes, out) {
        const scale = perBlock((at) => halfToNumber(bytes.getUint16(at, true)));
        decodeNibbles(bytes, out, 2, (nibble, at) => (nibble - 8) * scale(at));
      },
    },
  ],
  [
    3,
    {
      name: 'Q4_1',
      weightsPerBlock: BLOCK,
      bytesPerBlock: 20,
      decode(bytes, out) {
        const header = perBlock((at) => ({
          scale: halfToNumber(bytes.getUint16(at, true)),
          minimum: halfToNumber(bytes.getUint16(at + 2, true)),
        }));
        decodeNibbles(bytes, out, 4, (nibble, at) => {
          const { scale, minimum } = header(at);
          return Math.fround(nibble * scale) + minimum;
        });
      },
    },
  ],
  [
    8,
    {
      name: 'Q8_0',
      weightsPerBlock: BLOCK,
      bytesPerBlock: 34,
      decode(bytes, out) {
        for (let block = 0, at = 0; block < out.length / BLOCK; block++, at += 34) {
          const scale = halfToNumber(bytes.getUint16(at, true));
          for (let j = 0; j < BLOCK; j++) out[block * BLOCK + j] = bytes.getInt8(at + 2 + j) * scale;
        }
      },
    },
  ],
]);
