/**
 * The control API under `/control`: everything that the page, tests and measurements may ask of the sandbox.
 * Every call carries the header `x-sandbox-key` (the event stream: query parameter `key`), a random key that only the
 * page served by this process and whoever started it are given. Bodies are JSON; errors are `{ error: string }` with
 * status 400, 403 or 404.
 *
 * People and what they do
 *   GET    /control/state?user=ID       → SandboxState as this user sees it; without `user`, as the first of them does
 *   GET    /control/events?user=ID&key= → server-sent events, each `data:` one SandboxEvent; as a WebSocket, each message one
 *   POST   /control/interactions        → SendInteraction in, InteractionResult out
 *   GET    /control/interactions/ID     → InteractionState, until its token dies
 *   GET    /control/interactions/ID/final?quietMs=N&waitMs=N → FinalMessages: answers once the interaction has messages, none of
 *            them "thinking…", and none changed for `quietMs` (0); 404 when that has not happened within `waitMs` (10,000; both real time)
 *   POST   /control/files?user=ID&channel=ID → multipart form with one file in, GivenFile out; its id is the value of an option
 *   POST   /control/messages            → NewMessage in, the APIMessage out: a person writes
 *   DELETE /control/messages/CHANNEL/ID → somebody deletes a message, the bot's or a person's
 *
 * The world
 *   POST   /control/users               → NewUser in, the APIUser out: somebody joins the first server, or those named
 *   PUT    /control/users/ID/locale     → { locale } in: the language that the person's client is set to from now on
 *   POST   /control/guilds              → NewGuild in, NewPlace out: a server that the bot has just joined, with one text channel
 *   DELETE /control/guilds/ID           → the bot is removed from the server, which is gone with its channels
 *   POST   /control/channels            → NewChannel in, the APIChannel out
 *   DELETE /control/channels/ID         → the channel is gone
 *   PUT    /control/channels/ID/bot     → BotAccess in: what the bot may do in this channel
 *
 * Time, trouble and what was said
 *   POST   /control/clock               → { advanceMs } in, { nowMs } out: time jumps forward; 3 s and 15 min end at once
 *   GET    /control/rest-faults         → { faults: PlantedRestFault[] } with how often each was hit
 *   POST   /control/rest-faults         → RestFault in, PlantedRestFault out
 *   DELETE /control/rest-faults[/ID]    → the one, or all, are taken away
 *   POST   /control/gateway-faults      → GatewayFault in: happens at once
 *   PUT    /control/rate-limits         → RateLimits in: absent ones go back to Discord's own
 *   GET    /control/rate-limits         → RateLimitState
 *   GET    /control/journal?after=N&limit=N → JournalPage: every request, response and dispatch, oldest first
 *   POST   /control/stages              → QuestionStage in: where a question is behind the bot, told by whoever knows
 *   GET    /control/faults              → BotFaults: what the bot did that a good bot does not
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
  readonly users: readonly LocalPerson[];
  readonly guilds: readonly Pick<APIGuild, 'id' | 'name'>[];
  readonly channels: readonly (APIChannel & { readonly guild_id?: string })[];
  /** Registered commands, global and of the user's servers; `offered-in.ts` says which of them a place offers. */
  readonly commands: readonly APIApplicationCommand[];
  /** Oldest first, per channel; ephemeral ones of other people left out. */
  readonly messages: readonly APIMessage[];
}

/** `locale`: the language that their client is set to. */
export type LocalPerson = APIUser & { readonly locale: string };

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
  | { readonly type: 'interaction-failed'; readonly interactionId: string; readonly reason: string }
  /** Of this person's questions alone. */
  | ({ readonly type: 'stage' } & QuestionStage)
  /** The newest entry of the journal; holds no secret, so every page is told. */
  | { readonly type: 'journal'; readonly entry: JournalLine }
  /** Servers, channels or people have changed: the page reads the state again. */
  | { readonly type: 'world' };

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
      /** A command of a person's own menu (type 2). */
      readonly type: 'user-command';
      readonly name: string;
      readonly targetUserId: string;
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
      /** `value`: text, the one chosen entry, or "true" of a checkbox; `values`: several entries, or ids of given files. */
      readonly fields: readonly {
        readonly customId: string;
        readonly value?: string;
        readonly values?: readonly string[];
      }[];
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
  /** As they were told, the first 100. */
  readonly stages: readonly QuestionStage[];
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

/** An interaction's messages, oldest first, as its person sees them. */
export interface FinalMessages {
  readonly messages: readonly APIMessage[];
}

export interface NewMessage {
  readonly userId: string;
  readonly channelId: string;
  readonly content: string;
}

export interface NewUser {
  /** 2 to 32 of a-z, 0-9, "_" and ".". */
  readonly name: string;
  /** Servers to join; absent: the first one. */
  readonly guildIds?: readonly string[];
  /** Whether they may manage the servers. */
  readonly isManager?: boolean;
  /** Their client's language, one of Discord's locales; absent: en-US. */
  readonly locale?: string;
}

export interface NewGuild {
  readonly name: string;
}

export interface NewPlace {
  readonly guildId: string;
  readonly channelId: string;
}

export type NewChannel =
  | { readonly type: 'text'; readonly guildId: string; readonly name: string }
  /** A person's conversation with the bot; the one that exists is answered. */
  | { readonly type: 'direct'; readonly userId: string };

export interface BotAccess {
  /** False: 50001 Missing Access for whatever is asked of the channel. */
  readonly canView: boolean;
  /** False: 50013 Missing Permissions for messages of the bot's own accord; in a conversation 50007. */
  readonly canSend: boolean;
  /** True: it may change and delete the channel, its threads and other people's messages. Absent: false. */
  readonly canManage?: boolean;
}

/**
 * What happens to the requests that it meets. `before` and `after`: whether the request has taken effect when its answer is
 * lost or replaced.
 */
export type RestEffect =
  /** Takes effect at once, is answered this much later on the sandbox's clock. */
  | { readonly type: 'delay'; readonly delayMs: number }
  /** This answer instead. */
  | {
      readonly type: 'answer';
      readonly when: 'before' | 'after';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** A text is sent as it is (`content-type: text/html`), anything else as JSON. */
      readonly body?: unknown;
    }
  /** The connection ends without an answer. */
  | { readonly type: 'drop'; readonly when: 'before' | 'after' }
  /** Half of a JSON body under a JSON content type. */
  | { readonly type: 'garbage'; readonly when: 'before' | 'after' };

export interface RestFault {
  /** Absent: every method. */
  readonly method?: string;
  /**
   * Below `/api/v10`, with `{}` for any one part: `/webhooks/{}/{}/messages/@original`. Absent: every route.
   */
  readonly route?: string;
  /** The first hit that it meets, counted from 1, which is the default. */
  readonly fromHit?: number;
  /** How many it meets from then on; absent: all. */
  readonly times?: number;
  readonly effect: RestEffect;
}

export interface PlantedRestFault {
  readonly id: string;
  readonly fault: RestFault;
  /** Requests that matched so far, and those of them that were disturbed. */
  readonly hits: number;
  readonly met: number;
}

export type GatewayFault =
  /** Op 7. */
  | { readonly type: 'reconnect' }
  /** Op 9. */
  | { readonly type: 'invalid-session'; readonly isResumable: boolean }
  | { readonly type: 'close'; readonly code: number }
  /** The sockets end without a word. */
  | { readonly type: 'cut' }
  /** Heartbeats are not acknowledged any more, on the connections of now. */
  | { readonly type: 'silence-heartbeats' }
  /** New connections are refused for so long, and the present ones are cut. */
  | { readonly type: 'refuse-connections'; readonly forMs: number }
  /** The next READY is not sent. */
  | { readonly type: 'withhold-ready' }
  /** The next dispatches are held back for so long, then sent in order. */
  | { readonly type: 'pause'; readonly forMs: number }
  /** The next dispatch is sent twice, with two sequence numbers, as after a resume that went wrong. */
  | { readonly type: 'repeat-next' }
  /** The next two dispatches change places. */
  | { readonly type: 'swap-next' }
  /** The next dispatch comes without these fields, as no description of Discord's allows. */
  | { readonly type: 'omit-next'; readonly fields: readonly string[] };

/** Numbers that Discord does not publish are the customary ones. */
export interface RateLimits {
  /** False: nothing is ever limited, though the headers are sent all the same. Absent: true. */
  readonly isEnforced?: boolean;
  /** Requests of one second over all authenticated routes. */
  readonly globalPerSecond?: number;
  /** Of one bucket: a route with its major parameters (channel, server, webhook with token). */
  readonly perBucket?: { readonly limit: number; readonly windowMs: number };
  /** IDENTIFYs within five seconds and within a day. */
  readonly identifiesPerDay?: number;
}

export interface RateLimitState {
  readonly limits: Required<RateLimits>;
  /** Answers with 401, 403 or 429 (but for those of scope `shared`) in the last ten minutes; Discord bans at 10,000. */
  readonly invalidRequests: number;
  readonly identifiesLeft: number;
}

/** An entry as everyone may see it: tokens are cut out of paths, long bodies are shortened. */
export interface JournalLine {
  /** Counts up from 1. */
  readonly number: number;
  readonly atMs: number;
  readonly type: 'request' | 'dispatch' | 'gateway';
  /** `POST /webhooks/901…/…`, `INTERACTION_CREATE`, `close 4009`. */
  readonly title: string;
  readonly status?: number;
  /** How long the answer took. */
  readonly durationMs?: number;
  /** Whose question it belongs to, where it belongs to one. */
  readonly interactionId?: string;
  /** JSON of the body or the data, at most 4,000 characters, tokens cut out. */
  readonly body?: string;
  readonly response?: string;
}

export interface JournalPage {
  /** At most `limit` (200, at most 1,000), of the last 2,000. */
  readonly entries: readonly JournalLine[];
  /** To ask for what comes after. */
  readonly next: number;
}

/** Where the question of an interaction is. What the server sees itself (sent, acknowledged, answered) is not told again. */
export interface QuestionStage {
  readonly interactionId: string;
  readonly stage: 'queued' | 'running' | 'ended';
  readonly atMs: number;
  /** Of `queued`: questions before this one. */
  readonly ahead?: number;
}
