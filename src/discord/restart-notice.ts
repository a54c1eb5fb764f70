import type { Interaction } from 'discord.js';
import { NOTICE } from './notice-texts.js';
import { type NoticePorts, tell } from './notices.js';

/** While the bot stops: whoever asks is told so at once and asks again, instead of waiting for what nobody begins. */
export function createRestartNotice(ports: NoticePorts): (interaction: Interaction) => Promise<void> {
  return async (interaction) => {
    if (!interaction.isRepliable()) return;
    // What cannot be told any more is what a stopped bot looks like anyway.
    await tell(interaction, NOTICE.restarting, ports).catch(() => undefined);
  };
}
