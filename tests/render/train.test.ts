import { describe, expect, it } from 'vitest';
import type { Recipe, TrainAnswer } from '../../src/jobs/train.js';
import { layOutTraining, trainingAlt } from '../../src/render/picture/train.js';
import { toTerminalText } from '../../src/render/terminal-text.js';
import { trainCard } from '../../src/render/train.js';
import { carryOut } from '../../worker/training/run-recipe.js';
import { expectSoundPlate } from './picture/plate-laws.js';

function answerTo(recipe: Recipe, context?: string): TrainAnswer {
  const steps = carryOut(recipe, context);
  for (;;) {
    const step = steps.next();
    if (step.done !== true) continue;
    const { facts, losses, pairs, context: watched, probes, result } = step.value;
    return {
      kind: 'train',
      facts,
      losses,
      pairs,
      context: watched,
      probes,
      moved: result.moved ?? null,
      elapsedMs: 5,
    };
  }
}

const words = (answer: TrainAnswer) => toTerminalText({ card: trainCard(answer) }).replaceAll(/\s+/g, ' ');

const WEATHER = 'It was cloudy, so it rained. The sun was out, so it was dry. '.repeat(30);
const SHORT = Array.from({ length: 20 }, (_, n) => `One${n} two${n} three${n} four${n}.`).join(' ');
const neural = answerTo({ text: { name: 'weather', content: WEATHER }, method: 'neural', seed: 1 }, 'it was');
const counted = answerTo({ text: { name: 'weather', content: WEATHER }, method: 'counting', seed: 1 });
const short = answerTo({ text: { name: 'short', content: SHORT }, method: 'neural', seed: 1 });

describe('the card of a training', () => {
  it('says what the examples are, how the loss went, and that weights are parameters', () => {
    const text = words(neural);
    expect(text).toContain('supervised examples');
    expect(text).toMatch(/the loss went from \d\.\d bits to 0\.\d bits/);
    expect(text).toContain(`${neural.facts.parameters.toLocaleString('en')} parameters`);
    expect(text).toContain('‹start› it');
    expect(text).not.toContain('Over-fitting');
  });

  it('names over-fitting where the held-out loss has risen', () => {
    expect(words(short)).toContain('Over-fitting');
  });

  it('says of counting that its counts are the parameters', () => {
    expect(words(counted)).toContain('a count for each word behind each context');
  });
});

describe('the picture of a training', () => {
  it('has both curves and a column for each time; of counting, one column alone', () => {
    const roles = (answer: TrainAnswer) => layOutTraining(answer).shapes.map(({ role }) => role);
    expect(roles(neural)).toEqual(expect.arrayContaining(['learnt', 'held-out', 'share']));
    expect(roles(counted)).not.toContain('learnt');
    const titles = layOutTraining(neural).lines.map(({ text }) => text);
    expect(titles).toEqual(expect.arrayContaining(['before', 'after', 'other words', 'cloudy']));
  });

  it('marks where the held-out loss was lowest, unless that is the end', () => {
    expect(layOutTraining(short).shapes.some(({ role }) => role === 'lowest')).toBe(true);
  });

  it('is told in words within the limit', () => {
    expect(trainingAlt(neural)).toContain('P(next word | "it was"), before, in epoch');
    expect([...trainingAlt(neural)].length).toBeLessThanOrEqual(1024);
  });

  it('keeps everything on the canvas, and no text upon another', () => {
    for (const answer of [neural, counted, short]) expectSoundPlate(layOutTraining(answer));
  });
});
