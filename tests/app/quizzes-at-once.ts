/** Ten quizzes of ten people each at the same time, some of whom play in two of them, while bots die. */
import { expect } from 'vitest';
import type { QuizStore } from '../../src/rounds/quiz-store.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { Person } from '../sandbox/control-client.js';
import { MessageBoard } from './message-board.js';
import type { MortalBot } from './mortal-bot.js';
import { type Earned, NOTHING, SEATS, together } from './quiz-seats.js';
import { type Counted, QuizTable } from './quiz-table.js';

const QUIZZES = 10;
/** The first ones end by themselves, while the bot is away or soon after, with whoever has answered by then. */
const TIMED = 2;
const SECONDS = 10;
const QUESTIONS = 2;
/** From one quiz to the next: two people of each play in the next one as well. */
const STRIDE = SEATS - 2;

export interface QuizServer {
  readonly guildId: string;
  readonly bot: MortalBot;
}

/** Server id → person id → what must be stored of them: one of these. */
type Scores = ReadonlyMap<string, ReadonlyMap<string, readonly Earned[]>>;

export interface Moments {
  /** A press of a player was answered; how many it are. */
  readonly onAnswered: (presses: number) => void;
  /** One of the first questions is about to be revealed. */
  readonly onReveal: () => void;
}

/** Resolves when all are over, to what everybody must have earned by what they were told. */
export async function playQuizzesAtOnce(
  sandbox: Sandbox,
  servers: readonly QuizServer[],
  { onAnswered, onReveal }: Moments,
): Promise<Scores> {
  const ada = new Person(sandbox);
  const guildIds = servers.map(({ guildId }) => guildId);
  const people: string[] = [];
  for (let index = 1; index <= QUIZZES * STRIDE; index++)
    people.push((await ada.control.addUser({ name: `player_${index}`, guildIds })).id);
  const scores = new Map(guildIds.map((guildId) => [guildId, new Map<string, readonly Earned[]>()]));
  const board = await MessageBoard.open(ada);
  let presses = 0;

  async function playOne(turn: number, onSpoken: () => void): Promise<void> {
    const server = servers[turn % servers.length];
    const earned = scores.get(server?.guildId ?? '');
    if (server === undefined || earned === undefined) throw new Error('no server to play in');
    const name = `quiz-${turn}`;
    const channel = await ada.control.addChannel({ type: 'text', guildId: server.guildId, name });
    const players = Array.from(
      { length: SEATS },
      (_, seat) => new Person(sandbox, people[(turn * STRIDE + seat) % people.length], channel.id),
    );
    const isTimed = turn < TIMED;
    const table = await QuizTable.open({
      bot: server.bot,
      board,
      players,
      turn,
      questions: isTimed ? 1 : QUESTIONS,
      seconds: isTimed ? SECONDS : undefined,
      onAnswered: () => onAnswered(++presses),
    });
    const count = (counted: readonly Counted[]) => {
      for (const { person, earns } of counted) {
        const before = earned.get(person) ?? [NOTHING];
        earned.set(
          person,
          before.flatMap((one) => earns.map((other) => together(one, other))),
        );
      }
    };
    count(await table.playQuestion(1, onSpoken));
    for (let number = 2; number <= table.questions; number++) {
      await table.goOn(number);
      count(await table.playQuestion(number));
    }
    table.expectNothingTwice();
  }

  try {
    const turns = Array.from({ length: QUIZZES }, (_, turn) => turn);
    const going: Promise<void>[] = [];
    // No bot dies before they have spoken: of a press that died with it nobody could say whether it was in time.
    await Promise.all(
      turns.slice(0, TIMED).map(
        (turn) =>
          new Promise<void>((resolve, reject) => {
            const playing = playOne(turn, resolve);
            playing.catch(reject);
            going.push(playing);
          }),
      ),
    );
    await Promise.all([...going, ...turns.slice(TIMED).map((turn) => playOne(turn, onReveal))]);
  } finally {
    board.close();
  }
  return scores;
}

export async function expectScores(store: QuizStore, scores: Scores): Promise<void> {
  for (const [guildId, earned] of scores) {
    const stored = new Map((await store.scores(`g-${guildId}`)).map(({ person, score }) => [person, score]));
    for (const [person, possible] of earned)
      expect(possible.map(nearly), person).toContainEqual(partsOf(stored.get(person) ?? NOTHING));
    expect([...stored.keys()].filter((person) => !earned.has(person))).toEqual([]);
    const tallied = [...(await store.tally(`g-${guildId}`)).values()];
    expect(sumOf(tallied)).toBe(sumOf([...stored.values()]));
  }
}

const partsOf = ({ answers, right, logBits, brier, skill }: Earned) => ({
  answers,
  right,
  logBits,
  brier,
  skill,
});

/** Sums of the same parts differ in their last digits by the order in which they were added. */
const nearly = ({ answers, right, logBits, brier, skill }: Earned) => ({
  answers,
  right,
  logBits: expect.closeTo(logBits, 8),
  brier: expect.closeTo(brier, 8),
  skill: expect.closeTo(skill, 8),
});

const sumOf = (rows: readonly { readonly answers: number }[]) =>
  rows.reduce((sum, { answers }) => sum + answers, 0);
