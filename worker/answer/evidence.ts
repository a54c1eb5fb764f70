/** `/evidence`: how the words of a text change the probability of one next word. */
import type { EvidenceAnswer, EvidenceQuestion } from '../../src/jobs/evidence.js';
import { LIMITS } from '../../src/jobs/limits.js';
import { accept, type Checked, refuse } from '../../src/jobs/refusal.js';
import { isOneWord } from '../../src/jobs/rungs.js';
import { splitContext } from '../words/context.js';
import { evidenceContexts } from '../words/evidence-contexts.js';
import { pathTree } from '../words/path-tree.js';
import { vocabularyClassesOf } from '../words/vocabulary-classes.js';
import { ENDING_CLASSES, ENDS, endingClassesOf, MAY_END } from '../words/word-ending.js';
import {
  type NodeMeasure,
  nodesOf,
  type SpellingNode,
  spellingTree,
  wordBounds,
} from '../words/word-mass.js';
import { WordTarget } from '../words/word-target.js';
import { hasLoneSurrogate, type ModelPorts, runControl, summaryOf } from './ports.js';

/** Nodes for the ways to write the word, over all contexts together; and what one context gets of them. */
const SPELLING_NODES = 1500;
const NODES_PER_CONTEXT = { min: 8, max: 40 } as const;
/** Positions kept free for the word behind the text. */
const WORD_TOKENS = 32;

interface Bounded {
  readonly probability: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * All contexts are one tree of tokens, computed at once. The value shown is what is proved (`lower`): the word written in the
 * usual tokens, and in others as far as they were followed. Of a text of more than `LIMITS.evidenceWords` words, the last
 * ones are taken one by one, then the whole text. Before an empty context, and where a text ends in white space or an
 * opening mark, the word counts with and without a space in front.
 * Refuses `lone-surrogate`, `not-a-word` and `text-over-context`; rejects with the engine's Failures.
 */
export async function answerEvidence(
  question: EvidenceQuestion,
  ports: ModelPorts,
): Promise<Checked<EvidenceAnswer>> {
  const { engine, tokenizer, now = Date.now } = ports;
  const startedMs = now();
  const { word, text, fold = false } = question;
  if (hasLoneSurrogate(text)) return refuse({ code: 'lone-surrogate', option: 'text' });
  if (!isOneWord(word))
    return refuse({ code: 'not-a-word', option: 'word', received: word, example: 'rain' });
  const tokens = tokenizer.encode(text).length + 1;
  const limit = engine.info.contextLength - WORD_TOKENS;
  if (tokens > limit) {
    return refuse({ code: 'text-over-context', tokens, limit, model: engine.info.name });
  }
  const { ladder, without } = evidenceContexts(text, LIMITS.evidenceWords);
  const found = await probabilities(
    word,
    [...ladder, ...without].map((context) => context.text),
    fold,
    ports,
  );
  const contexts = ladder.map((context, index) => ({ ...context, ...withBits(at(found, index)) }));
  const whole = at(found, ladder.length - 1);
  const leaveOneOut = without.map(({ word: left, from, to }, index) => {
    const value = at(found, ladder.length + index);
    return { word: left, from, to, ...value, bits: bitsOf(value) - bitsOf(whole) };
  });
  return accept({
    kind: 'evidence',
    word,
    text,
    folded: fold,
    contexts,
    jump: largestJump(contexts),
    pointwiseMutualInformationBits: bitsOf(at(found, 0)) - bitsOf(whole),
    leaveOneOut,
    mattersMost: indexOfLargest(leaveOneOut.map(({ bits }) => Math.abs(bits))),
    model: summaryOf(engine.info),
    elapsedMs: Math.max(0, now() - startedMs),
  });
}

/** P(word | context) for each context, in one run. */
async function probabilities(
  word: string,
  contexts: readonly string[],
  fold: boolean,
  ports: ModelPorts,
): Promise<readonly Bounded[]> {
  const { engine, tokenizer } = ports;
  const share = Math.floor(SPELLING_NODES / contexts.length);
  const budget = Math.min(NODES_PER_CONTEXT.max, Math.max(NODES_PER_CONTEXT.min, share));
  const [spaced, unspaced] = [` ${word}`, word].map((form) => {
    const target = new WordTarget(tokenizer, form, fold);
    const root = spellingTree(target, fold ? casesOf(form) : [form], tokenizer, budget);
    return { target, root, nodes: nodesOf(root) };
  });
  if (spaced === undefined || unspaced === undefined) throw new Error('a word has two forms');
  const plans = contexts.map((text) => {
    const context = splitContext(text);
    const tokens = tokenizer.encode(context.text);
    return { tokens, forms: context.end === 'open' ? [spaced, unspaced] : [spaced] };
  });
  const visits = plans.flatMap(({ tokens, forms }, plan) =>
    forms.flatMap((form) => form.nodes.map((node) => ({ plan, node, path: [...tokens, ...node.path] }))),
  );
  const { tree, ends } = pathTree(visits.map(({ path }) => path));
  const measured = await engine.measure(
    [tokenizer.startToken],
    tree,
    {
      classes: endingClassesOf(vocabularyClassesOf(tokenizer)),
      classCount: ENDING_CLASSES,
      at: visits.map(({ node: { steps } }, index) => ({
        node: ends[index] ?? -1,
        tokens: steps.map(({ token }) => token),
      })),
    },
    runControl(ports),
  );
  const measures = plans.map(() => new Map<SpellingNode, NodeMeasure>());
  for (const [index, { plan, node }] of visits.entries()) {
    const { probabilities: ofSteps, masses } = at(measured, index);
    const lower = masses[ENDS] ?? 0;
    const ending = { lower, upper: lower + (masses[MAY_END] ?? 0) };
    measures[plan]?.set(node, { probabilities: ofSteps, ending });
  }
  return plans.map(({ forms }, plan) => {
    const measureOf = (node: SpellingNode) => {
      const measure = measures[plan]?.get(node);
      if (measure === undefined) throw new Error('a way to write the word was not measured');
      return measure;
    };
    const bounds = forms.map(({ target, root }) => wordBounds(target, root, measureOf));
    const lower = Math.min(
      1,
      bounds.reduce((sum, form) => sum + form.lower, 0),
    );
    const upper = Math.min(
      1,
      bounds.reduce((sum, form) => sum + form.upper, 0),
    );
    return { probability: lower, lower, upper };
  });
}

function casesOf(form: string): string[] {
  const lower = form.toLowerCase();
  const capital = lower.replace(/\p{L}/u, (letter) => letter.toUpperCase());
  return [...new Set([form, lower, capital, form.toUpperCase()])];
}

function largestJump(
  contexts: readonly { readonly words: number; readonly text: string; readonly bits: number }[],
): EvidenceAnswer['jump'] {
  let jump: EvidenceAnswer['jump'] = null;
  for (const [index, { words, text, bits }] of contexts.entries()) {
    const before = contexts[index - 1];
    if (before === undefined || words !== before.words + 1) continue;
    const gained = before.bits - bits;
    if (gained <= (jump?.bits ?? 0)) continue;
    jump = { words, added: text.slice(0, text.length - before.text.length).trim(), bits: gained };
  }
  return jump;
}

function withBits(value: Bounded) {
  return { ...value, bits: bitsOf(value) };
}

/** The smallest positive number stands for what float64 cannot hold. */
function bitsOf({ probability }: Bounded): number {
  return Math.max(0, -Math.log2(Math.max(probability, Number.MIN_VALUE)));
}

function indexOfLargest(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.indexOf(Math.max(...values));
}

function at<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no value ${index}`);
  return value;
}
