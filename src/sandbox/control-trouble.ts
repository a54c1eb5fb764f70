/** Control API: time, trouble, and what was said. */
import type { Hono } from 'hono';
import type { ControlPorts } from './control-ports.js';
import type { BotFaults } from './protocol.js';

export function addTroubleRoutes(app: Hono, { state }: ControlPorts): void {
  app.get('/faults', (c) => c.json({ faults: state.faults.list() } satisfies BotFaults));
}
