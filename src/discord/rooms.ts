/** Threads and messages by the bot's own right. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { REST } from '@discordjs/rest';
import {
  ChannelType,
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
