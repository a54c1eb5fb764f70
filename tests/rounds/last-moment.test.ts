/** A question that is revealed between an answer and what its person is told of it. */
import { expect, it } from 'vitest';
import type { AnswerChange, Answered, QuizPress } from '../../src/rounds/quiz-store.js';
import { MemoryQuizzes } from '../../src/store/memory-quizzes.js';
import { MemoryWeekly } from '../../src/store/memory-weekly.js';
import { CHANNEL, Channel, ManualClock, player, SERVER, startQuizBot } from '../support/quiz-bots.js';

class HastyQuizzes extends MemoryQuizzes {
  override async answer(
    id: string,
    number: number,
    change: AnswerChange,
    press: QuizPress,
  ): Promise<Answered> {
    const answered = await super.answer(id, number, change, press);
    await this.reveal(id, number, press);
    return answered;
  }
}

it('tells of the answer that counts, and not that it came too late', async () => {
  const quizzes = new HastyQuizzes();
  const clock = new ManualClock(Date.UTC(2026, 4, 3, 12));
  const channel = new Channel(clock);
  const { desk } = startQuizBot({ quizzes, weekly: new MemoryWeekly(quizzes) }, channel, clock);
  const begun = await desk.startGroup(
    { kind: 'conditional' },
    { questions: 2, seconds: null },
    player('host'),
  );
  expect(begun.ok).toBe(true);
  const [round] = await quizzes.going(0);
  expect(round?.channel).toBe(CHANNEL);
  const choose = () =>
    desk.answerGroup(
      round?.id ?? '',
      1,
      { type: 'choose', option: 1 },
      { player: player('ada'), isInMessage: true },
    );
  expect(await choose()).toMatchObject({ value: { answer: { person: 'ada', chosen: 1 } } });
  // What they were told may have been lost on its way: whoever presses again learns that it counts.
  const counted = { chosen: 1, confidence: null };
  expect(await choose()).toMatchObject({ refusal: { code: 'quiz-closed', counted } });
  expect(await desk.mine(round?.id ?? '', 1, player('ada'))).toMatchObject({
    refusal: { code: 'quiz-closed', counted },
  });
  const bob = await desk.mine(round?.id ?? '', 1, player('bob'));
  expect(bob).toEqual({ ok: false, refusal: { code: 'quiz-closed' } });
  expect(await quizzes.scores(SERVER)).toMatchObject([{ person: 'ada', score: { answers: 1 } }]);
  await desk.close();
});
