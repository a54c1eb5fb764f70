/** `/population poll name attributes [title] [hide_small]`: members press what is true of them, and the answers become a population. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { ActRequest, Press, PressForm, PressRequest, Shown } from '../src/discord/command.js';
import { LIMITS } from '../src/jobs/limits.js';
import { accept, type Checked, refuse } from '../src/jobs/refusal.js';
import { POLL_LIMITS } from '../src/polls/poll.js';
import type { Vote } from '../src/polls/poll-store.js';
import { readPollAttributes } from '../src/polls/read-poll-attributes.js';
import { checkPopulationName } from '../src/populations/edit.js';
import { POLL_ACTIONS, pollControls } from '../src/render/controls/poll.js';
import { pollCard } from '../src/render/poll.js';
import { ownAnswersCard, withdrawnCard } from '../src/render/poll-answers.js';
import { textOption, yesNoOption } from './definition.js';
import { readOptionalText, readText } from './read-options.js';

export const POLL_EXAMPLE = '/population poll name:sports attributes:likes tennis 🎾, likes football ⚽';
const ATTRIBUTES_CHARACTERS = 500;

export const POLL_SUBCOMMAND = {
  type: ApplicationCommandOptionType.Subcommand as const,
  name: 'poll',
  description: 'Members press what is true of them; their answers become a population',
  options: [
    textOption(
      'name',
      'What the population shall be called',
      { min: 1, max: LIMITS.populationNameCharacters },
      true,
    ),
    textOption(
      'attributes',
      'One to six, with commas: likes tennis 🎾, likes football ⚽',
      { min: 1, max: ATTRIBUTES_CHARACTERS },
      true,
    ),
    textOption(
      'title',
      'What is asked; without it, the attributes',
      { min: 1, max: POLL_LIMITS.titleCharacters },
      false,
    ),
    yesNoOption(
      'hide_small',
      'Hide groups of fewer than 3 people, so that nobody is recognised by their answers',
    ),
  ],
};

/** The whole of the subcommand: the first message, whose picture comes a moment later. */
export async function startPoll(request: ActRequest): Promise<Checked<Shown>> {
  const { options, place, populations, polls } = request;
  if (request.reply.via === 'return') return refuse({ code: 'poll-needs-channel' });
  const text = { command: 'population', example: POLL_EXAMPLE };
  const typed = readText(options, { ...text, option: 'name', limit: LIMITS.populationNameCharacters });
  if (!typed.ok) return typed;
  const name = checkPopulationName(typed.value);
  if (!name.ok) return name;
  const list = readText(options, { ...text, option: 'attributes', limit: ATTRIBUTES_CHARACTERS });
  if (!list.ok) return list;
  const attributes = readPollAttributes(list.value, POLL_EXAMPLE);
  if (!attributes.ok) return attributes;
  const title = readOptionalText(options, { ...text, option: 'title', limit: POLL_LIMITS.titleCharacters });
  if (!title.ok) return title;
  // Nobody shall find out only when everyone has answered. Whether it is still free then, finishing sees.
  if ((await populations.find(place.scope, name.value)) !== undefined) {
    const limit = LIMITS.populationNameCharacters;
    return refuse({ code: 'population-name', name: name.value, problem: 'taken', limit });
  }
  const started = await polls.start(
    {
      title: title.value ?? attributes.value.map((one) => one.name).join(', '),
      attributes: attributes.value,
      hidesSmall: options.get('hide_small') === true,
      population: name.value,
    },
    request,
  );
  if (!started.ok) return started;
  const poll = started.value;
  return accept({ card: pollCard(poll), controls: pollControls(poll), subject: poll.poll });
}

const ATTRIBUTE_INDEX = /^\d$/;

const voting = (voteOf: (argument: string) => Vote | undefined): Press => ({
  shows: 'in-place',
  sharesReply: true,
  async act(request) {
    const vote = voteOf(request.argument);
    if (vote === undefined) return refuse({ code: 'poll-closed' });
    return await request.polls.vote(request.subject, vote, request);
  },
});

const mine: Press = {
  shows: 'private',
  async act(request) {
    const found = await request.polls.mine(request.subject, request);
    if (!found.ok) return found;
    const { poll, answers } = found.value;
    return accept({
      card: ownAnswersCard(poll, answers),
      ...(answers === undefined
        ? {}
        : {
            controls: [[{ type: 'button', action: POLL_ACTIONS.withdraw, label: 'Delete my answers' }]],
            subject: poll.id,
          }),
    });
  },
};

const withdraw: Press = {
  shows: 'in-place',
  async act(request) {
    const done = await request.polls.withdraw(request.subject, request);
    return done.ok ? accept({ card: withdrawnCard(done.value.poll, done.value.wasStored) }) : done;
  },
};

const finish: Press = {
  shows: 'in-place',
  sharesReply: true,
  /** None for somebody who may not finish it: the press itself says why. */
  async form(request): Promise<PressForm | undefined> {
    const poll = await request.polls.toFinish(request.subject, request);
    if (!poll.ok) return undefined;
    return {
      title: 'Finish this poll',
      fields: [
        {
          id: 'name',
          label: 'Its numbers become the population',
          isLong: false,
          isRequired: true,
          limit: LIMITS.populationNameCharacters,
          value: poll.value.population,
        },
      ],
    };
  },
  async act(request: PressRequest) {
    const poll = await request.polls.toFinish(request.subject, request);
    if (!poll.ok) return poll;
    const name = checkPopulationName(request.fields.get('name') ?? poll.value.population);
    return name.ok ? await request.polls.finish(request.subject, name.value, request) : name;
  },
};

/** What can be pressed below a poll, for the command that it belongs to. */
export const POLL_PRESSES: readonly (readonly [string, Press])[] = [
  [
    POLL_ACTIONS.vote,
    voting((argument) =>
      ATTRIBUTE_INDEX.test(argument) ? { type: 'toggle', attribute: Number(argument) } : undefined,
    ),
  ],
  [POLL_ACTIONS.none, voting(() => ({ type: 'none' }))],
  [POLL_ACTIONS.mine, mine],
  [POLL_ACTIONS.withdraw, withdraw],
  [POLL_ACTIONS.finish, finish],
];
