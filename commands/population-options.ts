/** What Discord shows of `/population`: its subcommands and their options. */
import {
  type APIApplicationCommandAttachmentOption,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  type APIApplicationCommandUserOption,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10';
import { LIMITS } from '../src/jobs/limits.js';
import { PRIVATE_OPTION, textOption, yesNoOption } from './definition.js';
import { POLL_SUBCOMMAND } from './population-poll.js';

/** Code points of what describes people, in an option as in a window. */
export const PEOPLE_CHARACTERS = { min: 1, max: 4000 } as const;
const VERB_CHARACTERS = { min: 1, max: 20 } as const;
const NAME_CHARACTERS = { min: 1, max: LIMITS.populationNameCharacters } as const;

const newName = textOption('name', 'What it is called', NAME_CHARACTERS, true);
const nameOption = (description: string, isRequired: boolean) => ({
  ...textOption('name', description, NAME_CHARACTERS, isRequired),
  autocomplete: true,
});
const fileOption = (description: string): APIApplicationCommandAttachmentOption => ({
  type: ApplicationCommandOptionType.Attachment,
  name: 'file',
  description,
  required: false,
});
const verbOption = textOption(
  'verb',
  'How sentences say it: like, play, have, are (“3 who like tea”)',
  VERB_CHARACTERS,
  false,
);
const replaceOption = yesNoOption('replace', 'Replace what is kept under this name');

const subcommand = (
  name: string,
  description: string,
  ...options: APIApplicationCommandBasicOption[]
): APIApplicationCommandSubcommandOption => ({
  type: ApplicationCommandOptionType.Subcommand,
  name,
  description,
  options,
});

export const SUBCOMMANDS: readonly APIApplicationCommandSubcommandOption[] = [
  subcommand(
    'create',
    'A new population, from counts or from members; without people, a window opens',
    newName,
    textOption(
      'people',
      '12 only tea, 4 only coffee, 5 both; or Ann: tea, age 17; Ben: coffee',
      PEOPLE_CHARACTERS,
      false,
    ),
    verbOption,
  ),
  subcommand(
    'show',
    'Who is in a population, what is known of them, and what to ask',
    nameOption('Which one; without it, the one that this channel asks about', false),
    PRIVATE_OPTION,
  ),
  subcommand('list', 'All populations that can be asked about here'),
  subcommand(
    'add',
    'More members, or more that is known of them',
    nameOption('Which one', true),
    textOption('people', 'Cleo: tea, age 16; or by counts: 3 only tea', PEOPLE_CHARACTERS, false),
    textOption('attributes', 'chess ♟️, age: number, team: category', PEOPLE_CHARACTERS, false),
  ),
  subcommand(
    'remove',
    'Fewer members, or less that is known of them',
    nameOption('Which one', true),
    textOption('people', 'Names: Ann, Ben; or by counts: 2 only tea', PEOPLE_CHARACTERS, false),
    textOption('attributes', 'Names: chess, age', PEOPLE_CHARACTERS, false),
  ),
  subcommand(
    'import',
    'From a table: a CSV file, or pasted into a window',
    newName,
    fileOption('A CSV file of at most 1 MB; its first row names the columns'),
    verbOption,
    replaceOption,
  ),
  subcommand('export', 'As a CSV file, which can be imported again', nameOption('Which one', false)),
  subcommand(
    'text',
    'A text whose words are counted: a .txt file, or pasted into a window',
    newName,
    fileOption('A plain text file of at most 200 kB'),
    textOption('text', 'The text itself', PEOPLE_CHARACTERS, false),
    replaceOption,
  ),
  POLL_SUBCOMMAND,
  subcommand(
    'use',
    'What questions in this channel are about unless they name another',
    nameOption('Which one; without it, the 14 people again', false),
  ),
  subcommand(
    'allow',
    'Lets somebody change a population, or no longer',
    nameOption('Which one', true),
    {
      type: ApplicationCommandOptionType.User,
      name: 'person',
      description: 'Who may change it',
      required: true,
    } satisfies APIApplicationCommandUserOption,
    yesNoOption('stop', 'This person may no longer'),
  ),
  subcommand(
    'delete',
    'For good; asks once more',
    nameOption('Which one', true),
    yesNoOption('sure', 'Delete it without asking once more'),
  ),
];
