/** The peer's process, and what it is asked. It never loads into this one. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { TreeNode } from '../worker/engine/port.js';

const CHILD = fileURLToPath(new URL('./peer-child.mjs', import.meta.url));

/** The likeliest token alone is the least that the peer can do for a step; all probabilities are a distribution. */
export type Detail = 'token' | 'probabilities';

type Request =
  | { type: 'open'; path: string; threads: number; contextLength: number }
  | { type: 'probability'; tokens: readonly number[]; token: number }
  | { type: 'read'; tokens: readonly number[]; wanted: readonly number[]; detail: Detail }
  | { type: 'step'; prefix: readonly number[]; token: number; detail: Detail }
  | {
      type: 'walk';
      prefix: readonly number[];
      tree: readonly TreeNode[];
      detail: Detail;
      isCold: boolean;
    };

const messageSchema = z.object({
  id: z.number(),
  result: z.unknown().optional(),
  error: z.string().optional(),
});
const timeSchema = z.object({ elapsedMs: z.number() });
const probabilitySchema = z.object({ probability: z.number() });
const openSchema = z.object({ threads: z.number() });

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

export class Peer {
  readonly #child: ChildProcess;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (message) => this.#settle(message));
    child.once('exit', (code, signal) => {
      const error = new Error(`the peer's process ended with ${signal ?? code}`);
      for (const { reject } of this.#pending.values()) reject(error);
      this.#pending.clear();
    });
  }

  /** Rejects when the peer does not take the file or other threads than asked for. */
  static async open(path: string, threads: number, contextLength: number): Promise<Peer> {
    // The channel ends with this process, and the peer with the channel, however this process ends.
    const peer = new Peer(fork(CHILD, [], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }));
    const opened = openSchema.parse(await peer.#ask({ type: 'open', path, threads, contextLength }));
    if (opened.threads !== threads) {
      peer.close();
      throw new Error(`the peer takes ${opened.threads} threads, not ${threads}`);
    }
    return peer;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  async probability(tokens: readonly number[], token: number): Promise<number> {
    return probabilitySchema.parse(await this.#ask({ type: 'probability', tokens, token })).probability;
  }

  /** Time to read `tokens` from nothing, with the distributions after `wanted` (positions), in ms. */
  async read(tokens: readonly number[], wanted: readonly number[], detail: Detail): Promise<number> {
    return await this.#time({ type: 'read', tokens, wanted, detail });
  }

  /** Time for one token after a cached prefix, in ms. */
  async step(prefix: readonly number[], token: number, detail: Detail): Promise<number> {
    return await this.#time({ type: 'step', prefix, token, detail });
  }

  /** Time for all nodes of a tree, one by one; `isCold`: with the prefix, read from nothing. In ms. */
  async walk(
    prefix: readonly number[],
    tree: readonly TreeNode[],
    detail: Detail,
    isCold: boolean,
  ): Promise<number> {
    return await this.#time({ type: 'walk', prefix, tree, detail, isCold });
  }

  close(): void {
    this.#child.kill('SIGKILL');
  }

  async #time(request: Request): Promise<number> {
    return timeSchema.parse(await this.#ask(request)).elapsedMs;
  }

  #ask(request: Request): Promise<unknown> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      if (!this.#child.connected) return reject(new Error("the peer's process has ended"));
      this.#pending.set(id, { resolve, reject });
      this.#child.send({ id, request });
    });
  }

  #settle(message: unknown): void {
    const { id, result, error } = messageSchema.parse(message);
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (error === undefined) pending?.resolve(result);
    else pending?.reject(new Error(`the peer broke: ${error}`));
  }
}
