import { expect, it } from 'vitest';
import { createLogger } from '../../src/ops/log.js';
import type { QuestionStage } from '../../src/sandbox/protocol.js';
import { StageTeller } from '../../src/sandbox/stage-teller.js';
import { until } from '../queue/conformance.js';

const stageOf = (stage: QuestionStage['stage'], atMs: number): QuestionStage => ({
  interactionId: '1',
  stage,
  atMs,
});

it('tells one stage after the other, in their order, and outlives one that cannot be told', async () => {
  const told: QuestionStage[] = [];
  let running = 0;
  const client = {
    async tellStage(stage: QuestionStage) {
      expect(++running).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      if (stage.stage === 'running') throw new Error('the sandbox says no');
      told.push(stage);
    },
  };
  const teller = new StageTeller(client, createLogger('given-test', 'silent'));
  for (const [index, stage] of (['queued', 'running', 'ended'] as const).entries())
    teller.tell(stageOf(stage, index));
  await until(() => told.length === 2);
  teller.tell(stageOf('queued', 3));
  await until(() => told.length === 3);
  expect(told.map(({ atMs }) => atMs)).toEqual([0, 2, 3]);
});
