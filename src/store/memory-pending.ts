/** Pending replies in memory, for tests. Nothing falls back to it. */
import { FORGET_PROCESS_MS, type PendingReply, type PendingStore } from './pending-replies.js';

export class MemoryPending implements PendingStore {
  readonly #replies = new Map<string, { reply: PendingReply; readonly createdAtMs: number }>();
  readonly #beats = new Map<string, number>();

  async begin(reply: PendingReply): Promise<void> {
    if (!this.#replies.has(reply.jobId)) this.#replies.set(reply.jobId, { reply, createdAtMs: Date.now() });
  }

  async end(jobIds: readonly string[]): Promise<void> {
    for (const id of jobIds) this.#replies.delete(id);
  }

  async beat(owner: string): Promise<void> {
    this.#beats.set(owner, Date.now());
  }

  async leave(owner: string): Promise<void> {
    this.#beats.delete(owner);
  }

  async orphans(applicationId: string, silentMs: number, limit: number): Promise<readonly PendingReply[]> {
    const nowMs = Date.now();
    const isSilent = (atMs: number | undefined) => atMs === undefined || atMs <= nowMs - silentMs;
    return [...this.#replies.values()]
      .filter(
        ({ reply, createdAtMs }) =>
          reply.applicationId === applicationId &&
          reply.expiresAtMs > nowMs &&
          isSilent(createdAtMs) &&
          isSilent(this.#beats.get(reply.owner)),
      )
      .slice(0, limit)
      .map(({ reply }) => reply);
  }

  async claim(jobId: string, from: string, to: string): Promise<boolean> {
    const kept = this.#replies.get(jobId);
    if (kept?.reply.owner !== from) return false;
    kept.reply = { ...kept.reply, owner: to };
    return true;
  }

  async prune(): Promise<void> {
    const nowMs = Date.now();
    for (const [id, { reply }] of this.#replies) if (reply.expiresAtMs <= nowMs) this.#replies.delete(id);
    for (const [owner, atMs] of this.#beats) {
      if (atMs <= nowMs - FORGET_PROCESS_MS) this.#beats.delete(owner);
    }
  }
}
