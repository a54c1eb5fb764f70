/** A bot at the local Discord, and a person whose client sends whatever it likes. */
import type { APIMessage } from 'discord-api-types/v10';
import { expect } from 'vitest';
import type { OptionValue } from '../../src/discord/command.js';
import type { Outcome, Question } from '../../src/jobs/contract.js';
import { Failure } from '../../src/jobs/failure.js';
import { createLogger } from '../../src/ops/log.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { createAnswerer } from '../../worker/answer/answerer.js';
import { withoutModel } from '../../worker/answer/without-model.js';
import { ModelHost } from '../../worker/model/model-host.js';
import { TrainingHost } from '../../worker/training/training-host.js';
import type { Tamper } from '../discord/connect-bot.js';
import { answerTo } from '../discord/made-up-answers.js';
import { type ScriptedBot, startScriptedBot } from '../discord/scripted-bot.js';
import { Dispatches } from '../sandbox/bare-rest.js';
import { Person } from '../sandbox/control-client.js';
import { patientClock } from '../support/patient-clock.js';
import { FAMILY } from './hostile-texts.js';
import { shownFaults } from './shown-faults.js';

const UNLIMITED = 1_000_000;
const AT_ONCE = 24;
const WAIT_MS = 60_000;

export class HostileWorld {
  readonly sandbox: Sandbox;
  readonly bot: ScriptedBot;
  readonly person: Person;
  readonly #dispatches: Dispatches;
  readonly #log: string[];
  readonly #tampers: (Tamper | undefined)[] = [];

  private constructor(sandbox: Sandbox, bot: ScriptedBot, dispatches: Dispatches, log: string[]) {
    this.sandbox = sandbox;
    this.bot = bot;
    this.person = new Person(sandbox);
    this.#dispatches = dispatches;
    this.#log = log;
    bot.tamper = (data, message) => this.#tampers.shift()?.(data, message);
  }

  /** `folder`: for what the bot stores. */
  static async open(folder: string): Promise<HostileWorld> {
    const dispatches = new Dispatches();
    const sandbox = await startSandbox({ port: 0, clock: patientClock, journal: dispatches.journal });
    const log: string[] = [];
    const logger = createLogger('given-test', 'debug', { write: (line) => void log.push(line) });
    const limits = {
      perWindow: UNLIMITED,
      perPerson: UNLIMITED,
      perServer: UNLIMITED,
      inTotal: UNLIMITED,
    };
    const bot = await startScriptedBot(sandbox, folder, limits, { logger, drawsPictures: false });
    bot.outcome = outcomeOf();
    return new HostileWorld(sandbox, bot, dispatches, log);
  }

  /** Nothing was sent that Discord would refuse, nothing may ping, and no secret stands in the log. */
  async close(): Promise<void> {
    try {
      expect(await this.person.faults()).toEqual([]);
      await this.bot.stop();
      const log = this.#log.join('');
      expect(log).not.toContain(this.sandbox.token);
      const tokens = this.#dispatches.entries.flatMap((entry) =>
        entry.type === 'dispatch' && entry.event === 'INTERACTION_CREATE'
          ? [String(Reflect.get(entry.data as object, 'token'))]
          : [],
      );
      expect(tokens.length).toBeGreaterThan(0);
      expect(tokens.filter((token) => log.includes(token))).toEqual([]);
      expect(log).not.toContain('not served');
    } finally {
      await this.sandbox.close();
    }
  }

  /** Each of the values in place of the command's own; what went wrong, with the value. */
  async faultsOf(
    line: string,
    valid: Readonly<Record<string, OptionValue>>,
    cases: readonly { readonly name: string; readonly type: number; readonly value: unknown }[],
  ): Promise<string[]> {
    return await this.faultsOfPayloads(
      line,
      valid,
      cases.map((option) => (data) => {
        const leaf = leafOf(data);
        const others = leaf.options.filter(({ name }) => name !== option.name);
        leaf.set([...others, option]);
      }),
      cases.map(({ name, value }) => `${name}=${JSON.stringify(value)?.slice(0, 80)}`),
    );
  }

  async faultsOfPayloads(
    line: string,
    valid: Readonly<Record<string, OptionValue>>,
    tampers: readonly Tamper[],
    labels: readonly string[] = [],
  ): Promise<string[]> {
    return await this.faultsOfSent(
      tampers.map((tamper, index) => ({
        tamper,
        label: labels[index] ?? `payload ${index}`,
        send: async () => (await this.person.command(line, this.#own(valid))).interactionId,
      })),
    );
  }

  /** Sends all, some at a time, and waits until each is answered. */
  async faultsOfSent(
    sendings: readonly {
      readonly label: string;
      readonly tamper?: Tamper;
      send(): Promise<string>;
      /** Who sees the answer; absent: the person. */
      readonly by?: Person;
      /** Of the message; absent: `shownFaults`. */
      check?(message: APIMessage): readonly string[];
    }[],
  ): Promise<string[]> {
    const faults: string[] = [];
    for (let from = 0; from < sendings.length; from += AT_ONCE) {
      const sent = [];
      for (const { label, tamper, send, by = this.person, check = shownFaults } of sendings.slice(
        from,
        from + AT_ONCE,
      )) {
        // In this order they come to the bot.
        this.#tampers.push(tamper);
        try {
          sent.push({ id: await send(), label, by, check });
        } catch (error) {
          // Nothing was sent, so nothing is to be changed.
          this.#tampers.pop();
          faults.push(`${label}: not sent: ${error}`);
        }
      }
      const answers = await Promise.all(
        sent.map(async (one) => ({ ...one, messages: await this.#answer(one.id, one.by) })),
      );
      for (const { label, messages, check } of answers) {
        if (typeof messages === 'string') {
          if (messages !== 'form') faults.push(`${label}: ${messages}`);
        } else if (messages.length !== 1) faults.push(`${label}: ${messages.length} answers`);
        else faults.push(...messages.flatMap(check).map((fault) => `${label}: ${fault}`));
      }
    }
    const refused = await this.person.faults();
    return [...faults, ...refused.map(({ sentence }) => sentence)];
  }

  async suggestionFaults(
    line: string,
    valid: Readonly<Record<string, OptionValue>>,
    focused: string,
    typed: string,
  ): Promise<string[]> {
    const options = Object.entries({ ...this.#own(valid), [focused]: typed }).map(([name, value]) => ({
      name,
      value,
    }));
    this.#tampers.push(undefined);
    const { choices } = await this.person.send({ type: 'autocomplete', name: line, options, focused });
    if (choices === undefined) return [`${focused}=${typed}: no answer`];
    return choices
      .map(({ name }) => name)
      .filter((name) => /\p{Surrogate}/u.test(name) || (name.includes('👦') && !name.includes(FAMILY)))
      .map((name) => `${focused}: suggested ${JSON.stringify(name)}`);
  }

  /** The window that this command opens, and the id of the interaction that opened it. */
  async open(line: string, options: Readonly<Record<string, OptionValue>>): Promise<string> {
    this.#tampers.push(undefined);
    const { interactionId } = await this.person.command(line, options);
    await this.person.modalOf(interactionId);
    return interactionId;
  }

  /** The answer to a question that nobody tampers with. */
  async ask(line: string, options: Readonly<Record<string, OptionValue>>): Promise<APIMessage> {
    this.#tampers.push(undefined);
    const { interactionId } = await this.person.command(line, options);
    const messages = await this.#answer(interactionId);
    if (typeof messages === 'string' || messages[0] === undefined) throw new Error(`no answer: ${messages}`);
    return messages[0];
  }

  #own(options: Readonly<Record<string, OptionValue>>): Record<string, OptionValue> {
    return Object.fromEntries(
      Object.entries(options).map(([name, value]) => [
        name,
        value === '{person}' ? this.person.userId : value,
      ]),
    );
  }

  /** The messages, 'form', or what went wrong. */
  async #answer(id: string, by = this.person): Promise<readonly APIMessage[] | string> {
    for (;;) {
      const { status, modal } = await by.interaction(id);
      if (status === 'lost') return 'not acknowledged';
      if (modal !== undefined) return 'form';
      if (status === 'acknowledged') break;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    try {
      const messages = await by.control.finalMessages(id, { quietMs: 20, waitMs: WAIT_MS });
      // Beside an answer to the one who pressed, the message stays as it was.
      const own = messages.filter((message) => message.interaction_metadata?.id === id);
      return own.length > 0 ? own : messages;
    } catch (error) {
      return String(error);
    }
  }
}

interface Leaf {
  readonly options: readonly { readonly name: string }[];
  set(options: readonly object[]): void;
}

/** Options of the subcommand, or of the command where it has none. */
function leafOf(data: Record<string, unknown>): Leaf {
  let holder = data;
  for (;;) {
    const options = Array.isArray(holder.options) ? holder.options : [];
    const [first] = options;
    if (first?.type !== 1 && first?.type !== 2) {
      const at = holder;
      return { options, set: (all) => void Reflect.set(at, 'options', all) };
    }
    holder = first;
  }
}

/** What a worker without a model says; where that would not repeat the text, a made-up answer does. */
function outcomeOf(): (question: Question) => Promise<Outcome> {
  const host = new ModelHost(
    async () => {
      throw new Failure('model-missing', 'there is none in this test');
    },
    createLogger('given-test', 'silent'),
  );
  const answer = withoutModel(createAnswerer(host, new TrainingHost()));
  return async (question) => {
    if (question.kind === 'sequence' || question.kind === 'evidence')
      return { type: 'answer', answer: answerTo(question) };
    try {
      const control = { signal: new AbortController().signal, expiresAtMs: Date.now() + WAIT_MS };
      const checked = await answer(question, control);
      return checked.ok
        ? { type: 'answer', answer: checked.value }
        : { type: 'refusal', refusal: checked.refusal };
    } catch (error) {
      if (error instanceof Failure) return { type: 'failure', code: error.code };
      return { type: 'failure', code: 'bug', incident: String(error) };
    }
  };
}
