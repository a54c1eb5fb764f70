/** Server-sent events, one stream for each open page: what changes, as its person sees it. */
import { KEPT } from './limits.js';
import type { SandboxEvent } from './protocol.js';
import type { State, StateChange } from './state.js';

const KEEP_ALIVE_MS = 15_000;
/** Bytes that may wait for a page that does not read; past it the stream ends, and the page opens a new one. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;

interface Stream {
  readonly userId: string;
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
}

export class EventStreams {
  readonly #state: State;
  readonly #streams = new Set<Stream>();
  readonly #stopListening: () => void;
  readonly #keepAlive: NodeJS.Timeout;
  readonly #encoder = new TextEncoder();

  constructor(state: State) {
    this.#state = state;
    this.#stopListening = state.listen((change) => this.#tell(change));
    this.#keepAlive = setInterval(() => {
      for (const stream of this.#streams) this.#write(stream, ': still here\n\n');
    }, KEEP_ALIVE_MS);
    this.#keepAlive.unref();
  }

  open(userId: string, signal: AbortSignal): Response {
    for (const oldest of this.#streams) {
      if (this.#streams.size < KEPT.eventStreams) break;
      this.#end(oldest);
    }
    let stream: Stream | undefined;
    const leave = () => {
      if (stream !== undefined) this.#streams.delete(stream);
    };
    const body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          stream = { userId, controller };
          this.#streams.add(stream);
          this.#write(stream, 'retry: 1000\n\n');
        },
        cancel: leave,
      },
      new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING_BYTES }),
    );
    signal.addEventListener('abort', leave);
    return new Response(body, {
      headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
    });
  }

  close(): void {
    this.#stopListening();
    clearInterval(this.#keepAlive);
    for (const stream of this.#streams) this.#end(stream);
  }

  #tell(change: StateChange): void {
    for (const stream of this.#streams) {
      const event = eventFor(this.#state, change, stream.userId);
      if (event !== undefined) this.#write(stream, `data: ${JSON.stringify(event)}\n\n`);
    }
  }

  #write(stream: Stream, text: string): void {
    if ((stream.controller.desiredSize ?? 0) <= 0) {
      this.#end(stream);
      return;
    }
    stream.controller.enqueue(this.#encoder.encode(text));
  }

  #end(stream: Stream): void {
    this.#streams.delete(stream);
    try {
      stream.controller.close();
    } catch {
      // Ended from the other side already.
    }
  }
}

/** Undefined: not for this person's eyes. */
export function eventFor(state: State, change: StateChange, userId: string): SandboxEvent | undefined {
  switch (change.type) {
    case 'message':
    case 'message-removed': {
      const { message, visibleTo } = change.stored;
      const channel = state.channel(message.channel_id);
      const isVisible =
        channel !== undefined &&
        state.canSee(channel, userId) &&
        (visibleTo === undefined || visibleTo === userId);
      if (!isVisible) return undefined;
      return change.type === 'message'
        ? {
            type: 'message',
            message,
            ...(change.interactionId === undefined ? {} : { interactionId: change.interactionId }),
          }
        : { type: 'message-removed', channelId: message.channel_id, messageId: message.id };
    }
    case 'commands':
      return { type: 'commands', commands: state.commandsFor(userId) };
    case 'stage':
      return change.userId === userId ? { type: 'stage', ...change.stage } : undefined;
    case 'journal':
      return change;
    case 'guild':
    case 'channel':
    case 'person':
    case 'bot-in-thread':
      return { type: 'world' };
    case 'bot':
      return { type: 'bot', online: change.online };
    case 'deferred':
    case 'modal':
    case 'interaction-failed': {
      const { userId: of, ...event } = change;
      return of === userId ? event : undefined;
    }
  }
}
