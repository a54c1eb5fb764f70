/** A round of guessing while it is open: the sentence with its blank, and what one person has guessed. */
import { GUESS_LIMITS, type GuessMode } from '../jobs/guess.js';
import type { Locale } from '../jobs/locale.js';
import { GUESS_MESSAGES, type GuessMessages } from '../messages/guess/index.js';
import type { Block, Card, Control, Inline, Rendered } from './card.js';
import { GUESS_ACTIONS, roundControls } from './controls/guess.js';

const COLOUR = 0xcc79a7;
const MINUTES = GUESS_LIMITS.hostMs / 60_000;

/** What may be shown of a round that is not revealed: never the word. */
export interface RoundShown {
  readonly mode: GuessMode;
  /** Of the message that all see. */
  readonly locale: Locale;
  readonly source: string;
  readonly context: string;
  readonly rest: string;
  readonly candidates: readonly string[];
  /** Null or absent: it is revealed by a press alone. */
  readonly seconds?: number | null;
}

type Guessed =
  | { readonly type: 'word'; readonly word: string }
  | { readonly type: 'split'; readonly points: readonly number[] }
  | { readonly type: 'shannon'; readonly words: readonly string[]; readonly isFound: boolean };

export function roundShown(round: RoundShown, players: number): Rendered {
  const { mode, source, candidates, locale, seconds = null } = round;
  const texts = GUESS_MESSAGES[locale];
  const card: Card = {
    colour: COLOUR,
    title: texts.round.title[mode],
    blocks: [
      paragraph({ strong: blanked(round, texts) }),
      paragraph(texts.round.invitation[mode]),
      ...(candidates.length === 0
        ? []
        : [
            {
              type: 'list',
              ordered: false,
              items: [...candidates, texts.somethingElse].map((word) => [word]),
            } satisfies Block,
          ]),
      paragraph({ strong: texts.round.players(players) }),
      ...(seconds === null ? [] : [paragraph(texts.round.time(seconds))]),
      ...(source === '' ? [] : [paragraph({ quiet: texts.round.from(source) })]),
      paragraph({ quiet: `${texts.round.agreement} ${texts.round.who(MINUTES)}` }),
    ],
  };
  return { card, controls: roundControls(mode, locale) };
}

/** Where the round is played; `thread`: id of the channel. */
export function guessBegunCard(thread: string, locale: Locale): Card {
  const { begun } = GUESS_MESSAGES[locale];
  return { colour: COLOUR, title: begun.title, blocks: [paragraph(begun.thread, { channel: thread })] };
}

/** Seen by the person alone, in their language. */
export function ownGuess(round: RoundShown, guess: Guessed | undefined, locale: Locale): Rendered {
  const texts = GUESS_MESSAGES[locale];
  const withdraw: Control = { type: 'button', action: GUESS_ACTIONS.withdraw, label: texts.buttons.withdraw };
  const again: Control = {
    type: 'button',
    action: GUESS_ACTIONS.again,
    label: texts.buttons.again,
    isPrimary: true,
  };
  const mayGuessOn = guess?.type === 'shannon' && !guess.isFound;
  return {
    card: {
      colour: COLOUR,
      title: texts.mine.title,
      blocks: [paragraph(blanked(round, texts)), ...own(round, guess, texts)],
    },
    ...(guess === undefined ? {} : { controls: [[...(mayGuessOn ? [again] : []), withdraw]] }),
  };
}

export function withdrawnGuess(round: RoundShown, locale: Locale): Rendered {
  const texts = GUESS_MESSAGES[locale];
  return {
    card: {
      colour: COLOUR,
      title: texts.mine.title,
      blocks: [paragraph(blanked(round, texts)), paragraph(texts.mine.deleted)],
    },
  };
}

export function blanked(
  { context, rest }: Pick<RoundShown, 'context' | 'rest'>,
  { blank }: Pick<GuessMessages, 'blank'>,
): string {
  return `${context} ${blank}${rest}`;
}

function own({ candidates }: RoundShown, guess: Guessed | undefined, texts: GuessMessages): Block[] {
  switch (guess?.type) {
    case undefined:
      return [paragraph(texts.mine.nothing)];
    case 'word':
      return [paragraph(texts.mine.word(guess.word))];
    case 'split':
      return [
        paragraph(texts.mine.split),
        {
          type: 'table',
          columns: [
            { title: '', align: 'left' },
            { title: texts.mine.points, align: 'right' },
          ],
          rows: [...candidates, texts.somethingElse].map((word, option) => [
            word,
            String(guess.points[option] ?? 0),
          ]),
        },
      ];
    case 'shannon': {
      const number = guess.words.length;
      const last = guess.words.at(-1) ?? '';
      return [
        paragraph(guess.isFound ? texts.mine.right(last, number) : texts.mine.wrong(last, number)),
        ...(number > 1 ? [paragraph({ quiet: guess.words.join(', ') })] : []),
      ];
    }
  }
}

function paragraph(...content: readonly Inline[]): Block {
  return { type: 'paragraph', content };
}
