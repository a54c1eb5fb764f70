/** `/population …`: the groups of people, cards or words that questions are about. */
import { ApplicationCommandType } from 'discord-api-types/v10';
import type {
  ActingCommand,
  ActRequest,
  Choice,
  CompletionContext,
  Options,
  Shown,
} from '../src/discord/command.js';
import { type Checked, refuse } from '../src/jobs/refusal.js';
import { EVERYWHERE, PRIVATE } from './definition.js';
import { ACTS } from './population-acts.js';
import { ownPopulationChoices, populationChoices } from './population-names.js';
import { SUBCOMMANDS } from './population-options.js';
import { POLL_EXAMPLE } from './population-poll.js';
import { openingForm, PRESSES } from './population-presses.js';
import { EXAMPLES } from './population-typed.js';

/** What comes of them is for the one who asks alone. */
const PRIVATE_SUBCOMMANDS: ReadonlySet<string> = new Set(['list', 'export', 'delete']);
/** They change something, so ready-made populations are not offered. */
const CHANGING: ReadonlySet<string> = new Set(['add', 'remove', 'allow', 'delete']);

export const population = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'population',
    description: 'The groups of people, cards or words that questions are about',
    ...EVERYWHERE,
    options: [...SUBCOMMANDS],
  },
  examples: [...EXAMPLES, POLL_EXAMPLE],
  presses: PRESSES,
  form: openingForm,

  isPrivate(path: readonly string[], options: Options): boolean {
    return PRIVATE_SUBCOMMANDS.has(path[0] ?? '') || options.get(PRIVATE) === true;
  },

  async act(request: ActRequest): Promise<Checked<Shown>> {
    const [name = ''] = request.path;
    const act = ACTS.get(name);
    return act === undefined
      ? refuse({ code: 'unknown-subcommand', command: 'population', name, known: [...ACTS.keys()] })
      : await act(request);
  },

  async autocomplete(option: string, typed: string, context: CompletionContext): Promise<readonly Choice[]> {
    if (option !== 'name') return [];
    return CHANGING.has(context.path[0] ?? '')
      ? await ownPopulationChoices(typed, context)
      : await populationChoices(typed, context);
  },
} satisfies ActingCommand;
