/** One quiz of ten people: who sits where, what each of them does, and what they are told. */
import type { APIMessage } from 'discord-api-types/v10';
import { ChannelType } from 'discord-api-types/v10';
import { expect } from 'vitest';
import { eventually, type Person, Refused } from '../sandbox/control-client.js';
import { optionLabelsOf, textOf } from '../sandbox/message-parts.js';
import type { MessageBoard } from './message-board.js';
import type { MortalBot } from './mortal-bot.js';
import {
  afterStep,
  type Earned,
  earn,
  LATE_SEAT,
  NOTHING,
  optionOf,
  RACING_SEAT,
  type Said,
  type Step,
  stepsOf,
} from './quiz-seats.js';

const OVER = 'This question is over';
const WITHDRAW = 'Take my answer back';

export interface TableOptions {
  readonly bot: MortalBot;
  readonly board: MessageBoard;
  /** In a channel of their own; the first of them starts it. */
  readonly players: readonly Person[];
  /** Makes what they do differ from table to table. */
  readonly turn: number;
  readonly questions: number;
  readonly seconds: number | undefined;
  readonly onAnswered: () => void;
}

export interface Counted {
  readonly person: string;
  /** One of these; two where neither the player nor anybody else was told which. */
  readonly earns: readonly Earned[];
}

interface Spoken {
  readonly said: Said | undefined;
  /** What a press would have made of it that was lost with its bot, and could not be made again: it may count as well. */
  readonly untold?: { readonly said: Said | undefined };
  /** What only the player sees. */
  readonly own: APIMessage | undefined;
}

export class QuizTable {
  readonly #options: TableOptions;
  readonly #host: Person;
  /** In the thread. */
  readonly #players: readonly Person[];
  #last: APIMessage | undefined;

  private constructor(options: TableOptions, host: Person, players: readonly Person[]) {
    this.#options = options;
    this.#host = host;
    this.#players = players;
  }

  static async open(options: TableOptions): Promise<QuizTable> {
    const [starter] = options.players;
    if (starter === undefined) throw new Error('nobody starts it');
    const { questions, seconds } = options;
    const { interactionId } = await starter.command('quiz round', {
      questions,
      ...(seconds === undefined ? {} : { seconds }),
    });
    expect(textOf(await starter.message(interactionId))).toContain('in the thread');
    const thread = await eventually(async () =>
      (await starter.state()).channels.find(
        (channel) => channel.type === ChannelType.PublicThread && channel.parent_id === starter.channelId,
      ),
    );
    const players = options.players.map((player) => player.in(thread.id));
    return new QuizTable(options, starter.in(thread.id), players);
  }

  get questions(): number {
    return this.#options.questions;
  }

  /** Everybody at once, until it is revealed and the solution stands there. `onSpoken`: nobody will press before the reveal. */
  async playQuestion(number: number, onSpoken: () => void = () => undefined): Promise<readonly Counted[]> {
    const { turn, seconds } = this.#options;
    const question = await this.#find(`Question ${number} of ${this.questions}`);
    const options = optionLabelsOf(question).length;
    const spoken = await Promise.all(
      this.#players.map((player, seat) =>
        this.#speak(player, question, stepsOf(seat, turn + number, options)),
      ),
    );
    const solved = () => this.#options.board.find(({ id, embeds }) => id === question.id && isSolved(embeds));
    onSpoken();
    if (seconds !== undefined) await solved();
    else {
      const racing = this.#players[RACING_SEAT];
      const step: Step = { type: 'choose', option: optionOf(RACING_SEAT, turn + number, options) };
      const [, raced] = await Promise.all([
        this.#options.bot.until(this.#host, () => unlessGone(this.#host.press(question, 'Reveal')), solved),
        racing === undefined ? undefined : this.#speak(racing, question, [step]),
      ]);
      if (raced !== undefined) spoken[RACING_SEAT] = raced;
    }
    await this.#pressLate(spoken[LATE_SEAT]);
    this.#last = await solved();
    const right = 'ABCDE'.indexOf(/✓ ([A-E])/.exec(textOf(this.#last))?.[1] ?? '?');
    const earnedBy = (said: Said | undefined) => (said === undefined ? NOTHING : earn(said, right, options));
    return spoken.flatMap(({ said, untold }, seat): Counted[] => {
      const player = this.#players[seat];
      if (player === undefined) return [];
      const earns = [earnedBy(said), ...(untold === undefined ? [] : [earnedBy(untold.said)])];
      return [{ person: player.userId, earns }];
    });
  }

  /** To the question of this number. */
  async goOn(number: number): Promise<void> {
    const last = this.#last;
    if (last === undefined) throw new Error('nothing was played');
    await this.#options.bot.until(
      this.#host,
      () => unlessGone(this.#host.press(last, 'Next question')),
      () => this.#find(`Question ${number} of ${this.questions}`),
    );
  }

  expectNothingTwice(): void {
    expect(this.#last === undefined ? '' : textOf(this.#last)).toContain('Final table');
    const posted = this.#options.board.in(this.#host.channelId).filter(({ embeds }) => embeds.length > 0);
    expect(posted).toHaveLength(this.questions);
  }

  /** What the player has said in the end, as they were told it. */
  async #speak(player: Person, question: APIMessage, steps: readonly Step[]): Promise<Spoken> {
    const { bot, onAnswered } = this.#options;
    const labels = optionLabelsOf(question);
    let spoken: Spoken = { said: undefined, own: undefined };
    for (const step of steps) {
      const { own } = spoken;
      const { message, isRepeated } = await bot.told(player, () => {
        if (step.type === 'choose') return player.press(question, labels[step.option] ?? '');
        if (own === undefined) throw new Error('nothing is there to press');
        return step.type === 'withdraw' ? player.press(own, WITHDRAW) : sayHowSure(player, own, step.percent);
      });
      const said = afterStep(spoken.said, step);
      if (message === undefined) return isRepeated ? { ...spoken, untold: { said } } : spoken;
      const told = textOf(message);
      if (told.includes(OVER)) {
        const counted = countedIn(told);
        expect([spoken.said, ...(isRepeated ? [said] : [])]).toContainEqual(counted);
        return { said: counted, own };
      }
      onAnswered();
      spoken = { said, own: message };
      expectTold(told, said);
    }
    return spoken;
  }

  /** What only the player sees can be pressed when all is revealed. */
  async #pressLate(spoken: Spoken | undefined): Promise<void> {
    const player = this.#players[LATE_SEAT];
    const own = spoken?.own;
    if (own === undefined || player === undefined) return;
    for (const press of [() => sayHowSure(player, own, 60), () => player.press(own, WITHDRAW)]) {
      const { message } = await this.#options.bot.told(player, press);
      const told = message === undefined ? '' : textOf(message);
      expect(told).toContain(OVER);
      expect(countedIn(told)).toEqual(spoken?.said);
    }
  }

  #find(part: string): Promise<APIMessage> {
    return this.#options.board.find(
      (message) => message.channel_id === this.#host.channelId && textOf(message).includes(part),
    );
  }
}

const isSolved = (embeds: APIMessage['embeds']) => JSON.stringify(embeds).includes('✓');

function sayHowSure(player: Person, own: APIMessage, percent: number) {
  const [, value = ''] = new RegExp(`"value":"(\\d+-${percent})"`).exec(JSON.stringify(own.components)) ?? [];
  return player.choose(own, [value]);
}

/** What the player is told when the question is over: what of theirs counts. */
function countedIn(told: string): Said | undefined {
  const [, letter, percent] = /counts: ([A-E])(?:, (\d+) % sure)?\./.exec(told) ?? [];
  if (letter === undefined) return undefined;
  return { option: 'ABCDE'.indexOf(letter), percent: percent === undefined ? null : Number(percent) };
}

function expectTold(told: string, said: Said | undefined): void {
  if (said === undefined) {
    expect(told).toMatch(/You have not answered/);
    return;
  }
  expect(told).toContain(`Your answer: ${'ABCDE'[said.option]}`);
  const { percent } = said;
  if (percent === null) expect(told).toContain('You have not said how sure you are');
  else expect(told).toMatch(new RegExp(`You are ${percent} % sure|You only guess`));
}

/** Undefined where the message has lost what is pressed: it shows the solution by now. */
async function unlessGone<T>(press: Promise<T>): Promise<T | undefined> {
  try {
    return await press;
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}
