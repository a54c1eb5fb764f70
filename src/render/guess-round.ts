/** A round of guessing while it is open: the sentence with its blank, and what one person has guessed. */
import { GUESS_LIMITS, type GuessMode } from '../jobs/guess.js';
import { en } from '../messages/guess/en.js';
import type { Block, Card, Control, Inline, Rendered } from './card.js';
import { GUESS_ACTIONS, roundControls } from './controls/guess.js';

const COLOUR = 0xcc79a7;
const MINUTES = GUESS_LIMITS.hostMs / 60_000;

/** What may be shown of a round that is not revealed: never the word. */
export interface RoundShown {
  readonly mode: GuessMode;
  readonly source: string;
  readonly context: string;
  readonly rest: string;
  readonly candidates: readonly string[];
}

type Guessed =
  | { readonly type: 'word'; readonly word: string }
  | { readonly type: 'split'; readonly points: readonly number[] }
  | { readonly type: 'shannon'; readonly words: readonly string[]; readonly isFound: boolean };

export function roundShown(round: RoundShown, players: number): Rendered {
  const { mode, source, candidates } = round;
  const card: Card = {
    colour: COLOUR,
    title: en.round.title[mode],
    blocks: [
      paragraph({ strong: blanked(round) }),
      paragraph(en.round.invitation[mode]),
      ...(candidates.length === 0
        ? []
        : [
            {
              type: 'list',
              ordered: false,
              items: [...candidates, en.somethingElse].map((word) => [word]),
            } satisfies Block,
          ]),
      paragraph({ strong: en.round.players(players) }),
      ...(source === '' ? [] : [paragraph({ quiet: en.round.from(source) })]),
      paragraph({ quiet: `${en.round.agreement} ${en.round.who(MINUTES)}` }),
    ],
  };
  return { card, controls: roundControls(mode) };
}

/** Seen by the person alone. */
export function ownGuess(round: RoundShown, guess: Guessed | undefined): Rendered {
  const withdraw: Control = { type: 'button', action: GUESS_ACTIONS.withdraw, label: en.buttons.withdraw };
  const again: Control = {
    type: 'button',
    action: GUESS_ACTIONS.again,
    label: en.buttons.again,
    isPrimary: true,
  };
  const mayGuessOn = guess?.type === 'shannon' && !guess.isFound;
  return {
    card: {
      colour: COLOUR,
      title: en.mine.title,
      blocks: [paragraph(blanked(round)), ...own(round, guess)],
    },
    ...(guess === undefined ? {} : { controls: [[...(mayGuessOn ? [again] : []), withdraw]] }),
  };
}

export function withdrawnGuess(round: RoundShown): Rendered {
  return {
    card: {
      colour: COLOUR,
      title: en.mine.title,
      blocks: [paragraph(blanked(round)), paragraph(en.mine.deleted)],
    },
  };
}

export function blanked({ context, rest }: Pick<RoundShown, 'context' | 'rest'>): string {
  return `${context} ${en.blank}${rest}`;
}

function own({ candidates }: RoundShown, guess: Guessed | undefined): Block[] {
  switch (guess?.type) {
    case undefined:
      return [paragraph(en.mine.nothing)];
    case 'word':
      return [paragraph(en.mine.word(guess.word))];
    case 'split':
      return [
        paragraph(en.mine.split),
        {
          type: 'table',
          columns: [
            { title: '', align: 'left' },
            { title: 'points', align: 'right' },
          ],
          rows: [...candidates, en.somethingElse].map((word, option) => [
            word,
            String(guess.points[option] ?? 0),
          ]),
        },
      ];
    case 'shannon': {
      const number = guess.words.length;
      const last = guess.words.at(-1) ?? '';
      return [
        paragraph(guess.isFound ? en.mine.right(last, number) : en.mine.wrong(last, number)),
        ...(number > 1 ? [paragraph({ quiet: guess.words.join(', ') })] : []),
      ];
    }
  }
}

function paragraph(...content: readonly Inline[]): Block {
  return { type: 'paragraph', content };
}
