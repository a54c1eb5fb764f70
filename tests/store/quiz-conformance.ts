/** What every store of quizzes keeps to. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PEOPLE } from '../../src/probability/population.js';
import { BOX_DAYS } from '../../src/quiz/review.js';
import { logScore, reportOf, skill } from '../../src/quiz/score.js';
import { generateQuestion } from '../../src/quiz/sources.js';
import { readStored, toStored } from '../../src/quiz/stored-question.js';
import { createQuizId, type QuizRound } from '../../src/rounds/quiz-round.js';
import { MOST_ROUNDS, type QuizStore, UNDONE_MS, type WhoseScores } from '../../src/rounds/quiz-store.js';

export interface OpenedQuizzes {
  readonly quizzes: QuizStore;
  /** The same store, as another process sees it. */
  readonly others: QuizStore;
  close(): Promise<void>;
}

const NOW_MS = Date.UTC(2026, 4, 3);
const DAY_MS = 24 * 60 * 60_000;

const question = (seed: number) => {
  const generated = generateQuestion({ populations: [PEOPLE], model: [] }, seed, { kind: 'conditional' });
  if (generated === undefined) throw new Error('no question');
  return toStored(generated);
};

export function quizRound(changes: Partial<QuizRound> = {}): QuizRound {
  return {
    id: createQuizId(),
    scope: 'g-200000000000000001',
    channel: '3',
    host: '100000000000000001',
    mode: 'group',
    locale: 'de',
    wish: {},
    questions: [question(1), question(2)],
    number: 1,
    state: 'open',
    seconds: 30,
    endsAtMs: NOW_MS + 30_000,
    message: null,
    drawn: 0,
    createdAtMs: NOW_MS,
    changedAtMs: NOW_MS,
    ...changes,
  };
}

const press = (person: string, nowMs = NOW_MS) => ({ person, nowMs });
const reply = (token: string) => ({
  address: { via: 'discord' as const, api: 'http://127.0.0.1:9/api', applicationId: '5', token },
  untilMs: NOW_MS + 1000,
});

export function describeQuizzes(name: string, open: () => Promise<OpenedQuizzes>): void {
  describe(`quizzes in ${name}`, () => {
    let quizzes: QuizStore;
    let others: QuizStore;
    let close: () => Promise<void>;
    beforeEach(async () => {
      ({ quizzes, others, close } = await open());
    });
    afterEach(() => close());

    const right = (round: QuizRound) => readStored(round.questions[0] ?? question(1))?.right ?? 0;
    const options = (round: QuizRound) => round.questions[0]?.options.length ?? 0;
    const choose = (id: string, person: string, option: number, number = 1, store = quizzes) =>
      store.answer(id, number, { type: 'choose', option }, press(person));

    it('are found as they were saved, and no id is taken twice', async () => {
      const round = quizRound({ wish: { kind: 'test', mistake: 'overlap-twice', population: 'p' } });
      expect(await quizzes.create(round)).toBe('created');
      expect(await quizzes.create(quizRound({ id: round.id }))).toBe('id-taken');
      expect(await others.find(round.id)).toEqual({ round, reply: undefined, answers: [] });
      expect(await quizzes.find('unknown')).toBeUndefined();
    });

    it('are so many at once in one scope', async () => {
      for (let index = 0; index < MOST_ROUNDS; index++)
        expect(await quizzes.create(quizRound())).toBe('created');
      expect(await quizzes.create(quizRound())).toBe('too-many');
      expect(await quizzes.create(quizRound({ scope: 'g-2' }))).toBe('created');
      expect(await quizzes.create(quizRound({ mode: 'solo' }))).toBe('created');
    });

    it('keep each of a hundred answers that come at once through two processes, and the last of each person', async () => {
      const rounds = Array.from({ length: 10 }, () => quizRound());
      for (const round of rounds) await quizzes.create(round);
      const people = Array.from({ length: 10 }, (_, index) => `p${index}`);
      const answered = await Promise.all(
        rounds.flatMap(({ id }, index) =>
          people.map((person, option) =>
            choose(id, person, option % 3, 1, index % 2 === 0 ? quizzes : others),
          ),
        ),
      );
      expect(new Set(answered)).toEqual(new Set(['counted']));
      const [round] = rounds;
      if (round === undefined) throw new Error('no round');
      await choose(round.id, 'p0', 2);
      for (const { id } of rounds) {
        const found = await others.find(id);
        expect(found?.answers).toEqual(
          people.map((person, option) => ({
            number: 1,
            person,
            chosen: id === round.id && option === 0 ? 2 : option % 3,
            confidence: null,
          })),
        );
      }
    });

    it('keep what was said of the confidence, and take an answer back', async () => {
      const round = quizRound();
      await quizzes.create(round);
      const sure = { type: 'sure', confidence: 80 } as const;
      expect(await quizzes.answer(round.id, 1, sure, press('a'))).toBe('unanswered');
      await choose(round.id, 'a', 0);
      expect(await quizzes.answer(round.id, 1, sure, press('a'))).toBe('counted');
      await choose(round.id, 'a', 1);
      expect((await quizzes.find(round.id))?.answers).toEqual([
        { number: 1, person: 'a', chosen: 1, confidence: 80 },
      ]);
      expect(await quizzes.answer(round.id, 1, { type: 'withdraw' }, press('a'))).toBe('counted');
      expect(await quizzes.answer(round.id, 1, { type: 'withdraw' }, press('a'))).toBe('unanswered');
      expect((await quizzes.find(round.id))?.answers).toEqual([]);
    });

    it('are revealed once, by whichever process; after that nothing counts', async () => {
      const round = quizRound();
      await quizzes.create(round);
      await choose(round.id, 'a', right(round));
      await choose(round.id, 'b', (right(round) + 1) % options(round));
      await quizzes.answer(round.id, 1, { type: 'sure', confidence: 90 }, press('a'));
      const revealed = await Promise.all(
        Array.from({ length: 6 }, (_, index) =>
          (index % 2 === 0 ? quizzes : others).reveal(round.id, 1, press('h')),
        ),
      );
      expect(revealed.filter((one) => one)).toHaveLength(1);
      expect(await choose(round.id, 'c', 0)).toBe('closed');
      expect((await quizzes.find(round.id))?.round.state).toBe('revealed');
      const scores = await others.scores(round.scope);
      expect(scores.map(({ person, score }) => [person, score.answers, score.right])).toEqual([
        ['a', 1, 1],
        ['b', 1, 0],
      ]);
      const report = reportOf(right(round), 90, options(round));
      expect(scores[0]?.score.logBits).toBeCloseTo(logScore(report, right(round)), 12);
      expect(scores[0]?.score.skill).toBeCloseTo(skill(logScore, report, right(round)), 12);
      // Without a confidence it counts as an even guess.
      expect(scores[1]?.score.skill).toBeCloseTo(0, 12);
      const own = await quizzes.own('a');
      expect([...own.tally]).toEqual([[90, { answers: 1, right: 1 }]]);
      expect(own.reviews.size).toBe(0);
      const mistake = round.questions[0]?.options[(right(round) + 1) % options(round)];
      const theirs = await quizzes.own('b', round.scope);
      expect([...theirs.reviews]).toEqual([[mistake, { box: 0, dueAtMs: NOW_MS + BOX_DAYS[0] * DAY_MS }]]);
      expect((await quizzes.own('b', 'g-9')).score.answers).toBe(0);
      const all = await quizzes.tally(round.scope);
      expect([...all.values()].reduce((sum, { answers }) => sum + answers, 0)).toBe(2);
    });

    it('put a mistake into a later box when it is avoided once it is due', async () => {
      const answerOn = async (day: number, isRight: boolean) => {
        const round = quizRound({ questions: [question(1)] });
        await quizzes.create(round);
        await choose(round.id, 'a', (right(round) + (isRight ? 0 : 1)) % options(round));
        await quizzes.reveal(round.id, 1, press('h', NOW_MS + day * DAY_MS));
        return [...(await quizzes.own('a')).reviews.values()].map(({ box }) => box);
      };
      expect(await answerOn(0, false)).toEqual([0]);
      expect(await answerOn(0.5, true)).toEqual([0]);
      expect(await answerOn(1, true)).toEqual([1]);
      expect(await answerOn(2, false)).toEqual([0]);
    });

    it('tell months apart, of a person everywhere and of everybody in a scope', async () => {
      const may = NOW_MS;
      const june = Date.UTC(2026, 5, 1);
      const play = async (
        nowMs: number,
        scope: string,
        answers: Readonly<Record<string, readonly [boolean, number]>>,
      ) => {
        const round = quizRound({ scope, questions: [question(1)], createdAtMs: nowMs, changedAtMs: nowMs });
        await quizzes.create(round);
        for (const [person, [isRight, confidence]] of Object.entries(answers)) {
          const option = (right(round) + (isRight ? 0 : 1)) % options(round);
          await quizzes.answer(round.id, 1, { type: 'choose', option }, press(person, nowMs));
          await quizzes.answer(round.id, 1, { type: 'sure', confidence }, press(person, nowMs));
        }
        await others.reveal(round.id, 1, press('h', nowMs));
      };
      await play(may, 'g-1', { a: [true, 80], b: [false, 80] });
      await play(may, 'g-1', { a: [true, 80] });
      // The last millisecond of May, by UTC.
      await play(june - 1, 'g-2', { a: [false, 50] });
      await play(june, 'g-1', { a: [true, 99], b: [true, 99] });
      const seen = async (whose: WhoseScores) =>
        (await others.months(whose)).map(({ month, score, tally }) => [
          month,
          score.answers,
          score.right,
          [...tally].sort(([one], [other]) => one - other),
        ]);
      const MAY = 2026 * 12 + 4;
      expect(await seen({ person: 'a' })).toEqual([
        [
          MAY,
          3,
          2,
          [
            [50, { answers: 1, right: 0 }],
            [80, { answers: 2, right: 2 }],
          ],
        ],
        [MAY + 1, 1, 1, [[99, { answers: 1, right: 1 }]]],
      ]);
      expect(await seen({ scope: 'g-1' })).toEqual([
        [MAY, 3, 2, [[80, { answers: 3, right: 2 }]]],
        [MAY + 1, 2, 2, [[99, { answers: 2, right: 2 }]]],
      ]);
      expect(await seen({ person: 'nobody' })).toEqual([]);
      const [mine] = await quizzes.months({ person: 'b' });
      const sure = skill(logScore, reportOf(1, 80, options(quizRound())), 0);
      expect(mine?.score.skill).toBeCloseTo(sure, 12);
      expect(mine?.score.skillSquared).toBeCloseTo(sure * sure, 12);
    });

    it('go from one question to the next once, and forget where the last one can be changed', async () => {
      const round = quizRound();
      await quizzes.create(round);
      await quizzes.posted(round.id, 1, { message: '77', endsAtMs: NOW_MS + 31_000 });
      await quizzes.answer(round.id, 1, { type: 'choose', option: 0 }, { ...press('a'), reply: reply('t') });
      expect(await quizzes.find(round.id)).toMatchObject({
        reply: reply('t'),
        round: { message: '77', endsAtMs: NOW_MS + 31_000 },
      });
      const to = { endsAtMs: null, nowMs: NOW_MS + 1 };
      expect(await quizzes.advance(round.id, 1, to)).toBe(false);
      await quizzes.reveal(round.id, 1, press('h'));
      const moved = await Promise.all([1, 2, 3].map(() => others.advance(round.id, 1, to)));
      expect(moved.filter((one) => one)).toHaveLength(1);
      expect(await quizzes.find(round.id)).toEqual({
        round: { ...round, number: 2, endsAtMs: null, message: null, changedAtMs: NOW_MS + 1 },
        reply: undefined,
        answers: [],
      });
      expect(await choose(round.id, 'a', 0, 1)).toBe('closed');
      expect(await choose(round.id, 'a', 1, 2)).toBe('counted');
      expect((await quizzes.answersOf(round.id)).map(({ number, chosen }) => [number, chosen])).toEqual([
        [1, 0],
        [2, 1],
      ]);
      await quizzes.reveal(round.id, 2, press('h'));
      expect(await quizzes.advance(round.id, 2, to)).toBe(false);
      await quizzes.drawn(round.id, 2);
      await quizzes.drawn(round.id, 1);
      expect((await others.find(round.id))?.round.drawn).toBe(2);
      await quizzes.remove(round.id);
      expect(await others.find(round.id)).toBeUndefined();
      expect(await others.answersOf(round.id)).toEqual([]);
    });

    it('give the posting of a question, and the drawing of its solution, to one of several bots', async () => {
      const round = quizRound();
      await quizzes.create(round);
      const claim = (owner: string, nowMs = NOW_MS, number = 1) =>
        (owner === 'one' ? quizzes : others).claim(round.id, number, { owner, nowMs, untilMs: nowMs + 100 });
      const claimed = await Promise.all(['one', 'two', 'two', 'one'].map((owner) => claim(owner)));
      // The one that has it may say so again.
      expect(claimed.filter((one) => one)).toHaveLength(2);
      const [first, second] = claimed[0] === true ? ['one', 'two'] : ['two', 'one'];
      if (first === undefined || second === undefined) throw new Error('nobody has it');
      expect(await claim(second, NOW_MS + 99)).toBe(false);
      expect(await claim(second, NOW_MS + 100)).toBe(true);
      expect(await claim(first, NOW_MS + 101)).toBe(false);
      expect(await claim(first, NOW_MS, 2)).toBe(false);
      await quizzes.posted(round.id, 1, { message: '77', endsAtMs: null });
      for (const owner of ['one', 'two']) expect(await claim(owner)).toBe(false);
      await quizzes.reveal(round.id, 1, press('h'));
      expect(await claim('one')).toBe(true);
      expect(await claim('two')).toBe(false);
      await quizzes.drawn(round.id, 1);
      for (const owner of ['one', 'two']) expect(await claim(owner, NOW_MS + 200)).toBe(false);
      await quizzes.remove(round.id);
      expect(await claim('one', NOW_MS + 200)).toBe(false);
    });

    it('are found as long as something is to be done that no bot is at', async () => {
      const round = quizRound();
      await quizzes.create(round);
      await quizzes.create(quizRound({ mode: 'solo', endsAtMs: null }));
      const undone = async (afterMs: number) =>
        (await others.undone(NOW_MS + afterMs)).map(({ id, number, state }) => [id, number, state]);
      const open = [[round.id, 1, 'open']];
      expect(await undone(UNDONE_MS - 1)).toEqual([]);
      expect(await undone(UNDONE_MS)).toEqual(open);
      await quizzes.claim(round.id, 1, { owner: 'one', nowMs: NOW_MS, untilMs: NOW_MS + UNDONE_MS + 5 });
      expect(await undone(UNDONE_MS + 4)).toEqual([]);
      expect(await undone(UNDONE_MS + 5)).toEqual(open);
      await quizzes.posted(round.id, 1, { message: '77', endsAtMs: NOW_MS + 60_000 });
      expect(await undone(59_999)).toEqual([]);
      expect(await undone(60_000)).toEqual(open);
      await quizzes.reveal(round.id, 1, press('', NOW_MS + 60_000));
      expect(await undone(60_000 + UNDONE_MS - 1)).toEqual([]);
      expect(await undone(60_000 + UNDONE_MS)).toEqual([[round.id, 1, 'revealed']]);
      await quizzes.drawn(round.id, 1);
      expect(await undone(60_000 + UNDONE_MS)).toEqual([]);
    });

    it('are going on, and are forgotten with their answers when nobody has touched them; scores stay', async () => {
      const round = quizRound();
      const solo = quizRound({ mode: 'solo' });
      await quizzes.create(round);
      await quizzes.create(solo);
      await choose(round.id, 'a', 0);
      await quizzes.reveal(round.id, 1, press('h'));
      expect((await others.going(NOW_MS)).map(({ id }) => id)).toEqual([round.id]);
      expect(await quizzes.going(NOW_MS + 1)).toEqual([]);
      expect(await quizzes.prune(NOW_MS)).toBe(0);
      expect(await quizzes.prune(NOW_MS + 8 * DAY_MS)).toBe(2);
      expect(await quizzes.find(round.id)).toBeUndefined();
      expect(await quizzes.answersOf(round.id)).toEqual([]);
      expect(await quizzes.scores(round.scope)).toHaveLength(1);
    });
  });
}
