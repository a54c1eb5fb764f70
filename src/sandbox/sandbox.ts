/** The local Discord in one process: REST, gateway, control API and page on one loopback port. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { WebSocketServer } from 'ws';
import type { Logger } from '../ops/log.js';
import { type Clock, JumpingClock } from './clock.js';
import { createControl } from './control.js';
import { EventStreams } from './event-streams.js';
import { Gateway } from './gateway.js';
import { forwardChanges, greet } from './gateway-events.js';
import { GivenFiles } from './given-files.js';
import { IdentifyLimit } from './identify-limit.js';
import { InvalidRequests } from './invalid-requests.js';
import { type Journal, sharedJournal } from './journal.js';
import { JournalBook } from './journal-book.js';
import { HOST, isLoopbackHost, isLoopbackOrigin, openDoor, portOf } from './loopback.js';
import { membersChunk } from './member-request.js';
import { NOTHING_INSIDE } from './message-store.js';
import { createMessages } from './messages.js';
import type { PageAssets } from './page/assets.js';
import type { RateLimits } from './protocol.js';
import { RateLimiter } from './rate-limiter.js';
import { USUAL_RATE_LIMITS } from './rate-limits.js';
import { createRest } from './rest.js';
import { RestFaults } from './rest-faults.js';
import type { Traffic } from './rest-traffic.js';
import { isSameSecret, newSecret } from './secret.js';
import { APPLICATION_ID, FIRST_CHANNEL_ID, FIRST_USER_ID, GUILD_ID } from './seed.js';
import { seedMessages } from './seed-messages.js';
import type { DispatchInteraction } from './send-interaction.js';
import { createSite, lockIn } from './site.js';
import { State } from './state.js';

export interface SandboxOptions {
  /** Preferred; the next free one of the 20 after it is taken when it is in use. 0 = any. */
  readonly port?: number;
  /** Listens already, and is taken instead of a port. */
  readonly door?: Server;
  /** Absent: `/` says in plain text what this is. */
  readonly page?: PageAssets;
  /** Which the sandbox follows, but for the jumps that the control API asks for; absent: the system's. */
  readonly clock?: Clock;
  readonly logger?: Logger;
  readonly journal?: Journal;
  readonly heartbeatIntervalMs?: number;
  /** As `PUT /control/rate-limits` would set them. */
  readonly rateLimits?: RateLimits;
}

export interface Sandbox {
  /** Of the page. */
  readonly url: string;
  /** REST base without version, for a client's `rest.api`. */
  readonly api: string;
  /** `ws://…`, as `GET /gateway/bot` tells it. */
  readonly gateway: string;
  readonly token: string;
  readonly applicationId: string;
  readonly guildId: string;
  /** A text channel of the server. */
  readonly channelId: string;
  /** A person of the server. */
  readonly userId: string;
  /** Base address of the control API, and the key that opens it. */
  readonly control: string;
  readonly key: string;
  close(): Promise<void>;
}

/** What real Discord announces. */
const HEARTBEAT_INTERVAL_MS = 41_250;
/** Of the control API, as a socket. */
const EVENTS_PATH = '/control/events';
/** More than any client may send, so that the gateway itself answers with its own close code. */
const LARGEST_FRAME_BYTES = 64 * 1024;

/** Rejects when no port could be taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { page, logger } = options;
  const clock = new JumpingClock(options.clock);
  const server = options.door ?? (await openDoor(options.port ?? 0)).server;
  const port = portOf(server);
  const origin = `http://${HOST}:${port}`;
  const gatewayUrl = `ws://${HOST}:${port}/gateway`;
  const token = newSecret();
  const key = newSecret();
  const state = new State(clock);
  state.rateLimits = { ...USUAL_RATE_LIMITS, ...options.rateLimits };
  const book = new JournalBook({
    secrets: [token, key],
    interactionIdOf: (secret) => state.interactions.byToken(secret)?.id,
    onLine: (entry) => state.tell({ type: 'journal', entry }),
  });
  const shared = sharedJournal(options.journal);
  const journal: Journal = (entry) => {
    shared(entry);
    book.add(entry);
  };
  const traffic: Traffic = {
    clock,
    restFaults: new RestFaults(),
    limiter: new RateLimiter(clock, () => state.rateLimits),
    invalidRequests: new InvalidRequests(clock),
    journal,
  };
  for (const message of seedMessages(clock.nowMs())) {
    state.saveMessage('created', { message, visibleTo: undefined, files: [], shownInside: NOTHING_INSIDE });
  }
  const streams = new EventStreams(state);
  const identifies = new IdentifyLimit(clock, () => state.rateLimits);
  const gateway = new Gateway({
    clock,
    token,
    url: gatewayUrl,
    heartbeatIntervalMs: options.heartbeatIntervalMs ?? HEARTBEAT_INTERVAL_MS,
    identifies,
    findMembers: (request) => membersChunk(state, request),
    journal,
    onReady: (session, send) => greet(session, send, state, gatewayUrl),
    onOnline: (online) => state.setBotOnline(online),
  });
  forwardChanges(state, gateway);

  const app = new Hono();
  const messages = createMessages(state, origin);
  app.route('/api', createRest({ state, messages, token, gatewayUrl, identifies, traffic, logger }));
  const dispatch: DispatchInteraction = (payload, guildId) =>
    gateway.dispatch('INTERACTION_CREATE', payload, { guildId });
  app.route(
    '/control',
    createControl({
      state,
      key,
      clock,
      gateway,
      book,
      identifies,
      traffic,
      dispatch,
      givenFiles: new GivenFiles(state, origin),
      streams,
      logger,
    }),
  );
  app.route('/', createSite({ state, page, key }));

  const listener = getRequestListener(app.fetch);
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    lockIn(response);
    if (isLoopbackHost(request.headers.host) && isLoopbackOrigin(request.headers.origin)) {
      void listener(request, response);
      return;
    }
    response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('Only 127.0.0.1 and localhost are answered.\n');
  });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_FRAME_BYTES,
    perMessageDeflate: false,
  });
  server.on('upgrade', (request, socket, head) => {
    const address = localAddress(request);
    const userId = address?.pathname === EVENTS_PATH ? address.searchParams.get('user') : null;
    if (userId !== null && state.people.some(({ id }) => id === userId)) {
      const given = address?.searchParams.get('key') ?? undefined;
      if (!isSameSecret(given, key)) refuse(socket, '403 Forbidden');
      else sockets.handleUpgrade(request, socket, head, (opened) => streams.accept(userId, opened));
      return;
    }
    const query = gatewayQuery(address);
    if (query === undefined) {
      refuse(socket, '403 Forbidden');
      return;
    }
    if (gateway.isRefusing) {
      gateway.note('connect refused');
      refuse(socket, '503 Service Unavailable');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => gateway.accept(opened, query));
  });

  return {
    url: `${origin}/`,
    api: `${origin}/api`,
    gateway: gatewayUrl,
    token,
    applicationId: APPLICATION_ID,
    guildId: GUILD_ID,
    channelId: FIRST_CHANNEL_ID,
    userId: FIRST_USER_ID,
    control: `${origin}/control`,
    key,
    async close() {
      streams.close();
      for (const socket of sockets.clients) socket.terminate();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** Undefined: not from this machine's own programs and pages. */
function localAddress({ url, headers }: IncomingMessage): URL | undefined {
  if (!isLoopbackHost(headers.host) || !isLoopbackOrigin(headers.origin)) return undefined;
  const base = 'ws://127.0.0.1';
  return url !== undefined && URL.canParse(url, base) ? new URL(url, base) : undefined;
}

/** Undefined: not for the gateway, or an encoding it does not speak. */
function gatewayQuery(address: URL | undefined): URLSearchParams | undefined {
  if (address === undefined) return undefined;
  const { pathname, searchParams } = address;
  if (pathname.replace(/\/$/, '') !== '/gateway') return undefined;
  if ((searchParams.get('encoding') ?? 'json') !== 'json' || searchParams.has('compress')) return undefined;
  return searchParams;
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
