/** Which file answers which kind of question. */
import type { Answer, Question } from '../../src/jobs/contract.js';
import type { JobProgress } from '../../src/jobs/progress.js';
import { accept, type Checked } from '../../src/jobs/refusal.js';
import type { ModelHost } from '../model/model-host.js';
import type { TrainingProgress } from '../training/run-recipe.js';
import type { TrainingHost } from '../training/training-host.js';
import { answerBayes } from './bayes.js';
import { answerCounting } from './counting.js';
import { answerEvidence } from './evidence.js';
import { answerGist } from './gist.js';
import { answerGuessReveal } from './guess-reveal.js';
import { answerModel } from './model.js';
import { answerNextword } from './nextword.js';
import { answerPoll } from './poll.js';
import type { ModelPorts } from './ports.js';
import { answerProb } from './prob.js';
import { everySoOften } from './search-progress.js';
import { answerSequence } from './sequence.js';
import { answerWordProb } from './word-prob.js';

export interface AnswerControl {
  readonly signal: AbortSignal;
  /** Tells how far it is; absent: nobody listens. */
  readonly onProgress?: (progress: JobProgress) => void;
  /** Milliseconds since the epoch; past it nobody sees the answer. */
  readonly expiresAtMs: number;
}

export type Answerer = (question: Question, control: AnswerControl) => Promise<Checked<Answer>>;

/** A search that has not proved its list by then shows what it has, marked as not certified. */
export const SEARCH_BUDGET_MS = 20_000;

/** Answers that are all or nothing: so long a text is read in far less on any machine that is worth asking. */
const WHOLE_BUDGET_MS = 120_000;

export function createAnswerer(model: ModelHost, training: TrainingHost): Answerer {
  const ports = async (
    { signal, expiresAtMs, onProgress }: AnswerControl,
    budgetMs: number,
  ): Promise<ModelPorts> => {
    const { engine, tokenizer } = await model.loaded(signal);
    return {
      engine,
      tokenizer,
      signal,
      deadlineMs: Math.min(expiresAtMs, Date.now() + budgetMs),
      ...(onProgress === undefined ? {} : { onSearch: everySoOften(onProgress) }),
    };
  };
  return async (question, control) => {
    switch (question.kind) {
      case 'prob':
        return answerProb(question);
      case 'word-prob':
        return answerWordProb(question, await ports(control, SEARCH_BUDGET_MS));
      case 'counting':
        return answerCounting(question, () => ports(control, SEARCH_BUDGET_MS));
      case 'poll':
        return accept(answerPoll(question));
      case 'quiz':
      case 'quiz-scores':
        // Scored where the answers are kept; what is left to do is the picture.
        return accept(question);
      case 'bayes':
        return accept(answerBayes(question));
      case 'nextword':
        return answerNextword(question, await ports(control, SEARCH_BUDGET_MS));
      case 'guess-reveal':
        return answerGuessReveal(question, await ports(control, SEARCH_BUDGET_MS));
      case 'sequence':
        return answerSequence(question, await ports(control, WHOLE_BUDGET_MS));
      case 'evidence':
        return answerEvidence(question, await ports(control, WHOLE_BUDGET_MS));
      case 'train':
        return accept(await training.train(question, control.signal, tellTraining(control)));
      case 'trained-next':
        return accept(await training.next(question, control.signal, tellTraining(control)));
      case 'gist':
        return answerGist(question, await ports(control, WHOLE_BUDGET_MS));
      case 'model': {
        const { facts } = await model.loaded(control.signal);
        return answerModel(facts, await ports(control, WHOLE_BUDGET_MS));
      }
    }
  };
}

const tellTraining =
  ({ onProgress }: AnswerControl) =>
  ({ done, epoch, epochs }: TrainingProgress) =>
    onProgress?.({ type: 'training', percent: 100 * done, epoch, epochs });
