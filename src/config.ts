/**
 * The environment as a value: the only place that reads `process.env`.
 * An empty string counts as absent. All faults are reported at once, in plain words.
 */
import { isIP } from 'node:net';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { readShards, type Shards } from './discord/shards.js';

export const DISCORD_API = 'https://discord.com/api';
const DEFAULT_PORT = 3000;

export type Device = 'auto' | 'cpu' | 'webgpu' | 'cuda';
export type Precision = 'exact' | 'fast';
export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

export interface Config {
  /** Absent: the local sandbox starts and the bot connects to it. */
  readonly discordToken: string | undefined;
  /** REST base without version. */
  readonly discordApiUrl: string;
  /** Present: commands are registered in this server only (at once), else globally. */
  readonly discordGuildId: string | undefined;
  /** Connections to Discord that this process holds. */
  readonly shards: Shards;
  /** Absent: in-process queue with a child worker. */
  readonly redisUrl: string | undefined;
  /** Postgres, which several bots may share; absent: a SQLite file in the data directory. */
  readonly databaseUrl: string | undefined;
  /** Where the SQLite file is kept. */
  readonly dataDirectory: string;
  /** Path of a GGUF file or of a Transformers.js model's folder, address, or reference to the Hub; absent: the default model. */
  readonly model: string | undefined;
  readonly modelDirectory: string;
  readonly device: Device;
  /** Arithmetic of the model: `fast` is approximate, and everything shown says so. */
  readonly precision: Precision;
  /** Preferred port of the sandbox; the next free one is taken when it is in use. */
  readonly port: number;
  /** Questions one worker works on at the same time. */
  readonly workerConcurrency: number;
  /** Threads of the model arithmetic; 0 = one per core. */
  readonly engineThreads: number;
  /** Whether a worker loads its model before the first question that needs it. */
  readonly warmUp: boolean;
  /** Port of /healthz, /readyz and /metrics; absent: not served. */
  readonly healthPort: number | undefined;
  readonly healthHost: string;
  /** Opens the board of the queue at /queues of the health port; absent: there is none. */
  readonly boardKey: string | undefined;
  readonly logLevel: LogLevel;
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** One sentence for each setting that is wrong. */
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

const hasScheme =
  (...schemes: readonly string[]) =>
  (value: string) => {
    const url = tryUrl(value);
    return url !== null && schemes.includes(url.protocol);
  };

function tryUrl(value: string): URL | null {
  try {
    return new URL(value);
  } catch {
    return null;
  }
}

/** A file's ending, or something that may be a folder: the rest shows when it is looked for. */
const isModelName = (value: string) =>
  /\.gguf(\?.*)?$/i.test(value) || (!hasScheme('http:', 'https:')(value) && !/\.[a-z]{2,5}$/i.test(value));

const integer = (min: number, max: number) =>
  z.string().refine((value) => /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max, {
    error: `must be a whole number from ${min} to ${max}`,
  });

const environmentSchema = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(
      /^\S{10,200}$/,
      'does not look like a bot token: copy it again from the "Bot" page of your application',
    )
    .optional(),
  DISCORD_API_URL: z
    .string()
    .refine(hasScheme('http:', 'https:'), 'must be a web address such as https://discord.com/api')
    .optional(),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{17,20}$/, 'must be the 17 to 20 digits of a server id')
    .optional(),
  SHARDS: z
    .string()
    .refine(
      (value) => readShards(value) !== undefined,
      'must be auto, or the numbers of this process and how many there are in all, such as 0,1/4',
    )
    .optional(),
  REDIS_URL: z
    .string()
    .refine(hasScheme('redis:', 'rediss:'), 'must be an address such as redis://127.0.0.1:6379')
    .optional(),
  DATABASE_URL: z
    .string()
    .refine(
      hasScheme('postgres:', 'postgresql:'),
      'must be an address such as postgres://given@127.0.0.1:5432/given',
    )
    .optional(),
  DATA_DIR: z.string().optional(),
  XDG_DATA_HOME: z.string().optional(),
  MODEL: z
    .string()
    .refine(
      isModelName,
      'must be a .gguf file (a path, an https address, or owner/name/file.gguf on the Hub), or a Transformers.js model (a folder, or owner/name on the Hub)',
    )
    .optional(),
  MODEL_DIR: z.string().optional(),
  XDG_CACHE_HOME: z.string().optional(),
  DEVICE: z
    .enum(['auto', 'cpu', 'webgpu', 'cuda'], { error: 'must be auto, cpu, webgpu or cuda' })
    .optional(),
  PRECISION: z.enum(['exact', 'fast'], { error: 'must be exact or fast' }).optional(),
  PORT: integer(0, 65_535).optional(),
  WORKER_CONCURRENCY: integer(1, 32).optional(),
  ENGINE_THREADS: integer(0, 256).optional(),
  WARM_UP: z.enum(['yes', 'no'], { error: 'must be yes or no' }).optional(),
  HEALTH_PORT: integer(1, 65_535).optional(),
  HEALTH_HOST: z
    .string()
    .refine((value) => isIP(value) !== 0, 'must be the address to listen on, such as 127.0.0.1 or 0.0.0.0')
    .optional(),
  BOARD_KEY: z
    .string()
    .regex(
      /^[\x21-\x7e]{24,200}$/,
      'must be 24 to 200 letters, digits and signs, e.g. what "openssl rand -hex 24" prints',
    )
    .optional(),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], {
      error: 'must be silent, error, warn, info or debug',
    })
    .optional(),
});

/** Settings whose value must never be repeated in a message. */
const SECRET: ReadonlySet<string> = new Set(['DISCORD_TOKEN', 'REDIS_URL', 'DATABASE_URL', 'BOARD_KEY']);

/** Of what is set in vain without another setting. */
const BOARD_NEEDS = [
  { name: 'HEALTH_PORT', why: 'opens a page of the server on that port' },
  { name: 'REDIS_URL', why: 'shows the queue that is kept there' },
] as const;

type Present = Readonly<Record<string, string | undefined>>;

/** The settings of `schema` that are present. Throws ConfigError with every fault, those that `check` names included. */
function readSettings<T extends z.ZodObject>(
  schema: T,
  environment: NodeJS.ProcessEnv,
  check: (present: Present) => readonly string[] = () => [],
): z.infer<T> {
  const present: Present = Object.fromEntries(
    Object.keys(schema.shape)
      .map((name) => [name, environment[name]?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(present);
  const faults = [
    ...(parsed.error?.issues ?? []).map((issue) => {
      const name = String(issue.path[0]);
      const received = SECRET.has(name) ? '' : ` (it is "${String(present[name])}")`;
      return `${name} ${issue.message}${received}.`;
    }),
    ...check(present),
  ];
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  return parsed.data;
}

const missingForBoard = (present: Present): readonly string[] =>
  BOARD_NEEDS.filter(({ name }) => present.BOARD_KEY !== undefined && present[name] === undefined).map(
    ({ name, why }) => `${name} is missing: BOARD_KEY ${why}.`,
  );

const sandboxSchema = environmentSchema.pick({ PORT: true, LOG_LEVEL: true });

/** Of the local Discord when it stands alone: the settings of a bot do not concern it. Throws ConfigError. */
export function readSandboxConfig(
  environment: NodeJS.ProcessEnv = process.env,
): Pick<Config, 'port' | 'logLevel'> {
  const settings = readSettings(sandboxSchema, environment);
  return { port: Number(settings.PORT ?? DEFAULT_PORT), logLevel: settings.LOG_LEVEL ?? 'warn' };
}

/** Throws ConfigError with every fault. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const settings = readSettings(environmentSchema, environment, missingForBoard);
  const dataHome = settings.XDG_DATA_HOME ?? join(homedir(), '.local', 'share');
  const cacheHome = settings.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  return {
    discordToken: settings.DISCORD_TOKEN,
    discordApiUrl: (settings.DISCORD_API_URL ?? DISCORD_API).replace(/(?<!\/)\/+$/, ''),
    discordGuildId: settings.DISCORD_GUILD_ID,
    shards: readShards(settings.SHARDS ?? 'auto') ?? 'auto',
    redisUrl: settings.REDIS_URL,
    databaseUrl: settings.DATABASE_URL,
    dataDirectory: resolve(settings.DATA_DIR ?? join(dataHome, 'given')),
    model: settings.MODEL,
    modelDirectory: resolve(settings.MODEL_DIR ?? join(cacheHome, 'given', 'models')),
    device: settings.DEVICE ?? 'auto',
    precision: settings.PRECISION ?? 'exact',
    port: Number(settings.PORT ?? DEFAULT_PORT),
    workerConcurrency: Number(settings.WORKER_CONCURRENCY ?? 8),
    engineThreads: Number(settings.ENGINE_THREADS ?? 0),
    warmUp: settings.WARM_UP !== 'no',
    healthPort: settings.HEALTH_PORT === undefined ? undefined : Number(settings.HEALTH_PORT),
    healthHost: settings.HEALTH_HOST ?? '127.0.0.1',
    boardKey: settings.BOARD_KEY,
    logLevel: settings.LOG_LEVEL ?? (settings.DISCORD_TOKEN === undefined ? 'warn' : 'info'),
  };
}

/**
 * The environment of a worker child: everything that the system needs, but neither the bot's own token nor the store,
 * which the worker has no use for (replies are addressed by the interaction, and a question holds all that it needs), nor
 * the key of the board.
 * A worker has many threads, each of which would keep freed memory in an arena of its own: two arenas are enough. And what a
 * run of the model frees goes back to the system, not into a heap that only grows (`npm run bench -- 7` prints the peak). (glibc; elsewhere both settings mean nothing.)
 */
export function workerEnvironment(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const { DISCORD_TOKEN: _token, DATABASE_URL: _store, BOARD_KEY: _key, ...rest } = environment;
  return { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: String(2 ** 20), ...rest };
}

/** Loads `.env` of the working directory where there is one; variables already set win. */
export function loadDotEnv(): void {
  try {
    process.loadEnvFile();
  } catch {
    // No such file: nothing to load.
  }
}
