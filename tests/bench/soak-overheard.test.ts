import { describe, expect, it } from 'vitest';
import { Overheard } from '../../bench/soak/overheard.js';

/** One interaction sent at 0, and what its acknowledgements were answered with. */
function overheard(
  answers: readonly (readonly [atMs: number, status: number | undefined, code?: number])[],
  type = 5,
): Overheard {
  const book = new Overheard();
  book.hear({
    type: 'dispatch',
    atMs: 0,
    event: 'INTERACTION_CREATE',
    data: { id: '1', token: 'secret' },
    sessions: 1,
  });
  for (const [atMs, status, code] of answers)
    book.hear({
      type: 'request',
      atMs,
      method: 'POST',
      path: '/interactions/1/secret/callback',
      body: { type },
      client: '',
      status,
      response: code === undefined ? '' : { code },
      durationMs: 1,
      isInjected: false,
    });
  return book;
}

describe('what Discord has heard of the bot', () => {
  it.each([
    ['one that is taken', [[10, 204]], 1, 1],
    ['one whose answer is lost', [[10, undefined]], 1, 1],
    ['one that is answered with an error', [[10, 502]], 1, 1],
    ['one that is there already', [[10, 400, 40060]], 1, 1],
    ['one that is limited', [[10, 429]], 0, 0],
    [
      'one that is limited and then taken',
      [
        [10, 429],
        [1_100, 204],
      ],
      1,
      1,
    ],
    ['one that comes too late', [[3_100, 404, 10062]], 0, 1],
    [
      'one that is lost and then refused late',
      [
        [10, undefined],
        [3_100, 404, 10062],
      ],
      1,
      1,
    ],
  ] as const)('%s', (_name, answers, least, most) => {
    expect(overheard(answers).deferred).toEqual({ least, most });
  });

  it('counts no other response, nothing of the bot before, and each interaction once', () => {
    expect(overheard([[10, 204]], 4).deferred.most).toBe(0);
    const book = overheard([
      [10, 204],
      [20, 204],
    ]);
    expect(book.deferred).toEqual({ least: 1, most: 1 });
    book.forgetBot();
    expect(book.deferred).toEqual({ least: 0, most: 0 });
    expect([...book.tokens]).toEqual(['secret']);
  });
});
