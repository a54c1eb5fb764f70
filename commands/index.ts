/** Every slash command of the bot. A command that is not listed here does not exist. */
import type { Command } from '../src/discord/command.js';
import { nextword } from './nextword.js';
import { prob } from './prob.js';

const LIST: readonly Command[] = [nextword, prob];

export const COMMANDS: ReadonlyMap<string, Command> = new Map(
  LIST.map((command) => [command.definition.name, command] as const),
);
