/** Random weights in every encoding: the bytes that encode them and, from the same draws, the numbers that they mean. */
import type { GgufWeights } from './tiny-gguf.js';

/** GGUF's number for each encoding that the reader knows. */
export const TYPES = {
  F32: 0,
  F16: 1,
  BF16: 30,
  Q4_0: 2,
  Q4_1: 3,
  Q5_0: 6,
  Q5_1: 7,
  Q8_0: 8,
  Q4_K: 12,
  Q5_K: 13,
  Q6_K: 14,
} as const;
export type TypeName = keyof typeof TYPES;

/** Small deterministic generator (mulberry32), so that a failure can be repeated. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A half-precision number: its bits and what they mean. */
interface Half {
  readonly bits: number;
  readonly value: number;
}
const ZERO: Half = { bits: 0, value: 0 };
const SCALES: readonly Half[] = [
  { bits: 0x2400, value: 2 ** -6 },
  { bits: 0x2600, value: 1.5 * 2 ** -6 },
  { bits: 0x2800, value: 2 ** -5 },
  { bits: 0xa400, value: -(2 ** -6) },
];
const MINIMA: readonly Half[] = [
  { bits: 0xac00, value: -(2 ** -4) },
  { bits: 0xb000, value: -(2 ** -3) },
  { bits: 0xb200, value: -1.5 * 2 ** -3 },
];
/** Of blocks of 256, whose groups multiply them by up to 63 or 127. */
const SUPER_SCALES: readonly Half[] = [
  { bits: 0x0800, value: 2 ** -13 },
  { bits: 0x0a00, value: 1.5 * 2 ** -13 },
  { bits: 0x8800, value: -(2 ** -13) },
];
const SUPER_MINIMA: readonly Half[] = [
  { bits: 0x1400, value: 2 ** -10 },
  { bits: 0x1600, value: 1.5 * 2 ** -10 },
];

interface Draw {
  below(limit: number): number;
  pick(from: readonly Half[]): Half;
}

interface Block {
  readonly bytes: readonly number[];
  readonly values: readonly number[];
}

const range = (length: number) => Array.from({ length }, (_, index) => index);
const halfBytes = ({ bits }: Half) => [bits & 0xff, bits >> 8];
/** Byte j holds the low four bits of quants j and j + 16. */
const pairUp = (quants: readonly number[]) =>
  range(16).map((j) => ((quants[j] ?? 0) & 15) | (((quants[j + 16] ?? 0) & 15) << 4));
const fifthBits = (quants: readonly number[]) =>
  range(4).map((byte) =>
    range(8).reduce((all, bit) => all | (((quants[byte * 8 + bit] ?? 0) >> 4) << bit), 0),
  );

function block32(encoding: 'Q4_0' | 'Q4_1' | 'Q5_0' | 'Q5_1', { below, pick }: Draw): Block {
  const isFive = encoding.startsWith('Q5');
  const scale = pick(SCALES);
  const minimum = encoding.endsWith('_1') ? pick(MINIMA) : undefined;
  const quants = range(32).map(() => below(isFive ? 32 : 16));
  const zero = isFive ? 16 : 8;
  return {
    bytes: [
      ...halfBytes(scale),
      ...(minimum === undefined ? [] : halfBytes(minimum)),
      ...(isFive ? fifthBits(quants) : []),
      ...pairUp(quants),
    ],
    values: quants.map((quant) =>
      minimum === undefined ? (quant - zero) * scale.value : quant * scale.value + minimum.value,
    ),
  };
}

function blockOfBytes({ below, pick }: Draw): Block {
  const scale = pick(SCALES);
  const quants = range(32).map(() => below(16) - 8);
  return {
    bytes: [...halfBytes(scale), ...quants.map((quant) => quant & 0xff)],
    values: quants.map((quant) => quant * scale.value),
  };
}

/** Q4_K and Q5_K: eight groups of 32, scales and minima of six bits. */
function blockOfGroups(isFive: boolean, { below, pick }: Draw): Block {
  const scale = pick(SUPER_SCALES);
  const minimum = pick(SUPER_MINIMA);
  const groups = range(8).map(() => ({
    scale: below(64),
    minimum: below(64),
    quants: range(32).map(() => below(isFive ? 32 : 16)),
  }));
  const at = (group: number) => groups[group] ?? { scale: 0, minimum: 0, quants: [] };
  const packed = [
    ...range(4).map((g) => at(g).scale | ((at(g + 4).scale >> 4) << 6)),
    ...range(4).map((g) => at(g).minimum | ((at(g + 4).minimum >> 4) << 6)),
    ...range(4).map((g) => (at(g + 4).scale & 15) | ((at(g + 4).minimum & 15) << 4)),
  ];
  const fifths = range(32).map((l) =>
    range(8).reduce((all, g) => all | (((at(g).quants[l] ?? 0) >> 4) << g), 0),
  );
  const nibbles = range(4).flatMap((pair) =>
    range(32).map(
      (l) => ((at(2 * pair).quants[l] ?? 0) & 15) | (((at(2 * pair + 1).quants[l] ?? 0) & 15) << 4),
    ),
  );
  return {
    bytes: [...halfBytes(scale), ...halfBytes(minimum), ...packed, ...(isFive ? fifths : []), ...nibbles],
    values: groups.flatMap((group) =>
      group.quants.map((quant) => scale.value * group.scale * quant - minimum.value * group.minimum),
    ),
  };
}

/** Q6_K: sixteen groups of 16 with signed scales. */
function blockOfSixBits({ below, pick }: Draw): Block {
  const scale = pick(SUPER_SCALES);
  const scales = range(16).map(() => below(200) - 100);
  const quants = range(256).map(() => below(64));
  const q = (index: number) => quants[index] ?? 0;
  const nibbles = range(128).map((byte) => {
    const index = (byte >> 6) * 128 + (byte & 63);
    return (q(index) & 15) | ((q(index + 64) & 15) << 4);
  });
  const upper = range(64).map((byte) => {
    const index = (byte >> 5) * 128 + (byte & 31);
    return range(4).reduce((all, run) => all | ((q(index + run * 32) >> 4) << (run * 2)), 0);
  });
  return {
    bytes: [...nibbles, ...upper, ...scales.map((value) => value & 0xff), ...halfBytes(scale)],
    values: quants.map((quant, index) => scale.value * (scales[index >> 4] ?? 0) * (quant - 32)),
  };
}

function drawBlock(encoding: TypeName, random: () => number, draw: Draw): Block {
  switch (encoding) {
    case 'F32': {
      const value = Math.fround(random() - 0.5);
      return { bytes: [...new Uint8Array(Float32Array.of(value).buffer)], values: [value] };
    }
    case 'F16': {
      const half = draw.pick(SCALES);
      return { bytes: halfBytes(half), values: [half.value] };
    }
    case 'BF16': {
      const [, , low = 0, high = 0] = new Uint8Array(Float32Array.of(random() - 0.5).buffer);
      const [value = 0] = new Float32Array(Uint8Array.of(0, 0, low, high).buffer);
      return { bytes: [low, high], values: [value] };
    }
    case 'Q8_0':
      return blockOfBytes(draw);
    case 'Q4_K':
    case 'Q5_K':
      return blockOfGroups(encoding === 'Q5_K', draw);
    case 'Q6_K':
      return blockOfSixBits(draw);
    default:
      return block32(encoding, draw);
  }
}

export interface RandomTensor {
  readonly values: readonly number[];
  readonly weights: GgufWeights;
}

/** The innermost size is a multiple of the encoding's block. */
export function randomTensor(
  shape: readonly number[],
  encoding: TypeName,
  random: () => number,
): RandomTensor {
  const size = shape.reduce((a, b) => a * b, 1);
  const draw: Draw = {
    below: (limit) => Math.floor(random() * limit),
    pick: (from) => from[Math.floor(random() * from.length)] ?? ZERO,
  };
  const values: number[] = [];
  const bytes: number[] = [];
  while (values.length < size) {
    const block = drawBlock(encoding, random, draw);
    values.push(...block.values);
    bytes.push(...block.bytes);
  }
  return { values, weights: { shape, type: TYPES[encoding], bytes: Uint8Array.from(bytes) } };
}
