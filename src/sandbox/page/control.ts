/** The page's line to the sandbox: the control API of `../protocol.ts` over fetch and server-sent events. */
import type {
  GivenFile,
  InteractionResult,
  SandboxEvent,
  SandboxState,
  SendInteraction,
} from '../protocol.js';

/** The server said no, in its own words. */
export class ControlRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'ControlRefusal';
    this.status = status;
  }
}

/** `stale-key`: the sandbox was started anew. `unknown-person`: it does not know who is looking. */
export type Connection = 'connecting' | 'open' | 'lost' | 'stale-key' | 'unknown-person';

export interface Watcher {
  onState(state: SandboxState): void;
  onEvent(event: SandboxEvent): void;
  onConnection(connection: Connection): void;
}

const RETRY_FIRST_MS = 500;
const RETRY_MOST_MS = 8_000;

export class Control {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  async send(interaction: SendInteraction, signal?: AbortSignal): Promise<InteractionResult> {
    return (await this.#request('/control/interactions', {
      method: 'POST',
      body: JSON.stringify(interaction),
      ...(signal === undefined ? {} : { signal }),
    })) as InteractionResult;
  }

  /** For an option of type attachment; its id is the option's value. */
  async giveFile(userId: string, channelId: string, file: File): Promise<GivenFile> {
    const form = new FormData();
    form.append('files[0]', file);
    const query = new URLSearchParams({ user: userId, channel: channelId });
    return (await this.#request(`/control/files?${query}`, { method: 'POST', body: form })) as GivenFile;
  }

  /**
   * Follows the events of one person until the returned function is called. Each time the stream opens the state is
   * read anew; events that come meanwhile are held back and told after it, so nothing falls between the two.
   */
  watch(userId: string, watcher: Watcher): () => void {
    let source: EventSource | undefined;
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
      const stream = new EventSource(`/control/events?${query}`);
      source = stream;
      let held: SandboxEvent[] | undefined = [];
      stream.onmessage = (message: MessageEvent<string>) => {
        const event = JSON.parse(message.data) as SandboxEvent;
        if (held === undefined) watcher.onEvent(event);
        else held.push(event);
      };
      stream.onerror = () => {
        if (source !== stream) return;
        void this.#reasonOfLoss(userId).then((reason) => {
          if (source === stream) lose(reason);
        });
      };
      stream.onopen = () => {
        this.#state(userId).then(
          (state) => {
            if (source !== stream) return;
            waitMs = RETRY_FIRST_MS;
            watcher.onConnection('open');
            watcher.onState(state);
            const events = held ?? [];
            held = undefined;
            for (const event of events) watcher.onEvent(event);
          },
          () => {
            if (source === stream) lose('lost');
          },
        );
      };
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

  /** An event stream does not tell its status; a sandbox started anew refuses the old key. */
  async #reasonOfLoss(userId: string): Promise<Connection> {
    try {
      await this.#state(userId);
      return 'lost';
    } catch (error) {
      const status = error instanceof ControlRefusal ? error.status : undefined;
      return status === 403 ? 'stale-key' : status === 404 ? 'unknown-person' : 'lost';
    }
  }

  async #state(userId: string): Promise<SandboxState> {
    return (await this.#request(
      `/control/state?${new URLSearchParams({ user: userId })}`,
      {},
    )) as SandboxState;
  }

  async #request(path: string, init: RequestInit): Promise<unknown> {
    const headers = {
      'x-sandbox-key': this.#key,
      // A form says its own type, with its boundary.
      ...(init.body instanceof FormData ? {} : { 'content-type': 'application/json' }),
    };
    const response = await fetch(path, { ...init, headers });
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw new ControlRefusal(response.status, errorOf(body) ?? `status ${response.status}`);
    return body;
  }
}

function errorOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body)) return undefined;
  return typeof body.error === 'string' ? body.error : undefined;
}
