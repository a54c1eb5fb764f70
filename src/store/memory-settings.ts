/** Settings in memory, for tests. */
import { NO_SETTINGS, type ServerSettings, type SettingsStore } from '../settings/server-settings.js';

export class MemorySettings implements SettingsStore {
  readonly #settings = new Map<string, ServerSettings>();

  async of(scope: string): Promise<ServerSettings> {
    return this.#settings.get(scope) ?? NO_SETTINGS;
  }

  async change(scope: string, change: (before: ServerSettings) => ServerSettings): Promise<ServerSettings> {
    const after = change(this.#settings.get(scope) ?? NO_SETTINGS);
    this.#settings.set(scope, after);
    return after;
  }
}
