import type { BaseInteraction } from 'discord.js';
import type { Asker } from '../queue/admission.js';

/** For whom a question counts. */
export function askerOf({ user, guildId }: Pick<BaseInteraction, 'user' | 'guildId'>): Asker {
  return { person: user.id, ...(guildId === null ? {} : { server: guildId }) };
}
