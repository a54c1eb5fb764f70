/** What can be pressed below a round of guessing. The round looks every press up; none of what it brings is trusted. */
import type { Press, PressForm, PressRequest, Shown } from '../src/discord/command.js';
import type { Played } from '../src/guess/guess-desk.js';
import { TYPED_CHARACTERS } from '../src/guess/read-guess.js';
import { accept, type Checked } from '../src/jobs/refusal.js';
import { localeOf } from '../src/messages/catalogue.js';
import { GUESS_MESSAGES } from '../src/messages/guess/index.js';
import { GUESS_ACTIONS } from '../src/render/controls/guess.js';
import { blanked, ownGuess, withdrawnGuess } from '../src/render/guess-round.js';

const WORD = 'word';
/** Fields of the points, by the place of their option: a window has at most five. */
const POINT_FIELDS = ['a', 'b', 'c', 'd', 'e'] as const;
/** Of a window's title and of the label of a field. */
const LABEL_CHARACTERS = 45;
const PLACEHOLDER_CHARACTERS = 100;

const typing = (isInMessage: boolean): Press => ({
  shows: isInMessage ? 'aside' : 'in-place',
  ...(isInMessage ? { sharesReply: true } : {}),
  /** None where nothing can be guessed any more: the press itself says why. */
  async form(request): Promise<PressForm | undefined> {
    const mine = await request.guesses.mine(request.subject, request);
    if (!mine.ok || mine.value.round.mode === 'split') return undefined;
    const texts = GUESS_MESSAGES[localeOf(request.locale)];
    const { round, guess } = mine.value;
    const count = guess?.type === 'shannon' ? guess.words.length : 0;
    return {
      title: round.mode === 'shannon' ? texts.form.guessTitle(count + 1) : texts.buttons.guess,
      fields: [
        {
          id: WORD,
          label: texts.form.word,
          isLong: false,
          isRequired: true,
          limit: TYPED_CHARACTERS,
          placeholder: lastOf(blanked(round, texts), PLACEHOLDER_CHARACTERS),
          ...(guess?.type === 'word' ? { value: guess.word } : {}),
        },
      ],
    };
  },
  act: async (request) =>
    shown(
      await request.guesses.guess(request.subject, request.fields.get(WORD) ?? '', request, isInMessage),
      request,
    ),
});

const split: Press = {
  shows: 'aside',
  sharesReply: true,
  async form(request): Promise<PressForm | undefined> {
    const mine = await request.guesses.mine(request.subject, request);
    if (!mine.ok || mine.value.round.mode !== 'split') return undefined;
    const texts = GUESS_MESSAGES[localeOf(request.locale)];
    const { round, guess } = mine.value;
    const options = [...round.candidates, texts.somethingElse];
    return {
      title: texts.form.splitTitle,
      fields: POINT_FIELDS.slice(0, options.length).map((id, option) => ({
        id,
        label: firstOf(options[option] ?? '', LABEL_CHARACTERS),
        isLong: false,
        isRequired: false,
        limit: 3,
        ...(guess?.type === 'split' ? { value: String(guess.points[option] ?? 0) } : {}),
      })),
    };
  },
  act: async (request) =>
    shown(
      await request.guesses.split(
        request.subject,
        POINT_FIELDS.map((id) => request.fields.get(id) ?? ''),
        request,
      ),
      request,
    ),
};

const mine: Press = {
  shows: 'private',
  act: async (request) => shown(await request.guesses.mine(request.subject, request), request),
};

const withdraw: Press = {
  shows: 'in-place',
  async act(request: PressRequest) {
    const done = await request.guesses.withdraw(request.subject, request);
    return done.ok ? accept(withdrawnGuess(done.value, localeOf(request.locale))) : done;
  },
};

const reveal: Press = {
  shows: 'in-place',
  sharesReply: true,
  act: (request) => request.guesses.reveal(request.subject, request),
};

export const GUESS_PRESSES: ReadonlyMap<string, Press> = new Map([
  [GUESS_ACTIONS.guess, typing(true)],
  [GUESS_ACTIONS.again, typing(false)],
  [GUESS_ACTIONS.split, split],
  [GUESS_ACTIONS.mine, mine],
  [GUESS_ACTIONS.withdraw, withdraw],
  [GUESS_ACTIONS.reveal, reveal],
]);

function shown(played: Checked<Played>, request: PressRequest): Checked<Shown> {
  if (!played.ok) return played;
  const { round, guess } = played.value;
  return accept({ ...ownGuess(round, guess, localeOf(request.locale)), subject: round.id });
}

const firstOf = (text: string, most: number) =>
  cut([...text], most, (all) => `${all.slice(0, most - 1).join('')}…`);
const lastOf = (text: string, most: number) =>
  cut([...text], most, (all) => `…${all.slice(1 - most).join('')}`);
const cut = (all: readonly string[], most: number, shorten: (all: readonly string[]) => string) =>
  all.length <= most ? all.join('') : shorten(all);
