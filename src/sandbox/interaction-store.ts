/** Interactions from their sending to the death of their token: 3 seconds to acknowledge, 15 minutes to go on. */
import { randomBytes } from 'node:crypto';
import type {
  APIAuthorizingIntegrationOwnersMap,
  APIModalInteractionResponseCallbackData,
  InteractionType,
} from 'discord-api-types/v10';
import type { Clock } from './clock.js';
import type { AutocompleteChoice } from './interaction-form.js';
import { LIMITS } from './limits.js';
import type { QuestionStage } from './protocol.js';
import type { NextId } from './snowflake.js';

export interface InteractionOrigin {
  readonly type: InteractionType;
  readonly userId: string;
  readonly channelId: string;
  /** Name of the command at the root of it. */
  readonly commandName: string | undefined;
  /** The message whose component was used, also through a modal. */
  readonly sourceMessageId: string | undefined;
  /** The message whose menu the command was chosen from. */
  readonly targetMessageId: string | undefined;
  /** Who authorises it: "0" the server's installation (its id, "0" outside of servers), "1" the person's own (their id). */
  readonly owners: APIAuthorizingIntegrationOwnersMap;
  /** The interaction that showed the modal, for its submission. */
  readonly trigger: Interaction | undefined;
}

/** `lost`: not acknowledged in time, for good. */
export type InteractionStatus = 'waiting' | 'acknowledged' | 'lost';

export interface Interaction extends InteractionOrigin {
  readonly id: string;
  readonly token: string;
  status: InteractionStatus;
  /** What `@original` means; undefined while there is no such message. */
  originalMessageId: string | undefined;
  followUps: number;
  /** The bot has said (type 6) that it will change the message, and has not done so yet. */
  awaitsUpdate: boolean;
  /** Where its question was told to be. */
  readonly stages: QuestionStage[];
  /** Shown in answer to this interaction. */
  modal: APIModalInteractionResponseCallbackData | undefined;
  /** Given in answer to autocomplete. */
  choices: readonly AutocompleteChoice[] | undefined;
}

export type LostListener = (interaction: Interaction) => void;

export class InteractionStore {
  readonly #byId = new Map<string, Interaction>();
  readonly #byToken = new Map<string, Interaction>();
  readonly #settled = new Map<string, () => void>();
  readonly #clock: Clock;
  readonly #nextId: NextId;

  constructor(clock: Clock, nextId: NextId) {
    this.#clock = clock;
    this.#nextId = nextId;
  }

  /** `onSettled` runs once: acknowledged, or lost after 3 s. */
  create(origin: InteractionOrigin, onSettled: (interaction: Interaction) => void): Interaction {
    const id = this.#nextId();
    const interaction: Interaction = {
      ...origin,
      id,
      token: Buffer.from(`interaction:${id}:${randomBytes(48).toString('base64')}`).toString('base64url'),
      status: 'waiting',
      originalMessageId: undefined,
      followUps: 0,
      awaitsUpdate: false,
      stages: [],
      modal: undefined,
      choices: undefined,
    };
    this.#byId.set(id, interaction);
    this.#byToken.set(interaction.token, interaction);
    const cancel = this.#clock.after(LIMITS.acknowledgeMs, () => {
      interaction.status = 'lost';
      this.#settled.get(id)?.();
    });
    this.#settled.set(id, () => {
      cancel();
      this.#settled.delete(id);
      onSettled(interaction);
    });
    // A forgotten token is answered like a dead one, so nothing about it needs to be kept.
    this.#clock.after(LIMITS.tokenMs, () => {
      this.#byId.delete(id);
      this.#byToken.delete(interaction.token);
    });
    return interaction;
  }

  /** Only a waiting interaction may be acknowledged. */
  acknowledge(interaction: Interaction): void {
    interaction.status = 'acknowledged';
    this.#settled.get(interaction.id)?.();
  }

  byId(id: string): Interaction | undefined {
    return this.#byId.get(id);
  }

  byToken(token: string): Interaction | undefined {
    return this.#byToken.get(token);
  }
}
