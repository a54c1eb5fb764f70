/** What goes wrong between Discord and the bot for a while: at random, from a seed, through the control API. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ControlClient } from '../../src/sandbox/control-client.js';
import type { GatewayFault, RestEffect } from '../../src/sandbox/protocol.js';
import type { Random } from './random.js';

const ROUTES = [
  { name: 'callback', method: 'POST', route: '/interactions/{}/{}/callback' },
  { name: '@original', method: 'PATCH', route: '/webhooks/{}/{}/messages/@original' },
  { name: 'follow-up', method: 'POST', route: '/webhooks/{}/{}' },
] as const;

/** A connection needs some seconds to come back, so it is disturbed less often. */
const BETWEEN_MS = { rest: { least: 100, most: 400 }, gateway: { least: 500, most: 2_500 } } as const;
const NOT_RESUMABLE_EVERY = 4;

export interface TroubleOptions {
  readonly control: ControlClient;
  readonly random: Random;
  readonly kind: 'rest' | 'gateway';
  /** Told of each. */
  readonly onTrouble: (name: string) => void;
}

/** One after the other for `forMs`; nothing goes wrong any more when it resolves. */
export async function makeTrouble(options: TroubleOptions, forMs: number): Promise<void> {
  const { control, random, kind } = options;
  const untilMs = performance.now() + forMs;
  try {
    while (performance.now() < untilMs) {
      if (kind === 'gateway') await disturbGateway(options);
      else await plant(options);
      const { least, most } = BETWEEN_MS[kind];
      await sleep(random.between(least, most));
    }
  } finally {
    if (kind === 'rest') await control.removeRestFaults();
  }
}

async function plant({ control, random, onTrouble }: TroubleOptions): Promise<void> {
  const { name, effect } = restEffect(random);
  const place = random.pick(ROUTES);
  onTrouble(`${name} on ${place.name}`);
  const planted = await control.restFaults();
  for (const { id, met } of planted) if (met > 0) await control.removeRestFaults(id);
  if (planted.length >= 40) return;
  const { method, route } = place;
  await control.plantRestFault({ method, route, times: random.between(1, 2), effect });
}

async function disturbGateway({ control, random, onTrouble }: TroubleOptions): Promise<void> {
  const fault = gatewayFault(random);
  onTrouble(fault.type === 'close' ? `close ${fault.code}` : fault.type);
  await control.disturbGateway(fault);
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
