/** One socket of the gateway: hello, identify or resume, heartbeats, and the codes that end it. */
import type { RawData, WebSocket } from 'ws';
import type { Clock } from './clock.js';
import {
  CloseCode,
  checkIntents,
  type Frame,
  identifySchema,
  Opcode,
  readFrame,
  resumeSchema,
} from './gateway-frame.js';
import type { GatewaySession, Send } from './gateway-session.js';
import type { IdentifyLimit } from './identify-limit.js';
import { type MemberRequest, memberRequestSchema } from './member-request.js';
import { isSameSecret } from './secret.js';
import type { Shard } from './shard.js';

/** Payloads that a client may send in one minute. */
const SENDS_PER_MINUTE = 120;
/** A client that has not beaten for this many intervals is gone. */
const MISSED_BEATS = 2.5;
/** The client ended its session with these; all others leave it to be resumed. */
const ENDING_CODES: ReadonlySet<number> = new Set([1000, 1001]);

/** What a connection needs of the gateway around it. */
export interface SessionHost {
  readonly ports: {
    readonly clock: Clock;
    readonly token: string;
    readonly heartbeatIntervalMs: number;
    readonly identifies: IdentifyLimit;
    readonly findMembers: (request: MemberRequest) => object | undefined;
  };
  greet(session: GatewaySession): void;
  dispatchTo(session: GatewaySession, event: string, data: unknown): void;
  /** Something that a connection did, for the journal. */
  note(title: string): void;
  openSession(intents: number, shard: Shard): GatewaySession;
  findSession(id: string): GatewaySession | undefined;
  endSession(session: GatewaySession): void;
  tellOnline(): void;
}

export class GatewayConnection {
  readonly #socket: WebSocket;
  readonly #gateway: SessionHost;
  readonly #sends: number[] = [];
  readonly #deliver: Send = (frame) => this.#send(frame);
  #session: GatewaySession | undefined;
  #watch: NodeJS.Timeout | undefined;
  #acknowledgesBeats = true;

  constructor(socket: WebSocket, query: URLSearchParams, gateway: SessionHost) {
    this.#socket = socket;
    this.#gateway = gateway;
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('close', (code) => this.#closed(code));
    socket.on('error', () => socket.terminate());
    gateway.note('connect');
    const version = query.get('v') ?? '10';
    if (version !== '10') {
      this.close(CloseCode.invalidVersion);
      return;
    }
    this.#send({ op: Opcode.hello, d: { heartbeat_interval: gateway.ports.heartbeatIntervalMs } });
    this.#expectBeat();
  }

  askToReconnect(): void {
    this.#send({ op: Opcode.reconnect, d: null });
  }

  invalidateSession(resumable: boolean): void {
    const session = this.#leaveSession();
    if (session !== undefined && !resumable) this.#gateway.endSession(session);
    this.#send({ op: Opcode.invalidSession, d: resumable });
  }

  silenceHeartbeats(): void {
    this.#acknowledgesBeats = false;
  }

  close([code, reason]: readonly [number, string]): void {
    this.#socket.close(code, reason);
  }

  cut(): void {
    this.#socket.terminate();
  }

  #send(frame: object): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #receive(data: RawData, isBinary: boolean): void {
    const frame = isBinary ? undefined : readFrame(String(data));
    if (frame === undefined) {
      this.close(CloseCode.decodeError);
      return;
    }
    if (!this.#mayStillSend()) {
      this.close(CloseCode.rateLimited);
      return;
    }
    this.#obey(frame);
  }

  #mayStillSend(): boolean {
    const nowMs = performance.now();
    this.#sends.push(nowMs);
    while ((this.#sends[0] ?? nowMs) < nowMs - 60_000) this.#sends.shift();
    return this.#sends.length <= SENDS_PER_MINUTE;
  }

  #obey({ op, d }: Frame): void {
    switch (op) {
      case Opcode.heartbeat:
        this.#expectBeat();
        if (this.#acknowledgesBeats) this.#send({ op: Opcode.heartbeatAck });
        return;
      case Opcode.identify:
        this.#identify(d);
        return;
      case Opcode.resume:
        this.#resume(d);
        return;
      case Opcode.presence:
      case Opcode.voiceState:
        if (this.#session === undefined) this.close(CloseCode.notAuthenticated);
        return;
      case Opcode.requestMembers:
        this.#requestMembers(d);
        return;
      default:
        this.close(CloseCode.unknownOpcode);
    }
  }

  #requestMembers(d: unknown): void {
    const request = memberRequestSchema.safeParse(d);
    if (this.#session === undefined) this.close(CloseCode.notAuthenticated);
    else if (!request.success) this.close(CloseCode.decodeError);
    else {
      const chunk = this.#gateway.ports.findMembers(request.data);
      if (chunk !== undefined) this.#gateway.dispatchTo(this.#session, 'GUILD_MEMBERS_CHUNK', chunk);
    }
  }

  #identify(d: unknown): void {
    if (this.#session !== undefined) {
      this.close(CloseCode.alreadyAuthenticated);
      return;
    }
    const identify = identifySchema.safeParse(d);
    if (!identify.success) {
      this.close(CloseCode.decodeError);
      return;
    }
    const { token, intents, shard = [0, 1] } = identify.data;
    if (!isSameSecret(token.replace(/^Bot /, ''), this.#gateway.ports.token)) {
      this.close(CloseCode.authenticationFailed);
      return;
    }
    const [number, count] = shard;
    if (count < 1 || number < 0 || number >= count) {
      this.close(CloseCode.invalidShard);
      return;
    }
    const checked = checkIntents(intents);
    if ('closing' in checked) {
      this.close(checked.closing);
      return;
    }
    const verdict = this.#gateway.ports.identifies.identify(number);
    if (verdict === 'too-soon') {
      this.#send({ op: Opcode.invalidSession, d: false });
      return;
    }
    if (verdict === 'none-left') {
      // Discord takes the token of a bot that identifies more often; here it is valid again on the next day.
      this.close(CloseCode.authenticationFailed);
      return;
    }
    this.#gateway.note(`identify, shard ${number} of ${count}`);
    const session = this.#gateway.openSession(checked.intents, shard);
    this.#session = session;
    session.attach(this.#deliver);
    this.#gateway.greet(session);
    this.#gateway.tellOnline();
  }

  #resume(d: unknown): void {
    const resume = resumeSchema.safeParse(d);
    if (this.#session !== undefined) {
      this.close(CloseCode.alreadyAuthenticated);
      return;
    }
    if (!resume.success) {
      this.close(CloseCode.decodeError);
      return;
    }
    const { token, session_id, seq } = resume.data;
    if (!isSameSecret(token.replace(/^Bot /, ''), this.#gateway.ports.token)) {
      this.close(CloseCode.authenticationFailed);
      return;
    }
    this.#gateway.note(`resume after ${seq}`);
    const session = this.#gateway.findSession(session_id);
    if (session === undefined) {
      this.#send({ op: Opcode.invalidSession, d: false });
      return;
    }
    if (seq > session.sequence) {
      this.close(CloseCode.invalidSequence);
      return;
    }
    const missed = session.since(seq);
    if (missed === undefined) {
      this.#gateway.endSession(session);
      this.#send({ op: Opcode.invalidSession, d: false });
      return;
    }
    this.#session = session;
    for (const frame of missed) this.#send(frame);
    session.attach(this.#deliver);
    this.#gateway.dispatchTo(session, 'RESUMED', {});
    this.#gateway.tellOnline();
  }

  /** Real time even when the clock is a test's: the client beats in real time too. */
  #expectBeat(): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(
      () => this.close(CloseCode.timedOut),
      this.#gateway.ports.heartbeatIntervalMs * MISSED_BEATS,
    );
    this.#watch.unref();
  }

  /** The session that was left, unless another connection has taken it over. */
  #leaveSession(): GatewaySession | undefined {
    const session = this.#session;
    this.#session = undefined;
    const left = session?.detach(this.#deliver, this.#gateway.ports.clock.nowMs()) === true;
    this.#gateway.tellOnline();
    return left ? session : undefined;
  }

  #closed(code: number): void {
    clearTimeout(this.#watch);
    this.#gateway.note(`close ${code}`);
    const session = this.#leaveSession();
    if (session !== undefined && ENDING_CODES.has(code)) this.#gateway.endSession(session);
  }
}
