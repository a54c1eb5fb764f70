import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceAnswer } from '../../src/jobs/evidence.js';
import { answerEvidence } from '../../worker/answer/evidence.js';
import { answerNextword } from '../../worker/answer/nextword.js';
import type { LoadedModel } from '../../worker/model/load-model.js';
import { loadRealModel } from '../model/load-real-model.js';
import { lacks, modelMissing } from '../model/model-file.js';

describe.skipIf(lacks(modelMissing))('evidence on real weights', () => {
  let model: LoadedModel;
  beforeAll(async () => {
    model = await loadRealModel();
  });
  afterAll(() => model.engine.dispose());

  async function ask(word: string, text: string, fold = false): Promise<EvidenceAnswer> {
    const checked = await answerEvidence({ kind: 'evidence', word, text, fold }, model);
    if (!checked.ok) throw new Error(`refused: ${checked.refusal.code}`);
    process.stdout.write(`P(${word} | ${text.slice(0, 60)}): ${Math.round(checked.value.elapsedMs)} ms\n`);
    return checked.value;
  }

  it('shows that "cloudy" makes "rain" likelier', async () => {
    const text = 'The sky is dark and cloudy. I think it is going to';
    const { contexts, leaveOneOut, jump, pointwiseMutualInformationBits } = await ask('rain', text);
    for (const { text: context, probability, lower, upper } of contexts) {
      process.stdout.write(
        `  ${probability.toExponential(2)} [${lower.toExponential(2)}, ${upper.toExponential(2)}] ${context}\n`,
      );
    }
    const cloudy = leaveOneOut.find(({ word }) => word === 'cloudy');
    expect(cloudy?.bits).toBeGreaterThan(0.5);
    expect(pointwiseMutualInformationBits).toBeGreaterThan(5);
    expect(jump?.bits).toBeGreaterThan(1);
    expect(contexts).toHaveLength(13);
    // Other ways to write it, and what may follow, change next to nothing.
    for (const { lower, upper } of contexts) expect(upper - lower).toBeLessThan(Math.max(1e-5, 0.1 * lower));
  });

  it('agrees with the search for next words', async () => {
    const { contexts } = await ask('Paris', 'The capital of France is');
    const list = await answerNextword(
      { kind: 'nextword', text: 'The capital of France is', words: 5 },
      model,
    );
    if (!list.ok) throw new Error(list.refusal.code);
    const searched = list.value.words.find(({ word }) => word === 'Paris');
    const found = contexts.at(-1);
    expect(found?.lower).toBeLessThanOrEqual((searched?.upper ?? 0) + 1e-4);
    expect(found?.upper).toBeGreaterThanOrEqual((searched?.lower ?? 1) - 1e-4);
  });

  it('adds the cases of a word when they are folded', async () => {
    const text = 'My favourite season is';
    const plain = await ask('spring', text);
    const folded = await ask('spring', text, true);
    const [a, b] = [plain.contexts.at(-1)?.probability ?? 1, folded.contexts.at(-1)?.probability ?? 0];
    expect(b).toBeGreaterThan(a);
  });

  it('answers for a text as long as may be asked about', async () => {
    const text =
      'One day in the early spring a small boy went down to the river with his dog to look for fish . '
        .repeat(10)
        .slice(0, 1000);
    const { contexts, leaveOneOut } = await ask('fish', text);
    expect(contexts).toHaveLength(62);
    expect(leaveOneOut).toHaveLength(60);
  });
});
