/** Every command of the bot. A command that is not listed here does not exist. */
import type { Command, MessageCommand } from '../src/discord/command.js';
import { again } from './again.js';
import { bayes } from './bayes.js';
import { evidence } from './evidence.js';
import { guess } from './guess.js';
import { createHelp } from './help.js';
import { lesson } from './lesson.js';
import { model } from './model.js';
import { nextword } from './nextword.js';
import { population } from './population.js';
import { privacy } from './privacy.js';
import { prob } from './prob.js';
import { quiz } from './quiz.js';
import { sequence } from './sequence.js';
import { settings } from './settings.js';
import { surprise } from './surprise.js';
import { train } from './train.js';

const LIST: readonly Command[] = [
  nextword,
  sequence,
  evidence,
  prob,
  bayes,
  population,
  train,
  guess,
  lesson,
  quiz,
  model,
  again,
  privacy,
  settings,
  createHelp(() => COMMANDS),
];
const MESSAGE_LIST: readonly MessageCommand[] = [surprise];

export const COMMANDS: ReadonlyMap<string, Command> = new Map(
  LIST.map((command) => [command.definition.name, command] as const),
);

/** Entries of the menu that opens on a message. */
export const MESSAGE_COMMANDS: ReadonlyMap<string, MessageCommand> = new Map(
  MESSAGE_LIST.map((command) => [command.definition.name, command] as const),
);
