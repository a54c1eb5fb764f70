/** A bare connection to the gateway: frames as they come, and the code that ends it. */
import { WebSocket } from 'ws';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { eventually } from '../control-client.js';

export interface Frame {
  readonly op: number;
  readonly t?: string;
  readonly s?: number;
  readonly d: unknown;
}

export class GatewaySocket {
  readonly socket: WebSocket;
  readonly frames: Frame[] = [];
  readonly closed: Promise<number>;
  readonly #token: string;

  constructor({ url, token }: Pick<Sandbox, 'url' | 'token'>, query = '?v=10&encoding=json') {
    this.#token = token;
    this.socket = new WebSocket(`${url.replace('http', 'ws')}gateway${query}`);
    this.socket.on('message', (data) => this.frames.push(JSON.parse(String(data)) as Frame));
    this.closed = new Promise((resolve) => {
      this.socket.on('close', resolve);
      this.socket.on('error', () => resolve(-1));
    });
  }

  async frame(accepts: (frame: Frame) => boolean): Promise<Frame> {
    return await eventually(async () => this.frames.find(accepts));
  }

  async hello(): Promise<this> {
    await this.frame(({ op }) => op === 10);
    return this;
  }

  identify(parts: object = {}): void {
    this.send(2, { token: this.#token, intents: 0, properties: {}, ...parts });
  }

  /** Resolves to the id of the session. */
  async identified(parts: object = {}): Promise<string> {
    await this.hello();
    this.identify(parts);
    const { d } = await this.frame(({ t }) => t === 'READY');
    return (d as { session_id: string }).session_id;
  }

  send(op: number, d: unknown): void {
    this.socket.send(JSON.stringify({ op, d }));
  }
}
