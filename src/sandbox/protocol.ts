/**
 * What the page (and later tests and `bench/`) may ask of the sandbox: the control API under `/control`.
 * Every call carries the header `x-sandbox-key` (the event stream: query parameter `key`), a random key that only the
 * page served by this process is given. Bodies are JSON; errors are `{ error: string }` with status 400, 403 or 404.
 *
 *   GET  /control/state?user=ID       → SandboxState as this user sees it; without `user`, as the first of them does
 *   GET  /control/events?user=ID&key= → server-sent events, each `data:` one SandboxEvent
 *   POST /control/interactions        → SendInteraction in, InteractionResult out
 *   POST /control/users               → { name } in, the APIUser out: somebody new joins the server
 *   POST /control/files?user=ID&channel=ID → multipart form with one file in, GivenFile out; its id is the value of an option
 *   GET  /control/interactions/ID     → InteractionState, until its token dies
 *   GET  /control/faults              → BotFaults: what the bot did that a good bot does not
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
  | {
      readonly type: 'message';
      readonly message: APIMessage;
      /** Of an edit: the interaction whose answer it is. A new message names its own in `interaction_metadata`. */
      readonly interactionId?: string;
    }
  | { readonly type: 'message-removed'; readonly channelId: string; readonly messageId: string }
  | { readonly type: 'commands'; readonly commands: readonly APIApplicationCommand[] }
  | { readonly type: 'bot'; readonly online: boolean }
  | {
      readonly type: 'modal';
      readonly interactionId: string;
      readonly channelId: string;
      readonly modal: APIModalInteractionResponseCallbackData;
      /** The message whose component opened it. */
      readonly messageId?: string;
    }
  /** The bot has taken a press or a form and will change the message later (type 6). Told to its person alone. */
  | { readonly type: 'deferred'; readonly interactionId: string }
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
      /** A command of a message's own menu (type 3). */
      readonly type: 'message-command';
      readonly name: string;
      readonly messageId: string;
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

/** A file that one person may use once or more as the value of a command's option of type attachment. */
export interface GivenFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

export interface InteractionResult {
  readonly interactionId: string;
  /** For `autocomplete`: what the bot offered, empty when it did not answer in time. */
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[];
}

export interface InteractionState {
  readonly interactionId: string;
  /** `lost`: not acknowledged within 3 s. */
  readonly status: 'waiting' | 'acknowledged' | 'lost';
  /** Shown in answer to it. */
  readonly modal?: APIModalInteractionResponseCallbackData;
}

/**
 * `refused`: a request that Discord answers with an error. `mentions`: a message that is allowed to ping, because its
 * `allowed_mentions` is missing or not empty; Discord takes it, a bot that repeats people's texts must not send it.
 */
export interface BotFault {
  readonly type: 'refused' | 'mentions';
  readonly atMs: number;
  /** What was sent and what is wrong with it. Holds no token. */
  readonly sentence: string;
}

export interface BotFaults {
  /** Oldest first, the last 200. */
  readonly faults: readonly BotFault[];
}
