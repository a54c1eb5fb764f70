import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AdmissionLimits, Admitted, Asker } from '../../src/queue/admission.js';
import { SharedAdmission } from '../../src/queue/shared-admission.js';
import { describeWithRedis, openRedisServer, type RedisServer } from '../support/redis-server.js';
import { until } from './conformance.js';

const LIMITS: AdmissionLimits = {
  perPerson: 2,
  perServer: 3,
  inTotal: 5,
  perWindow: 100,
  windowMs: 60_000,
  leaseMs: 600_000,
};
const SILENT = pino({ level: 'silent' });

describeWithRedis('admission of several bots on one Redis', () => {
  let server: RedisServer;
  const opened: SharedAdmission[] = [];

  const bot = (limits: Partial<AdmissionLimits> = {}, silentMs = 60_000) => {
    const admission = new SharedAdmission({
      redisUrl: server.url,
      limits: { ...LIMITS, ...limits },
      silentMs,
      logger: SILENT,
    });
    opened.push(admission);
    return admission;
  };
  /** Once its connection stands: before that, each counts for itself. */
  const connected = async (...bots: SharedAdmission[]) => {
    await Promise.all(bots.map((one) => until(() => one.isShared)));
    return bots;
  };
  const admitted = async (admission: SharedAdmission, asker: Asker): Promise<Admitted> => {
    const checked = await admission.admit(asker);
    if (!checked.ok) throw new Error(`refused: ${JSON.stringify(checked.refusal)}`);
    return checked.value;
  };
  const scopeOf = async (admission: SharedAdmission, asker: Asker) => {
    const checked = await admission.admit(asker);
    if (checked.ok) throw new Error('admitted');
    return checked.refusal.code === 'busy' ? checked.refusal.scope : checked.refusal.code;
  };

  beforeEach(async () => {
    server = await openRedisServer();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((admission) => admission.close(500)));
    await server.stop();
  });

  it('counts a person, a server and everyone over all bots', async () => {
    const [one, other] = [bot(), bot()];
    await connected(one, other);
    const first = await admitted(one, { person: 'ann', server: '1' });
    (await admitted(other, { person: 'ann', server: '2' })).bind('i-1');
    expect(await scopeOf(one, { person: 'ann' })).toBe('person');
    await admitted(one, { person: 'bob', server: '1' });
    await admitted(other, { person: 'cem', server: '1' });
    expect(await scopeOf(one, { person: 'dee', server: '1' })).toBe('server');
    await admitted(one, { person: 'dee' });
    expect(await scopeOf(other, { person: 'eve', server: '3' })).toBe('everyone');
    first.release();
    await until(async () => (await other.admit({ person: 'eve', server: '1' })).ok);
    expect(await scopeOf(one, { person: 'eve' })).toBe('everyone');
    other.ended('i-1');
    await until(async () => (await one.admit({ person: 'ann' })).ok);
  });

  it('keeps the rate of a person over all bots', async () => {
    const [one, other] = [bot({ perWindow: 2 }), bot({ perWindow: 2 })];
    await connected(one, other);
    for (const admission of [one, other]) (await admitted(admission, { person: 'ann' })).release();
    const checked = await one.admit({ person: 'ann' });
    if (checked.ok || checked.refusal.code !== 'busy') throw new Error('not busy');
    expect(checked.refusal.scope).toBe('person');
    expect(checked.refusal.retryAfterSeconds).toBeGreaterThan(30);
  });

  it('frees what a bot held that is gone, and nothing of one that lives', async () => {
    const [gone, living] = [bot({}, 400), bot({}, 400)];
    await connected(gone, living);
    for (const admission of [gone, living]) await admitted(admission, { person: 'ann' });
    expect(await scopeOf(living, { person: 'ann' })).toBe('person');
    await gone.close(500);
    await until(async () => (await living.admit({ person: 'ann' })).ok);
    expect(await scopeOf(living, { person: 'ann' })).toBe('person');
  });

  it('lets in by its own counts while Redis is frozen or away, and shares again afterwards', async () => {
    const [one, other] = [bot(), bot()];
    await connected(one, other);
    server.freeze();
    const held = [await admitted(one, { person: 'ann' }), await admitted(one, { person: 'ann' })];
    expect(await scopeOf(one, { person: 'ann' })).toBe('person');
    await admitted(other, { person: 'ann' });
    server.thaw();
    await server.kill();
    for (const one of held) one.release();
    await admitted(one, { person: 'ann' });
    await server.start();
    await connected(one, other);
    for (const admission of [one, other]) await admitted(admission, { person: 'bob' });
    expect(await scopeOf(one, { person: 'bob' })).toBe('person');
  });
});
