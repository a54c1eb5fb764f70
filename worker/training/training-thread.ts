/**
 * The thread in which models are trained and asked. Several questions take turns, and the few models that were asked last are kept.
 * On Linux a priority belongs to a thread: here it is the lowest, so that the language model's own threads come first.
 */
import { createHash } from 'node:crypto';
import { setPriority } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import type { Recipe } from '../../src/jobs/train.js';
import type { TrainingRequest, TrainingResponse } from './messages.js';
import { askTrained, type CarriedOut, carryOut } from './run-recipe.js';

const KEPT_MODELS = 12;
/** How long one question computes before the others get their turn. */
const SLICE_MS = 20;
const PROGRESS_EVERY_MS = 300;
const LOWEST_PRIORITY = 19;

if (process.platform === 'linux') setPriority(LOWEST_PRIORITY);

const port = parentPort;
const kept = new LRUCache<string, CarriedOut>({ max: KEPT_MODELS });
const cancelled = new Set<number>();

port?.on('message', (request: TrainingRequest) => {
  if (request.type === 'cancel') cancelled.add(request.id);
  else
    serve(request).then(
      (response) => {
        cancelled.delete(request.id);
        if (response !== undefined) say(response);
      },
      (error: unknown) =>
        say({
          type: 'broken',
          id: request.id,
          message: error instanceof Error ? error.message : String(error),
        }),
    );
});

const say = (response: TrainingResponse) => port?.postMessage(response);

/** Undefined: cancelled. */
async function serve(
  request: Exclude<TrainingRequest, { type: 'cancel' }>,
): Promise<TrainingResponse | undefined> {
  const { id, recipe } = request;
  const carriedOut = await carriedOutBy(id, recipe, request.type === 'train' ? request.context : undefined);
  if (carriedOut === undefined) return undefined;
  if (request.type === 'ask') {
    const { model, text, words } = request;
    return { type: 'asked', id, answer: askTrained(carriedOut, model, text, words) };
  }
  const { facts, losses, pairs, context, probes, result } = carriedOut;
  return {
    type: 'trained',
    id,
    answer: { kind: 'train', facts, losses, pairs, context, probes, moved: result.moved ?? null },
  };
}

/** What was carried out is kept with the context that it was watched with; watching another one is training again. */
async function carriedOutBy(
  id: number,
  recipe: Recipe,
  context: string | undefined,
): Promise<CarriedOut | undefined> {
  const key = createHash('sha256').update(JSON.stringify(recipe)).digest('hex');
  const known = kept.get(key);
  if (known !== undefined && (context === undefined || context === known.context)) return known;
  const steps = carryOut(recipe, context);
  let toldMs = performance.now();
  let sliceMs = toldMs;
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      kept.set(key, step.value);
      return step.value;
    }
    const nowMs = performance.now();
    if (nowMs - toldMs >= PROGRESS_EVERY_MS) {
      toldMs = nowMs;
      say({ type: 'progress', id, progress: step.value });
    }
    if (nowMs - sliceMs >= SLICE_MS) {
      await nextTurn();
      if (cancelled.delete(id)) return undefined;
      sliceMs = performance.now();
    }
  }
}
