/** Files that people gave for an option, until the store makes room: who may use them, and what a bot is told. */
import type { APIAttachment } from 'discord-api-types/v10';
import type { StoredFile } from './attachment-store.js';
import { badRequest } from './control-error.js';
import { LIMITS } from './limits.js';
import { toAttachment } from './message-content.js';
import type { GivenFile } from './protocol.js';
import type { State } from './state.js';

const MOST_KEPT = 200;

export class GivenFiles {
  readonly #state: State;
  readonly #origin: string;
  readonly #owners = new Map<string, { readonly file: StoredFile; readonly userId: string }>();

  /** `origin`: of this server, without a slash at the end. */
  constructor(state: State, origin: string) {
    this.#state = state;
    this.#origin = origin;
  }

  add(userId: string, channelId: string, name: string, data: Uint8Array): GivenFile {
    if (data.byteLength > LIMITS.fileBytes) {
      throw badRequest(`The file is too large; ${LIMITS.fileBytes / 2 ** 20} MB are the most.`);
    }
    const file = this.#state.attachments.add(this.#state.nextId(), channelId, name, data);
    this.#owners.set(file.id, { file, userId });
    for (const [id, { file: oldest }] of this.#owners) {
      if (this.#owners.size <= MOST_KEPT) break;
      this.#owners.delete(id);
      this.#state.attachments.remove(oldest.id);
    }
    return { id: file.id, name: file.name, size: data.byteLength };
  }

  /** Undefined for a file of someone else, and for one that made room for others. */
  find(id: string, userId: string): APIAttachment | undefined {
    const given = this.#owners.get(id);
    if (given?.userId !== userId) return undefined;
    const { file } = given;
    if (this.#state.attachments.find(file.channelId, file.id, file.name) === undefined) return undefined;
    return toAttachment({ file, description: undefined, title: undefined }, this.#origin);
  }
}
