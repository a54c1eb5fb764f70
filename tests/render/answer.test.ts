import { describe, expect, it } from 'vitest';
import { type Drawings, renderAnswer, renderOutcome } from '../../src/render/answer.js';
import { nextwordAnswer, probAnswer } from './sample-answers.js';

const drawn = { png: new Uint8Array([1, 2, 3]), alt: 'bars', undrawable: [] };
const draw = async () => drawn;
const drawings: Drawings = {
  nextword: draw,
  'counted-nextword': draw,
  prob: draw,
  sequence: draw,
  evidence: draw,
  bayes: draw,
  'word-prob': draw,
  counting: draw,
  poll: draw,
  train: draw,
  quiz: draw,
  'quiz-scores': draw,
  'guess-reveal': draw,
  gist: draw,
};
const unexpected = (error: unknown) => {
  throw error;
};

describe('renderAnswer', () => {
  it('adds the picture of the kind', async () => {
    const { card, picture } = await renderAnswer(nextwordAnswer(), unexpected, drawings);
    expect(card.title).toBe('The capital of France is ____');
    expect(picture).toEqual({ name: 'nextword.png', png: drawn.png, alt: 'bars' });
    expect((await renderAnswer(probAnswer(), unexpected, drawings)).picture?.name).toBe('prob.png');
  });

  it('answers without the picture when drawing fails, and reports it', async () => {
    const errors: unknown[] = [];
    const fault = new Error('no font');
    const failing: Drawings = { ...drawings, prob: async () => Promise.reject(fault) };
    const rendered = await renderAnswer(probAnswer(), (error) => errors.push(error), failing);
    expect(rendered).toEqual({ card: expect.objectContaining({ title: 'P(tennis | football)' }) });
    expect(errors).toEqual([fault]);
  });

  it('says which characters the picture could not show', async () => {
    const partly: Drawings = { ...drawings, nextword: async () => ({ ...drawn, undrawable: ['ᚠ'] }) };
    const { card } = await renderAnswer(nextwordAnswer(), unexpected, partly);
    expect(JSON.stringify(card.blocks.at(-1))).toContain('cannot be drawn here: ᚠ');
  });
});

describe('renderOutcome', () => {
  it('renders each end of a job', async () => {
    const titles = await Promise.all([
      renderOutcome({ type: 'answer', answer: probAnswer() }, unexpected, { drawings }),
      renderOutcome(
        { type: 'refusal', refusal: { code: 'text-over-context', tokens: 9, limit: 8, model: 'm' } },
        unexpected,
      ),
      renderOutcome({ type: 'failure', code: 'bug', incident: 'abc' }, unexpected),
    ]);
    expect(titles.map(({ card }) => card.title)).toEqual([
      'P(tennis | football)',
      'I cannot read this question yet',
      'No answer this time',
    ]);
  });
});
