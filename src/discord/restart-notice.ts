import type { Interaction } from 'discord.js';
import { type NoticePorts, tellNotice } from './notices.js';

/** While the bot stops: whoever asks is told so at once and asks again, instead of waiting for what nobody begins. */
export function createRestartNotice(ports: NoticePorts): (interaction: Interaction) => Promise<void> {
  return async (interaction) => {
    if (!interaction.isRepliable()) return;
    // What cannot be told any more is what a stopped bot looks like anyway.
    await tellNotice(interaction, 'restarting', ports).catch(() => undefined);
  };
}
