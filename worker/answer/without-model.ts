/** What is answered when the language model is not there. */
import { Failure } from '../../src/jobs/failure.js';
import type { Answerer } from './answerer.js';
import { answerCountedNextword } from './counted-nextword.js';
import { answerCountedGist } from './gist.js';

/**
 * `/nextword` and the lesson's last picture are answered by counting, marked as such; never kept, so that the model answers as soon as it is there. Every other
 * question of the model fails as it did, with the sentence that says what is missing.
 */
export function withoutModel(answer: Answerer): Answerer {
  return async (question, control) => {
    try {
      return await answer(question, control);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.code !== 'model-missing' && error.code !== 'model-unsupported') throw error;
      if (question.kind === 'nextword') return answerCountedNextword(question, error.code);
      if (question.kind === 'gist') return answerCountedGist(question);
      throw error;
    }
  };
}
