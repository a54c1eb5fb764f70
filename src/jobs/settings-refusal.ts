/** What a person can fix about settings, as data; the sentences stand in `src/render/settings.ts`. */
export type SettingsRefusal =
  | {
      readonly code: 'settings-not-a-mention';
      readonly option: 'channels' | 'managers' | 'weekly';
      readonly received: string;
    }
  | {
      readonly code: 'settings-too-many';
      readonly option: 'channels' | 'managers' | 'weekly';
      readonly count: number;
      readonly limit: number;
    }
  /** The bot sees no such channel on this server. */
  | { readonly code: 'settings-no-channel' }
  /** There are none for direct messages. */
  | { readonly code: 'settings-need-server' }
  /** Whoever does not manage the server; `all`: who may manage can be changed by nobody but those with Discord's own permission. */
  | { readonly code: 'settings-not-manager'; readonly what: 'any' | 'managers' }
  /** Answers are given in other channels of this server. */
  | { readonly code: 'not-in-this-channel'; readonly channels: readonly string[] };
