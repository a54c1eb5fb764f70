/** The texts of the quiz in English, which is their type: what another language leaves out does not compile. */
import { type Mistake, type QuizFacts, type QuizKind, type Quotient, SLIPS } from '../../quiz/question.js';
import type { Widen } from '../catalogue.js';
import { enFeedback } from './en-feedback.js';
import { enSteps } from './en-steps.js';
import { quizNumbersOf } from './quiz-numbers.js';

export type FactsOf<K extends QuizKind> = Extract<QuizFacts, { kind: K }>;

const numbers = quizNumbersOf('en');
const { count, percent, share, rate, perMille, counted } = numbers;
const plural = (value: number, one: string, other: string) => counted(value, { one, other });

const pairGiven = ({
  population,
  a,
  b,
  counts,
}: FactsOf<'conditional' | 'both' | 'either' | 'not-given'>) => [
  `“${population}” has ${plural(counts.everyone, 'member', 'members')}.`,
  `${count(counts.a)} are in “${a}”, ${count(counts.b)} are in “${b}”.`,
  `${count(counts.both)} are in both “${a}” and “${b}”.`,
];

/** What a story's cases, its condition and its alarm are called. */
const STORIES = {
  illness: {
    of: (size: number) => `Of ${count(size)} people,`,
    have: (one: boolean) => (one ? 'is ill' : 'are ill'),
    alarm: 'A test is positive for',
    happened: 'Somebody tests positive.',
    asked: 'How likely is it that this person is ill?',
    short: ['ill', 'positive'],
  },
  spam: {
    of: (size: number) => `Of ${count(size)} mails,`,
    have: (one: boolean) => (one ? 'is spam' : 'are spam'),
    alarm: 'A filter marks',
    happened: 'A mail is marked.',
    asked: 'How likely is it that this mail is spam?',
    short: ['spam', 'marked'],
  },
  smoke: {
    of: (size: number) => `On ${count(size)} evenings somebody cooks;`,
    have: (_one: boolean) => 'something burns',
    alarm: 'The smoke alarm rings on',
    happened: 'It rings.',
    asked: 'How likely is it that something burns?',
    short: ['fire', 'alarm'],
  },
  coin: {
    of: (size: number) => `Of ${count(size)} coins,`,
    have: (one: boolean) => (one ? 'is false' : 'are false'),
    alarm: 'A machine rejects',
    happened: 'A coin is rejected.',
    asked: 'How likely is it that this coin is false?',
    short: ['false', 'rejected'],
  },
} as const;

const GROUPS = {
  classes: {
    line: (name: string, size: number, passed: number) =>
      `Class ${name}: ${count(passed)} of ${plural(size, 'pupil', 'pupils')} passed (${rate(passed, size)}).`,
    asked:
      'A pupil is drawn from both classes together, each as likely. How likely is it that this pupil passed?',
    short: ['class A', 'passed', 'class B'],
  },
  teams: {
    line: (name: string, size: number, won: number) =>
      `With captain ${name} the team won ${count(won)} of ${plural(size, 'game', 'games')} (${rate(won, size)}).`,
    asked: 'One of all these games is drawn, each as likely. How likely is it that it was won?',
    short: ['captain A', 'won', 'captain B'],
  },
} as const;

export const en = {
  numbers,
  /** Names of events for pictures: the condition or group, what is asked or observed, and the other group. */
  events: {
    test: ({ story }: FactsOf<'test'>): readonly [string, string] => STORIES[story].short,
    mixture: ({ story }: FactsOf<'mixture'>): readonly [string, string, string] => GROUPS[story].short,
    'two-draws': (): readonly [string, string, string] => ['bag A', 'both red', 'bag B'],
    'which-text': ({ word }: FactsOf<'which-text'>): readonly [string, string] => ['first text', `“${word}”`],
  },
  /** What is counted in pictures. */
  everyone: {
    test: ({ size }: FactsOf<'test'>) => `everyone: ${count(size)}`,
    mixture: ({ groups: [one, other] }: FactsOf<'mixture'>) =>
      `all together: ${count(one.size + other.size)}`,
    'two-draws': ({ balls }: FactsOf<'two-draws'>) => `${count(2 * balls * balls)} equally likely ways`,
    'which-text': () => `draws: ${count(1000 * SLIPS)}`,
    pair: (everyone: number) => `everyone: ${count(everyone)}`,
  },
  /** The numbers that are given, a sentence each. */
  given: {
    conditional: pairGiven,
    both: pairGiven,
    either: pairGiven,
    'not-given': pairGiven,
    test: ({ story, size, ill, hits, falseAlarms }: FactsOf<'test'>) => {
      const { of, have, alarm } = STORIES[story];
      const well = size - ill;
      return [
        story === 'smoke'
          ? `${of(size)} on ${count(ill)} of them ${have(false)}.`
          : `${of(size)} ${count(ill)} ${have(ill === 1)}.`,
        `${alarm} ${count(hits)} of these ${count(ill)} (${rate(hits, ill)}), and ${story === 'smoke' ? 'on' : story === 'illness' ? 'for' : 'also'} ${count(falseAlarms)} of the other ${count(well)} (${rate(falseAlarms, well)}).`,
      ];
    },
    mixture: ({ story, groups: [one, other] }: FactsOf<'mixture'>) => [
      GROUPS[story].line('A', one.size, one.count),
      GROUPS[story].line('B', other.size, other.count),
    ],
    'two-draws': ({ balls, red: [one, other] }: FactsOf<'two-draws'>) => [
      `Bag A: ${plural(one, 'red ball', 'red balls')} among ${count(balls)}. Bag B: ${plural(other, 'red ball', 'red balls')} among ${count(balls)}.`,
      'A fair coin chooses the bag. A ball is drawn from it and put back, and a ball is drawn from the same bag again.',
    ],
    'two-words': ({ model, context, first, second, perMille: shares }: FactsOf<'two-words'>) => [
      `After “${context}” the language model ${model} says “${first}” with ${perMille(shares.first)}, and “${second}” with ${perMille(shares.secondAlone)}.`,
      `After “${context} ${first}” it says “${second}” with ${perMille(shares.secondAfterFirst)}.`,
    ],
    'which-text': ({ model, texts: [one, other], word, slips, perMille: shares }: FactsOf<'which-text'>) => [
      `Of ${count(SLIPS)} slips of paper, ${plural(slips[0], 'bears', 'bear')} the first text, “${one}”, and ${plural(slips[1], 'bears', 'bear')} the second, “${other}”.`,
      `The language model ${model} goes on with “${word}” with ${perMille(shares[0])} after the first text, and with ${perMille(shares[1])} after the second.`,
      `A slip is drawn, and the model writes one word after its text. It is “${word}”.`,
    ],
  },
  /** The question, in one or two sentences. */
  ask: {
    conditional: ({ a, b }: FactsOf<'conditional'>) =>
      `One of those who are in “${b}” is drawn at random. How likely are they in “${a}” too: P(${a} | ${b})?`,
    both: ({ a, b }: FactsOf<'both'>) =>
      `One of all is drawn at random. How likely are they in both: P(${a} and ${b})?`,
    either: ({ a, b }: FactsOf<'either'>) =>
      `One of all is drawn at random. How likely are they in at least one of the two: P(${a} or ${b})?`,
    'not-given': ({ a, b }: FactsOf<'not-given'>) =>
      `One of those who are in “${b}” is drawn at random. How likely are they not in “${a}”: P(not ${a} | ${b})?`,
    test: ({ story }: FactsOf<'test'>) => `${STORIES[story].happened} ${STORIES[story].asked}`,
    mixture: ({ story }: FactsOf<'mixture'>) => GROUPS[story].asked,
    'two-draws': () => 'How likely are both balls red?',
    'two-words': ({ context, first, second }: FactsOf<'two-words'>) =>
      `How likely are the next two words “${first} ${second}” after “${context}”?`,
    'which-text': ({ texts: [one], word }: FactsOf<'which-text'>) =>
      `How likely is it that the first text was on the slip, “${one}”: P(first text | “${word}”)?`,
  },
  /** What is asked, as a formula or a few words; ≤ 200 characters with names of usual length. */
  short: {
    conditional: ({ a, b }: FactsOf<'conditional'>) => `P(${a} | ${b})`,
    both: ({ a, b }: FactsOf<'both'>) => `P(${a} and ${b})`,
    either: ({ a, b }: FactsOf<'either'>) => `P(${a} or ${b})`,
    'not-given': ({ a, b }: FactsOf<'not-given'>) => `P(not ${a} | ${b})`,
    test: ({ story }: FactsOf<'test'>) => `P(${STORIES[story].short.join(' | ')})`,
    mixture: ({ story }: FactsOf<'mixture'>) => `P(${GROUPS[story].short[1]})`,
    'two-draws': () => 'P(both red)',
    'two-words': ({ first, second }: FactsOf<'two-words'>) => `P(“${first}”, then “${second}”)`,
    'which-text': ({ word }: FactsOf<'which-text'>) => `P(first text | “${word}”)`,
  },
  steps: enSteps,
  feedback: enFeedback,
  /** Each mistake in a few words, as in menus and in what is due; ≤ 80 characters. */
  mistakes: {
    'inverted-condition': 'condition turned round: P(B | A) for P(A | B)',
    'forgotten-base-rate': 'base rate forgotten',
    'condition-ignored': 'condition ignored: P(A) for P(A | B)',
    'joint-for-conditional': 'divided by everyone: P(A and B) for P(A | B)',
    'conditional-for-joint': 'divided by a part: P(A | B) for P(A and B)',
    'multiplied-dependent': 'multiplied as if the one did not change the other',
    'overlap-twice': 'overlap counted twice',
    'either-for-both': '“or” for “and”',
    'both-for-either': '“and” for “or”',
    'exclusive-or': '“either, but not both” for “or”',
    'negated-the-condition': 'negated the condition, not the event',
    'complement-of-false-alarm': 'one minus the false-alarm rate',
    'mean-of-rates': 'mean of two rates of unequal groups',
    'one-group-only': 'one group for both',
    'product-of-averages': 'product of averages for the average of products',
    'only-once': 'one draw for two',
    'one-of-each': 'one of each for two alike',
    added: 'added where one multiplies',
  } satisfies Record<Mistake, string>,
  title: (what: string) => `Quiz: ${what}`,
  numberedTitle: (number: number, of: number, what: string) => `Question ${number} of ${of}: ${what}`,
  /** "A: 42.9 % (3/7)"; ≤ 80 characters on a button. */
  option: (letter: string, value: Quotient) => `${letter}: ${percent(value)} (${numbers.lowest(value)})`,
  pick: 'Choose an option, then say how sure you are. You may change both until the reveal.',
  chosen: (letter: string, value: Quotient) => `Your answer: ${letter}, ${percent(value)}.`,
  sure: (confidence: number) => `You are ${confidence} % sure.`,
  onlyGuess: 'You only guess.',
  notSure: 'You have not said how sure you are: until you do, it counts as a guess.',
  askSure: 'How sure are you?',
  confidence: (percentage: number, isEven: boolean) =>
    isEven ? `${percentage} %: I only guess` : `${percentage} %`,
  right: (value: Quotient) => `Right: ${share(value)}.`,
  wrong: (value: Quotient) => `Not quite. Right is ${share(value)}.`,
  notAnswered: (value: Quotient) => `The answer is ${share(value)}.`,
  pictureReading: (value: Quotient) => `${count(value.top)} of ${count(value.bottom)}`,
  /** The picture of two words in a row. */
  chain: {
    saidBy: (model: string) => `What the language model ${model} says`,
    after: (context: string) => `after “${context}”`,
    both: 'both, of all that may come',
    reading: 'The second counts only where the first has come',
  },
  onlyCounted: (counted: number, everyone: number) =>
    `Only ${count(counted)} of ${count(everyone)} count now`,
  allCounted: 'Nothing is known, so all count',
  nothingChosen: 'You have not answered yet.',
  questionHeading: 'The question',
  stepsHeading: 'Step by step',
  wrongHeading: 'The wrong options',
  otherHeading: 'The other wrong options',
  answered: (people: number, seconds: number | null) =>
    `${people === 0 ? 'Nobody has answered yet.' : `${plural(people, 'person has', 'people have')} answered.`} ${seconds === null ? 'Whoever started the quiz reveals the answer.' : `There are ${seconds} seconds for this question.`}`,
  weekly: {
    title: (what: string) => `Question of the week: ${what}`,
    /** `until`: a time by UTC, or null once it is over. */
    answered: (people: number, until: string | null) =>
      `${people === 0 ? 'Nobody has answered yet.' : `${plural(people, 'person has', 'people have')} answered.`}${until === null ? '' : ` The answer is revealed on ${until}, or when the next question comes.`}`,
    askedTitle: 'This week’s question is asked',
    askedIn: 'It stands in ',
    asked: (revealed: string, next: string) =>
      `. Its answer is revealed on ${revealed}, or with “Reveal” by those who manage the server. The next question comes on ${next}.`,
  },
  begun: (questions: number, seconds: number | null, isThread: boolean) =>
    `${plural(questions, 'question', 'questions')}, ${seconds === null ? 'revealed by whoever started it' : `${seconds} seconds for each`}. ${isThread ? 'It is played in the thread that has just been opened.' : 'It is played here, because I may not open a thread.'} Everybody can play; nobody sees your answers before the reveal.`,
  begunTitle: 'A quiz has begun',
  ownTitle: (number: number, what: string) => `Question ${number}: ${what}`,
  onlyYou: 'Only you see this. You may change it until the reveal.',
  thread: (questions: number) => `Quiz: ${plural(questions, 'question', 'questions')}`,
  groupHint:
    'Press an option and say how sure you are; only you see your answer. You may change both until the reveal.',
  votesTitle: 'answers',
  tableHeading: 'Final table',
  standing: (right: number, answers: number, of: number, skill: number) =>
    `${right} of ${of} right, skill ${numbers.decimal(skill, 2, true)}${answers < of ? ` (${plural(of - answers, 'question', 'questions')} not answered)` : ''}`,
  standingNote:
    'By skill per question: 1 is certain and right, 0 is an even guess or no answer, negative is worse than guessing. It is the log score, which pays most for saying honestly how sure you are.',
  /** What the answer earned; `bits` ≤ 0, `brier` from −1 to 1, `skill` up to 1. */
  score: (bits: number, brier: number, skill: number) =>
    `Score: ${numbers.decimal(bits, 2)} bits (log₂ of what you gave the right option), Brier ${numbers.decimal(brier, 2, true)}; as skill ${numbers.decimal(skill, 2, true)}, where 0 is an even guess and 1 is certain and right. Both rules pay most for saying honestly how sure you are.`,
  ownMistakes: 'my own mistakes that are due',
  scores: {
    title: 'Who answers best here',
    none: (least: number) =>
      `Nobody has ${count(least)} answers yet. Play with /quiz round, or alone with /quiz solo.`,
    line: (mean: number, error: number | undefined, answers: number, right: number) =>
      `skill ${numbers.decimal(mean, 2, true)}${error === undefined ? '' : ` ± ${numbers.decimal(error, 2)}`} (${count(right)} of ${count(answers)} right)`,
    note: (least: number, others: number) =>
      `Skill per answer, with its standard error: 1 is certain and right, 0 is an even guess. Two people whose ranges overlap may well be equally good. From ${count(least)} answers on${others === 0 ? '' : `; ${plural(others, 'person has', 'people have')} fewer`}. Private quizzes are not in it.`,
    group: 'Everybody here together',
    ownTitle: 'Your quizzes',
    ownNone: 'You have answered no question yet. Try /quiz solo.',
    own: (answers: number, right: number, mean: number, error: number | undefined) =>
      `${plural(answers, 'answer', 'answers')}, ${count(right)} right; skill ${numbers.decimal(mean, 2, true)}${error === undefined ? '' : ` ± ${numbers.decimal(error, 2)}`} per answer.`,
    bits: (bits: number, brier: number) =>
      `On average ${numbers.decimal(bits, 2)} bits and Brier ${numbers.decimal(brier, 2, true)}.`,
    curveHeading: 'Are you right as often as you say?',
    groupCurveHeading: 'Are people here right as often as they say?',
    said: 'said',
    was: 'right',
    of: 'of',
    range: '95 % range',
    error: (error: number, byChance: number) =>
      `On average ${numbers.decimal(100 * error, 1)} points between what was said and how it came out. Somebody who is perfectly calibrated has ${numbers.decimal(100 * byChance, 1)} by chance after so many answers${error <= byChance ? ', so this is as good as it can look' : ''}.`,
    few: (answers: number, least: number) =>
      `${plural(answers, 'answer', 'answers')} so far: from ${count(least)} on you see here whether they are right as often as was said.`,
    monthsHeading: 'Month by month',
    oneMonth: (least: number) =>
      `How this changes is shown once there are two months with at least ${count(least)} answers each.`,
    month: 'month',
    skillColumn: 'skill',
    /** How far what was said lay from what came of it, in points of a percentage, and what chance alone makes of that. */
    moved: (
      first: { readonly month: string; readonly error: number; readonly byChance: number },
      last: { readonly month: string; readonly error: number; readonly byChance: number },
    ) =>
      `Between what was said and how it came out there were on average ${numbers.decimal(100 * first.error, 1)} points in ${first.month} (${numbers.decimal(100 * first.byChance, 1)} by chance alone) and ${numbers.decimal(100 * last.error, 1)} in ${last.month} (${numbers.decimal(100 * last.byChance, 1)}).`,
    monthsNote:
      'Skill per answer, with its standard error: two months whose ranges overlap may well be alike. Said is the mean confidence; who is as often right as that is neither too sure nor too modest.',
    dueHeading: 'To come back to',
    due: (mistake: string, days: number) =>
      days <= 0 ? `${mistake}: due now` : `${mistake}: in ${plural(days, 'day', 'days')}`,
    dueNote:
      'A mistake comes back after 1, 3, 7, 14 and 30 days, as long as you avoid it. Practise with /quiz solo practise:mine',
  },
  curve: {
    title: 'Right as often as said?',
    subtitle: 'Dashes: what was said. Dots: how it came out, with 95 % ranges',
    said: 'said',
    answers: 'answers',
    months: (years: string) => `Month by month, ${years}`,
    skill: 'Skill per answer, ± standard error',
    monthPoint: (
      month: string,
      point: {
        readonly answers: number;
        readonly right: number;
        readonly said: number;
        readonly skill: number | undefined;
      },
    ) =>
      `${month}: said ${numbers.decimal(100 * point.said, 0)} %, right in ${count(point.right)} of ${count(point.answers)}${point.skill === undefined ? '' : `, skill ${numbers.decimal(point.skill, 2, true)}`}`,
    point: (confidence: number, right: number, answers: number) =>
      `with ${confidence} %, right in ${count(right)} of ${count(answers)}`,
  },
  buttons: {
    curve: 'Draw it',
    reveal: 'Reveal',
    next: 'Next question',
    mine: 'My answer',
    withdraw: 'Take my answer back',
  },
  refusal: {
    closed: 'This question is over, so nothing can be pressed in it any more.',
    counted: (letter: string, confidence: number | null) =>
      `Your answer was in time and counts: ${letter}${confidence === null ? '' : `, ${confidence} % sure`}.`,
    full: (limit: number) =>
      `${count(limit)} people have answered this question, and that is the most I can count.`,
    unanswered: 'You have not answered this question yet. Please press one of its options first.',
    soloOfAnother:
      'This quiz is played by who started it. You can start one of your own with /quiz solo, or one for all with /quiz round.',
    revealOfAnother:
      'The answer is revealed by who started the quiz, by those who manage the server, or when time is over.',
    tooMany: (limit: number) =>
      `${count(limit)} quizzes are going on here already, and that is the most I can keep. Please finish one first.`,
    noRoom:
      'I may neither open a thread nor write in this channel, so a round cannot be played here. Somebody who manages the server can allow me to; /quiz solo works everywhere.',
    weeklyNotSet:
      'No channel is set for the weekly question. Those who manage the server set one: /settings weekly:#maths',
    weeklyAsked: (next: string) =>
      `This week has had its question, and there is one a week. The next one comes on ${next}.`,
    weeklyNoRoom:
      'I cannot post the weekly question: its channel is gone, or I may not write there. Please let me see the channel, send messages and embed links, or set another one: /settings weekly:#maths',
    weeklyNotManager:
      'The weekly question is asked by those who manage the server, or who have a role that may, and you are none of them. You can play at once with /quiz solo.',
    noQuestion: 'I found no question of this kind with this mistake in it. Please leave one of the two out.',
    noQuestionIn: (population: string) =>
      `I found no question in “${population}”: it needs two attributes that differ, with members in both of them and in one alone.`,
    noModel: {
      missing:
        'Questions of this kind take their numbers from the language model, and it is not on the machine that I run on. To get it, whoever runs me runs “npm run model” there. Other kinds need no model: /quiz solo kind:test',
      unsupported:
        'Questions of this kind take their numbers from the language model, and the one that was set up for me cannot be run. To get one that works, whoever runs me leaves MODEL out and runs “npm run model” there. Other kinds need no model: /quiz solo kind:test',
      late: 'Questions of this kind take their numbers from the language model, and it has not answered in time. Please try again in a minute; other kinds need no model: /quiz solo kind:test',
    },
    kindOfModel: (population: string) =>
      `Questions of this kind are about what the language model says, not about “${population}”. Please leave one of the two out: /quiz solo kind:two-words`,
  },
} as const;

export type QuizMessages = Widen<typeof en>;
