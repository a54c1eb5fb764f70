/** 4. `/sequence`: every word of a text in one run. */
import { answerSequence } from '../../worker/answer/sequence.js';
import type { Bench } from '../bench.js';
import { compared } from '../report.js';
import { elapsedMs, interleave } from '../statistics.js';

const TOKENS = 256;

/** The whole answer, with its rungs; the peer reads the same tokens and adds nothing up. */
export async function measureSequence(bench: Bench): Promise<void> {
  const model = await bench.model();
  const { tokenizer } = model;
  const texts = await bench.texts();
  const peer = await bench.peer();
  /** Known beforehand is only the start token, as it is for every text. */
  const unread = () => texts.prefix(TOKENS + 1);
  const all = Array.from({ length: TOKENS + 1 }, (_, index) => index);
  const answer = async () => {
    const text = tokenizer.decode(unread().slice(1));
    const tookMs = await elapsedMs(async () => {
      const answered = await answerSequence({ kind: 'sequence', text }, model);
      if (!answered.ok) throw new Error(`refused: ${answered.refusal.code}`);
      const tokens = answered.value.texts[0]?.tokens;
      if (tokens !== TOKENS) throw new Error(`a text of ${tokens} tokens instead of ${TOKENS}`);
    });
    return tookMs;
  };
  const runs = await interleave(bench.times(5, 2), {
    ours: answer,
    distributions: () => peer.read(unread(), all, 'probabilities'),
    tokens: () => peer.read(unread(), all, 'token'),
  });
  const name = `4 /sequence of ${TOKENS} tokens`;
  bench.report({
    figure: `${name}, peer's distributions`,
    unit: 'ms',
    ...compared(runs.ours, runs.distributions),
    asked: { of: 'ratio', most: 0.3 },
  });
  bench.report({
    figure: `${name}, peer's bare tokens`,
    unit: 'ms',
    ...compared(runs.ours, runs.tokens),
  });
}
