/** Which file answers which kind of question. */
import type { Answer, Question } from '../../src/jobs/contract.js';
import { Failure } from '../../src/jobs/failure.js';
import type { Checked } from '../../src/jobs/refusal.js';
import type { ModelHost } from '../model/model-host.js';
import { answerNextword } from './nextword.js';
import { answerProb } from './prob.js';

export interface AnswerControl {
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch; past it nobody sees the answer. */
  readonly expiresAtMs: number;
}

export type Answerer = (question: Question, control: AnswerControl) => Promise<Checked<Answer>>;

/** A search that has not proved its list by then shows what it has, marked as not certified. */
const SEARCH_BUDGET_MS = 20_000;

export function createAnswerer(model: ModelHost): Answerer {
  return async (question, control) => {
    switch (question.kind) {
      case 'prob':
        return answerProb(question);
      case 'nextword': {
        const { engine, tokenizer } = await model.loaded(control.signal);
        const deadlineMs = Math.min(control.expiresAtMs, Date.now() + SEARCH_BUDGET_MS);
        return answerNextword(question, { engine, tokenizer, signal: control.signal, deadlineMs });
      }
      case 'sequence':
      case 'evidence':
      case 'model':
        throw new Failure('gave-up', `this worker does not answer ${question.kind} yet`);
    }
  };
}
