/** The gateway: sessions of the bot, what is dispatched to them, and the ways a connection can break. */
import type { WebSocket } from 'ws';
import type { Clock } from './clock.js';
import { GatewayConnection, type SessionHost } from './gateway-connection.js';
import { GatewaySession } from './gateway-session.js';
import type { Journal } from './journal.js';

/** Disturbances on demand: what Discord does to every client now and then. */
export interface GatewayFaults {
  /** Op 7: the client is asked to reconnect and resume. */
  askToReconnect(): void;
  /** Op 9: the session is invalid; `resumable` tells the client to try a resume all the same. */
  invalidateSessions(resumable: boolean): void;
  closeConnections(code: number): void;
  /** Ends the sockets without a word. */
  cutConnections(): void;
}

export interface GatewayPorts {
  readonly clock: Clock;
  readonly token: string;
  /** Given in READY for resuming, `ws://…`. */
  readonly url: string;
  readonly heartbeatIntervalMs: number;
  readonly journal: Journal | undefined;
  /** Called with the first payloads of a new session. */
  readonly onReady: (session: GatewaySession) => void;
  readonly onOnline: (online: boolean) => void;
}

/** How long a session without a connection can be resumed. */
const RESUMABLE_MS = 5 * 60_000;
const MOST_SESSIONS = 16;

export class Gateway implements GatewayFaults, SessionHost {
  readonly ports: GatewayPorts;
  readonly #sessions = new Map<string, GatewaySession>();
  readonly #connections = new Set<GatewayConnection>();

  constructor(ports: GatewayPorts) {
    this.ports = ports;
  }

  /** A socket that has just been opened with these query parameters. */
  accept(socket: WebSocket, query: URLSearchParams): void {
    const connection = new GatewayConnection(socket, query, this);
    this.#connections.add(connection);
    socket.on('close', () => this.#connections.delete(connection));
  }

  openSession(intents: number, shard: readonly [number, number]): GatewaySession {
    this.#dropStale();
    const session = new GatewaySession(intents, shard);
    this.#sessions.set(session.id, session);
    return session;
  }

  findSession(id: string): GatewaySession | undefined {
    this.#dropStale();
    return this.#sessions.get(id);
  }

  endSession(session: GatewaySession): void {
    this.#sessions.delete(session.id);
    this.tellOnline();
  }

  tellOnline(): void {
    this.ports.onOnline([...this.#sessions.values()].some(({ isConnected }) => isConnected));
  }

  /** To every session that wants it, also to those that are away and may resume. */
  dispatch(event: string, data: unknown, intent = 0): void {
    this.ports.journal?.({ type: 'dispatch', atMs: this.ports.clock.nowMs(), event, data });
    this.#dropStale();
    for (const session of this.#sessions.values()) {
      if (intent === 0 || (session.intents & intent) !== 0) session.dispatch(event, data);
    }
  }

  askToReconnect(): void {
    for (const connection of this.#connections) connection.askToReconnect();
  }

  invalidateSessions(resumable: boolean): void {
    for (const connection of this.#connections) connection.invalidateSession(resumable);
  }

  closeConnections(code: number): void {
    for (const connection of this.#connections) connection.close([code, '']);
  }

  cutConnections(): void {
    for (const connection of this.#connections) connection.cut();
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
