/** What goes wrong during a soak: at random, from its seed, through the control API. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ControlClient } from '../../src/sandbox/control-client.js';
import type { GatewayFault, RestEffect } from '../../src/sandbox/protocol.js';
import type { Random } from './random.js';

/** `rest`: requests are delayed, refused, dropped, limited, answered with nonsense. `gateway`: connections end in every way. */
export type TroubleKind = 'rest' | 'gateway';
export const ALL_TROUBLE: readonly TroubleKind[] = ['rest', 'gateway'];

const ROUTES = [
  { method: 'POST', route: '/interactions/{}/{}/callback' },
  { method: 'PATCH', route: '/webhooks/{}/{}/messages/@original' },
  { method: 'POST', route: '/webhooks/{}/{}' },
  { method: 'DELETE', route: '/webhooks/{}/{}/messages/@original' },
] as const;

const BETWEEN_MS = { least: 100, most: 500 } as const;
const NOT_RESUMABLE_EVERY = 4;

export class Trouble {
  readonly #control: ControlClient;
  readonly #random: Random;
  readonly #kinds: readonly TroubleKind[];
  readonly #counts = new Map<string, number>();
  #isEnding = false;
  #running: Promise<void> = Promise.resolve();

  constructor(control: ControlClient, random: Random, kinds: readonly TroubleKind[]) {
    this.#control = control;
    this.#random = random;
    this.#kinds = kinds;
  }

  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  start(): void {
    if (this.#kinds.length > 0) this.#running = this.#run();
  }

  /** Nothing goes wrong any more. Rejects with what went wrong with making trouble. */
  async end(): Promise<void> {
    this.#isEnding = true;
    await this.#running;
    if (this.#kinds.includes('rest')) await this.#control.removeRestFaults();
  }

  async #run(): Promise<void> {
    while (!this.#isEnding) {
      await sleep(this.#random.between(BETWEEN_MS.least, BETWEEN_MS.most));
      const isGateway = this.#random.chance(15) || !this.#kinds.includes('rest');
      if (isGateway && this.#kinds.includes('gateway')) await this.#disturbGateway();
      else if (this.#kinds.includes('rest')) await this.#plant();
    }
  }

  async #plant(): Promise<void> {
    const { name, effect } = restEffect(this.#random);
    const place = this.#random.pick(ROUTES);
    this.#count(
      `${name} on ${place.method} ${place.route.includes('callback') ? 'callback' : place.route.includes('@') ? '@original' : 'follow-up'}`,
    );
    const planted = await this.#control.restFaults();
    for (const { id, met } of planted) if (met > 0) await this.#control.removeRestFaults(id);
    if (planted.length < 40)
      await this.#control.plantRestFault({ ...place, times: this.#random.between(1, 2), effect });
  }

  async #disturbGateway(): Promise<void> {
    const fault = gatewayFault(this.#random);
    this.#count(fault.type === 'close' ? `close ${fault.code}` : fault.type);
    await this.#control.disturbGateway(fault);
  }

  #count(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }
}

function restEffect(random: Random): { readonly name: string; readonly effect: RestEffect } {
  const when = random.pick(['before', 'after'] as const);
  const answer = (
    status: number,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): RestEffect => ({
    type: 'answer',
    when,
    status,
    headers,
    body,
  });
  const limited = { message: 'You are being rate limited.', retry_after: 0.5, global: false };
  const effects: readonly (readonly [string, RestEffect])[] = [
    ['delay', { type: 'delay', delayMs: random.between(50, 1_500) }],
    [`500 ${when}`, answer(500, { message: '500: Internal Server Error', code: 0 })],
    [`502 ${when}`, answer(502, '<html>Bad Gateway</html>')],
    [`503 ${when}`, answer(503, '')],
    [`drop ${when}`, { type: 'drop', when }],
    [`garbage ${when}`, { type: 'garbage', when }],
    // A limited request is never applied.
    [
      '429',
      {
        ...answer(429, limited, { 'retry-after': '1', 'x-ratelimit-scope': 'shared' }),
        when: 'before',
      } as RestEffect,
    ],
    ['429 bare', { ...answer(429, limited), when: 'before' } as RestEffect],
  ];
  const [name, effect] = random.pick(effects);
  return { name, effect };
}

function gatewayFault(random: Random): GatewayFault {
  // A new session may be opened once in five seconds, so what needs one is rarer.
  if (random.below(NOT_RESUMABLE_EVERY) > 0) {
    return random.pick<GatewayFault>([
      { type: 'reconnect' },
      { type: 'invalid-session', isResumable: true },
      { type: 'close', code: random.pick([4000, 4001, 4002, 4009]) },
      { type: 'cut' },
      { type: 'repeat-next' },
      { type: 'swap-next' },
      { type: 'pause', forMs: random.between(100, 1_000) },
    ]);
  }
  return random.pick<GatewayFault>([
    { type: 'invalid-session', isResumable: false },
    { type: 'close', code: random.pick([1000, 4003, 4007, 4008]) },
    { type: 'silence-heartbeats' },
    { type: 'refuse-connections', forMs: random.between(500, 3_000) },
  ]);
}
