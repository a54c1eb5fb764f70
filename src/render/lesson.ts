/** A step of the lesson as its person sees it: guess first, then what is true, something to try, and a check. */
import { LESSON_STEPS, type LessonProgress } from '../lessons/lesson.js';
import { factsOf, type LessonCounts } from '../lessons/lesson-population.js';
import { STEPS } from '../lessons/steps.js';
import { type Locale, numbersOf } from '../messages/catalogue.js';
import type { LessonMessages } from '../messages/lesson/en.js';
import type { LessonFacts } from '../messages/lesson/facts.js';
import { LESSON_MESSAGES } from '../messages/lesson/index.js';
import type { Block, Card, Control, Inline } from './card.js';
import { markedText } from './marked-text.js';

const COLOUR = 0x3adfb0;
const LETTERS = ['A', 'B', 'C', 'D'] as const;

export const LESSON_ACTIONS = {
  guess: 'guess',
  answer: 'answer',
  go: 'go',
  tryIt: 'try',
  tryHere: 'try-here',
  share: 'share',
  open: 'open',
  begin: 'begin',
} as const;

export interface LessonSource {
  readonly counts: LessonCounts;
  /** Whether the group's own population does not fit, so that it is about others. */
  readonly isFallback: boolean;
  readonly locale: Locale;
}

type Text = string | ((facts: LessonFacts) => string);
type Rows = readonly (readonly Control[])[];
interface Shown {
  readonly card: Card;
  readonly controls: Rows;
}

interface Parts {
  readonly words: LessonMessages['words'];
  readonly texts: StepTexts;
  readonly say: (text: Text) => string;
}

interface StepTexts {
  readonly title: string;
  readonly idea: Text;
  readonly predict: { readonly question: Text; readonly options: readonly Text[]; readonly reveal: Text };
  readonly tries: readonly string[];
  readonly check: {
    readonly question: Text;
    readonly options: readonly { readonly text: Text; readonly says: Text }[];
  };
}

function partsOf(step: number, { counts, locale }: LessonSource): Parts {
  const { words, steps } = LESSON_MESSAGES[locale];
  const texts: StepTexts | undefined = steps[step - 1];
  if (texts === undefined) throw new RangeError(`the lesson has no step ${step}`);
  const facts = factsOf(counts, locale);
  return { words, texts, say: (text) => (typeof text === 'string' ? text : text(facts)) };
}

/** In-place, for the person alone. */
export function lessonCard(progress: LessonProgress, source: LessonSource): Shown {
  const { step } = progress;
  const { words, texts, say } = partsOf(step, source);
  const guess = progress.guesses[step - 1] ?? null;
  const answer = progress.answers[step - 1] ?? null;
  const isRight = answer !== null && answer === STEPS[step - 1]?.right;
  const check = [
    heading(words.check),
    paragraph(say(texts.check.question)),
    options(texts.check.options.map(({ text }) => say(text))),
    ...feedback(answer, isRight, { words, texts, say }),
  ];
  const blocks: Block[] = [
    ...(source.isFallback && step <= 3 ? [quiet(words.fallback)] : []),
    paragraph(say(texts.idea)),
    ...(guess === null
      ? [
          heading(words.predict),
          paragraph(say(texts.predict.question)),
          options(texts.predict.options.map(say)),
        ]
      : [
          heading(words.reveal),
          ...reveal(guess, STEPS[step - 1]?.foreseen(source.counts) ?? null, { words, texts, say }),
          ...check,
        ]),
    ...(isRight && step === LESSON_STEPS ? [paragraph(words.done)] : []),
  ];
  return {
    card: {
      colour: COLOUR,
      title: `${step} · ${texts.title}`,
      blocks,
      footer: footer(progress, words, source.locale),
    },
    controls: [
      ...choices(guess, isRight, step, texts),
      ...(guess === null ? [] : [tries(LESSON_ACTIONS.tryIt, step, texts)]),
      navigation(step, isRight, words),
    ],
  };
}

/** For everyone in the channel: nothing of what the one who shares it guessed. */
export function sharedLessonCard(step: number, person: string, source: LessonSource): Shown {
  const { words, texts, say } = partsOf(step, source);
  const [before = '', after = ''] = words.shared('\n').split('\n');
  return {
    card: {
      colour: COLOUR,
      title: `${step} · ${texts.title}`,
      blocks: [
        paragraphOf([before, { person }, after]),
        paragraph(say(texts.idea)),
        paragraph(say(texts.predict.question)),
        options(texts.predict.options.map(say)),
      ],
      footer: stepText(step, words, source.locale),
    },
    controls: [
      [
        {
          type: 'button',
          action: LESSON_ACTIONS.open,
          argument: `${step}`,
          label: words.open,
          isPrimary: true,
        },
        ...tries(LESSON_ACTIONS.tryHere, step, texts),
      ],
    ],
  };
}

function reveal(guess: number, foreseen: number | null, { words, texts, say }: Parts): Block[] {
  const said = say(texts.predict.options[guess] ?? '');
  const line: Inline[] = [
    { quiet: words.youSaid(said) },
    ...(foreseen === guess ? [{ quiet: ` · ${words.foreseen}` }] : []),
  ];
  return [paragraphOf(line), paragraph(say(texts.predict.reveal))];
}

function feedback(answer: number | null, isRight: boolean, { words, texts, say }: Parts): Block[] {
  const chosen = answer === null ? undefined : texts.check.options[answer];
  if (answer === null || chosen === undefined) return [];
  const verdict = isRight ? words.right : words.wrong;
  const text: Inline[] = [
    { strong: `${LETTERS[answer] ?? ''} · ${verdict}` },
    ' ',
    ...markedText(say(chosen.says)),
  ];
  return [paragraphOf(isRight ? text : [...text, ` ${words.chooseAgain}`])];
}

/** Letters, as the texts that stand in the card are too long for buttons. */
function choices(guess: number | null, isRight: boolean, step: number, texts: StepTexts): Rows {
  if (isRight) return [];
  const action = guess === null ? LESSON_ACTIONS.guess : LESSON_ACTIONS.answer;
  const count = guess === null ? texts.predict.options.length : texts.check.options.length;
  return [
    LETTERS.slice(0, count).map((label, index) => ({
      type: 'button',
      action,
      argument: `${step}-${index}`,
      label,
      isPrimary: true,
    })),
  ];
}

function tries(action: string, step: number, { tries: labels }: StepTexts): readonly Control[] {
  return labels.map((label, index) => ({
    type: 'button',
    action,
    argument: `${step}-${index}`,
    label,
    emoji: '🔎',
  }));
}

function navigation(step: number, isDone: boolean, words: LessonMessages['words']): readonly Control[] {
  const go = (to: number, label: string, isPrimary: boolean): Control => ({
    type: 'button',
    action: LESSON_ACTIONS.go,
    argument: `${to}`,
    label,
    isPrimary,
  });
  return [
    ...(step > 1 ? [go(step - 1, words.back, false)] : []),
    step < LESSON_STEPS
      ? go(step + 1, words.next, isDone)
      : { type: 'button', action: LESSON_ACTIONS.begin, label: words.begin },
    { type: 'button', action: LESSON_ACTIONS.share, argument: `${step}`, label: words.share },
  ];
}

function footer(progress: LessonProgress, words: LessonMessages['words'], locale: Locale): string {
  const marks = STEPS.map(({ right }, index) => {
    if (progress.answers[index] === right) return '●';
    return progress.guesses[index] == null ? '○' : '◐';
  });
  return `${stepText(progress.step, words, locale)} · ${marks.join('')}`;
}

function stepText(step: number, words: LessonMessages['words'], locale: Locale): string {
  const { count } = numbersOf(locale);
  return words.step(count(step), count(LESSON_STEPS));
}

const heading = (text: string): Block => ({ type: 'heading', text });
const paragraphOf = (content: readonly Inline[]): Block => ({ type: 'paragraph', content });
const paragraph = (text: string): Block => paragraphOf(markedText(text));
const quiet = (text: string): Block => paragraphOf([{ quiet: text }]);

const options = (texts: readonly string[]): Block => ({
  type: 'list',
  ordered: false,
  items: texts.map((text, index) => [{ strong: LETTERS[index] ?? '' }, ` · `, ...markedText(text)]),
});
