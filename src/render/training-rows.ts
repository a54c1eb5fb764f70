/** What card and picture of a trained model both say. */
import { cutGraphemes, plainText } from '../discord/safe-text.js';
import type { TrainAnswer, TrainedFacts, TrainedNext, TrainingMethod } from '../jobs/train.js';

export interface ProbeRow {
  readonly word: string;
  /** One for each probe, in their order. */
  readonly probabilities: readonly number[];
}

export const END_OF_SENTENCE = 'end of sentence';
export const OTHER_WORDS = 'other words';

/** The last probe's words and the end of the sentence, likeliest first, then the rest: each column holds all of the mass. */
export function probeRows({ probes }: Pick<TrainAnswer, 'probes'>, words: number): readonly ProbeRow[] {
  const last = probes.at(-1)?.next;
  if (last === undefined) return [];
  const listed = last.rows.slice(0, words).map(({ word }) => word);
  const named = [
    ...listed.map((word) => ({ word, of: (next: TrainedNext) => probabilityOf(next, word) })),
    { word: END_OF_SENTENCE, of: ({ end }: TrainedNext) => end },
  ]
    .map(({ word, of }) => ({ word, probabilities: probes.map(({ next }) => of(next)) }))
    .sort((a, b) => (b.probabilities.at(-1) ?? 0) - (a.probabilities.at(-1) ?? 0));
  const others = probes.map((_, column) => {
    const shown = named.reduce((sum, { probabilities }) => sum + (probabilities[column] ?? 0), 0);
    return Math.max(0, 1 - shown);
  });
  return [...named, { word: OTHER_WORDS, probabilities: others }];
}

function probabilityOf({ rows }: TrainedNext, word: string): number {
  return rows.find((row) => row.word === word)?.probability ?? 0;
}

/** "before", "epoch 6", "after 60 epochs". */
export function probeTitles({ probes, facts }: Pick<TrainAnswer, 'probes' | 'facts'>): readonly string[] {
  if (facts.method !== 'neural') return probes.map(() => 'counted');
  const last = probes.length - 1;
  return probes.map(({ epoch }, index) => {
    if (index === 0) return 'before';
    return index === last ? 'after' : `in epoch ${epoch}`;
  });
}

export const METHOD_NAMES: Readonly<Record<TrainingMethod, string>> = {
  neural: 'tiny neural network',
  counting: 'counting (Kneser-Ney)',
  'add-one': 'counting (add-one)',
};

export function trainedFooter({ method, seed }: TrainedFacts): string {
  return method === 'neural' ? `${METHOD_NAMES[method]} · seed ${seed}` : METHOD_NAMES[method];
}

export const shortName = (text: string, graphemes = 40): string => cutGraphemes(plainText(text), graphemes);

/** Where the held-out loss was lowest: from there on the model learns by heart. Undefined without one. */
export function bestEpoch({
  losses,
}: Pick<TrainAnswer, 'losses'>): TrainAnswer['losses'][number] | undefined {
  let best: TrainAnswer['losses'][number] | undefined;
  for (const loss of losses) {
    if (loss.heldOut !== null && loss.heldOut < (best?.heldOut ?? Number.POSITIVE_INFINITY)) best = loss;
  }
  return best;
}

/** Bits by which the held-out loss rose again after its lowest point; 0 when it never did. */
export function overfitBits(answer: Pick<TrainAnswer, 'losses'>): number {
  const last = answer.losses.at(-1)?.heldOut ?? null;
  const lowest = bestEpoch(answer)?.heldOut ?? null;
  return last === null || lowest === null ? 0 : last - lowest;
}
