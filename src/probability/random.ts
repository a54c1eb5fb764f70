/**
 * Random numbers from a seed, the same for the same seed: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom
 * number generators", 2014; constants of Sebastiano Vigna's version).
 */
const MASK = 0xffff_ffff_ffff_ffffn;
const GAMMA = 0x9e37_79b9_7f4a_7c15n;

/** The number at place `index` (0, 1, …) of the sequence of `seed` (an integer, 0 … 2^53): in [0, 1), with 53 random bits. */
export function randomNumber(seed: number, index = 0): number {
  let mixed = (BigInt(seed) + GAMMA * BigInt(index + 1)) & MASK;
  mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58_476d_1ce4_e5b9n) & MASK;
  mixed = ((mixed ^ (mixed >> 27n)) * 0x94d0_49bb_1331_11ebn) & MASK;
  mixed ^= mixed >> 31n;
  return Number(mixed >> 11n) / 2 ** 53;
}
