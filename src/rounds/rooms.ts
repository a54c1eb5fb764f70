/** Places where a round is played: messages that belong to no interaction. Nothing here is told to anybody but the log. */
import type { Rendered } from '../render/card.js';

export interface RoomMessage extends Rendered {
  /** What its controls are about: the command, and the round. */
  readonly command: string;
  readonly subject: string;
}

/** Rejects only with what may pass: Discord is away, or asks to wait for longer than a message is worth. */
export interface Rooms {
  /** Id of a new thread of the channel; undefined where the bot may not begin one. */
  openThread(channel: string, name: string): Promise<string | undefined>;
  /** Id of the message; undefined where the bot may not write. `nonce`: the same one posts once within a few minutes. */
  post(channel: string, message: RoomMessage, nonce: string): Promise<string | undefined>;
  /**
   * Id of this message where it stands in the channel already, by what can be pressed below it: among the first `LOOKED_AT` after
   * `sinceMs`, milliseconds since the epoch, or among the newest. Undefined: it is not there, or the bot may not read what was written.
   */
  findPosted(channel: string, message: RoomMessage, sinceMs: number | undefined): Promise<string | undefined>;
  /** Id of the server that a channel belongs to; undefined where the bot sees no such channel, or it belongs to none. */
  serverOf(channel: string): Promise<string | undefined>;
  /** False where the message or the right to see it is gone. */
  edit(channel: string, id: string, message: RoomMessage): Promise<boolean>;
}
