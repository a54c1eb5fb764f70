import { expect, it } from 'vitest';
import { acknowledge, type Deferrable } from '../../src/discord/acknowledge.js';
import { RequestGate } from '../../src/discord/request-gate.js';
import { createLogger } from '../../src/ops/log.js';
import { NO_METRICS } from '../../src/ops/metrics.js';

/** Kinds that were counted as acknowledged; the first response is refused with this, or taken. */
async function counted(refusal?: Error): Promise<string[]> {
  const kinds: string[] = [];
  const interaction: Deferrable = {
    id: '1',
    applicationId: '2',
    token: 'token',
    locale: 'en-US',
    createdTimestamp: Date.now(),
    deferred: false,
    ephemeral: null,
    deferReply: () => (refusal === undefined ? Promise.resolve() : Promise.reject(refusal)),
  };
  await acknowledge(
    interaction,
    { place: 'public', kind: 'prob' },
    {
      replies: { gate: new RequestGate() },
      logger: createLogger('given-test', 'silent'),
      pending: { begin: () => undefined, end: () => undefined },
      api: 'http://127.0.0.1',
      metrics: { ...NO_METRICS, seconds: (step, kind) => void kinds.push(`${step} ${kind}`) },
    },
  );
  return kinds;
}

it('counts as acknowledged what Discord was told, and nothing that it has refused', async () => {
  expect(await counted()).toEqual(['acknowledge prob']);
  expect(await counted(Object.assign(new Error('Unknown interaction'), { status: 404 }))).toEqual([]);
});
