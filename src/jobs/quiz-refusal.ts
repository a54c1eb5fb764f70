/** Why there is no language model to ask: it is not there, cannot be run here, or has not answered in time. */
export type ModelLack = 'missing' | 'unsupported' | 'late';

export interface CountedAnswer {
  /** Index of the option. */
  readonly chosen: number;
  /** Percent; null: not said. */
  readonly confidence: number | null;
}

/** What a person can fix about quizzes, as data; the sentences stand in `src/render/quiz-refusal.ts`. */
export type QuizRefusal =
  /** This question is over, or there is no such quiz here. `counted`: what the person has answered in time. */
  | { readonly code: 'quiz-closed'; readonly counted?: CountedAnswer }
  /** So many people have answered already. */
  | { readonly code: 'quiz-full'; readonly limit: number }
  /** There is no answer yet whose confidence could be said. */
  | { readonly code: 'quiz-unanswered' }
  /** A solo quiz of somebody else, or a reveal by somebody who did not start it. */
  | { readonly code: 'quiz-of-another'; readonly what: 'solo' | 'reveal' }
  | { readonly code: 'too-many-quizzes'; readonly limit: number }
  /** The bot may neither open a thread nor write in the channel. */
  | { readonly code: 'quiz-no-room' }
  /** No channel is set for the weekly question. */
  | { readonly code: 'weekly-not-set' }
  /** This week has its question. */
  | { readonly code: 'weekly-asked'; readonly nextAtMs: number }
  /** Its channel is gone, or the bot may not write there. */
  | { readonly code: 'weekly-no-room' }
  | { readonly code: 'weekly-not-manager' }
  /** No question was found that fits the wish. */
  | { readonly code: 'quiz-no-question'; readonly population: string | null }
  /** Questions that only a language model could give the numbers of. */
  | { readonly code: 'quiz-no-model'; readonly lack: ModelLack }
  /** Of a kind that is about the model, and about a population. */
  | { readonly code: 'quiz-kind-of-model'; readonly population: string };
