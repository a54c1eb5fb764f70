import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ENCODINGS } from '../../worker/model/dequantise.js';
import { type Encoding, halfToNumber } from '../../worker/model/encoding.js';

function encodingOf(type: number): Encoding {
  const encoding = ENCODINGS.get(type);
  if (encoding === undefined) throw new Error(`no encoding ${type}`);
  return encoding;
}

function decode(type: number, bytes: Iterable<number>, weights: number): number[] {
  const out = new Float32Array(weights);
  encodingOf(type).decode(new DataView(Uint8Array.from(bytes).buffer), out);
  return [...out];
}

/** Little-endian halves: 1 = 0x3c00, 0.5 = 0x3800, −2 = 0xc000. */
const ONE = [0x00, 0x3c];
const HALF = [0x00, 0x38];
const MINUS_TWO = [0x00, 0xc0];
const zeros = (count: number): number[] => Array(count).fill(0);

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
    const weights = decode(3, [...HALF, ...MINUS_TWO, 0xf1, ...zeros(15)], 32);
    expect(weights[0]).toBe(-1.5);
    expect(weights[16]).toBe(5.5);
    expect(weights[31]).toBe(-2);
  });

  it('Q5_0: the fifth bit of weight i is bit i of four bytes', () => {
    // Bits 0 and 31 set: weights 0 and 31 are at 16 or more before 16 is taken away.
    const weights = decode(6, [...HALF, 0x01, 0, 0, 0x80, 0xf1, ...zeros(15)], 32);
    expect(weights[0]).toBe(0.5);
    expect(weights[16]).toBe(-0.5);
    expect(weights[31]).toBe(0);
    expect(weights[1]).toBe(-8);
  });

  it('Q5_1: 0 to 31, times the scale, plus the minimum', () => {
    const weights = decode(7, [...HALF, ...MINUS_TWO, 0, 0, 0x01, 0, 0xf1, ...zeros(15)], 32);
    expect(weights[0]).toBe(-1.5);
    expect(weights[16]).toBe(13.5);
    expect(weights[1]).toBe(-2);
  });

  it('Q8_0: signed byte · scale, each block with its own', () => {
    const block = (scale: readonly number[], first: number) => [...scale, first & 0xff, ...Array(31).fill(1)];
    const weights = decode(8, [...block(ONE, -128), ...block(HALF, 127)], 64);
    expect(weights[0]).toBe(-128);
    expect(weights[1]).toBe(1);
    expect(weights[32]).toBe(63.5);
    expect(weights[63]).toBe(0.5);
  });

  it('Q4_K: groups of 32 with six-bit scales and minima, the last four of them split over two bytes', () => {
    const scales = zeros(12);
    scales[0] = 3; // group 0: scale 3
    scales[4] = 5; // group 0: minimum 5
    scales[1] = 0b1100_0000; // upper bits of group 5's scale
    scales[9] = 0b0010_0001; // lower bits of group 5: scale 1, minimum 2
    const nibbles = zeros(128);
    nibbles[0] = 0x07; // weight 0: 7
    nibbles[64] = 0xa0; // weight 160, first of group 5: 10
    const weights = decode(12, [...ONE, ...HALF, ...scales, ...nibbles], 256);
    expect(weights[0]).toBe(7 * 3 - 0.5 * 5);
    expect(weights[1]).toBe(-2.5);
    expect(weights[32]).toBe(0);
    expect(weights[160]).toBe(10 * (1 + 48) - 0.5 * 2);
    expect(weights[161]).toBe(-1);
  });

  it('Q5_K: the fifth bit of group g is bit g', () => {
    const scales = zeros(12);
    scales[0] = 1;
    scales[8] = 1; // group 4: scale 1
    const fifths = zeros(32);
    fifths[2] = 0b0001_0001; // weight 2 of groups 0 and 4
    const weights = decode(13, [...ONE, ...ONE, ...scales, ...fifths, ...zeros(128)], 256);
    expect(weights[2]).toBe(16);
    expect(weights[130]).toBe(16);
    expect(weights.reduce((a, b) => a + b, 0)).toBe(32);
  });

  it('Q6_K: nibble and bit pair, less 32, times a signed scale for every 16', () => {
    const low = zeros(128);
    low[0] = 0x51; // weights 0 and 64
    low[127] = 0x30; // weight 255 (upper nibble of the second half's last byte)
    const high = zeros(64);
    high[0] = 0b00_10_00_01; // weight 0: 1, weight 64: 2
    const scales = Array(16).fill(1);
    scales[15] = 0xfe; // −2
    const weights = decode(14, [...low, ...high, ...scales, ...HALF], 256);
    expect(weights[0]).toBe((1 + 16 - 32) / 2);
    expect(weights[64]).toBe((5 + 32 - 32) / 2);
    expect(weights[255]).toBe((3 - 32) * -1);
    expect(weights[1]).toBe(-16);
    expect(weights[240]).toBe(32);
  });

  it('F16, BF16 and F32 as they are', () => {
    expect(decode(1, [...ONE, ...MINUS_TWO], 2)).toEqual([1, -2]);
    expect(decode(30, [128, 63, 32, 192], 2)).toEqual([1, -2.5]);
    expect(decode(0, [0, 0, 128, 63, 0, 0, 32, 192], 2)).toEqual([1, -2.5]);
  });
});

const golden = z
  .object({
    vectors: z.array(
      z.object({ encoding: z.string(), type: z.number(), bytes: z.string(), float32: z.string() }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('dequantise-golden.json', import.meta.url), 'utf8')));

describe('GGUF encodings, against recorded blocks of an independent implementation', () => {
  it('has a recording of each', () => {
    expect(golden.vectors.map(({ type }) => type).sort()).toEqual([...ENCODINGS.keys()].sort());
  });

  it.each(golden.vectors)('$encoding, to the last bit', ({ encoding, type, bytes, float32 }) => {
    expect(encodingOf(type).name).toBe(encoding);
    const out = new Float32Array(float32.length / 8);
    const blocks = Uint8Array.from(Buffer.from(bytes, 'hex'));
    encodingOf(type).decode(new DataView(blocks.buffer), out);
    expect(Buffer.from(out.buffer).toString('hex')).toBe(float32);
  });
});

describe('GGUF encodings, laws', () => {
  const anyBlocks = fc.constantFrom(...ENCODINGS.keys()).chain((type) =>
    fc.tuple(
      fc.constant(type),
      fc
        .array(fc.uint8Array({ minLength: bytesOf(type), maxLength: bytesOf(type) }), {
          minLength: 1,
          maxLength: 3,
        })
        .map((blocks) => Buffer.concat(blocks)),
    ),
  );
  const bytesOf = (type: number) => encodingOf(type).bytesPerBlock;
  const decodeAll = (type: number, bytes: Uint8Array) =>
    decode(type, bytes, (bytes.length / bytesOf(type)) * encodingOf(type).weightsPerBlock);

  it('any bytes mean something, each block apart from its neighbours', () => {
    fc.assert(
      fc.property(anyBlocks, ([type, bytes]) => {
        const alone = [...bytes.keys()]
          .filter((at) => at % bytesOf(type) === 0)
          .flatMap((at) => decodeAll(type, bytes.subarray(at, at + bytesOf(type))));
        expect(decodeAll(type, bytes)).toEqual(alone);
      }),
    );
  });

  it('twice the block’s scales are twice the weights', () => {
    const halvesAt: readonly (readonly [number, readonly number[]])[] = [
      [2, [0]],
      [3, [0, 2]],
      [6, [0]],
      [7, [0, 2]],
      [8, [0]],
      [12, [0, 2]],
      [13, [0, 2]],
      [14, [208]],
    ];
    const block = fc
      .constantFrom(...halvesAt)
      .chain(([type, places]) =>
        fc.tuple(
          fc.constant(type),
          fc.constant(places),
          fc.uint8Array({ minLength: bytesOf(type), maxLength: bytesOf(type) }),
          fc.integer({ min: 0x0400, max: 0x7400 }),
        ),
      );
    fc.assert(
      fc.property(block, ([type, places, bytes, bits]) => {
        const scaled = (scale: number) => {
          const view = new DataView(Uint8Array.from(bytes).buffer);
          for (const at of places) view.setUint16(at, scale, true);
          return decodeAll(type, new Uint8Array(view.buffer));
        };
        // The exponent of a half counts from its eleventh bit on.
        expect(scaled(bits + 0x0400)).toEqual(scaled(bits).map((weight) => weight * 2));
      }),
    );
  });
});
