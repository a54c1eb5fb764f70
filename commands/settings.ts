/** `/settings`: what those who manage a server decide for all of it. Without options it shows them. */
import { ApplicationCommandType } from 'discord-api-types/v10';
import type { ActingCommand, ActRequest, Shown } from '../src/discord/command.js';
import { LIMITS } from '../src/jobs/limits.js';
import { accept, type Checked, refuse } from '../src/jobs/refusal.js';
import { LOCALES, type Locale, localeOf } from '../src/messages/catalogue.js';
import { LANGUAGE_NAMES, SETTINGS_MESSAGES } from '../src/messages/settings/index.js';
import { populationNames, resolvePopulation } from '../src/populations/resolve.js';
import { settingsCard } from '../src/render/settings.js';
import {
  isNothing,
  readChannel,
  readChannels,
  readRoles,
  SETTINGS_LIMITS,
  type ServerSettings,
  weeklyTime,
} from '../src/settings/server-settings.js';
import { choiceOption, EVERYWHERE, integerOption, textOption } from './definition.js';
import { matchingNames } from './population-names.js';
import { checkAll, readChoice, readInteger, readOptionalText } from './read-options.js';

const EXAMPLES = ['/settings', '/settings language:de words:15', '/settings channels:everywhere'] as const;
/** The options that the weekly question is planned by. */
const WEEKLY = ['weekly', 'weekly_day', 'weekly_hour'] as const;
/** Of the language: nobody's in particular. */
const OWN = 'own';
const WEEKDAYS = {
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
  sunday: 'Sunday',
} as const;
const WEEKDAY_NAMES = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const satisfies readonly (keyof typeof WEEKDAYS)[];
const HOURS = { min: 0, max: 23 } as const;
const LIST = { min: 1, max: SETTINGS_LIMITS.listCharacters };

export const settings = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'settings',
    description:
      'Where I answer on this server, who may manage, language and defaults; without options it shows them',
    ...EVERYWHERE,
    options: [
      textOption('channels', 'Where I answer: #general #maths, or everywhere', LIST, false),
      textOption(
        'managers',
        'Roles that may manage beside those who manage the server: @teachers, or none',
        LIST,
        false,
      ),
      choiceOption('language', 'Language of lessons and quizzes', {
        [OWN]: SETTINGS_MESSAGES.en.unset.language,
        ...LANGUAGE_NAMES,
      }),
      integerOption('words', 'How many words /nextword shows unless asked otherwise', LIMITS.words),
      {
        ...textOption(
          'population',
          'Which population questions are about that name none, or none',
          { min: 1, max: LIMITS.populationNameCharacters },
          false,
        ),
        autocomplete: true,
      },
      textOption('weekly', 'Channel of the weekly question: #maths, or none', LIST, false),
      choiceOption('weekly_day', 'On which day the weekly question is asked (Monday), by UTC', WEEKDAYS),
      integerOption('weekly_hour', 'At which hour the weekly question is asked (16), by UTC', HOURS),
    ],
  },
  examples: EXAMPLES,
  isPrivate: () => true,
  act: changeSettings,

  async autocomplete(option, typed, context) {
    return option === 'population' ? matchingNames(typed, await populationNames(context)) : [];
  },
} satisfies ActingCommand;

async function changeSettings(request: ActRequest): Promise<Checked<Shown>> {
  const { options, place, mayManage, settings: access } = request;
  if (!place.scope.startsWith('g-')) return refuse({ code: 'settings-need-server' });
  if (options.size === 0) return await shown(request, await access.of(place.scope));
  if (!mayManage) return refuse({ code: 'settings-not-manager', what: 'any' });
  if (options.has('managers') && !access.managesServer)
    return refuse({ code: 'settings-not-manager', what: 'managers' });
  const read = await readSettings(request);
  if (!read.ok) return read;
  const { weekly } = read.value;
  if (typeof weekly === 'string' && !(await request.weekly.isOwnChannel(place.scope, weekly)))
    return refuse({ code: 'settings-no-channel' });
  const changed = await access.change(place.scope, (before) => ({ ...before, ...read.value }));
  if (WEEKLY.some((option) => options.has(option))) {
    const { weekly: channel } = changed;
    await request.weekly.plan(place.scope, channel === null ? null : { channel, time: weeklyTime(changed) });
  }
  return await shown(request, changed, [...options.keys()]);
}

async function shown(
  { weekly, place, locale }: ActRequest,
  settings: ServerSettings,
  changed: readonly string[] = [],
): Promise<Checked<Shown>> {
  const weeklyShown = { time: weeklyTime(settings), plan: await weekly.of(place.scope) };
  // The language that was just set is the one to be told in.
  const language = changed.length > 0 ? settings.language : null;
  return accept({ card: settingsCard(settings, weeklyShown, language ?? localeOf(locale), changed) });
}

/** What was given, and nothing else. */
async function readSettings(request: ActRequest): Promise<Checked<Partial<ServerSettings>>> {
  const { options } = request;
  const text = (option: string, limit: number) =>
    readOptionalText(options, { command: 'settings', option, limit, example: EXAMPLES[1] });
  const typed = checkAll({
    channels: text('channels', LIST.max),
    managers: text('managers', LIST.max),
    language: readChoice<typeof OWN | Locale>(options, 'language', [OWN, ...LOCALES]),
    words: readInteger(options, 'words', LIMITS.words),
    population: text('population', LIMITS.populationNameCharacters),
    weekly: text('weekly', LIST.max),
    day: readChoice(options, 'weekly_day', WEEKDAY_NAMES),
    weeklyHour: readInteger(options, 'weekly_hour', HOURS),
  });
  if (!typed.ok) return typed;
  const { language, words, population, day, weeklyHour } = typed.value;
  const channels = typed.value.channels === undefined ? undefined : readChannels(typed.value.channels);
  const managers = typed.value.managers === undefined ? undefined : readRoles(typed.value.managers);
  const weekly = typed.value.weekly === undefined ? undefined : readChannel(typed.value.weekly);
  for (const part of [channels, managers, weekly])
    if (part !== undefined && 'problem' in part) return refuse(part.problem);
  const named =
    population === undefined || isNothing(population)
      ? undefined
      : await resolvePopulation(population, request);
  if (named?.ok === false) return named;
  return accept({
    ...(channels !== undefined && 'value' in channels ? { channels: channels.value } : {}),
    ...(managers !== undefined && 'value' in managers ? { managers: managers.value } : {}),
    ...(language === undefined ? {} : { language: language === OWN ? null : language }),
    ...(words === undefined ? {} : { words }),
    ...(population === undefined ? {} : { population: named === undefined ? null : named.value.name }),
    ...(weekly !== undefined && 'value' in weekly ? { weekly: weekly.value } : {}),
    ...(day === undefined ? {} : { weeklyDay: WEEKDAY_NAMES.indexOf(day) }),
    ...(weeklyHour === undefined ? {} : { weeklyHour }),
  });
}
