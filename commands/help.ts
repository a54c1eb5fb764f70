/** `/help`: what every command does, from its own definition, in the language of whoever asks. */
import { ApplicationCommandType } from 'discord-api-types/v10';
import type { ActingCommand, Choice, Command, Press, Shown } from '../src/discord/command.js';
import { accept, type Checked, refuse } from '../src/jobs/refusal.js';
import { localeOf } from '../src/messages/catalogue.js';
import { HELP_ACTIONS, type HelpedCommand, helpCard, helpOfCommand } from '../src/render/help.js';
import { EVERYWHERE, textOption } from './definition.js';

/** Whoever presses is meant, so nothing has to be carried. */
const SUBJECT = 'me';
const NAME_LIMITS = { min: 1, max: 32 };
const MOST_CHOICES = 25;

/** `commands`: all of them, this one too; asked for when it is needed. */
export function createHelp(commands: () => ReadonlyMap<string, Command>): ActingCommand {
  const all = (): readonly HelpedCommand[] => [...commands().values()];

  const shown = (name: string | undefined, discordLocale: string): Checked<Shown> => {
    const locale = localeOf(discordLocale);
    if (name === undefined) return accept({ ...helpCard(all(), locale), subject: SUBJECT });
    const command = commands().get(name);
    if (command === undefined)
      return refuse({ code: 'unknown-command', name, known: [...commands().keys()] });
    return accept({ ...helpOfCommand(command, all(), locale), subject: SUBJECT });
  };

  const about: Press = {
    shows: 'in-place',
    act: async ({ values: [name], locale }) => shown(name, locale),
  };
  const back: Press = { shows: 'in-place', act: async ({ locale }) => shown(undefined, locale) };

  return {
    definition: {
      type: ApplicationCommandType.ChatInput,
      name: 'help',
      description: 'What every command does, with an example that works as it stands',
      ...EVERYWHERE,
      options: [
        { ...textOption('command', 'Everything about this command', NAME_LIMITS, false), autocomplete: true },
      ],
    },
    examples: ['/help', '/help command:prob'],
    isPrivate: () => true,

    async act({ options, locale }) {
      const typed = options.get('command');
      const name = typeof typed === 'string' ? typed.trim().toLowerCase().replace(/^\//, '') : undefined;
      return shown(name, locale);
    },

    async autocomplete(option: string, typed: string): Promise<readonly Choice[]> {
      if (option !== 'command') return [];
      const wanted = typed.trim().toLowerCase().replace(/^\//, '');
      return [...commands().keys()]
        .filter((name) => name.includes(wanted))
        .slice(0, MOST_CHOICES)
        .map((name) => ({ name: `/${name}`, value: name }));
    },

    presses: new Map([
      [HELP_ACTIONS.about, about],
      [HELP_ACTIONS.all, back],
    ]),
  };
}
