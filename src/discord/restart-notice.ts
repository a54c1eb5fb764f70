import type { Interaction } from 'discord.js';
import { NOTICE } from './notice-texts.js';
import { tell } from './notices.js';

/** While the bot stops: whoever asks is told so at once and asks again, instead of waiting for what nobody begins. */
export async function tellOfRestart(interaction: Interaction): Promise<void> {
  if (!interaction.isRepliable()) return;
  // What cannot be told any more is what a stopped bot looks like anyway.
  await tell(interaction, NOTICE.restarting).catch(() => undefined);
}
