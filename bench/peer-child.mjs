/**
 * The peer: node-llama-cpp on the same GGUF file, in a process of its own. It takes one message at a time, answers each with
 * the time that the peer's own calls took (sending messages is not counted), and ends with the process that started it.
 *
 * `detail` says what a step brings back: nothing but the likeliest token (`token`, the least that the peer can do for a step),
 * or the probability of every token (`probabilities`), which is what a distribution is.
 */
import { getLlama } from 'node-llama-cpp';

/** No cut and no temperature: the probabilities of the model itself, as the peer's own defaults would not give. */
const NEUTRAL = { temperature: 1, topK: 0, topP: 1, minP: 0 };
const WANTED = {
  token: { token: true, options: { temperature: 0 } },
  probabilities: { probabilities: true, options: NEUTRAL },
};

let model;
let context;
let sequence;

process.on('disconnect', () => process.exit(0));
process.on('message', async ({ id, request }) => {
  try {
    process.send?.({ id, result: await answer(request) });
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});

async function answer(request) {
  switch (request.type) {
    case 'open':
      return await open(request);
    case 'probability':
      return await probability(request);
    case 'read':
      return await read(request);
    case 'step':
      return await step(request);
    case 'walk':
      return await walk(request);
    default:
      throw new Error(`the peer knows no "${request.type}"`);
  }
}

async function open({ path, threads, contextLength }) {
  const llama = await getLlama({
    gpu: false,
    build: 'never',
    maxThreads: threads,
    progressLogs: false,
    logLevel: 'error',
  });
  model = await llama.loadModel({ modelPath: path, gpuLayers: 0 });
  context = await model.createContext({
    contextSize: contextLength,
    threads: { ideal: threads, min: threads },
  });
  sequence = context.getSequence();
  return { threads: context.currentThreads };
}

/** P(token | tokens), for the check that both compute the same. */
async function probability({ tokens, token }) {
  await sequence.clearHistory();
  const outputs = await evaluate(tokens, [tokens.length - 1], 'probabilities');
  return { probability: outputs.at(-1)?.next.probabilities?.get(token) ?? 0 };
}

/** Tokens read from an empty context; the distributions after `wanted` (positions) come back. */
async function read({ tokens, wanted, detail }) {
  await sequence.clearHistory();
  return await timed(() => evaluate(tokens, wanted, detail));
}

/** One more token after a prefix that is in the cache already. */
async function step({ prefix, token, detail }) {
  await hold(prefix);
  return await timed(() => evaluate([token], [0], detail));
}

/**
 * Every node of a tree after `prefix`, one by one and each exactly once: depth first, so that a node's ancestors are in the cache
 * when its turn comes. With `isCold` the prefix is read in the same time, its own distribution included.
 */
async function walk({ prefix, tree, detail, isCold }) {
  const children = new Map();
  for (const [index, { parent }] of tree.entries())
    children.set(parent, [...(children.get(parent) ?? []), index]);
  if (isCold) await sequence.clearHistory();
  else await hold(prefix);
  return await timed(async () => {
    if (isCold) await evaluate(prefix, [prefix.length - 1], detail);
    const visit = async (node, depth) => {
      for (const child of children.get(node) ?? []) {
        const at = prefix.length + depth;
        if (sequence.nextTokenIndex > at)
          await sequence.eraseContextTokenRanges([{ start: at, end: sequence.nextTokenIndex }]);
        await evaluate([tree[child].token], [0], detail);
        await visit(child, depth + 1);
      }
    };
    await visit(-1, 0);
  });
}

/** The cache holds exactly `prefix` afterwards. */
async function hold(prefix) {
  await sequence.adaptStateToTokens(prefix, false);
  const held = sequence.nextTokenIndex;
  if (held < prefix.length) await sequence.controlledEvaluate(prefix.slice(held));
}

async function evaluate(tokens, wanted, detail) {
  const kept = new Set(wanted);
  return await sequence.controlledEvaluate(
    tokens.map((token, index) => (kept.has(index) ? [token, { generateNext: WANTED[detail] }] : token)),
  );
}

async function timed(work) {
  const startedMs = performance.now();
  await work();
  return { elapsedMs: performance.now() - startedMs };
}
