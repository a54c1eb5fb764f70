/** The page's line to the sandbox: the control API, and its events by a socket that comes back when it is lost. */
import { ControlClient, ControlRefusal } from '../control-client.js';
import type { SandboxEvent, SandboxState } from '../protocol.js';

/** `stale-key`: the sandbox was started anew. `unknown-person`: it does not know who is looking. */
export type Connection = 'connecting' | 'open' | 'lost' | 'stale-key' | 'unknown-person';

export interface Watcher {
  onState(state: SandboxState): void;
  onEvent(event: SandboxEvent): void;
  onConnection(connection: Connection): void;
}

const RETRY_FIRST_MS = 500;
const RETRY_MOST_MS = 8_000;

export class Control extends ControlClient {
  readonly #key: string;

  constructor(key: string) {
    super({ control: '/control', key });
    this.#key = key;
  }

  /**
   * Follows the events of one person until the returned function is called. Each time the socket opens the state is
   * read anew, and again when the world has changed; events that come meanwhile are held back and told after it, so
   * nothing falls between the two.
   */
  watch(userId: string, watcher: Watcher): () => void {
    let source: WebSocket | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waitMs = RETRY_FIRST_MS;
    let isStopped = false;

    const lose = (connection: Connection) => {
      source?.close();
      source = undefined;
      if (isStopped) return;
      watcher.onConnection(connection);
      clearTimeout(timer);
      timer = setTimeout(open, waitMs);
      waitMs = Math.min(waitMs * 2, RETRY_MOST_MS);
    };

    const open = () => {
      const query = new URLSearchParams({ user: userId, key: this.#key });
      const stream = new WebSocket(socketAddress(`/control/events?${query}`));
      source = stream;
      let held: SandboxEvent[] | undefined = [];
      const readState = () => {
        held ??= [];
        this.state(userId).then(
          (state) => {
            if (source !== stream) return;
            waitMs = RETRY_FIRST_MS;
            watcher.onConnection('open');
            watcher.onState(state);
            const events = held ?? [];
            held = undefined;
            const isOld = events.some(({ type }) => type === 'world');
            for (const event of events) watcher.onEvent(event);
            if (isOld) readState();
          },
          () => {
            if (source === stream) lose('lost');
          },
        );
      };
      stream.onmessage = (message: MessageEvent<string>) => {
        const event = JSON.parse(message.data) as SandboxEvent;
        if (held !== undefined) held.push(event);
        else if (event.type === 'world') readState();
        else watcher.onEvent(event);
      };
      stream.onclose = () => {
        if (source !== stream) return;
        void this.#reasonOfLoss(userId).then((reason) => {
          if (source === stream) lose(reason);
        });
      };
      stream.onopen = readState;
    };

    watcher.onConnection('connecting');
    open();
    return () => {
      isStopped = true;
      clearTimeout(timer);
      source?.close();
      source = undefined;
    };
  }

  /** A socket does not tell why it was refused; a sandbox started anew refuses the old key. */
  async #reasonOfLoss(userId: string): Promise<Connection> {
    try {
      await this.state(userId);
      return 'lost';
    } catch (error) {
      const status = error instanceof ControlRefusal ? error.status : undefined;
      return status === 403 ? 'stale-key' : status === 404 ? 'unknown-person' : 'lost';
    }
  }
}

/** On the page's own server, as safe as the page itself. */
function socketAddress(path: string): URL {
  const address = new URL(path, location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return address;
}
