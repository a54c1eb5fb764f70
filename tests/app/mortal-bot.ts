/** A bot that is killed and started again under those who use it, and presses that are made again if it dies before it answers. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIMessage } from 'discord-api-types/v10';
import type { InteractionResult } from '../../src/sandbox/protocol.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { type Person, Refused } from '../sandbox/control-client.js';
import { isPrivate, textOf } from '../sandbox/message-parts.js';
import { StartedProcess } from '../support/started-process.js';

const WAIT_MS = 100_000;
const BUSY = /try again|cannot be reached/i;
const BUSY_MS = 300;
/** What people do is to press again then; a bot whose words were lost on the way does not know it. */
const TOLD_MS = 40_000;
const UNTOLD = /no final message within/;
const FAULT = /a fault in the bot/;

export interface Told {
  /** Undefined: there is nothing to press any more. */
  readonly message: APIMessage | undefined;
  /** A press of which nothing was told came before it, and may have done what it was to do. */
  readonly isRepeated: boolean;
}

export class MortalBot {
  readonly #start: () => Promise<StartedProcess>;
  #alive: Promise<StartedProcess>;

  private constructor(start: () => Promise<StartedProcess>) {
    this.#start = start;
    this.#alive = start();
  }

  /** One without a language model, that stays the same in all but its process. */
  static at(
    { token, api }: Pick<Sandbox, 'token' | 'api'>,
    folder: string,
    environment: Readonly<Record<string, string>> = {},
  ): MortalBot {
    return new MortalBot(async () => {
      const process = new StartedProcess('src/main.ts', {
        DISCORD_TOKEN: token,
        DISCORD_API_URL: api,
        DATA_DIR: folder,
        MODEL: `${folder}/none.gguf`,
        WARM_UP: 'no',
        LOG_LEVEL: 'warn',
        ...environment,
      });
      await process.says('is online');
      return process;
    });
  }

  /** Of this moment, or the next one. */
  alive(): Promise<StartedProcess> {
    return this.#alive;
  }

  /** SIGKILL, and another one with the same store. */
  async killAndStart(): Promise<void> {
    const before = await this.#alive;
    this.#alive = kill(before).then(this.#start);
    await this.#alive;
  }

  async kill(): Promise<void> {
    await kill(await this.#alive);
  }

  /** What `look` finds; `press` is made until then: again for each bot that dies, and where it is told that the bot is busy. */
  async until<T>(
    person: Person,
    press: () => Promise<InteractionResult | undefined>,
    look: () => Promise<T>,
  ): Promise<T> {
    const found = look().then((value) => ({ value }));
    for (;;) {
      const bot = await this.alive();
      const pressed = await press();
      const busy = pressed === undefined ? [] : [toldBusy(person, pressed)];
      const done = await Promise.race([found, bot.gone.then(() => undefined), ...busy]);
      if (done !== undefined) return done.value;
      await sleep(BUSY_MS);
    }
  }

  /** What the person alone is told of a press; one that dies with the bot is made again, as people do. */
  async told({ control }: Person, press: () => Promise<InteractionResult>): Promise<Told> {
    for (let attempt = 1; ; attempt++) {
      const isRepeated = attempt > 1;
      const bot = await this.alive();
      const pressed = await press().catch(whereNothingIs);
      if (pressed === undefined) return { message: undefined, isRepeated };
      const { interactionId } = pressed;
      const telling = control.finalMessages(interactionId, { waitMs: TOLD_MS }).catch(nothingWithin);
      const messages = await Promise.race([telling, bot.gone.then(() => undefined)]);
      const message = messages?.findLast(isPrivate);
      if (message !== undefined && FAULT.test(textOf(message))) throw new Error(bot.printed);
      if (message !== undefined && !BUSY.test(textOf(message))) return { message, isRepeated };
      if (messages !== undefined) await sleep(BUSY_MS);
    }
  }
}

function whereNothingIs(error: unknown): undefined {
  if (error instanceof Refused) return undefined;
  throw error;
}

function nothingWithin(error: unknown): readonly APIMessage[] {
  if (error instanceof Refused && UNTOLD.test(error.message)) return [];
  throw error;
}

async function kill(bot: StartedProcess): Promise<void> {
  bot.signal('SIGKILL');
  await bot.gone;
}

/** Resolves if so. */
async function toldBusy({ control }: Person, { interactionId }: InteractionResult): Promise<undefined> {
  const messages = await control.finalMessages(interactionId, { waitMs: WAIT_MS }).catch(() => []);
  if (messages.some((message) => BUSY.test(textOf(message)))) return;
  return new Promise(() => undefined);
}
