/** Control API: time, trouble, and what was said. */
import type { Hono } from 'hono';
import { parseControl, readControlBody } from './control-body.js';
import { badRequest, missing } from './control-error.js';
import type { ControlPorts } from './control-ports.js';
import { KEPT } from './limits.js';
import type { BotFaults, RateLimitState } from './protocol.js';
import { USUAL_RATE_LIMITS } from './rate-limits.js';
import {
  clockJump,
  gatewayFault,
  journalRange,
  questionStage,
  rateLimits,
  restFault,
} from './trouble-form.js';

export function addTroubleRoutes(
  app: Hono,
  { state, clock, gateway, identifies, traffic, book }: ControlPorts,
): void {
  const { restFaults, limiter, invalidRequests } = traffic;
  const limitState = (): RateLimitState => ({
    limits: state.rateLimits,
    invalidRequests: invalidRequests.count,
    identifiesLeft: identifies.left,
  });

  app.post('/clock', async (c) => {
    const { advanceMs } = await readControlBody(c.req.raw, clockJump);
    clock.jump(advanceMs);
    return c.json({ nowMs: clock.nowMs() });
  });
  app.get('/rest-faults', (c) => c.json({ faults: restFaults.list() }));
  app.post('/rest-faults', async (c) =>
    c.json(restFaults.plant(await readControlBody(c.req.raw, restFault))),
  );
  app.delete('/rest-faults', (c) => {
    restFaults.clear();
    return c.json({});
  });
  app.delete('/rest-faults/:id', (c) => {
    restFaults.remove(c.req.param('id'));
    return c.json({});
  });
  app.post('/gateway-faults', async (c) => {
    gateway.disturb(await readControlBody(c.req.raw, gatewayFault));
    return c.json({});
  });
  app.get('/rate-limits', (c) => c.json(limitState()));
  app.put('/rate-limits', async (c) => {
    state.rateLimits = { ...USUAL_RATE_LIMITS, ...(await readControlBody(c.req.raw, rateLimits)) };
    limiter.reset();
    return c.json(limitState());
  });
  app.get('/journal', (c) => {
    const { after, limit } = parseControl(journalRange, c.req.query());
    return c.json(book.page(after, limit));
  });
  app.post('/stages', async (c) => {
    const stage = await readControlBody(c.req.raw, questionStage);
    const interaction = state.interactions.byId(stage.interactionId);
    if (interaction === undefined) throw missing('There is no such interaction any more.');
    if (interaction.stages.length >= KEPT.stagesPerInteraction)
      throw badRequest(`An interaction has at most ${KEPT.stagesPerInteraction} stages.`);
    interaction.stages.push(stage);
    state.tell({ type: 'stage', userId: interaction.userId, stage });
    return c.json({});
  });
  app.get('/faults', (c) => c.json({ faults: state.faults.list() } satisfies BotFaults));
}
