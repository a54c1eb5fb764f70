import { type EvidenceAnswer, evidenceAnswerSchema } from '../../../src/jobs/evidence.js';
import { MODEL } from './scored-samples.js';

/** `after[n]` = P(word | last n words), `without[i]` = P(word | text without its i-th word); repeated where there are more words. */
export function evidenceAnswer(
  word: string,
  text: string,
  after: readonly number[],
  without: readonly number[],
  changes: Partial<EvidenceAnswer> = {},
): EvidenceAnswer {
  const words = [...text.matchAll(/\S+/g)].map((match) => ({
    word: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));
  const valued = (probability: number) => ({ probability, lower: probability, upper: probability });
  const contexts = Array.from({ length: words.length + 1 }, (_, count) => {
    const probability = after[count % after.length] ?? 0.5;
    const start = count === 0 ? text.length : (words[words.length - count]?.from ?? 0);
    return {
      words: count,
      text: text.slice(start),
      ...valued(probability),
      bits: Math.max(0, -Math.log2(probability)),
    };
  });
  const all = contexts.at(-1)?.probability ?? 1;
  const leaveOneOut = words.map((one, index) => {
    const probability = without[index % without.length] ?? all;
    return { ...one, ...valued(probability), bits: Math.log2(all / probability) };
  });
  const gains = contexts.slice(1).map((context, index) => (contexts[index]?.bits ?? 0) - context.bits);
  const best = gains.reduce((top, gain, index) => (gain > (gains[top] ?? 0) ? index : top), 0);
  const most = leaveOneOut.reduce(
    (top, { bits }, index) => (Math.abs(bits) > Math.abs(leaveOneOut[top]?.bits ?? 0) ? index : top),
    0,
  );
  return evidenceAnswerSchema.parse({
    kind: 'evidence',
    word,
    text,
    folded: false,
    contexts,
    jump:
      (gains[best] ?? 0) > 0
        ? { words: best + 1, added: words[words.length - 1 - best]?.word ?? '', bits: gains[best] }
        : null,
    pointwiseMutualInformationBits: Math.log2(all / (contexts[0]?.probability ?? 1)),
    leaveOneOut,
    mattersMost: leaveOneOut.length === 0 ? null : most,
    model: MODEL,
    elapsedMs: 510,
    ...changes,
  });
}

/** The word of the thread: what "cloudy" does for "rain". */
export const RAIN = evidenceAnswer(
  'rain',
  'The sky is cloudy so it will probably',
  [0.00004, 0.0006, 0.0009, 0.0041, 0.0038, 0.124, 0.131, 0.212, 0.231],
  [0.226, 0.118, 0.22, 0.0047, 0.19, 0.21, 0.16, 0.27],
);

/** Probabilities of one size: the axis starts at zero. */
export const DOG = evidenceAnswer('dog', 'She took her', [0.02, 0.05, 0.035, 0.09], [0.06, 0.1, 0.04]);

const LONG_TEXT =
  'When the last train of the evening had left and the lamps along the empty platform went out one after the other the old stationmaster put on his heavy coat and looked up at the dark clouds that had hung over the valley since morning and said that tonight there would be';
export const LONG_EVIDENCE = evidenceAnswer(
  'rain',
  LONG_TEXT,
  [0.00002, 0.0007, 0.0004, 0.003, 0.0021, 0.012, 0.04, 0.035],
  [0.03, 0.036, 0.05, 0.0351],
);
export const BOUNDED = evidenceAnswer(
  'rain',
  'The sky is cloudy so',
  [0.00004, 0.001, 0.05, 0.06, 0.07, 0.1],
  [0.09, 0.05, 0.11, 0.01, 0.1],
);
