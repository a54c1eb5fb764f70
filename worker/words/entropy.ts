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

/**
 * The same from upper bounds, which says more where many words share the probability and few are resolved:
 * H = Σ p · −log2 p ≥ Σ p · −log2 ceiling. A part is `mass` that is spread over outcomes of at most `ceiling` each; what the
 * parts leave of 1 may belong to any of them, and counts with the highest ceiling.
 */
export function entropyFromCeilings(
  parts: readonly { readonly mass: number; readonly ceiling: number }[],
): number {
  const bits = (ceiling: number) => Math.max(0, -Math.log2(Math.min(1, ceiling)));
  // What nothing may have has nothing, whatever is left of it by rounding.
  const real = parts.filter(({ mass, ceiling }) => mass > 0 && ceiling > 0);
  const parted = real.reduce((sum, { mass }) => sum + mass, 0);
  const highest = parts.reduce((most, { ceiling }) => Math.max(most, ceiling), 0);
  const rest = Math.max(0, 1 - parted);
  const ofRest = highest > 0 ? rest * bits(highest) : 0;
  return real.reduce((sum, { mass, ceiling }) => sum + mass * bits(ceiling), ofRest);
}
