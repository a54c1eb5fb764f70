/**
 * Many people at once at the real bot over the local Discord, with random trouble, and what must hold of each interaction that
 * was acknowledged: it ends in exactly one message, or one window, or the change of the message that was pressed; nothing stays
 * "thinking…", nothing is doubled, nothing secret is logged, and the queue is empty in the end.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { ControlClient } from '../../src/sandbox/control-client.js';
import type { JournalEntry } from '../../src/sandbox/journal.js';
import { startSandbox } from '../../src/sandbox/sandbox.js';
import { SoakPerson } from './person.js';
import { Random } from './random.js';
import { audit, type Outcome, type SoakReport } from './report.js';
import { SoakBot } from './soak-bot.js';
import { Trouble, type TroubleKind } from './trouble.js';

export interface SoakOptions {
  readonly interactions: number;
  readonly people: number;
  readonly seed: number;
  /** Kinds of trouble that may come; none: the network is perfect. */
  readonly trouble: readonly TroubleKind[];
  /** Where the bot keeps its store. */
  readonly dataDirectory: string;
  readonly onProgress?: (done: number) => void;
}

/** People who are busy at the same time. */
const AT_ONCE = 16;
/** Longest time until everything that was asked is answered, after the last of the trouble. */
const DRAIN_MS = 90_000;
/** Nothing more may change after this much silence. */
const QUIET_MS = 3_000;

export async function runSoak(options: SoakOptions): Promise<SoakReport> {
  const startedMs = performance.now();
  const tokens = new Set<string>();
  const journal = (entry: JournalEntry) => {
    if (entry.type === 'dispatch' && entry.event === 'INTERACTION_CREATE')
      tokens.add(String(Reflect.get(Object(entry.data), 'token')));
  };
  const sandbox = await startSandbox({ port: 0, journal });
  let bot: SoakBot | undefined;
  try {
    bot = await SoakBot.start(sandbox, options.dataDirectory);
    const control = new ControlClient(sandbox);
    const people = await Promise.all(
      Array.from({ length: options.people }, (_, index) =>
        SoakPerson.join(control, `person_${index + 1}`, sandbox.channelId),
      ),
    );
    const trouble = new Trouble(control, new Random(options.seed ^ 0x5eed), options.trouble);
    trouble.start();
    const outcomes = await act(people, bot, options);
    await trouble.end();
    await drained(bot);
    await sleep(QUIET_MS);
    const findings = await audit({
      outcomes,
      people,
      faults: await control.botFaults(),
      isTroubled: options.trouble.length > 0,
      depth: await bot.depth(),
      log: bot.log,
      secrets: [...tokens, sandbox.token],
    });
    const end = await bot.stop();
    if (end !== 'code 0') findings.push(`the bot ended with ${end}`);
    return {
      seconds: (performance.now() - startedMs) / 1_000,
      outcomes,
      trouble: trouble.counts,
      findings,
      log: bot.log,
    };
  } finally {
    if (bot?.end === undefined) await bot?.stop();
    await sandbox.close();
  }
}

/** Each of several lanes lets one person after the other do the next thing; nobody does two at once. */
async function act(
  people: readonly SoakPerson[],
  bot: SoakBot,
  { interactions, seed, onProgress }: SoakOptions,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const idle = [...people];
  let begun = 0;
  const lane = async () => {
    while (begun < interactions && bot.end === undefined) {
      const random = new Random(seed + 1_000_003 * begun++);
      const [person] = idle.splice(random.below(idle.length), 1);
      if (person === undefined) throw new Error('more lanes than people');
      const outcome = await person.act(random);
      if (outcome === undefined) begun--;
      else outcomes.push(outcome);
      idle.push(person);
      onProgress?.(outcomes.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, people.length) }, lane));
  return outcomes;
}

async function drained(bot: SoakBot): Promise<void> {
  const untilMs = performance.now() + DRAIN_MS;
  while ((await bot.depth()) > 0 && performance.now() < untilMs) await sleep(200);
}
