import { percent } from './percent.js';
import type { Run } from './runs.js';

/** A scale of probabilities: from zero where they are of one size, else by powers of ten. */
export interface ProbabilityAxis {
  readonly isLogarithmic: boolean;
  /** Place of a probability, 0–1; what lies outside is put on the edge. */
  at(probability: number): number;
  readonly ticks: readonly { readonly at: number; readonly label: readonly Run[] }[];
}

/** Spread as a ratio from which a linear axis would press the small ones onto its edge. */
const WIDE_RATIO = 20;
const MOST_TICKS = 5;
const NICE_STEPS = [1, 2, 5, 10] as const;

/** An axis on which all of the probabilities have room; at least one of them is above 0. */
export function probabilityAxis(probabilities: readonly number[]): ProbabilityAxis {
  const positive = probabilities.filter((one) => one > 0);
  const largest = Math.max(...positive, 1e-300);
  const smallest = Math.min(...positive, largest);
  return largest / smallest >= WIDE_RATIO ? logarithmic(smallest, largest) : linear(largest);
}

function linear(largest: number): ProbabilityAxis {
  const rough = largest / 2;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (NICE_STEPS.find((nice) => nice * power >= rough) ?? 10);
  const top = Math.min(1, Math.max(largest, step * Math.ceil(largest / step - 1e-9)));
  const values = [0, step, 2 * step].filter((value) => value <= top * (1 + 1e-9));
  return {
    isLogarithmic: false,
    at: (probability) => clamp(probability / top),
    ticks: values.map((value) => ({ at: value / top, label: tickLabel(value) })),
  };
}

function logarithmic(smallest: number, largest: number): ProbabilityAxis {
  const from = Math.floor(Math.log10(smallest) + 1e-9);
  const to = Math.min(0, Math.ceil(Math.log10(largest) - 1e-9));
  const stride = Math.ceil((to - from + 1) / MOST_TICKS);
  const exponents: number[] = [];
  for (let exponent = to; exponent >= from; exponent -= stride) exponents.push(exponent);
  const at = (log10: number) => clamp((log10 - from) / (to - from));
  return {
    isLogarithmic: true,
    at: (probability) => (probability > 0 ? at(Math.log10(probability)) : 0),
    ticks: exponents.map((exponent) => ({ at: at(exponent), label: tickLabel(10 ** exponent, exponent) })),
  };
}

function tickLabel(probability: number, exponent = Math.round(Math.log10(probability))): Run[] {
  if (probability === 0 || probability >= 1) return [{ text: percent(probability) }];
  if (probability >= 9e-5) return [{ text: `${Number((probability * 100).toPrecision(2))}\u00A0%` }];
  const mantissa = Number((probability / 10 ** exponent).toPrecision(2));
  return [
    { text: mantissa === 1 ? '10' : `${mantissa} × 10` },
    { text: String(exponent).replace('-', '−'), isRaised: true },
  ];
}

const clamp = (share: number): number => Math.min(1, Math.max(0, share));
