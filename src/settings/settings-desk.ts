/** Settings of servers as every interaction needs them: quickly, and without failing where the store is away. */
import { LRUCache } from 'lru-cache';
import { within } from '../ops/deadline.js';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';
import { NO_SETTINGS, type ServerSettings, type SettingsStore } from './server-settings.js';

/** Another bot process may have changed them meanwhile. */
const FRESH_MS = 20_000;
const REMEMBERED = 5_000;
const LOOK_AGAIN_MS = 5_000;
/** Part of the three seconds that Discord waits. */
const LOOK_MS = 400;

interface Known {
  readonly settings: ServerSettings;
  readonly atMs: number;
}

export class SettingsDesk {
  readonly #store: SettingsStore;
  readonly #logger: Logger;
  readonly #now: () => number;
  readonly #known = new LRUCache<string, Known>({ max: REMEMBERED });

  constructor({
    store,
    logger,
    now = Date.now,
  }: {
    readonly store: SettingsStore;
    readonly logger: Logger;
    readonly now?: () => number;
  }) {
    this.#store = store;
    this.#logger = logger;
    this.#now = now;
  }

  /** Never rejects: while the store is away the last that was known holds, and where nothing was, nothing is set. */
  async of(scope: string): Promise<ServerSettings> {
    const known = this.#known.get(scope);
    if (known !== undefined && this.#now() - known.atMs < FRESH_MS) return known.settings;
    try {
      const late = () => new Error(`no answer within ${LOOK_MS} ms`);
      const settings = await within(this.#store.of(scope), LOOK_MS, late);
      this.#known.set(scope, { settings, atMs: this.#now() });
      return settings;
    } catch (error) {
      this.#logger.warn({ error: describeError(error) }, 'settings not looked up');
      const settings = known?.settings ?? NO_SETTINGS;
      // Not every interaction shall wait for a store that is away.
      this.#known.set(scope, { settings, atMs: this.#now() - FRESH_MS + LOOK_AGAIN_MS });
      return settings;
    }
  }

  /** Rejects with Failure `store-unavailable`. */
  async change(scope: string, change: (before: ServerSettings) => ServerSettings): Promise<ServerSettings> {
    const settings = await this.#store.change(scope, change);
    this.#known.set(scope, { settings, atMs: this.#now() });
    return settings;
  }
}
