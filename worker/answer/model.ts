/** `/model`: what runs here, how fast it is right now, and how accurate it was measured to be. */
import { randomInt } from 'node:crypto';
import type { ModelAnswer } from '../../src/jobs/model.js';
import { accept, type Checked } from '../../src/jobs/refusal.js';
import type { EngineInfo, TreeNode } from '../engine/port.js';
import { measuredAccuracyOf } from '../model/measured-accuracy.js';
import type { ModelFacts } from '../model/model-facts.js';
import { type ModelPorts, runControl, summaryOf } from './ports.js';

/** Odd, so that the median is one of the runs. */
const RUNS = 3;
const PREFIX_TOKENS = 32;
const PREFILL_TOKENS = 128;
const TREE_NODES = 64;

/** Rejects with the engine's Failures. The measuring takes its turn among the questions of other people. */
export async function answerModel(facts: ModelFacts, ports: ModelPorts): Promise<Checked<ModelAnswer>> {
  const { engine, now = Date.now } = ports;
  const startedMs = now();
  const { architecture, parameters, contextLength, vocabularySize, deviceReason } = engine.info;
  const speed = await measureSpeed(ports);
  return accept({
    kind: 'model',
    model: summaryOf(engine.info),
    architecture,
    parameters,
    contextLength,
    vocabularySize,
    deviceReason,
    ...facts,
    speed,
    accuracy: accuracyOf(engine.info),
    elapsedMs: Math.max(0, now() - startedMs),
  });
}

/** Null where nothing was measured for these weights in this arithmetic. */
function accuracyOf({ sha256, precision }: EngineInfo): ModelAnswer['accuracy'] {
  const measured = measuredAccuracyOf(sha256, precision);
  if (measured === undefined) return null;
  return measured.paradigms.map(({ paradigm, pairs, corrected, uncorrected, standardError }) => ({
    paradigm,
    pairs,
    corrected,
    uncorrected,
    standardError,
  }));
}

async function measureSpeed(ports: ModelPorts): Promise<ModelAnswer['speed']> {
  const { engine } = ports;
  const { contextLength, vocabularySize } = engine.info;
  const control = runControl(ports);
  const classes = new Uint8Array(vocabularySize);
  const run = async (prefix: readonly number[], tree: readonly TreeNode[]) => {
    const startedMs = performance.now();
    const at = [...tree.keys()].map((node) => ({ node, tokens: [] }));
    await engine.measure(prefix, tree, { classes, classCount: 1, at }, control);
    return performance.now() - startedMs;
  };
  const times: { step: number; tree: number; prefill: number }[] = [];
  const prefillTokens = Math.min(PREFILL_TOKENS, contextLength - 1);
  for (let n = 0; n < RUNS; n++) {
    // New at random each time, so that no cache knows it.
    const text = newText(ports, prefillTokens);
    const startedMs = performance.now();
    await engine.prefill(text, control);
    const prefill = performance.now() - startedMs;
    const prefix = text.slice(0, Math.min(PREFIX_TOKENS, prefillTokens));
    await engine.prefill(prefix, control);
    const nodes = newText(ports, TREE_NODES).map((token) => ({ token, parent: -1 }));
    times.push({
      step: await run(prefix, nodes.slice(0, 1)),
      tree: await run(prefix, nodes),
      prefill,
    });
  }
  return {
    n: RUNS,
    stepMs: median(times.map(({ step }) => step)),
    treeNodes: TREE_NODES,
    treeMs: median(times.map(({ tree }) => tree)),
    prefillTokens,
    prefillMs: median(times.map(({ prefill }) => prefill)),
  };
}

function newText({ engine, tokenizer }: ModelPorts, length: number): number[] {
  const tokens = [tokenizer.startToken];
  while (tokens.length < length) tokens.push(randomInt(engine.info.vocabularySize));
  return tokens;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
