/** 1. One next-token distribution after a short prefix, cold and warm, and reading a longer one. */
import type { Precision } from '../../worker/model/precision.js';
import type { Bench } from '../bench.js';
import { compared, type Limit } from '../report.js';
import { elapsedMs, interleave } from '../statistics.js';

const PREFIX_TOKENS = 32;
const LONG_TOKENS = 128;
const STEP_LIMITS: Readonly<Record<Precision, Limit>> = {
  exact: { of: 'ratio', most: 2.5 },
  fast: { of: 'ratio', most: 1.05 },
};

export async function measureNextToken(bench: Bench): Promise<void> {
  for (const precision of bench.precisions) {
    await measureSteps(bench, precision);
    await measureReading(bench, precision);
  }
}

/** The peer's step brings nothing back but the likeliest token in one row, and the distribution that ours brings in the other. */
async function measureSteps(bench: Bench, precision: Precision): Promise<void> {
  const { engine } = await bench.model(precision);
  const texts = await bench.texts();
  const peer = await bench.peer();
  const prefix = texts.prefix(PREFIX_TOKENS);
  await engine.prefill(prefix);
  const next = () => ({ token: texts.token(), parent: -1 });
  const warm = await interleave(bench.times(40), {
    ours: () => elapsedMs(() => engine.expand(prefix, [next()], [0])),
    step: () => peer.step(prefix, texts.token(), 'token'),
    distribution: () => peer.step(prefix, texts.token(), 'probabilities'),
  });
  bench.report({
    figure: `1 ${precision}: warm step, peer's bare step`,
    unit: 'ms',
    ...compared(warm.ours, warm.step),
    asked: STEP_LIMITS[precision],
  });
  bench.report({
    figure: `1 ${precision}: warm step, peer's distribution`,
    unit: 'ms',
    ...compared(warm.ours, warm.distribution),
  });
}

async function measureReading(bench: Bench, precision: Precision): Promise<void> {
  const { engine } = await bench.model(precision);
  const texts = await bench.texts();
  const peer = await bench.peer();
  for (const length of [PREFIX_TOKENS, LONG_TOKENS]) {
    const cold = await interleave(bench.times(length === LONG_TOKENS ? 15 : 25), {
      ours: () => elapsedMs(() => engine.prefill(texts.prefix(length))),
      peer: () => peer.read(texts.prefix(length), [length - 1], 'token'),
    });
    bench.report({
      figure: `1 ${precision}: cold prefix of ${length} tokens, peer's bare reading`,
      unit: 'ms',
      ...compared(cold.ours, cold.peer),
      ...(length === LONG_TOKENS ? { asked: { of: 'ratio', most: 0.6 } as const } : {}),
    });
  }
}
