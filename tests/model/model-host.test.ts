import { expect, it } from 'vitest';
import { createLogger } from '../../src/ops/log.js';
import { startEngine } from '../../worker/engine/start-engine.js';
import { ModelHost } from '../../worker/model/model-host.js';
import { toyTokenizer } from '../answer/toy-engine.js';
import { info, POISON, POISONED, settings } from '../engine/made-up-thread.js';
import { randomToyModel, toyVocabulary } from '../words/toy-model.js';

const { signal } = new AbortController();
const tokenizer = toyTokenizer(randomToyModel(toyVocabulary(['a', 'b']), 1, 1));

it('an engine that has stopped is replaced by the next question, and not after the end', async () => {
  let started = 0;
  const host = new ModelHost(
    async () => {
      started++;
      const engine = await startEngine(settings, info, POISONED);
      return { engine, tokenizer, facts: { threads: 1, licence: null, builderVersion: 0 } };
    },
    createLogger('given-test', 'silent'),
  );
  const ask = async (token: number) => await (await host.loaded(signal)).engine.prefill([token]);
  await Promise.all([ask(POISON.answers), ask(POISON.answers)]);
  expect([started, host.state]).toEqual([1, 'loaded']);
  await expect(ask(POISON.dies)).rejects.toMatchObject({ code: 'engine-stopped', retry: true });
  expect(host.state).toBe('not-asked-for');
  await Promise.all([ask(POISON.answers), ask(POISON.answers)]);
  expect([started, host.state]).toEqual([2, 'loaded']);
  await host.dispose();
  await expect(ask(POISON.answers)).rejects.toMatchObject({ code: 'engine-stopped' });
  expect(started).toBe(2);
});
