import type { Config } from '../config.js';
import { type Metrics, NO_METRICS } from './metrics.js';

/** Counts only where somebody may ask for it; the library is loaded only then. */
export async function metricsOf(
  { healthPort }: Pick<Config, 'healthPort'>,
  process: 'bot' | 'worker',
): Promise<Metrics> {
  if (healthPort === undefined) return NO_METRICS;
  const { createMetrics } = await import('./prometheus-metrics.js');
  return createMetrics(process);
}
