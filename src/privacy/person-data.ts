/** What is stored of a person, and its deletion, as the rest of the project sees it. */

/** A population by where it is kept and how it is called. */
export interface KeptName {
  readonly scope: string;
  readonly name: string;
}

export interface StoredOfPerson {
  /** Questions asked, with their texts. */
  readonly cards: number;
  /** In polls that are still open. */
  readonly votes: readonly {
    readonly scope: string;
    /** Of the poll. */
    readonly title: string;
    /** Names of the attributes that hold; empty when none of them does. */
    readonly answers: readonly string[];
  }[];
  /** Titles of polls that the person started. */
  readonly polls: readonly string[];
  /** Rounds of guessing that are not revealed yet: what the person guessed, as a sentence with its blank, and in words. */
  readonly guesses: readonly { readonly scope: string; readonly context: string; readonly guess: string }[];
  /** Rounds of guessing that the person started and that are not revealed yet. */
  readonly rounds: number;
  /** Rounds of guessing in the scores of all servers, kept as sums. */
  readonly scoredRounds: number;
  /** Of quizzes: answers kept with their rounds, answers in the scores of all servers, mistakes to come back to, rounds started. */
  readonly quiz: {
    readonly answers: number;
    readonly scored: number;
    readonly reviews: number;
    readonly rounds: number;
  };
  readonly owned: readonly KeptName[];
  /** The step of the lesson where the person is, 1–9; null: never begun. */
  readonly lesson: number | null;
  /** Populations of others that the person may change. */
  readonly edited: readonly KeptName[];
}

export interface Forgotten {
  /** Questions that were deleted. */
  readonly cards: number;
  /** Ids of the open polls in which answers were deleted, and whose numbers are others now. */
  readonly votes: readonly string[];
  /** Ids of the rounds in which guesses were deleted. */
  readonly guesses: readonly string[];
  /** Rounds of guessing that go on and belong to nobody now. */
  readonly rounds: number;
  /** Rounds of guessing whose scores were deleted. */
  readonly scoredRounds: number;
  /** Polls that go on and belong to nobody now. */
  readonly polls: number;
  /** Whether a place in the lesson was deleted, with what was answered there. */
  readonly lesson: boolean;
  /** Whether answers, scores or reviews of quizzes were deleted; group rounds go on and belong to nobody. */
  readonly quiz: boolean;
  /** Populations that were deleted: those of the person's own direct messages. */
  readonly deleted: readonly KeptName[];
  /** Populations of servers that stay there and belong to nobody now: who manages the server may change them. */
  readonly handedOver: readonly KeptName[];
  /** Populations that the person may not change any more. */
  readonly noLongerEdited: readonly KeptName[];
}

export interface PersonData {
  /** Rejects with Failure `store-unavailable`. */
  of(person: string): Promise<StoredOfPerson>;
  /** All of it or nothing; rejects with Failure `store-unavailable`. Afterwards `of` finds nothing, unless something was stored since. */
  forget(person: string): Promise<Forgotten>;
}
