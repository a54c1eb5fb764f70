/**
 * Many people at once at the real bot over the local Discord, in rounds: while they go on, one or two things go wrong and are put
 * right again; then everyone pauses, and what must hold is looked at before the next round.
 *
 * An interaction that was acknowledged ends in exactly one message (an answer, a refusal or a failure that is true), or one window,
 * or the change of the message that was pressed, in bounded time. Nothing stays "thinking…", nothing is doubled, nothing secret is
 * logged, Redis holds nothing of what has ended that must not be there, every process is ready again, its memory is bounded, and
 * what it counts is what was seen.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIMessage } from 'discord-api-types/v10';
import { Redis } from 'ioredis';
import { auditFaults, auditMessages, auditOutcomes, type Finding } from './audit.js';
import { TYPED_TEXTS } from './deeds.js';
import { FaultDiary } from './fault-diary.js';
import { FigureBook, type Memory } from './figures.js';
import { inflict } from './inflict.js';
import { type RedisContent, readRedis } from './leftovers.js';
import { scanLog } from './log-scan.js';
import type { Outcome } from './outcome.js';
import { Patience } from './patience.js';
import { type PersonPorts, SoakPerson } from './person.js';
import { type FaultKind, type PlannedFault, planRounds, WITHOUT_REDIS } from './plan.js';
import { Random } from './random.js';
import type { SoakReport } from './report.js';
import type { Service } from './service.js';
import { SoakStand, type StandOptions } from './stand.js';

export interface SoakOptions extends Pick<StandOptions, 'dataDirectory' | 'workers' | 'lockMs' | 'hasModel'> {
  /** From when everything runs. One round at least; none begins later, and the last one ends when it is calm. */
  readonly milliseconds: number;
  readonly people: number;
  readonly seed: number;
  /** What may go wrong; none: everything is perfect. */
  readonly kinds: readonly FaultKind[];
  /** Told of what goes wrong, and of each round. */
  readonly onLine?: (line: string) => void;
}

/** People who are busy at the same time. */
const AT_ONCE = 16;
const PEOPLE_PER_SERVER = 20;
/** Of a round in which nothing goes wrong. */
const CALM_ROUND_MS = 4_000;
/** How long people go on after everything was put right. */
const AFTERWARDS_MS = 1_000;
/** Until every process says that it is ready and the queue is empty, after everybody has their answer. */
const WELL_WITHIN_MS = 60_000;
/** Nothing more may change after this much silence. */
const QUIET_MS = 1_000;
/** The product's, for the plan. */
const LOCK_MS = 12_000;
/** With more of the processors at work for others, nobody's three seconds are the bot's alone. */
const BUSY_SHARE = 0.25;
/** It ends by itself when it cannot reach Discord as it starts. */
const ENDS_A_START: readonly FaultKind[] = ['gateway', 'rest'];

export async function runSoak(options: SoakOptions): Promise<SoakReport> {
  const soak = await Soak.open(options);
  try {
    return await soak.run();
  } finally {
    await soak.close();
  }
}

class Soak {
  readonly #options: SoakOptions;
  readonly #diary: FaultDiary;
  readonly #stand: SoakStand;
  readonly #people: readonly SoakPerson[];
  readonly #patience: Patience;
  readonly #book: FigureBook;
  readonly #redis: Redis | undefined;
  readonly #outcomes: Outcome[] = [];
  readonly #findings: Finding[];
  readonly #troubles = new Map<string, number>();
  readonly #memory: Memory[] = [];
  readonly #othersShares: number[] = [];
  #begun = 0;
  #compared = 0;
  #faultsSeen = 0;

  private constructor(
    options: SoakOptions,
    parts: PersonPorts & { readonly stand: SoakStand; readonly people: readonly SoakPerson[] },
    findings: Finding[],
  ) {
    this.#options = options;
    this.#diary = parts.diary;
    this.#stand = parts.stand;
    this.#people = parts.people;
    this.#patience = parts.patience;
    this.#findings = findings;
    this.#book = new FigureBook(parts.stand, options.hasModel);
    const { redis } = parts.stand;
    // Whether it is there is no news here.
    this.#redis = redis === undefined ? undefined : new Redis(redis.url).on('error', () => undefined);
  }

  static async open(options: SoakOptions): Promise<Soak> {
    const diary = new FaultDiary();
    const findings: Finding[] = [];
    const onUnwanted = (
      { name }: Service,
      { code, signal }: { code: number | null; signal: string | null },
    ) => {
      const { nowMs } = diary;
      options.onLine?.(`${seconds(nowMs)} ${name} ended by itself with ${signal ?? code}`);
      if (name === 'bot' && code === 1 && diary.wasBetween(ENDS_A_START, nowMs - 1_000, nowMs, 5_000)) return;
      findings.push({
        sentence: `${name} ended by itself with ${signal ?? `code ${code}`}`,
        fromMs: nowMs,
        untilMs: nowMs,
      });
    };
    const stand = await SoakStand.open({ ...options, onUnwanted });
    try {
      const { control, sandbox } = stand;
      const places = [{ guildId: sandbox.guildId, channelId: sandbox.channelId }];
      while (places.length * PEOPLE_PER_SERVER < options.people)
        places.push(await control.addGuild({ name: `Group ${places.length + 1}` }));
      const ports = { stand, diary, patience: new Patience() };
      const people: SoakPerson[] = [];
      for (const index of Array.from({ length: options.people }).keys()) {
        const place = places[index % places.length] ?? sandbox;
        people.push(await SoakPerson.join(ports, `person_${index + 1}`, place));
      }
      return new Soak(options, { ...ports, people }, findings);
    } catch (error) {
      await stand.close();
      throw error;
    }
  }

  async run(): Promise<SoakReport> {
    const { milliseconds, seed, kinds, workers, lockMs = LOCK_MS, onLine } = this.#options;
    const possible = workers === 0 ? kinds.filter((kind) => WITHOUT_REDIS.includes(kind)) : kinds;
    const plan = planRounds({ seed, kinds: possible, workers, lockMs });
    const untilMs = this.#diary.nowMs + milliseconds;
    let rounds = 0;
    do {
      const { value: faults } = plan.next();
      rounds++;
      const findingsBefore = this.#findings.length;
      this.#patience.begin(() => this.#stand.services.map(({ life }) => life.pid));
      const outcomes = await this.#round(rounds, faults);
      const { othersShare } = this.#patience;
      if (othersShare !== undefined) this.#othersShares.push(othersShare);
      await this.#check(outcomes, faults, (othersShare ?? 0) > BUSY_SHARE);
      const found = this.#findings.length - findingsBefore;
      onLine?.(
        `${seconds(this.#diary.nowMs)} round ${rounds} is over: ${outcomes.length} interactions, ${found === 0 ? 'all held' : `${found} findings`}`,
      );
    } while (this.#diary.nowMs < untilMs);
    await this.#checkEverything();
    await this.#stop();
    return {
      seconds: this.#diary.nowMs / 1_000,
      rounds,
      outcomes: this.#outcomes,
      diary: this.#diary,
      troubles: this.#troubles,
      memory: this.#memory,
      othersShares: this.#othersShares,
      compared: this.#compared,
      findings: this.#findings,
      log: this.#stand.services.map(({ printed }) => printed).join('\n'),
      linesOf: (id) => this.#stand.services.flatMap((service) => service.linesOf(`i-${id}`)),
    };
  }

  async close(): Promise<void> {
    this.#redis?.disconnect();
    await this.#stand.close();
  }

  /** Resolves when everyone has their answer. */
  async #round(round: number, faults: readonly PlannedFault[]): Promise<readonly Outcome[]> {
    const onFault = (sentence: string) =>
      this.#options.onLine?.(`${seconds(this.#diary.nowMs)} round ${round}: ${sentence}`);
    const onTrouble = (name: string) => void this.#troubles.set(name, (this.#troubles.get(name) ?? 0) + 1);
    const ports = { stand: this.#stand, diary: this.#diary, onFault, onTrouble };
    let isOver = false;
    const wrong = Promise.all(faults.map((fault) => inflict(fault, ports)))
      .then(() => sleep(faults.length === 0 ? CALM_ROUND_MS : AFTERWARDS_MS))
      .finally(() => {
        isOver = true;
      });
    const [outcomes] = await Promise.all([this.#act(() => isOver), wrong]);
    this.#outcomes.push(...outcomes);
    return outcomes;
  }

  /** Each of several lanes lets one person after the other do the next thing; nobody does two at once. */
  async #act(isOver: () => boolean): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    const idle = [...this.#people];
    const lane = async () => {
      while (!isOver()) {
        const random = new Random(this.#options.seed + 1_000_003 * this.#begun++);
        const [person] = idle.splice(random.below(idle.length), 1);
        if (person === undefined) throw new Error('more lanes than people');
        const outcome = await person.act(random);
        if (outcome !== undefined) outcomes.push(outcome);
        idle.push(person);
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, this.#people.length) }, lane));
    return outcomes;
  }

  /** What must hold at each quiet moment. */
  async #check(
    outcomes: readonly Outcome[],
    faults: readonly PlannedFault[],
    isBusy: boolean,
  ): Promise<void> {
    await this.#untilWell();
    await sleep(QUIET_MS);
    const stand = this.#stand;
    const isPlain = faults.every(({ kind }) => WITHOUT_REDIS.includes(kind));
    const sinceMs = Math.min(this.#diary.nowMs, ...outcomes.map(({ askedMs }) => askedMs));
    const { content, counted } = await this.#readTogether(isPlain, isBusy);
    const ended = content?.ended ?? new Map<string, string>();
    const { findings, memory, isCompared } = counted;
    if (isCompared) this.#compared++;
    this.#memory.push(...memory);
    const { control } = stand;
    const heard = await control.botFaults();
    const audit = { control, diary: this.#diary, hasModel: this.#options.hasModel, ended, isBusy };
    this.#findings.push(...(await auditOutcomes(outcomes, audit)));
    this.#find(sinceMs, [
      ...(content?.findings ?? []),
      ...findings,
      ...auditFaults(heard.slice(this.#faultsSeen), audit, sinceMs),
      ...this.#logFindings(),
    ]);
    this.#faultsSeen = heard.length;
  }

  /** What Redis holds and what the processes count at one moment: nothing may end between the two looks. */
  async #readTogether(isPlain: boolean, isBusy: boolean) {
    for (let content = await this.#readRedis(); ; ) {
      const pages = await this.#book.look();
      const after = await this.#readRedis();
      if (after?.ended.size === content?.ended.size)
        return { content, counted: this.#book.read(pages, content?.ended ?? new Map(), { isPlain, isBusy }) };
      content = after;
    }
  }

  /** A picture that many change is drawn again some time after the last press, so one look may come too early. */
  async #readRedis(): Promise<RedisContent | undefined> {
    if (this.#redis === undefined) return undefined;
    const untilMs = this.#diary.nowMs + this.#patience.stretch(WELL_WITHIN_MS);
    for (;;) {
      const content = await readRedis(this.#redis, this.#stand.tokens);
      if (content.findings.length === 0 || this.#diary.nowMs > untilMs) return content;
      await sleep(500);
    }
  }

  #logFindings(): string[] {
    const { tokens, secrets, services } = this.#stand;
    return services.flatMap((service) =>
      scanLog(service.name, service.newlyPrinted(), { tokens, secrets, texts: TYPED_TEXTS }),
    );
  }

  async #untilWell(): Promise<void> {
    const untilMs = this.#diary.nowMs + this.#patience.stretch(WELL_WITHIN_MS);
    for (;;) {
      const states = await Promise.all(
        this.#stand.services.map(async (service) => ((await service.isReady()) ? [] : [service.name])),
      );
      const away = states.flat();
      const depth = away.length === 0 ? await this.#stand.bot.depth() : undefined;
      if (depth === 0) return;
      if (this.#diary.nowMs > untilMs) {
        const what = away.length > 0 ? `not ready: ${away.join(', ')}` : `${depth} questions wait or run`;
        this.#find(this.#diary.calmSinceMs, [`long after everything was put right, ${what}`]);
        return;
      }
      await sleep(100);
    }
  }

  /** All that people see, once. */
  async #checkEverything(): Promise<void> {
    const seen = new Map<string, APIMessage>();
    for (const person of this.#people)
      for (const message of await person.messages()) seen.set(message.id, message);
    this.#find(0, auditMessages(seen.values()));
  }

  async #stop(): Promise<void> {
    for (const service of this.#stand.services) {
      const { code, signal } = await service.stop();
      if (code !== 0) this.#find(this.#diary.nowMs, [`${service.name} stopped with ${signal ?? code}`]);
    }
    this.#find(this.#diary.nowMs, this.#logFindings());
  }

  #find(fromMs: number, sentences: readonly string[]): void {
    const untilMs = this.#diary.nowMs;
    for (const sentence of sentences) this.#findings.push({ sentence, fromMs, untilMs });
  }
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1).padStart(6)} s`;
