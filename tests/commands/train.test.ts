import { beforeEach, describe, expect, it } from 'vitest';
import { nextword } from '../../commands/nextword.js';
import { train } from '../../commands/train.js';
import type { CommandContext, CompletionContext } from '../../src/discord/command.js';
import { questionSchema } from '../../src/jobs/contract.js';
import { MemoryPopulations } from '../../src/store/memory-populations.js';

let context: CommandContext;
const kept = (name: string, content: Parameters<MemoryPopulations['create']>[0]['content']) => ({
  scope: 'g-1',
  name,
  content,
  owner: '2',
  editors: [],
  createdAtMs: 0,
  changedAtMs: 0,
});

beforeEach(async () => {
  const populations = new MemoryPopulations();
  await populations.create(kept('My Diary', { type: 'text', text: 'It rained. It was dry.' }));
  await populations.create(
    kept('class', { type: 'members', population: { name: 'class', attributes: [], groups: [] } }),
  );
  context = { locale: 'en-US', person: '2', place: { scope: 'g-1', channel: '3' }, populations };
});

const options = (given: Record<string, string | number | boolean>) => new Map(Object.entries(given));
const asTyped = (): CompletionContext => ({
  ...context,
  path: [],
  options: new Map(),
  find: async () => undefined,
  recent: async () => [],
});

describe('/train', () => {
  it('trains on a kept text, found by its name, and on one that is always there', async () => {
    const own = await train.question(options({ text: 'my diary', seed: 4 }), context);
    expect(own).toMatchObject({
      value: {
        kind: 'train',
        recipe: { text: { name: 'My Diary', content: 'It rained. It was dry.' }, method: 'neural', seed: 4 },
      },
    });
    const builtIn = await train.question(
      options({ text: 'Weather diary', method: 'add-one', context: 'it' }),
      context,
    );
    expect(builtIn).toMatchObject({ value: { context: 'it', recipe: { method: 'add-one', seed: 1 } } });
    for (const checked of [own, builtIn])
      if (checked.ok) expect(questionSchema.parse(checked.value)).toEqual(checked.value);
  });

  it('refuses what is no text, and says which there are', async () => {
    expect(await train.question(options({ text: 'class' }), context)).toMatchObject({
      refusal: { code: 'population-has-members' },
    });
    expect(await train.question(options({ text: 'wether diary' }), context)).toMatchObject({
      refusal: {
        code: 'unknown-text',
        suggestion: 'weather diary',
        known: expect.arrayContaining(['My Diary']),
      },
    });
    expect(await train.question(options({ text: 'my diary', method: 'magic' }), context)).toMatchObject({
      refusal: { code: 'not-a-choice' },
    });
  });

  it('offers texts alone', async () => {
    const offered = await train.autocomplete('text', 'di', asTyped());
    expect(offered.map(({ value }) => value)).toEqual(['My Diary', 'weather diary']);
  });
});

describe('/nextword model:', () => {
  it('asks a model by the name of its text and how it was trained', async () => {
    const asked = await nextword.question(
      options({ text: 'it', model: 'my diary (counting, seed 9)', words: 7 }),
      context,
    );
    expect(asked).toMatchObject({
      value: {
        kind: 'trained-next',
        model: 'My Diary (counting, seed 9)',
        words: 7,
        recipe: { method: 'counting', seed: 9 },
      },
    });
  });

  it('refuses options that only the language model knows', async () => {
    expect(
      await nextword.question(options({ text: 'it', model: 'weather diary', temperature: 1 }), context),
    ).toMatchObject({ refusal: { code: 'not-with-model', option: 'temperature' } });
  });

  it('offers each text with each method', async () => {
    const offered = await nextword.autocomplete('model', 'my', asTyped());
    expect(offered.map(({ value }) => value)).toEqual([
      'My Diary',
      'My Diary (counting)',
      'My Diary (add-one)',
    ]);
  });
});
