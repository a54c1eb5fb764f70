import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, workerEnvironment } from '../src/config.js';

describe('configuration', () => {
  it('works with nothing set: sandbox, in-process queue, default model', () => {
    const config = readConfig({ HOME: '/home/ada' });
    expect(config.discordToken).toBeUndefined();
    expect(config.redisUrl).toBeUndefined();
    expect(config.model).toBeUndefined();
    expect(config.port).toBe(3000);
    expect(config.device).toBe('auto');
    expect(config.precision).toBe('exact');
    expect(config.discordApiUrl).toBe('https://discord.com/api');
  });

  it('takes an empty string for absent, as .env files write it', () => {
    expect(readConfig({ DISCORD_TOKEN: '', REDIS_URL: ' ', PORT: '' }).discordToken).toBeUndefined();
  });

  it('reports every fault at once and never repeats a secret', () => {
    const secret = 'not a token at all';
    let faults: readonly string[] = [];
    try {
      readConfig({
        DISCORD_TOKEN: secret,
        PORT: '99999',
        DEVICE: 'tpu',
        REDIS_URL: 'http://user:hidden@x',
        DATABASE_URL: 'mysql://user:hidden@x',
      });
    } catch (error) {
      if (error instanceof ConfigError) faults = error.faults;
    }
    expect(faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
      'DATABASE_URL',
      'DEVICE',
      'DISCORD_TOKEN',
      'PORT',
      'REDIS_URL',
    ]);
    expect(faults.join('\n')).not.toContain(secret);
    expect(faults.join('\n')).not.toContain('hidden');
    expect(faults.join('\n')).toContain('99999');
  });

  it('takes exact or fast arithmetic and nothing else', () => {
    expect(readConfig({ PRECISION: 'fast' }).precision).toBe('fast');
    expect(() => readConfig({ PRECISION: 'quick' })).toThrow(
      'PRECISION must be exact or fast (it is "quick").',
    );
  });

  it.each(['0', '65535'])('accepts port %s', (PORT) => expect(readConfig({ PORT }).port).toBe(Number(PORT)));
  it.each(['-1', '65536', '1e3', '80 80', '0x50'])('refuses port %s', (PORT) =>
    expect(() => readConfig({ PORT })).toThrow(ConfigError),
  );

  it.each([
    ['auto', 'auto'],
    ['0/1', { ids: [0], count: 1 }],
    ['2,0/3', { ids: [2, 0], count: 3 }],
  ] as const)('holds the shards %s', (SHARDS, shards) =>
    expect(readConfig({ SHARDS }).shards).toEqual(shards),
  );
  it('holds all shards unless told otherwise', () => expect(readConfig({}).shards).toBe('auto'));
  it.each(['2/2', '0,0/2', '0', '/2', '0,/2', '0/5000', 'all', '-1/2', '0 1/2'])(
    'refuses shards %s',
    (SHARDS) =>
      expect(() => readConfig({ SHARDS })).toThrow(
        'SHARDS must be auto, or the numbers of this process and how many there are in all, such as 0,1/4',
      ),
  );

  it('opens the health port on this machine only, unless told otherwise', () => {
    expect(readConfig({}).healthPort).toBeUndefined();
    expect(readConfig({ HEALTH_PORT: '9464' })).toMatchObject({ healthPort: 9464, healthHost: '127.0.0.1' });
    expect(readConfig({ HEALTH_HOST: '::' }).healthHost).toBe('::');
    expect(() => readConfig({ HEALTH_HOST: 'everywhere' })).toThrow(
      'HEALTH_HOST must be the address to listen on, such as 127.0.0.1 or 0.0.0.0 (it is "everywhere").',
    );
  });

  it('says what the board of the queue needs, and never its key', () => {
    const BOARD_KEY = 'k'.repeat(24);
    expect(() => readConfig({ BOARD_KEY, PORT: 'x' })).toThrow(
      'PORT must be a whole number from 0 to 65535 (it is "x").\nHEALTH_PORT is missing: BOARD_KEY opens a page of the server on that port.\nREDIS_URL is missing: BOARD_KEY shows the queue that is kept there.',
    );
    expect(() => readConfig({ BOARD_KEY: 'short', HEALTH_PORT: '1', REDIS_URL: 'redis://x' })).toThrow(
      'BOARD_KEY must be 24 to 200 letters, digits and signs, e.g. what "openssl rand -hex 24" prints.',
    );
    expect(readConfig({ BOARD_KEY, HEALTH_PORT: '1', REDIS_URL: 'redis://x' }).boardKey).toBe(BOARD_KEY);
    expect(workerEnvironment({ BOARD_KEY, HEALTH_PORT: '1' })).not.toHaveProperty('BOARD_KEY');
  });

  it('hands neither the bot token nor the store to workers', () => {
    const environment = { DISCORD_TOKEN: 'secret', DATABASE_URL: 'postgres://x', PATH: '/bin' };
    const memory = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '1048576' };
    expect(workerEnvironment(environment)).toEqual({ PATH: '/bin', ...memory });
    expect(workerEnvironment({ MALLOC_ARENA_MAX: '8' })).toEqual({ ...memory, MALLOC_ARENA_MAX: '8' });
  });

  it('keeps questions in the data folder of the user unless told otherwise', () => {
    expect(readConfig({ XDG_DATA_HOME: '/data home' }).dataDirectory).toBe('/data home/given');
    expect(readConfig({ DATA_DIR: '/data' }).dataDirectory).toBe('/data');
    expect(readConfig({}).databaseUrl).toBeUndefined();
    expect(readConfig({ DATABASE_URL: 'postgres://given@db/given' }).databaseUrl).toBe(
      'postgres://given@db/given',
    );
  });
});
