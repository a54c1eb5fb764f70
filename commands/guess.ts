/** `/guess`: people against the model. Everyone guesses the next word of a sentence in secret; then both are revealed. */
import { ApplicationCommandType } from 'discord-api-types/v10';
import type { ActingCommand, ActRequest, Shown } from '../src/discord/command.js';
import { GUESS_LIMITS, GUESS_MODES } from '../src/jobs/guess.js';
import { LIMITS } from '../src/jobs/limits.js';
import { accept, type Checked, refuse } from '../src/jobs/refusal.js';
import { localeOf } from '../src/messages/catalogue.js';
import { guessBegunCard, roundShown } from '../src/render/guess-round.js';
import { guessScoresCard } from '../src/render/guess-scores.js';
import { recipeOf, textNames } from '../src/training/resolve-text.js';
import { choiceOption, EVERYWHERE, integerOption, textOption, yesNoOption } from './definition.js';
import { GUESS_PRESSES } from './guess-presses.js';
import { matchingNames } from './population-names.js';
import { checkAll, readChoice, readInteger, readOptionalText } from './read-options.js';

const EXAMPLES = [
  '/guess',
  '/guess mode:split seconds:60',
  '/guess mode:shannon text:weather diary',
] as const;

export const guess = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'guess',
    description:
      'People against the model: everyone guesses the next word of a sentence, then all is revealed',
    ...EVERYWHERE,
    options: [
      choiceOption('mode', 'How it is played (default: word)', {
        word: 'word: everyone types one word',
        split: 'split: 100 points over the model’s candidates',
        shannon: 'shannon: guess until it is right',
      }),
      {
        ...textOption(
          'text',
          'A text kept by /population text to take a sentence of, or one that is always there: weather diary',
          { min: 1, max: LIMITS.populationNameCharacters },
          false,
        ),
        autocomplete: true,
      },
      integerOption(
        'seconds',
        'After which all is revealed by itself; else you reveal it',
        GUESS_LIMITS.seconds,
      ),
      yesNoOption('thread', 'Play it in a thread of its own'),
      yesNoOption('scores', 'No round, but who loses fewer bits than the model here, over all rounds'),
    ],
  },
  examples: EXAMPLES,
  isPrivate: () => false,
  act: startRound,
  presses: GUESS_PRESSES,

  async autocomplete(option, typed, context) {
    return option === 'text' ? matchingNames(typed, await textNames(context)) : [];
  },
} satisfies ActingCommand;

async function startRound(request: ActRequest): Promise<Checked<Shown>> {
  const locale = localeOf(request.locale);
  if (request.options.get('scores') === true)
    return accept({ card: guessScoresCard(await request.guesses.scores(request.place.scope), locale) });
  if (request.reply.via === 'return') return refuse({ code: 'guess-needs-channel' });
  const read = checkAll({
    mode: readChoice(request.options, 'mode', GUESS_MODES),
    text: readOptionalText(request.options, {
      command: 'guess',
      option: 'text',
      limit: LIMITS.populationNameCharacters,
      example: EXAMPLES[2],
    }),
    seconds: readInteger(request.options, 'seconds', GUESS_LIMITS.seconds),
  });
  if (!read.ok) return read;
  const { mode = 'word', text: name, seconds = null } = read.value;
  // A text is found by the same names as for training.
  const found =
    name === undefined ? undefined : await recipeOf({ text: name, method: 'add-one', seed: 0 }, request);
  if (found?.ok === false) return found;
  const started = await request.guesses.start(
    {
      mode,
      locale,
      seconds,
      isApart: request.options.get('thread') === true,
      ...(found === undefined ? {} : { text: found.value.text }),
    },
    request,
  );
  if (!started.ok) return started;
  const { round, isThread } = started.value;
  return accept(
    isThread
      ? { card: guessBegunCard(round.channel, locale) }
      : { ...roundShown(round, 0), subject: round.id },
  );
}
