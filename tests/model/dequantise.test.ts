import { describe, expect, it } from 'vitest';
import { ENCODINGS, halfToNumber } from '../../worker/model/dequantise.js';

function decode(type: number, bytes: readonly number[], weights: number): number[] {
  const out = new Float32Array(weights);
  ENCODINGS.get(type)?.decode(new DataView(Uint8Array.from(bytes).buffer), out);
  return [...out];
}

/** Little-endian halves: 1 = 0x3c00, 0.5 = 0x3800, −2 = 0xc000. */
const ONE = [0x00, 0x3c];
const HALF = [0x00, 0x38];
const MINUS_TWO = [0x00, 0xc0];

describe('GGUF encodings, by hand', () => {
  it('reads half precision: normal, subnormal, zero, infinite, not a number', () => {
    expect(halfToNumber(0x3c00)).toBe(1);
    expect(halfToNumber(0xc000)).toBe(-2);
    expect(halfToNumber(0x3555)).toBeCloseTo(0.33325, 5);
    expect(halfToNumber(0x0001)).toBe(2 ** -24);
    expect(halfToNumber(0x8000)).toBe(-0);
    expect(halfToNumber(0x7c00)).toBe(Number.POSITIVE_INFINITY);
    expect(halfToNumber(0x7e00)).toBeNaN();
  });

  it('Q4_0: (nibble − 8) · scale, low nibbles first', () => {
    const weights = decode(2, [...HALF, 0xf0, ...Array(15).fill(0x88)], 32);
    expect(weights[0]).toBe(-4);
    expect(weights[16]).toBe(3.5);
    expect(weights[1]).toBe(0);
    expect(weights[17]).toBe(0);
  });

  it('Q4_1: nibble · scale + minimum', () => {
    const weights = decode(3, [...HALF, ...MINUS_TWO, 0xf1, ...Array(15).fill(0)], 32);
    expect(weights[0]).toBe(-1.5);
    expect(weights[16]).toBe(5.5);
    expect(weights[31]).toBe(-2);
  });

  it('Q8_0: signed byte · scale, each block with its own', () => {
    const block = (scale: readonly number[], first: number) => [...scale, first & 0xff, ...Array(31).fill(1)];
    const weights = decode(8, [...block(ONE, -128), ...block(HALF, 127)], 64);
    expect(weights[0]).toBe(-128);
    expect(weights[1]).toBe(1);
    expect(weights[32]).toBe(63.5);
    expect(weights[63]).toBe(0.5);
  });

  it('F16 and F32 as they are', () => {
    expect(decode(1, [...ONE, ...MINUS_TWO], 2)).toEqual([1, -2]);
    expect(decode(0, [0, 0, 128, 63, 0, 0, 32, 192], 2)).toEqual([1, -2.5]);
  });
});
