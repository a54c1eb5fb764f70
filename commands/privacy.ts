/** `/privacy`: what is stored of the person who asks, and its deletion. */
import { ApplicationCommandType } from 'discord-api-types/v10';
import type { ActingCommand, Press } from '../src/discord/command.js';
import { accept } from '../src/jobs/refusal.js';
import type { Control } from '../src/render/card.js';
import { confirmCard, forgottenCard, isStored, privacyCard } from '../src/render/privacy.js';
import { EVERYWHERE } from './definition.js';

const ASK = 'ask';
const FORGET = 'forget';
const KEEP = 'keep';
/** Whoever presses is meant, so nothing has to be carried. */
const SUBJECT = 'me';

const DELETE: Control = { type: 'button', action: ASK, label: 'Delete everything …', emoji: '🗑️' };

const ask: Press = {
  shows: 'in-place',
  async act({ personData, person }) {
    return accept({
      card: confirmCard(await personData.of(person), person),
      controls: [
        [
          { type: 'button', action: FORGET, label: 'Delete everything', isPrimary: true },
          { type: 'button', action: KEEP, label: 'Keep it' },
        ],
      ],
      subject: SUBJECT,
    });
  },
};

const forget: Press = {
  shows: 'in-place',
  async act({ personData, person, polls, guesses }) {
    const forgotten = await personData.forget(person);
    for (const poll of forgotten.votes) polls.changed(poll);
    for (const round of forgotten.guesses) guesses.changed(round);
    return accept({ card: forgottenCard(forgotten) });
  },
};

const keep: Press = {
  shows: 'in-place',
  act: async ({ personData, person }) => accept(shown(await personData.of(person))),
};

function shown(stored: Parameters<typeof privacyCard>[0]) {
  return {
    card: privacyCard(stored),
    ...(isStored(stored) ? { controls: [[DELETE]], subject: SUBJECT } : {}),
  };
}

export const privacy = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'privacy',
    description: 'What is stored of you, and a button that deletes it. Only you see the answer',
    ...EVERYWHERE,
  },
  examples: ['/privacy'],
  isPrivate: () => true,
  act: async ({ personData, person }) => accept(shown(await personData.of(person))),
  presses: new Map([
    [ASK, ask],
    [FORGET, forget],
    [KEEP, keep],
  ]),
} satisfies ActingCommand;
