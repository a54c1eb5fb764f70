/** What every request of the REST side goes through: the ban, planted faults, rate limits, and the journal. */
import { IncomingMessage } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, Hono } from 'hono';
import type { Clock } from './clock.js';
import type { InvalidRequests } from './invalid-requests.js';
import type { Journal } from './journal.js';
import type { RestEffect } from './protocol.js';
import type { RateLimiter, Refusal } from './rate-limiter.js';
import { readBody } from './rest-body.js';
import type { RestFaults } from './rest-faults.js';
import { type RestRoute, routeOf } from './rest-route.js';

export interface Traffic {
  readonly clock: Clock;
  readonly restFaults: RestFaults;
  readonly limiter: RateLimiter;
  readonly invalidRequests: InvalidRequests;
  readonly journal: Journal;
}

/** On `api`, which stands at `/api/v10`, before everything else. */
export function directTraffic(api: Hono, traffic: Traffic): void {
  const { clock, invalidRequests, journal } = traffic;
  api.use('*', async (c, next) => {
    const startedMs = performance.now();
    const path = new URL(c.req.url).pathname.replace(/^\/api\/v10/, '');
    const copy = c.req.raw.clone();
    const { isInjected, isDropped } = await answer(traffic, c, routeOf(c.req.method, path), next);
    const { status } = c.res;
    if (!isDropped) invalidRequests.note(status, c.res.headers.get('x-ratelimit-scope') ?? undefined);
    const durationMs = performance.now() - startedMs;
    const { json } = await readBody(copy).catch(() => ({ json: undefined }));
    journal({
      type: 'request',
      atMs: clock.nowMs(),
      method: c.req.method,
      path,
      body: json,
      client: c.req.header('user-agent') ?? '',
      status: isDropped ? undefined : status,
      response: isDropped ? undefined : await bodyOf(c.res),
      durationMs,
      isInjected,
    });
  });
}

interface Outcome {
  readonly isInjected: boolean;
  readonly isDropped: boolean;
}

async function answer(
  traffic: Traffic,
  c: Context,
  route: RestRoute,
  next: () => Promise<void>,
): Promise<Outcome> {
  const { clock, restFaults, limiter, invalidRequests } = traffic;
  const effect = restFaults.meet(route);
  if (invalidRequests.banLeftMs > 0) {
    replace(c, banned(invalidRequests.banLeftMs));
    return { isInjected: true, isDropped: false };
  }
  if (effect !== undefined && effect.type !== 'delay' && effect.when === 'before') return inject(c, effect);
  const { headers, refusal } = limiter.admit(route);
  if (refusal === undefined) await next();
  else replace(c, tooMany(refusal));
  for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  if (effect === undefined) return { isInjected: false, isDropped: false };
  if (effect.type !== 'delay') return inject(c, effect);
  await new Promise<void>((resolve) => void clock.after(effect.delayMs, resolve));
  return { isInjected: false, isDropped: false };
}

function inject(c: Context, effect: Exclude<RestEffect, { readonly type: 'delay' }>): Outcome {
  switch (effect.type) {
    case 'drop': {
      const incoming: unknown = Reflect.get(c.env, 'incoming');
      if (incoming instanceof IncomingMessage) incoming.socket.destroy();
      replace(c, RESPONSE_ALREADY_SENT.clone());
      return { isInjected: true, isDropped: true };
    }
    case 'garbage':
      replace(c, new Response('{"id":"9010', { headers: { 'content-type': 'application/json' } }));
      return { isInjected: true, isDropped: false };
    case 'answer': {
      const { status, body } = effect;
      const isText = typeof body === 'string';
      const text = body === undefined ? null : isText ? body : JSON.stringify(body);
      const headers = new Headers({ 'content-type': isText ? 'text/html' : 'application/json' });
      for (const [name, value] of Object.entries(effect.headers ?? {})) headers.set(name, value);
      replace(c, new Response(text, { status, headers }));
      return { isInjected: true, isDropped: false };
    }
  }
}

/** Without the first step the new answer would be given the headers of the old one. */
function replace(c: Context, response: Response): void {
  c.res = undefined;
  c.res = response;
}

function tooMany({ retryAfterMs, isGlobal }: Refusal): Response {
  return Response.json(
    {
      message: 'You are being rate limited.',
      retry_after: Math.ceil(retryAfterMs) / 1_000,
      global: isGlobal,
    },
    { status: 429 },
  );
}

/** As the service in front of Discord answers for it. */
function banned(leftMs: number): Response {
  return new Response('error code: 1015', {
    status: 429,
    headers: { 'content-type': 'text/html', 'retry-after': String(Math.ceil(leftMs / 1_000)) },
  });
}

/** JSON as its value, any other text as it is. */
async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.clone().text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
