/** In which language an interaction is answered. */
import type { ServerSettings } from '../settings/server-settings.js';

/** By Discord's name: that which the server has set, else the person's own. */
export function languageOf(
  { locale }: { readonly locale: string },
  server: Pick<ServerSettings, 'language'> | undefined,
): string {
  return server?.language ?? locale;
}
