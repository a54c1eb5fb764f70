/** Encodings that store each weight by itself. */
import { type Encoding, halfToNumber } from './encoding.js';

/** All 65,536 half-precision numbers, made when the first file with such weights is read. */
let halves: Float32Array | undefined;

export const F32: Encoding = {
  name: 'F32',
  weightsPerBlock: 1,
  bytesPerBlock: 4,
  decode(bytes, out) {
    for (let i = 0; i < out.length; i++) out[i] = bytes.getFloat32(i * 4, true);
  },
};

export const F16: Encoding = {
  name: 'F16',
  weightsPerBlock: 1,
  bytesPerBlock: 2,
  decode(bytes, out) {
    halves ??= Float32Array.from({ length: 0x1_0000 }, (_, bits) => halfToNumber(bits));
    for (let i = 0; i < out.length; i++) out[i] = halves[bytes.getUint16(i * 2, true)] ?? 0;
  },
};

/** The upper half of a float32; the lower one is zero. */
export const BF16: Encoding = {
  name: 'BF16',
  weightsPerBlock: 1,
  bytesPerBlock: 2,
  decode(bytes, out) {
    const bits = new Uint32Array(out.buffer, out.byteOffset, out.length);
    for (let i = 0; i < out.length; i++) bits[i] = bytes.getUint16(i * 2, true) << 16;
  },
};
