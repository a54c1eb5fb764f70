/** Metrics in a registry of prom-client. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from './metrics.js';

/** From a reply at once to the longest that a question may take. */
const STEP_BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 20, 60, 240];
const LAG_BUCKETS_SECONDS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];
const BATCH_BUCKETS = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32];
const LAG_EVERY_MS = 50;

/** A label that is none of these says "other": whatever comes over a wire, the number of series stays bounded. */
const MAX_VALUES = 64;
const LABEL = /^[a-z][a-z0-9_-]{0,39}$/;

export interface PrometheusMetrics extends Metrics {
  /** Stops measuring the event loop. */
  close(): void;
}

/** `process` tells the series of a bot from those of its workers where both are on one page. */
export function createMetrics(process: 'bot' | 'worker'): PrometheusMetrics {
  const registry = new Registry();
  const registers = [registry];
  registry.setDefaultLabels({ process });
  collectDefaultMetrics({ register: registry });
  const counter = <Name extends string>(name: string, help: string, labelNames: readonly Name[] = []) =>
    new Counter({ name, help, labelNames, registers });

  const questions = counter('given_questions_total', 'Questions that have ended.', [
    'kind',
    'outcome',
    'code',
  ]);
  const steps = new Histogram({
    name: 'given_step_seconds',
    help: 'Time that the parts of a question take.',
    labelNames: ['step', 'kind'],
    buckets: STEP_BUCKETS_SECONDS,
    registers,
  });
  const refused = counter('given_refused_total', 'Questions that were not let in.', ['reason']);
  const expansions = counter(
    'given_expansions_total',
    'Places of trees of continuations at which a distribution was read.',
  );
  const tokens = counter('given_tokens_total', 'Tokens that the model has read.');
  const answers = counter(
    'given_answer_cache_total',
    'Questions looked up among finished and running ones.',
    ['result'],
  );
  const prefixes = counter(
    'given_prefix_cache_total',
    'Beginnings of texts looked up among those read before.',
    ['result'],
  );
  const batches = new Histogram({
    name: 'given_batch_questions',
    help: 'Questions that shared one run of the model.',
    buckets: BATCH_BUCKETS,
    registers,
  });
  const gateway = new Gauge({
    name: 'given_gateway_state',
    help: '1 for the state that a shard is in, 0 for the others.',
    labelNames: ['shard', 'state'],
    registers,
  });
  const stateOfShard = new Map<number, string>();
  const kind = boundedLabel();
  const code = boundedLabel();
  const reason = boundedLabel();
  const state = boundedLabel();
  const stopLag = measureLag(
    new Histogram({
      name: 'given_event_loop_lag_seconds',
      help: 'How late a timer of 50 ms fires.',
      buckets: LAG_BUCKETS_SECONDS,
      registers,
    }),
  );

  return {
    question: (ofKind, outcome, withCode) =>
      questions.inc({ kind: kind(ofKind), outcome, code: withCode === undefined ? '' : code(withCode) }),
    seconds: (step, ofKind, seconds) => steps.observe({ step, kind: kind(ofKind) }, Math.max(0, seconds)),
    expansions: (count) => expansions.inc(count),
    tokens: (count) => tokens.inc(count),
    batch: (size) => batches.observe(size),
    answerCache: (result) => answers.inc({ result }),
    prefixCache: (result) => prefixes.inc({ result }),
    refused: (why) => refused.inc({ reason: reason(why) }),
    gatewayState(shard, now) {
      const before = stateOfShard.get(shard);
      if (before !== undefined) gateway.set({ shard, state: before }, 0);
      const label = state(now);
      stateOfShard.set(shard, label);
      gateway.set({ shard, state: label }, 1);
    },
    render: () => registry.metrics(),
    close() {
      stopLag();
      registry.clear();
    },
  };
}

function boundedLabel(): (value: string) => string {
  const known = new Set<string>();
  return (value) => {
    if (known.has(value)) return value;
    if (known.size >= MAX_VALUES || !LABEL.test(value)) return 'other';
    known.add(value);
    return value;
  };
}

function measureLag(lag: Histogram): () => void {
  let dueMs = performance.now() + LAG_EVERY_MS;
  const timer = setInterval(() => {
    const nowMs = performance.now();
    lag.observe(Math.max(0, nowMs - dueMs) / 1000);
    dueMs = nowMs + LAG_EVERY_MS;
  }, LAG_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
