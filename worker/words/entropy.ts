/**
 * Entropy of the next outcome in bits, from below. Of the mass `resolved` it is known which outcome it belongs to; telling
 * people whether the outcome is among that can only take uncertainty away, and of the rest nothing is known:
 * H ≥ resolved · H(the resolved masses as shares of it).
 */
export function entropyAtLeast(masses: Iterable<number>): number {
  let resolved = 0;
  let sum = 0;
  for (const mass of masses) {
    if (mass <= 0) continue;
    resolved += mass;
    sum -= mass * Math.log2(mass);
  }
  return resolved <= 0 ? 0 : Math.max(0, sum + resolved * Math.log2(resolved));
}
