/** Which file renders which outcome. */
import type { Answer, AnswerOf, Job, Outcome } from '../jobs/contract.js';
import type { Locale } from '../jobs/locale.js';
import { bayesCard } from './bayes.js';
import type { Card, Rendered } from './card.js';
import { controlsOf } from './controls/outcome.js';
import { countedNextwordCard } from './counted-nextword.js';
import { countingCard } from './counting.js';
import { evidenceCard } from './evidence.js';
import { failureCard } from './failure.js';
import { gistCard } from './gist.js';
import { guessRevealCard } from './guess-reveal.js';
import { modelCard } from './model.js';
import { nextwordCard } from './nextword.js';
import type { DrawnPicture } from './picture/card-picture.js';
import { pollCard } from './poll.js';
import { probCard } from './prob.js';
import { quizCard } from './quiz.js';
import { quizScoresCard } from './quiz-scores.js';
import { refusalCard } from './refusal.js';
import { sequenceCard } from './sequence.js';
import { trainCard } from './train.js';
import { trainedNextCard } from './trained-next.js';
import { wordProbCard } from './word-prob.js';

/** How each kind of answer is drawn. */
export interface Drawings {
  nextword(answer: AnswerOf<'nextword'>): Promise<DrawnPicture>;
  'counted-nextword'(answer: AnswerOf<'counted-nextword'>): Promise<DrawnPicture>;
  prob(answer: AnswerOf<'prob'>): Promise<DrawnPicture>;
  sequence(answer: AnswerOf<'sequence'>): Promise<DrawnPicture>;
  evidence(answer: AnswerOf<'evidence'>): Promise<DrawnPicture>;
  'word-prob'(answer: AnswerOf<'word-prob'>): Promise<DrawnPicture>;
  counting(answer: AnswerOf<'counting'>): Promise<DrawnPicture>;
  poll(answer: AnswerOf<'poll'>): Promise<DrawnPicture>;
  bayes(answer: AnswerOf<'bayes'>): Promise<DrawnPicture>;
  train(answer: AnswerOf<'train'>): Promise<DrawnPicture>;
  quiz(answer: AnswerOf<'quiz'>): Promise<DrawnPicture | undefined>;
  'quiz-scores'(answer: AnswerOf<'quiz-scores'>): Promise<DrawnPicture | undefined>;
  'guess-reveal'(answer: AnswerOf<'guess-reveal'>): Promise<DrawnPicture>;
  gist(answer: AnswerOf<'gist'>): Promise<DrawnPicture>;
}

/** Type, fonts and rasteriser are loaded by the first picture: the bot and the terminal draw none. */
const DRAWINGS: Drawings = {
  nextword: async (answer) => (await import('./picture/nextword.js')).drawNextword(answer),
  'counted-nextword': async (answer) =>
    (await import('./picture/counted-nextword.js')).drawCountedNextword(answer),
  prob: async (answer) => (await import('./picture/prob.js')).drawProb(answer),
  sequence: async (answer) => (await import('./picture/sequence.js')).drawSequence(answer),
  evidence: async (answer) => (await import('./picture/evidence.js')).drawEvidence(answer),
  'word-prob': async (answer) => (await import('./picture/word-prob.js')).drawWordProb(answer),
  counting: async (answer) => (await import('./picture/counting.js')).drawCounting(answer),
  poll: async (answer) => (await import('./picture/poll.js')).drawPoll(answer),
  bayes: async (answer) => (await import('./picture/bayes.js')).drawBayes(answer),
  train: async (answer) => (await import('./picture/train.js')).drawTraining(answer),
  quiz: async (answer) => (await import('./picture/quiz.js')).drawQuiz(answer),
  'quiz-scores': async (answer) => (await import('./picture/quiz-scores.js')).drawQuizScores(answer),
  'guess-reveal': async (answer) => (await import('./picture/guess.js')).drawGuess(answer),
  gist: async (answer) => (await import('./picture/gist.js')).drawGist(answer),
};

/** The answer without its picture. */
export function cardOf(answer: Answer): Card {
  switch (answer.kind) {
    case 'nextword':
      return nextwordCard(answer);
    case 'counted-nextword':
      return countedNextwordCard(answer);
    case 'prob':
      return probCard(answer);
    case 'sequence':
      return sequenceCard(answer);
    case 'evidence':
      return evidenceCard(answer);
    case 'word-prob':
      return wordProbCard(answer);
    case 'counting':
      return countingCard(answer);
    case 'bayes':
      return bayesCard(answer);
    case 'model':
      return modelCard(answer);
    case 'poll':
      return pollCard(answer);
    case 'train':
      return trainCard(answer);
    case 'trained-next':
      return trainedNextCard(answer);
    case 'quiz':
      return quizCard(answer);
    case 'quiz-scores':
      return quizScoresCard(answer);
    case 'guess-reveal':
      return guessRevealCard(answer);
    case 'gist':
      return gistCard(answer);
  }
}

/** The id under which the question is asked again, in the last line. */
export function withId(card: Card, id: string | undefined): Card {
  if (id === undefined) return card;
  return { ...card, footer: card.footer === undefined ? `id ${id}` : `${card.footer} · id ${id}` };
}

/** Card and picture. A picture that fails is reported and left out: the card alone still answers. */
export async function renderAnswer(
  answer: Answer,
  onPictureError: (error: unknown) => void,
  drawings: Drawings = DRAWINGS,
): Promise<Rendered> {
  const card = cardOf(answer);
  try {
    const drawn = await draw(answer, drawings);
    if (drawn === undefined) return { card };
    const { png, alt, undrawable } = drawn;
    return { card: withUndrawable(card, undrawable), picture: { name: `${answer.kind}.png`, png, alt } };
  } catch (error) {
    onPictureError(error);
    return { card };
  }
}

/** Any end of a job. `examples` are lines that work as typed, for refusals. */
export async function renderOutcome(
  outcome: Outcome,
  onPictureError: (error: unknown) => void,
  options: {
    readonly drawings?: Drawings;
    readonly examples?: readonly string[];
    readonly card?: Job['card'];
    readonly locale?: Locale;
  } = {},
): Promise<Rendered> {
  const controls = controlsOf(outcome, options.card);
  switch (outcome.type) {
    case 'answer': {
      const { card, ...rendered } = await renderAnswer(outcome.answer, onPictureError, options.drawings);
      const shownId = options.card?.isShown === true ? options.card.id : undefined;
      return { ...rendered, card: withId(card, shownId), controls };
    }
    case 'refusal':
      return { card: refusalCard(outcome.refusal, options.examples, options.locale), controls };
    case 'failure':
      return { card: failureCard(outcome.code, outcome.incident, options.locale), controls };
  }
}

/** Undefined for a kind without a picture. */
async function draw(answer: Answer, drawings: Drawings): Promise<DrawnPicture | undefined> {
  switch (answer.kind) {
    case 'nextword':
      return await drawings.nextword(answer);
    case 'counted-nextword':
      return await drawings['counted-nextword'](answer);
    case 'prob':
      return await drawings.prob(answer);
    case 'sequence':
      return await drawings.sequence(answer);
    case 'evidence':
      return await drawings.evidence(answer);
    case 'word-prob':
      return await drawings['word-prob'](answer);
    case 'counting':
      return await drawings.counting(answer);
    case 'poll':
      return await drawings.poll(answer);
    case 'bayes':
      return await drawings.bayes(answer);
    case 'train':
      return await drawings.train(answer);
    case 'quiz':
      return await drawings.quiz(answer);
    case 'quiz-scores':
      return await drawings['quiz-scores'](answer);
    case 'guess-reveal':
      return await drawings['guess-reveal'](answer);
    case 'gist':
      return await drawings.gist(answer);
    case 'model':
    case 'trained-next':
      return undefined;
  }
}

function withUndrawable(card: Card, undrawable: readonly string[]): Card {
  if (undrawable.length === 0) return card;
  const shown = undrawable.slice(0, UNDRAWABLE_LISTED).join(' ');
  const more = undrawable.length > UNDRAWABLE_LISTED ? ' …' : '';
  const note = `The picture has ◌ in place of characters that cannot be drawn here: ${shown}${more}`;
  return { ...card, blocks: [...card.blocks, { type: 'paragraph', content: [{ quiet: note }] }] };
}

const UNDRAWABLE_LISTED = 12;
