import { describe, expect, it } from 'vitest';
import { aboutText, ServiceTimes } from '../../src/discord/waiting/service-times.js';
import { typedLine, waitingSentence } from '../../src/discord/waiting/waiting-message.js';

describe('the time until an answer', () => {
  it('is not guessed before anything was measured', () => {
    expect(new ServiceTimes().untilAnswerMs(3, 2, 'short')).toBeUndefined();
  });

  it('is that of the questions before it, shared among the workers, and its own', () => {
    const times = new ServiceTimes();
    times.took('short', 4_000);
    expect(times.untilAnswerMs(0, 1, 'short')).toBe(8_000);
    expect(times.untilAnswerMs(3, 2, 'short')).toBe(12_000);
    // Nothing is known of long ones: as any.
    expect(times.untilAnswerMs(0, 1, 'long')).toBe(8_000);
    times.took('long', 14_000);
    // The mean of all is 4 + 0.2 · 10 = 6 s now.
    expect(times.untilAnswerMs(0, 1, 'long')).toBe(20_000);
  });

  it.each([
    [0, 'about 1 s'],
    [9_400, 'about 9 s'],
    [12_400, 'about 10 s'],
    [58_000, 'about 60 s'],
    [61_000, 'about 1 min'],
    [150_000, 'about 3 min'],
  ])('of %i ms is said as %s', (ms, text) => expect(aboutText(ms)).toBe(text));
});

describe('the words for those who wait', () => {
  it.each([
    [0, 'In the queue: yours is the next question.'],
    [1, 'In the queue: 1 question comes before yours.'],
    [3, 'In the queue: 3 questions come before yours.'],
  ])('%i before it', (ahead, sentence) => expect(waitingSentence({ type: 'queued', ahead })).toBe(sentence));

  it('keep what was typed in one short line', () => {
    const line = typedLine(
      'nextword',
      new Map<string, string | number>([
        ['text', `a\n\tb ${'c'.repeat(900)}`],
        ['words', 5],
      ]),
    );
    expect(line.startsWith('/nextword text: a b ccc')).toBe(true);
    expect([...line].length).toBeLessThanOrEqual(300);
  });
});
