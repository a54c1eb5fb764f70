/** The gateway: sessions of the bot, what is dispatched to them, and the ways a connection can break. */
import type { WebSocket } from 'ws';
import type { Clock } from './clock.js';
import { DispatchOrder } from './dispatch-order.js';
import { GatewayConnection, type SessionHost } from './gateway-connection.js';
import { GatewaySession } from './gateway-session.js';
import type { IdentifyLimit } from './identify-limit.js';
import type { Journal } from './journal.js';
import type { MemberRequest } from './member-request.js';
import type { GatewayFault } from './protocol.js';
import { isOfShard, type Shard } from './shard.js';

export type SendDispatch = (event: string, data: unknown) => void;

export interface GatewayPorts {
  readonly clock: Clock;
  readonly token: string;
  /** Given in READY for resuming, `ws://…`. */
  readonly url: string;
  readonly heartbeatIntervalMs: number;
  readonly identifies: IdentifyLimit;
  /** The data of GUILD_MEMBERS_CHUNK; undefined: not answered. */
  readonly findMembers: (request: MemberRequest) => object | undefined;
  readonly journal: Journal | undefined;
  /** Called with the first payloads of a new session. */
  readonly onReady: (session: GatewaySession, dispatch: SendDispatch) => void;
  readonly onOnline: (online: boolean) => void;
}

/** Of a fault; a real Discord has bad minutes, not bad days. */
export const LONGEST_FAULT_MS = 60 * 60_000;
export interface Audience {
  readonly guildId: string | undefined;
  /** Sessions without this intent hear nothing; absent: all hear it. */
  readonly intent?: number;
}

/** How long a session without a connection can be resumed. */
const RESUMABLE_MS = 5 * 60_000;
const MOST_SESSIONS = 16;

export class Gateway implements SessionHost {
  readonly ports: GatewayPorts;
  readonly #sessions = new Map<string, GatewaySession>();
  readonly #connections = new Set<GatewayConnection>();
  readonly #order: DispatchOrder;
  #refusesUntilMs = 0;
  #withheldReadies = 0;
  /** Fields that the next dispatch comes without. */
  #omitted: string[] = [];

  constructor(ports: GatewayPorts) {
    this.ports = ports;
    this.#order = new DispatchOrder(ports.clock);
  }

  get isRefusing(): boolean {
    return this.ports.clock.nowMs() < this.#refusesUntilMs;
  }

  /** A socket that has just been opened with these query parameters. */
  accept(socket: WebSocket, query: URLSearchParams): void {
    const connection = new GatewayConnection(socket, query, this);
    this.#connections.add(connection);
    socket.on('close', () => this.#connections.delete(connection));
  }

  openSession(intents: number, shard: Shard): GatewaySession {
    this.#dropStale();
    const session = new GatewaySession(intents, shard);
    this.#sessions.set(session.id, session);
    return session;
  }

  findSession(id: string): GatewaySession | undefined {
    this.#dropStale();
    return this.#sessions.get(id);
  }

  /** READY and what belongs to it. */
  greet(session: GatewaySession): void {
    if (this.#withheldReadies > 0) {
      this.#withheldReadies--;
      return;
    }
    this.ports.onReady(session, (event, data) => this.dispatchTo(session, event, data));
  }

  dispatchTo(session: GatewaySession, event: string, data: unknown): void {
    this.#record(event, data, 1);
    session.dispatch(event, data);
  }

  note(title: string): void {
    this.ports.journal?.({ type: 'gateway', atMs: this.ports.clock.nowMs(), title });
  }

  endSession(session: GatewaySession): void {
    this.#sessions.delete(session.id);
    this.tellOnline();
  }

  tellOnline(): void {
    this.ports.onOnline([...this.#sessions.values()].some(({ isConnected }) => isConnected));
  }

  /**
   * To every session of the server's shard that wants it, also to those that are away and may resume. `guildId`
   * undefined: what happens outside of servers.
   */
  dispatch(event: string, data: unknown, { guildId, intent = 0 }: Audience): void {
    const listeners = () => {
      this.#dropStale();
      return [...this.#sessions.values()].filter(({ intents, shard }) => {
        const wantsIt = intent === 0 || (intents & intent) !== 0;
        return wantsIt && isOfShard(shard, guildId);
      });
    };
    this.#record(event, data, listeners().length);
    const sent = this.#withoutOmitted(data);
    this.#order.pass(() => {
      for (const session of listeners()) session.dispatch(event, sent);
    });
  }

  /** What Discord does to every client now and then, on demand. */
  disturb(fault: GatewayFault): void {
    this.note(`fault ${fault.type}`);
    switch (fault.type) {
      case 'reconnect':
        for (const connection of this.#connections) connection.askToReconnect();
        return;
      case 'invalid-session':
        for (const connection of this.#connections) connection.invalidateSession(fault.isResumable);
        return;
      case 'close':
        for (const connection of this.#connections) connection.close([fault.code, '']);
        return;
      case 'cut':
        this.#cut();
        return;
      case 'silence-heartbeats':
        for (const connection of this.#connections) connection.silenceHeartbeats();
        return;
      case 'refuse-connections':
        this.#refusesUntilMs = this.ports.clock.nowMs() + fault.forMs;
        this.#cut();
        return;
      case 'withhold-ready':
        this.#withheldReadies++;
        return;
      case 'pause':
        this.#order.pause(fault.forMs);
        return;
      case 'repeat-next':
        this.#order.repeatNext();
        return;
      case 'swap-next':
        this.#order.swapNext();
        return;
      case 'omit-next':
        this.#omitted = [...fault.fields];
    }
  }

  #withoutOmitted(data: unknown): unknown {
    const fields = this.#omitted.splice(0);
    if (fields.length === 0 || typeof data !== 'object' || data === null) return data;
    return Object.fromEntries(Object.entries(data).filter(([field]) => !fields.includes(field)));
  }

  #cut(): void {
    for (const connection of this.#connections) connection.cut();
  }

  #record(event: string, data: unknown, sessions: number): void {
    this.ports.journal?.({ type: 'dispatch', atMs: this.ports.clock.nowMs(), event, data, sessions });
  }

  #dropStale(): void {
    const nowMs = this.ports.clock.nowMs();
    for (const session of this.#sessions.values()) {
      const { detachedAtMs } = session;
      if (detachedAtMs !== undefined && nowMs - detachedAtMs > RESUMABLE_MS)
        this.#sessions.delete(session.id);
    }
    for (const session of this.#sessions.values()) {
      if (this.#sessions.size <= MOST_SESSIONS) break;
      if (!session.isConnected) this.#sessions.delete(session.id);
    }
  }
}
