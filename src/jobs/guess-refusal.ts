/** The model is not there, or cannot be run here. */
export type GuessLack = 'missing' | 'unsupported';

/** What a person can fix about rounds of guessing, as data; the sentences stand in `src/render/guess-refusal.ts`. */
export type GuessRefusal =
  /** There is none, it is being revealed or was, or its message was moved. */
  | { readonly code: 'guess-closed' }
  | { readonly code: 'guess-full'; readonly limit: number }
  | { readonly code: 'too-many-rounds'; readonly limit: number }
  /** A reveal before anyone has guessed. */
  | { readonly code: 'guess-nobody' }
  | { readonly code: 'guess-not-a-word'; readonly received: string }
  | { readonly code: 'guess-host'; readonly minutes: number }
  | { readonly code: 'guess-needs-channel' }
  /** The bot may not write in the thread. */
  | { readonly code: 'guess-no-room' }
  | { readonly code: 'guess-no-sentence'; readonly name: string; readonly min: number; readonly max: number }
  /** There is nobody to play against. */
  | { readonly code: 'guess-no-model'; readonly lack: GuessLack }
  | { readonly code: 'guess-no-candidates' }
  | { readonly code: 'guess-found' }
  | { readonly code: 'guess-no-more'; readonly limit: number }
  | { readonly code: 'guess-again'; readonly word: string }
  | { readonly code: 'guess-sum'; readonly sum: number }
  | { readonly code: 'guess-points'; readonly received: string };
