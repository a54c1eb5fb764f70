/** What every tensor encoding of a GGUF file offers. */

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

/** The half-precision number at byte `at`, little-endian as everything in the file. */
export const halfAt = (bytes: DataView, at: number): number => halfToNumber(bytes.getUint16(at, true));
