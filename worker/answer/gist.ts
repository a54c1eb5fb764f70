/** The last picture of the lesson: people are counted; the next word, a text and the weights are the model's own. */
import type { GistAnswer, GistQuestion } from '../../src/jobs/gist.js';
import { accept, type Checked } from '../../src/jobs/refusal.js';
import { answerCountedNextword } from './counted-nextword.js';
import { answerNextword } from './nextword.js';
import { type ModelPorts, summaryOf } from './ports.js';
import { answerSequence } from './sequence.js';

const NEXT = 'It is cloudy today, so it will';
const TEXT = 'The cat sat on the mat.';
const WORDS = 3;
/** The fewest that a search lists. */
const SEARCHED = 5;

/** Rejects with the engine's Failures. */
export async function answerGist(question: GistQuestion, ports: ModelPorts): Promise<Checked<GistAnswer>> {
  const next = await answerNextword({ kind: 'nextword', text: NEXT, words: SEARCHED }, ports);
  if (!next.ok) return next;
  const sequence = await answerSequence({ kind: 'sequence', text: TEXT }, ports);
  if (!sequence.ok) return sequence;
  const [scored] = sequence.value.texts;
  return accept({
    ...question,
    next: nextOf(next.value.words, false),
    sequence:
      scored === undefined
        ? null
        : {
            factors: scored.rungs.map(({ text, probability }) => ({ text, probability })),
            bits: scored.totalBits,
          },
    model: { ...summaryOf(ports.engine.info), parameters: ports.engine.info.parameters },
  });
}

/** Without the language model the next word is counted, and what only the model could say is left out. */
export function answerCountedGist(question: GistQuestion): Checked<GistAnswer> {
  const next = answerCountedNextword({ kind: 'nextword', text: NEXT, words: SEARCHED }, 'model-missing');
  if (!next.ok) return next;
  return accept({ ...question, next: nextOf(next.value.words, true), sequence: null, model: null });
}

function nextOf(
  words: readonly { readonly word: string; readonly probability: number }[],
  isCounted: boolean,
): GistAnswer['next'] {
  const shown = words.slice(0, WORDS).map(({ word, probability }) => ({ word, probability }));
  const sum = shown.reduce((total, { probability }) => total + probability, 0);
  return { text: NEXT, words: shown, rest: Math.max(0, 1 - sum), isCounted };
}
