import {
  type Rung,
  type ScoredText,
  type SequenceAnswer,
  sequenceAnswerSchema,
} from '../../../src/jobs/sequence.js';

export const MODEL = {
  name: 'SmolLM2-135M-Instruct',
  quantisation: 'Q4_1',
  sha256: 'b'.repeat(64),
  device: 'cpu',
  precision: 'exact',
} as const;

/** A text whose rungs cost `bits` in turn (repeated where there are more rungs), cut like the worker cuts: words, numbers, marks, blanks. */
export function scoredText(text: string, bits: readonly number[]): ScoredText {
  let joint = 0;
  const rungs = [...text.matchAll(/[\p{L}\p{M}’']+|\p{N}+|\n+|[^\s\p{L}\p{N}]/gu)].map(
    (match, index): Rung => {
      const cost = bits[index % bits.length] ?? 1;
      const [one] = match;
      joint = Math.min(0, joint - cost);
      const probability = 2 ** -cost;
      return {
        text: one,
        from: match.index,
        to: match.index + one.length,
        kind: /^\n/.test(one)
          ? 'blank'
          : /^\p{N}/u.test(one)
            ? 'number'
            : /^[\p{L}\p{M}’']/u.test(one)
              ? 'word'
              : 'mark',
        probability,
        lower: probability,
        upper: probability,
        bits: cost,
        log2Joint: joint,
        tokens: [{ text: ` ${one}`, probability, bits: cost }],
      };
    },
  );
  const words = rungs.filter(({ kind }) => kind === 'word').length;
  const tokens = Math.max(1, Math.round(rungs.length * 1.2));
  const bytes = Math.max(1, Buffer.byteLength(text));
  const most = rungs.reduce((best, rung, index) => (rung.bits > (rungs[best]?.bits ?? -1) ? index : best), 0);
  return {
    text,
    rungs,
    totalBits: Math.abs(joint),
    tokens,
    words,
    bytes,
    bitsPerWord: words === 0 ? null : Math.abs(joint) / words,
    bitsPerToken: Math.abs(joint) / tokens,
    bitsPerByte: Math.abs(joint) / bytes,
    perplexityPerWord: words === 0 ? null : Math.min(2 ** (-joint / words), Number.MAX_VALUE),
    perplexityPerToken: Math.min(2 ** (-joint / tokens), Number.MAX_VALUE),
    mostSurprising: words === 0 ? null : most,
  };
}

export function sequenceAnswer(
  texts: readonly ScoredText[],
  changes: Partial<SequenceAnswer> = {},
): SequenceAnswer {
  const [first, second] = texts;
  const comparison =
    first === undefined || second === undefined
      ? null
      : {
          likelier:
            Math.abs(first.totalBits - second.totalBits) < 0.001
              ? null
              : first.totalBits < second.totalBits
                ? (0 as const)
                : (1 as const),
          bits: Math.abs(first.totalBits - second.totalBits),
          steps: Array.from({ length: Math.max(first.rungs.length, second.rungs.length) }, (_, index) => {
            const [a, b] = [first.rungs[index], second.rungs[index]];
            return {
              first: a === undefined ? null : index,
              second: b === undefined ? null : index,
              isSame: a?.text === b?.text,
              bits: (b?.bits ?? 0) - (a?.bits ?? 0),
            };
          }),
        };
  return sequenceAnswerSchema.parse({
    kind: 'sequence',
    view: 'words',
    fromMessage: false,
    texts,
    comparison,
    model: MODEL,
    elapsedMs: 320,
    ...changes,
  });
}

export const UMBRELLA = sequenceAnswer([
  scoredText(
    'She opened her umbrella because it was raining.',
    [4.9, 9.2, 2.1, 11.4, 4.3, 1.6, 0.9, 3.8, 1.1],
  ),
]);

export const KEYS = sequenceAnswer([
  scoredText(
    'The keys to the cabinet are on the table.',
    [4.1, 12.2, 3.6, 0.9, 8.7, 2.4, 2.9, 0.8, 3.3, 0.6],
  ),
  scoredText('The keys to the cabinet is on the table.', [4.1, 12.2, 3.6, 0.9, 8.7, 5.9, 2.8, 0.8, 3.4, 0.6]),
]);

const LINCOLN =
  'Four score and seven years ago our fathers brought forth on this continent a new nation, conceived in liberty and dedicated to the proposition that all men are created equal. Now we are engaged in a great civil war, testing whether that nation, or any nation so conceived and so dedicated, can long endure.';

export const LINCOLN_LONG = sequenceAnswer([
  scoredText(
    Array.from({ length: 6 }, () => LINCOLN).join('\n'),
    [3.2, 8.1, 0.4, 12.9, 1.2, 0.1, 6.4, 17.8, 2.2, 5.1, 0.7],
  ),
]);

export const LINCOLN_SHORT = sequenceAnswer([
  scoredText(LINCOLN, [3.2, 8.1, 0.4, 12.9, 1.2, 0.1, 6.4, 17.8, 2.2, 5.1, 0.7]),
]);

export const HEBREW = sequenceAnswer([scoredText('בראשית ברא אלהים את השמים', [14.2, 6.1, 2.2, 0.6, 3.1])]);
