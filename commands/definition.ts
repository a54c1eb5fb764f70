/** What the definitions of all commands have in common. */
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';

/** Installable for servers and for users; usable in servers, with the bot alone, and in any other direct messages. */
export const EVERYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/** Read by the dispatch, not by the command: it changes who sees an answer, not the question. */
export const PRIVATE = 'private';

export const PRIVATE_OPTION = {
  type: ApplicationCommandOptionType.Boolean,
  name: PRIVATE,
  description: 'Show the answer only to you',
  required: false,
} satisfies APIApplicationCommandBasicOption;

export const textOption = (
  name: string,
  description: string,
  limit: { readonly min: number; readonly max: number },
  isRequired: boolean,
) =>
  ({
    type: ApplicationCommandOptionType.String,
    name,
    description,
    required: isRequired,
    min_length: limit.min,
    max_length: limit.max,
  }) satisfies APIApplicationCommandBasicOption;

export const integerOption = (
  name: string,
  description: string,
  { min, max }: { readonly min: number; readonly max: number },
) =>
  ({
    type: ApplicationCommandOptionType.Integer,
    name,
    description,
    required: false,
    min_value: min,
    max_value: max,
  }) satisfies APIApplicationCommandBasicOption;

export const numberOption = (
  name: string,
  description: string,
  { min, max }: { readonly min: number; readonly max: number },
) =>
  ({
    type: ApplicationCommandOptionType.Number,
    name,
    description,
    required: false,
    min_value: min,
    max_value: max,
  }) satisfies APIApplicationCommandBasicOption;

export const yesNoOption = (name: string, description: string) =>
  ({
    type: ApplicationCommandOptionType.Boolean,
    name,
    description,
    required: false,
  }) satisfies APIApplicationCommandBasicOption;

/** `choices`: value → what is shown for it. */
export const choiceOption = (name: string, description: string, choices: Readonly<Record<string, string>>) =>
  ({
    type: ApplicationCommandOptionType.String,
    name,
    description,
    required: false,
    choices: Object.entries(choices).map(([value, shown]) => ({ name: shown, value })),
  }) satisfies APIApplicationCommandBasicOption;
