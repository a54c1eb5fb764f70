/** Control API: time, trouble, and what was said. */
import type { Hono } from 'hono';
import { readControlBody } from './control-body.js';
import type { ControlPorts } from './control-ports.js';
import type { BotFaults } from './protocol.js';
import { clockJump, gatewayFault } from './trouble-form.js';

export function addTroubleRoutes(app: Hono, { state, clock, gateway }: ControlPorts): void {
  app.post('/clock', async (c) => {
    const { advanceMs } = await readControlBody(c.req.raw, clockJump);
    clock.jump(advanceMs);
    return c.json({ nowMs: clock.nowMs() });
  });
  app.post('/gateway-faults', async (c) => {
    gateway.disturb(await readControlBody(c.req.raw, gatewayFault));
    return c.json({});
  });
  app.get('/faults', (c) => c.json({ faults: state.faults.list() } satisfies BotFaults));
}
