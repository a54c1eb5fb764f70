/** Threads and messages by the bot's own right. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { REST } from '@discordjs/rest';
import {
  type APIMessageTopLevelComponent,
  ChannelType,
  ComponentType,
  type RESTGetAPIChannelMessagesResult,
  type RESTGetAPIChannelResult,
  type RESTPatchAPIChannelMessageResult,
  type RESTPostAPIChannelMessageResult,
  type RESTPostAPIChannelThreadsResult,
  Routes,
  ThreadAutoArchiveDuration,
} from 'discord-api-types/v10';
import { idsOfPress, toDiscordMessage } from '../render/discord-message.js';
import type { RoomMessage, Rooms } from '../rounds/rooms.js';
import { retryWaitMs } from './request-trouble.js';

/** As many as Discord gives at once. */
export const LOOKED_AT = 100;
/** How far Discord's clock may be behind ours. */
const CLOCKS_APART_MS = 60_000;
const DISCORD_EPOCH_MS = 1_420_070_400_000;
const ATTEMPTS = 4;
const FIRST_RETRY_MS = 500;
/** Discord's limit for the name of a thread. */
const NAME_CHARACTERS = 100;

export class DiscordRooms implements Rooms {
  readonly #rest: Pick<REST, 'get' | 'post' | 'patch'>;

  constructor(rest: Pick<REST, 'get' | 'post' | 'patch'>) {
    this.#rest = rest;
  }

  async openThread(channel: string, name: string): Promise<string | undefined> {
    const body = {
      name: [...name].slice(0, NAME_CHARACTERS).join(''),
      type: ChannelType.PublicThread,
      auto_archive_duration: ThreadAutoArchiveDuration.OneDay,
    };
    const made = await unlessRefused(async () => {
      // Not repeated: a thread whose answer was lost would stand there twice.
      return (await this.#rest.post(Routes.threads(channel), { body })) as RESTPostAPIChannelThreadsResult;
    }, NO_THREAD);
    return made?.id;
  }

  async post(channel: string, message: RoomMessage, nonce: string): Promise<string | undefined> {
    const { body } = messageOf(message);
    const posted = await unlessRefused(() =>
      repeated(async () => {
        const answer = await this.#rest.post(Routes.channelMessages(channel), {
          body: { ...body, nonce, enforce_nonce: true },
        });
        return answer as RESTPostAPIChannelMessageResult;
      }),
    );
    return posted?.id;
  }

  async findPosted(
    channel: string,
    message: RoomMessage,
    sinceMs: number | undefined,
  ): Promise<string | undefined> {
    const wanted = pressIdsOf(messageOf(message).body.components);
    if (wanted.length === 0) return undefined;
    const query = new URLSearchParams({ limit: String(LOOKED_AT) });
    if (sinceMs !== undefined) query.set('after', idAt(sinceMs - CLOCKS_APART_MS));
    const found = await unlessRefused(() =>
      repeated(async () => {
        const page = await this.#rest.get(Routes.channelMessages(channel), { query });
        return page as RESTGetAPIChannelMessagesResult;
      }),
    );
    return found?.find(({ components = [] }) => isDeepStrictEqual(pressIdsOf(components), wanted))?.id;
  }

  async serverOf(channel: string): Promise<string | undefined> {
    const found = await unlessRefused(() =>
      repeated(async () => (await this.#rest.get(Routes.channel(channel))) as RESTGetAPIChannelResult),
    );
    return found !== undefined && 'guild_id' in found ? found.guild_id : undefined;
  }

  async edit(channel: string, id: string, message: RoomMessage): Promise<boolean> {
    const { body } = messageOf(message);
    const edited = await unlessRefused(() =>
      repeated(async () => {
        const answer = await this.#rest.patch(Routes.channelMessage(channel, id), { body });
        return answer as RESTPatchAPIChannelMessageResult;
      }),
    );
    return edited !== undefined;
  }
}

/** Ids that nobody but this bot writes below its messages, in order. */
function pressIdsOf(components: readonly APIMessageTopLevelComponent[]): readonly string[] {
  return components.flatMap((row) =>
    row.type === ComponentType.ActionRow
      ? row.components.flatMap((part) => ('custom_id' in part ? [part.custom_id] : []))
      : [],
  );
}

/** The least that Discord gives out as an id from this moment on. */
function idAt(timeMs: number): string {
  return String(BigInt(Math.max(0, Math.floor(timeMs) - DISCORD_EPOCH_MS)) << 22n);
}

function messageOf({ command, subject, ...rendered }: RoomMessage) {
  return toDiscordMessage(rendered, { idOf: idsOfPress(command, subject) });
}

async function repeated<T>(send: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      const waitMs = retryWaitMs(error, attempt, FIRST_RETRY_MS);
      if (waitMs === undefined || attempt + 1 >= ATTEMPTS) throw error;
      await sleep(waitMs);
    }
  }
}

/** A permission, a channel that takes none, a message that is gone. */
const NO: ReadonlySet<unknown> = new Set([403, 404]);
/** And a channel in which there are no threads. */
const NO_THREAD: ReadonlySet<unknown> = new Set([400, ...NO]);

async function unlessRefused<T>(send: () => Promise<T>, no = NO): Promise<T | undefined> {
  try {
    return await send();
  } catch (error) {
    // By its form: discord.js brings a second copy of the class.
    if (error instanceof Error && no.has(Reflect.get(error, 'status'))) return undefined;
    throw error;
  }
}
