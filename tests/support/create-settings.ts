/** Settings in memory, as a command that changes them is given them. */
import type { SettingsAccess } from '../../src/discord/command.js';
import { MemorySettings } from '../../src/store/memory-settings.js';

export function createSettings(managesServer = false): SettingsAccess {
  const store = new MemorySettings();
  return {
    of: (scope) => store.of(scope),
    change: (scope, change) => store.change(scope, change),
    managesServer,
  };
}
