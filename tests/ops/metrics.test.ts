import { afterEach, describe, expect, it } from 'vitest';
import { mergeExpositions } from '../../src/ops/merge-expositions.js';
import { createMetrics, type PrometheusMetrics } from '../../src/ops/prometheus-metrics.js';

const open: PrometheusMetrics[] = [];
const metricsOf = (process: 'bot' | 'worker') => {
  const metrics = createMetrics(process);
  open.push(metrics);
  return metrics;
};

afterEach(() => {
  for (const metrics of open.splice(0)) metrics.close();
});

describe('metrics', () => {
  it('count questions by kind, outcome and code, and time the parts of one', async () => {
    const metrics = metricsOf('worker');
    metrics.question('prob', 'answer');
    metrics.question('prob', 'answer');
    metrics.question('nextword', 'failure', 'model-missing');
    metrics.seconds('engine', 'prob', 0.02);
    metrics.batch(3);
    metrics.tokens(40);
    metrics.prefixCache('part');
    const page = await metrics.render();
    expect(page).toContain(
      'given_questions_total{kind="prob",outcome="answer",code="",process="worker"} 2\n',
    );
    expect(page).toContain('outcome="failure",code="model-missing",process="worker"} 1\n');
    expect(page).toContain(
      'given_step_seconds_bucket{le="0.025",process="worker",step="engine",kind="prob"} 1',
    );
    expect(page).toContain(
      'given_step_seconds_bucket{le="0.01",process="worker",step="engine",kind="prob"} 0',
    );
    expect(page).toContain('given_tokens_total{process="worker"} 40\n');
    expect(page).toContain('given_prefix_cache_total{result="part",process="worker"} 1\n');
    expect(page).toMatch(/^process_resident_memory_bytes\{process="worker"\} \d+/m);
  });

  it('keep the number of series bounded, whatever is called a kind or a code', async () => {
    const metrics = metricsOf('bot');
    for (let index = 0; index < 500; index++) metrics.question('prob', 'failure', `code-${index}`);
    metrics.question('who <@1234> is', 'answer');
    metrics.refused('__proto__');
    const page = await metrics.render();
    const series = page.split('\n').filter((line) => line.startsWith('given_questions_total{'));
    expect(series).toHaveLength(64 + 1 + 1);
    expect(page).toContain('code="other",process="bot"} 436\n');
    expect(page).not.toContain('<@1234>');
    expect(page).toContain('given_refused_total{reason="other",process="bot"} 1\n');
  });

  it('say 1 for the state that a shard is in and 0 for the one it was in', async () => {
    const metrics = metricsOf('bot');
    metrics.gatewayState(0, 'ready');
    metrics.gatewayState(0, 'reconnecting');
    const page = await metrics.render();
    expect(page).toContain('given_gateway_state{shard="0",state="ready",process="bot"} 0\n');
    expect(page).toContain('given_gateway_state{shard="0",state="reconnecting",process="bot"} 1\n');
  });

  it('of two processes stand on one page, each name described once', async () => {
    const bot = metricsOf('bot');
    const worker = metricsOf('worker');
    bot.refused('person');
    worker.tokens(7);
    const page = mergeExpositions([await bot.render(), await worker.render()]);
    const described = page.split('\n').filter((line) => line.startsWith('# HELP'));
    expect(new Set(described).size).toBe(described.length);
    expect(page).toContain('given_refused_total{reason="person",process="bot"} 1\n');
    expect(page).toContain('given_tokens_total{process="worker"} 7\n');
    const memory = page.split('\n').filter((line) => line.startsWith('process_resident_memory_bytes{'));
    expect(memory).toHaveLength(2);
    expect(page.indexOf(memory[1] ?? '')).toBe(page.indexOf(memory[0] ?? '') + (memory[0]?.length ?? 0) + 1);
  });

  it('of one process alone come out as they went in', async () => {
    const page = await metricsOf('bot').render();
    expect(mergeExpositions([page]).split('\n').filter(Boolean)).toEqual(page.split('\n').filter(Boolean));
    expect(mergeExpositions([])).toBe('');
  });
});
