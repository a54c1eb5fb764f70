import { afterEach, describe, expect, it } from 'vitest';
import { Failure } from '../../src/jobs/failure.js';
import { type Recipe, trainAnswerSchema, trainedNextAnswerSchema } from '../../src/jobs/train.js';
import type { TrainingProgress } from '../../worker/training/run-recipe.js';
import { TrainingHost } from '../../worker/training/training-host.js';

const SENTENCES = [
  'It was cloudy, so it rained.',
  'The sun was out, so it was dry.',
  'It rains when it is cloudy.',
];
const recipe = (repeats: number, parts: Partial<Recipe> = {}): Recipe => ({
  text: { name: 'weather', content: `${SENTENCES.join(' ')} `.repeat(repeats) },
  method: 'neural',
  seed: 1,
  ...parts,
});
const never = new AbortController().signal;
const quiet = () => undefined;

let host: TrainingHost | undefined;
afterEach(async () => {
  await host?.dispose();
  host = undefined;
});

const massOf = ({
  rows,
  others,
  rare,
  end,
}: {
  rows: readonly { probability: number }[];
  others: number;
  rare: number;
  end: number;
}) => rows.reduce((sum, { probability }) => sum + probability, 0) + others + rare + end;

describe('the training thread', () => {
  it('trains, tells how far it is, and answers with all of the mass accounted for', async () => {
    host = new TrainingHost();
    const told: TrainingProgress[] = [];
    const answer = await host.train({ kind: 'train', recipe: recipe(4), context: 'it was' }, never, (one) =>
      told.push(one),
    );
    expect(trainAnswerSchema.parse(answer)).toEqual(answer);
    expect(answer.probes.map(({ epoch }) => epoch)).toEqual([
      0,
      expect.any(Number),
      answer.losses.at(-1)?.epoch,
    ]);
    for (const { next } of answer.probes) expect(massOf(next)).toBeCloseTo(1, 9);
    for (const { done } of told) expect(done).toBeLessThanOrEqual(1);
    expect(answer.pairs[0]).toEqual({ context: [null, null, null], label: 'it' });
  });

  it('is asked for words, and trains again what it has not kept', async () => {
    host = new TrainingHost();
    const question = {
      kind: 'trained-next',
      model: 'weather',
      recipe: recipe(4),
      text: 'The sun was',
      words: 5,
    } as const;
    const answer = await host.next(question, never, quiet);
    expect(trainedNextAnswerSchema.parse(answer)).toEqual(answer);
    expect(answer.seen.map(({ word }) => word)).toEqual(['the', 'sun', 'was']);
    expect(massOf(answer.next)).toBeCloseTo(1, 9);
    expect(answer.next.rows[0]?.word).toBe('out');
    const again = await host.next({ ...question, text: 'Unheard words' }, never, quiet);
    expect(again.seen.map(({ isKnown }) => isKnown)).toEqual([true, false, false]);
  });

  it('answers one question while it trains for another', async () => {
    host = new TrainingHost();
    const order: string[] = [];
    await Promise.all([
      host.train({ kind: 'train', recipe: recipe(60) }, never, quiet).then(() => order.push('long')),
      host
        .next(
          {
            kind: 'trained-next',
            model: 'm',
            recipe: recipe(1, { method: 'counting' }),
            text: 'it',
            words: 5,
          },
          never,
          quiet,
        )
        .then(() => order.push('short')),
    ]);
    expect(order).toEqual(['short', 'long']);
  });

  it('stops for nobody, and goes on for the next', async () => {
    host = new TrainingHost();
    const withdrawn = new AbortController();
    const running = host.train({ kind: 'train', recipe: recipe(300) }, withdrawn.signal, () =>
      withdrawn.abort(new Failure('cancelled', 'nobody waits')),
    );
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    const answer = await host.train(
      { kind: 'train', recipe: recipe(1, { method: 'add-one' }) },
      never,
      quiet,
    );
    expect(answer.moved).toBeNull();
    expect(answer.facts.method).toBe('add-one');
  });
});
