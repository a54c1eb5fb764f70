/** What may be typed as a question, for help and refusals: one line each, and every example works for the 14 people. */
export interface QuestionHelp {
  readonly example: string;
  readonly meaning: string;
}

export const QUESTION_FORMS: readonly QuestionHelp[] = [
  { example: 'P(tennis)', meaning: 'how likely A is' },
  {
    example: 'tennis given football',
    meaning: 'how likely A is among those in B; also P(tennis | football)',
  },
  { example: 'tennis given football, not tennis', meaning: 'several conditions, with commas between them' },
  { example: 'how many tennis and football', meaning: 'a count' },
  { example: 'who tennis minus football', meaning: 'the members themselves' },
  { example: 'P(tennis | football) vs P(tennis | not football)', meaning: 'two probabilities side by side' },
  { example: 'is tennis independent of football', meaning: 'whether B changes how likely A is' },
  { example: 'is tennis inside football', meaning: 'whether everybody in A is in B' },
  { example: 'are tennis and football exclusive', meaning: 'whether nobody is in both' },
];

export const EVENT_HELP: readonly QuestionHelp[] = [
  { example: 'tennis and not football', meaning: 'also or, xor, minus; ∩ ∪ △ ∖ ¬ work, and && || ^ ! too' },
  {
    example: '"tennis" or nobody',
    meaning: 'names with spaces stand in quotation marks; everyone and nobody are events',
  },
];

/** Of numbers and categories, for populations that have them. */
export const VALUE_HELP: readonly QuestionHelp[] = [
  { example: 'age >= 18', meaning: 'also <, <=, >, =, !=, and 18 <= age <= 30' },
  { example: 'age between 18 and 30', meaning: 'both ends belong to it' },
  { example: 'team = red', meaning: 'also !=, and team in (red, blue)' },
];

/** The order in which an event is read. */
export const PRECEDENCE =
  'Tightest first: brackets; not; and, minus (from the left); xor; or; a comma, which is an “and” of all before it and all after it; given.';
