/**
 * Messages that were pressed and that Discord has not heard of yet. Whoever changes one with the token of the press has to wait for
 * that; what is decided before, a refusal, can still be told in the first response, which is repeated without harm.
 */
import type { ReplyAddress } from '../jobs/contract.js';
import type { JobProducer } from '../queue/port.js';
import type { ReplySender } from './reply.js';

export interface HeldPlace {
  /** Resolves when somebody wants to change the message. */
  readonly wanted: Promise<void>;
  /** They may; calling it again changes nothing. */
  release(): void;
}

interface Held {
  readonly want: () => void;
  readonly free: Promise<void>;
}

export class Places {
  /** By token of the interaction. */
  readonly #held = new Map<string, Held>();

  /** Until it is released, which whoever holds it sees to. */
  hold(token: string): HeldPlace {
    let want: () => void = () => undefined;
    let letGo: () => void = () => undefined;
    const wanted = new Promise<void>((resolve) => {
      want = resolve;
    });
    const free = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const held = { want, free };
    this.#held.set(token, held);
    return {
      wanted,
      release: () => {
        if (this.#held.get(token) === held) this.#held.delete(token);
        letGo();
      },
    };
  }

  /** Resolves once the message there may be changed. */
  async free(reply: ReplyAddress): Promise<void> {
    const held = reply.via === 'discord' ? this.#held.get(reply.token) : undefined;
    held?.want();
    await held?.free;
  }

  /** Hands in what changes a message once it may. */
  inTurn(producer: Pick<JobProducer, 'submit' | 'outcome'>): Pick<JobProducer, 'submit' | 'outcome'> {
    return {
      submit: async (job) => {
        await this.free(job.reply);
        return await producer.submit(job);
      },
      outcome: (id, timeoutMs) => producer.outcome(id, timeoutMs),
    };
  }

  /** Edits a message once it may. */
  editing(replies: Pick<ReplySender, 'tryEdit'>): Pick<ReplySender, 'tryEdit'> {
    return {
      tryEdit: async (address, message, signal) => {
        await this.free(address);
        return await replies.tryEdit(address, message, signal);
      },
    };
  }
}
