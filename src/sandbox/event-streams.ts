/** What changes, told to each open page as its person sees it: over a socket, or as server-sent events. */
import type { WebSocket } from 'ws';
import { KEPT } from './limits.js';
import type { SandboxEvent } from './protocol.js';
import type { State, StateChange } from './state.js';

const KEEP_ALIVE_MS = 15_000;
/** Bytes that may wait for a page that does not read; past it the stream ends, and the page opens a new one. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;

interface Stream {
  readonly userId: string;
  /** One event as JSON. False: so much waits already that it takes no more. */
  tell(event: string): boolean;
  keepAlive(): boolean;
  end(): void;
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
      for (const stream of this.#streams) if (!stream.keepAlive()) this.#end(stream);
    }, KEEP_ALIVE_MS);
    this.#keepAlive.unref();
  }

  /** Server-sent events until the signal, for whoever reads by `fetch`. */
  open(userId: string, signal: AbortSignal): Response {
    let leave = () => {};
    const body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          const write = (text: string): boolean => {
            if ((controller.desiredSize ?? 0) <= 0) return false;
            controller.enqueue(this.#encoder.encode(text));
            return true;
          };
          leave = this.#add({
            userId,
            tell: (event) => write(`data: ${event}\n\n`),
            keepAlive: () => write(': still here\n\n'),
            end: () => controller.close(),
          });
          write('retry: 1000\n\n');
        },
        cancel: () => leave(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING_BYTES }),
    );
    signal.addEventListener('abort', () => leave());
    return new Response(body, {
      headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
    });
  }

  /** For pages: a browser keeps six streams to one server at most, whichever of its windows they belong to, but many sockets. */
  accept(userId: string, socket: WebSocket): void {
    const leave = this.#add({
      userId,
      tell(event) {
        if (socket.bufferedAmount > MOST_WAITING_BYTES) return false;
        socket.send(event);
        return true;
      },
      keepAlive() {
        socket.ping();
        return true;
      },
      end: () => socket.close(),
    });
    socket.on('close', leave);
    socket.on('error', () => socket.terminate());
  }

  close(): void {
    this.#stopListening();
    clearInterval(this.#keepAlive);
    for (const stream of this.#streams) this.#end(stream);
  }

  #tell(change: StateChange): void {
    for (const stream of this.#streams) {
      const event = eventFor(this.#state, change, stream.userId);
      if (event !== undefined && !stream.tell(JSON.stringify(event))) this.#end(stream);
    }
  }

  /** The returned function takes it out again. */
  #add(stream: Stream): () => void {
    for (const oldest of this.#streams) {
      if (this.#streams.size < KEPT.eventStreams) break;
      this.#end(oldest);
    }
    this.#streams.add(stream);
    return () => this.#streams.delete(stream);
  }

  #end(stream: Stream): void {
    this.#streams.delete(stream);
    try {
      stream.end();
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
