/** Types that SQLite and Postgres share. Times are milliseconds since the epoch; Postgres gives them as text. */
type Time = number | string;

export interface CardTable {
  id: string;
  command: string;
  /** JSON: pairs of name and value. */
  options: string;
  /** JSON: the question as it went to the worker, its large parts given by reference (`snapshots.ts`). */
  question: string;
  parent: string | null;
  person: string;
  /** 0 or 1. */
  is_private: number;
  created_at: Time;
}

/** Large parts of questions, each kept once however many cards hold it. */
export interface SnapshotTable {
  /** SHA-256 of `content` in UTF-8, as 64 hexadecimal digits. */
  hash: string;
  /** JSON. */
  content: string;
  /** When a card that holds it was last saved. */
  used_at: Time;
}

export interface CardSnapshotTable {
  card: string;
  snapshot: string;
}

export interface PopulationTable {
  scope: string;
  /** The name as `foldName` writes it. */
  folded: string;
  /** JSON: a string may hold what Postgres does not take as text. */
  name: string;
  type: 'members' | 'text';
  /** JSON: `KeptContent`. */
  content: string;
  /** Members, or bytes of text. */
  size: number;
  /** Empty: of nobody any more. */
  owner: string;
  /** JSON: ids. */
  editors: string;
  /** Counts the changes: one that was made for an older version is not saved. */
  version: number;
  created_at: Time;
  changed_at: Time;
}

/** One row for each scope that ever had a population: whoever adds one holds it, so that they are counted one at a time. */
export interface ScopeTable {
  scope: string;
}

export interface ChannelDefaultTable {
  scope: string;
  channel: string;
  folded: string;
  /** JSON. */
  name: string;
}

export interface PollTable {
  id: string;
  scope: string;
  channel: string;
  /** JSON: text. */
  title: string;
  /** JSON: attributes of the population that it becomes. */
  attributes: string;
  attribute_count: number;
  /** 0 or 1. */
  hides_small: number;
  /** Who started it; empty: of nobody any more. */
  owner: string;
  state: 'open' | 'finished';
  /** JSON: name of the population that it shall become, or became. */
  population: string;
  /** JSON: the final counts. While it is open, the votes are counted instead. */
  counts: string | null;
  /** Grows with each change of what is shown; `drawn_revision` is the last one that stands in the message. */
  revision: number;
  drawn_revision: number;
  /**
   * JSON: where a change that is not drawn yet can be shown, for a bot that starts again in between. It holds the token of an
   * interaction, so it goes as soon as the change is drawn, and is of no use from `reply_until` on.
   */
  reply: string | null;
  reply_until: Time | null;
  created_at: Time;
  changed_at: Time;
}

export interface VoteTable {
  poll: string;
  person: string;
  /** Bit i: attribute i holds. */
  answers: number;
  changed_at: Time;
}

/** Messages that say "thinking…". Rows live for minutes and name no person. */
export interface PendingReplyTable {
  job: string;
  api: string;
  application: string;
  /** Of the interaction; a secret for 15 minutes. */
  token: string;
  owner: string;
  created_at: Time;
  expires_at: Time;
  locale: string | null;
}

/** When each process of the bot was last heard of. */
export interface BotProcessTable {
  owner: string;
  beat_at: Time;
}

export interface GuessRoundTable {
  id: string;
  scope: string;
  channel: string;
  mode: 'word' | 'split' | 'shannon';
  /** 0 or 1: one of the built-in sentences. */
  is_own: number;
  /** JSON: the sentence, and what is asked about it; empty once the round is revealed. */
  content: string;
  /** Who started it; empty: of nobody any more. */
  owner: string;
  state: 'open' | 'closed' | 'revealed';
  /** JSON: what came of it, without anyone's name. */
  result: string | null;
  /** Until it is revealed by itself; null: until somebody does it. */
  seconds: number | null;
  ends_at: Time | null;
  /** Written by the bot itself in a thread. */
  message: string | null;
  /** JSON: where the message can be changed, until `reply_until`. */
  reply: string | null;
  reply_until: Time | null;
  created_at: Time;
  changed_at: Time;
}

/** Sums over the revealed rounds of one mode in one place; the language model's own row has no person. */
export interface GuessScoreTable {
  /** Empty: the language model. */
  person: string;
  scope: string;
  mode: 'word' | 'split' | 'shannon';
  rounds: number;
  /** Bits. */
  lost: number;
  lost_squared: number;
  /** To the model in the same rounds. */
  difference: number;
  difference_squared: number;
}

/** Until the round is revealed. */
export interface GuessTable {
  round: string;
  person: string;
  /** JSON. */
  guess: string;
  changed_at: Time;
}

export interface LessonTable {
  person: string;
  /** 1–9. */
  step: number;
  /** JSON: for each step the number of an option, or null. */
  guesses: string;
  answers: string;
  /** Counts the changes: one that was made for an older version is not saved. */
  version: number;
  changed_at: Time;
}

export interface QuizRoundTable {
  id: string;
  scope: string;
  channel: string;
  /** Who started it; empty: of nobody any more. */
  host: string;
  mode: 'solo' | 'group';
  /** Of what all see; null: a round from before there was a choice. */
  locale: string | null;
  /** JSON: what the questions shall be about. */
  wish: string;
  /** JSON: numbers and order of the options of each. */
  questions: string;
  question_count: number;
  number: number;
  state: 'open' | 'revealed';
  seconds: number | null;
  ends_at: Time | null;
  message: string | null;
  /** The last question whose solution stands in its message. */
  drawn: number;
  /** JSON: where the message of the question can be changed. It holds the token of an interaction, of no use from `reply_until` on. */
  reply: string | null;
  reply_until: Time | null;
  created_at: Time;
  changed_at: Time;
}

export interface QuizAnswerTable {
  round: string;
  number: number;
  person: string;
  chosen: number;
  confidence: number | null;
}

/** Which bot is posting this question or drawing its solution. */
export interface QuizClaimTable {
  round: string;
  number: number;
  owner: string;
  /** From then on it counts as dead. */
  until: Time;
}

export interface QuizScoreTable {
  person: string;
  scope: string;
  answers: number;
  right_answers: number;
  log_bits: number;
  brier: number;
  skill: number;
  skill_squared: number;
}

/** The same by month, so that a person sees how it changes over time. */
export interface QuizMonthTable extends QuizScoreTable {
  /** Year · 12 + month from 0. */
  month: number;
}

/** By month as well. */
export interface QuizTallyTable {
  person: string;
  scope: string;
  /** Year · 12 + month from 0. */
  month: number;
  confidence: number;
  answers: number;
  right_answers: number;
}

export interface QuizReviewTable {
  person: string;
  mistake: string;
  box: number;
  due_at: Time;
}

export interface WeeklyTable {
  /** Of a server. */
  scope: string;
  channel: string;
  /** 0 (Monday) … 6, and 0 … 23, by UTC. */
  day: number;
  hour: number;
  /** Null: no more. */
  due_at: Time | null;
  asked_week: number | null;
  /** Of the last question. */
  round: string | null;
  refused_at: Time | null;
}

export interface SettingsTable {
  /** Of a server. */
  scope: string;
  /** JSON: ids of channels and roles, language, defaults; no person. */
  content: string;
}

export interface Tables {
  quiz_rounds: QuizRoundTable;
  quiz_answers: QuizAnswerTable;
  quiz_claims: QuizClaimTable;
  weekly_questions: WeeklyTable;
  quiz_scores: QuizScoreTable;
  quiz_months: QuizMonthTable;
  quiz_tallies: QuizTallyTable;
  quiz_reviews: QuizReviewTable;
  cards: CardTable;
  snapshots: SnapshotTable;
  card_snapshots: CardSnapshotTable;
  populations: PopulationTable;
  population_scopes: ScopeTable;
  channel_defaults: ChannelDefaultTable;
  polls: PollTable;
  votes: VoteTable;
  pending_replies: PendingReplyTable;
  bot_processes: BotProcessTable;
  guess_rounds: GuessRoundTable;
  guesses: GuessTable;
  guess_scores: GuessScoreTable;
  lessons: LessonTable;
  settings: SettingsTable;
}
