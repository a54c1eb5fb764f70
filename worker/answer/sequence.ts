/** `/sequence`: the probability of a whole text, rung by rung of the chain rule. */
import { accept, type Checked, refuse } from '../../src/jobs/refusal.js';
import type { ScoredText, SequenceAnswer, SequenceQuestion } from '../../src/jobs/sequence.js';
import { type ChainMeasure, scoreText } from '../words/chain-rule.js';
import { compareTexts } from '../words/compare-rungs.js';
import { rungsOfTokens } from '../words/rung-tokens.js';
import { vocabularyClassesOf } from '../words/vocabulary-classes.js';
import { ENDING_CLASSES, ENDS, endingClassesOf, MAY_END } from '../words/word-ending.js';
import { hasLoneSurrogate, type ModelPorts, runControl, summaryOf, tokenText } from './ports.js';

/**
 * Refuses `lone-surrogate`, `text-empty` (nothing that the vocabulary can write) and `text-over-context`. The document-start
 * token stands in front, so that the first word has a probability too. Rejects with the engine's Failures.
 */
export async function answerSequence(
  question: SequenceQuestion,
  ports: ModelPorts,
): Promise<Checked<SequenceAnswer>> {
  const { engine, now = Date.now } = ports;
  const startedMs = now();
  const texts: ScoredText[] = [];
  for (const [option, text] of [
    ['text', question.text],
    ['compare', question.compare],
  ] as const) {
    if (text === undefined) continue;
    const scored = await scoreOne(option, text, ports);
    if (!scored.ok) return scored;
    texts.push(scored.value);
  }
  const [first, second] = texts;
  return accept({
    kind: 'sequence',
    view: question.view ?? 'words',
    fromMessage: question.fromMessage ?? false,
    texts,
    comparison: first === undefined || second === undefined ? null : compareTexts(first, second),
    model: summaryOf(engine.info),
    elapsedMs: Math.max(0, now() - startedMs),
  });
}

async function scoreOne(option: string, text: string, ports: ModelPorts): Promise<Checked<ScoredText>> {
  const { tokenizer, engine } = ports;
  if (hasLoneSurrogate(text)) return refuse({ code: 'lone-surrogate', option });
  const tokens = tokenizer.encode(text);
  if (tokens.length === 0) return refuse({ code: 'text-empty', option, example: 'The cat sat on the mat.' });
  const { contextLength, name } = engine.info;
  if (tokens.length + 1 > contextLength) {
    return refuse({
      code: 'text-over-context',
      tokens: tokens.length + 1,
      limit: contextLength,
      model: name,
    });
  }
  const bytes = tokens.map((token) => tokenizer.tokenBytes[token] ?? new Uint8Array(0));
  return accept(
    scoreText(
      text,
      rungsOfTokens(text, bytes),
      tokens.map((token) => tokenText(tokenizer, token)),
      await measureChain(tokens, ports),
    ),
  );
}

/** One run over the whole text: after each token the next one's probability, and whether a word ends there. */
async function measureChain(tokens: readonly number[], ports: ModelPorts): Promise<ChainMeasure> {
  const { engine, tokenizer } = ports;
  const measured = await engine.measure(
    [tokenizer.startToken],
    tokens.map((token, index) => ({ token, parent: index - 1 })),
    {
      classes: endingClassesOf(vocabularyClassesOf(tokenizer)),
      classCount: ENDING_CLASSES,
      at: [-1, ...tokens.keys()].map((node) => {
        const next = tokens[node + 1];
        return { node, tokens: next === undefined ? [] : [next] };
      }),
    },
    runControl(ports),
  );
  return {
    probabilities: tokens.map((_, index) => measured[index]?.probabilities[0] ?? 0),
    endings: tokens.map((_, index) => {
      const masses = measured[index + 1]?.masses;
      const lower = masses?.[ENDS] ?? 0;
      return { lower, upper: Math.min(1, lower + (masses?.[MAY_END] ?? 0)) };
    }),
  };
}
