/**
 * What the page (and later tests and `bench/`) may ask of the sandbox: the control API under `/control`.
 * Every call carries the header `x-sandbox-key` (the event stream: query parameter `key`), a random key that only the
 * page served by this process is given. Bodies are JSON; errors are `{ error: string }` with status 400, 403 or 404.
 *
 *   GET  /control/state?user=ID       → SandboxState as this user sees it; without `user`, as the first of them does
 *   GET  /control/events?user=ID&key= → server-sent events, each `data:` one SandboxEvent
 *   POST /control/interactions        → SendInteraction in, InteractionResult out
 *
 * Files of messages are served at `/attachments/<channel id>/<attachment id>/<name>`.
 */
import type {
  APIApplicationCommand,
  APIChannel,
  APIGuild,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIUser,
} from 'discord-api-types/v10';

export interface SandboxState {
  readonly applicationId: string;
  readonly bot: APIUser & { readonly online: boolean };
  /** People whose eyes the page may borrow. */
  readonly users: readonly APIUser[];
  readonly guilds: readonly Pick<APIGuild, 'id' | 'name'>[];
  readonly channels: readonly (APIChannel & { readonly guild_id?: string })[];
  /** Registered commands, global and of the guild, as the user would be offered them. */
  readonly commands: readonly APIApplicationCommand[];
  /** Oldest first, per channel; ephemeral ones of other people left out. */
  readonly messages: readonly APIMessage[];
}

export type SandboxEvent =
  | { readonly type: 'message'; readonly message: APIMessage }
  | { readonly type: 'message-removed'; readonly channelId: string; readonly messageId: string }
  | { readonly type: 'commands'; readonly commands: readonly APIApplicationCommand[] }
  | { readonly type: 'bot'; readonly online: boolean }
  | {
      readonly type: 'modal';
      readonly interactionId: string;
      readonly channelId: string;
      readonly modal: APIModalInteractionResponseCallbackData;
    }
  /** An interaction ended without a message: not acknowledged within 3 s, or the bot is offline. */
  | { readonly type: 'interaction-failed'; readonly interactionId: string; readonly reason: string };

export type OptionValue = string | number | boolean;

export type SendInteraction = { readonly userId: string; readonly channelId: string } & (
  | {
      readonly type: 'command';
      readonly name: string;
      readonly options: readonly { readonly name: string; readonly value: OptionValue }[];
    }
  | {
      readonly type: 'autocomplete';
      readonly name: string;
      readonly options: readonly { readonly name: string; readonly value: OptionValue }[];
      /** Name of the option being typed. */
      readonly focused: string;
    }
  | {
      readonly type: 'component';
      readonly messageId: string;
      readonly customId: string;
      /** Chosen values of a menu. */
      readonly values?: readonly string[];
    }
  | {
      readonly type: 'modal';
      /** The interaction that opened the modal. */
      readonly interactionId: string;
      readonly customId: string;
      readonly fields: readonly { readonly customId: string; readonly value: string }[];
    }
);

export interface InteractionResult {
  readonly interactionId: string;
  /** For `autocomplete`: what the bot offered, empty when it did not answer in time. */
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[];
}
