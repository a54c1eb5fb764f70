import { describe, expect, it } from 'vitest';
import { pollQuestionSchema } from '../../src/jobs/poll.js';
import { readPollAttributes } from '../../src/polls/read-poll-attributes.js';

const read = (text: string) => {
  const checked = readPollAttributes(text, 'example');
  if (!checked.ok) throw new Error(JSON.stringify(checked.refusal));
  return checked.value;
};
const refused = (text: string) => {
  const checked = readPollAttributes(text, 'example');
  return checked.ok ? undefined : checked.refusal;
};

describe('the attributes of a poll', () => {
  it.each([
    ['likes tennis 🎾', 'tennis', 'like tennis', 'do not like tennis', '🎾'],
    ['I like tennis', 'tennis', 'like tennis', 'do not like tennis', undefined],
    ['playing chess', 'chess', 'play chess', 'do not play chess', undefined],
    ['has a dog', 'a dog', 'have a dog', 'do not have a dog', undefined],
    ['is left-handed', 'left-handed', 'are left-handed', 'are not left-handed', undefined],
    ['Am tall', 'tall', 'are tall', 'are not tall', undefined],
  ])('reads %s', (text, name, positive, negative, symbol) => {
    expect(read(text)).toEqual([
      { name, predicate: { positive, negative }, ...(symbol === undefined ? {} : { symbol }) },
    ]);
  });

  it.each(['tennis', 'likes to travel', 'is not tall', 'likes', 'Café ☕ lover', 'теннис'])(
    'takes %s as it is',
    (text) => expect(read(text)).toEqual([{ name: text }]),
  );

  it('takes a list with commas, semicolons or lines', () => {
    expect(read(' likes tennis,  likes football ⚽ ;\n\n,chess').map(({ name }) => name)).toEqual([
      'tennis',
      'football',
      'chess',
    ]);
  });

  it('keeps apart what would have one name', () => {
    expect(read('likes tennis, plays tennis').map(({ name }) => name)).toEqual([
      'like tennis',
      'play tennis',
    ]);
  });

  it.each([
    ['', 'how-many'],
    [' , ; ', 'how-many'],
    ['a, b, c, d, e, f, g', 'how-many'],
    ['tennis, football, TENNIS', 'twice'],
    ['likes tennis, Like  tennis', 'twice'],
    ['x'.repeat(61), 'too-long'],
    ['a\u0007b', 'unwritable'],
    ['tennis, \u200B', 'unwritable'],
  ])('refuses %j: %s', (text, problem) => {
    expect(refused(text)).toMatchObject({ code: 'poll-attributes', problem });
  });

  it('gives what fits into a population, however long', () => {
    const longest = Array.from({ length: 6 }, (_, index) => `likes ${index}${'é'.repeat(52)}`).join(',');
    const question = {
      kind: 'poll',
      poll: 'abc',
      title: 't',
      attributes: read(longest),
      counts: Array.from({ length: 64 }, () => 0),
      hidesSmall: false,
      isOpen: true,
      population: 'p',
    };
    expect(pollQuestionSchema.safeParse(question).success).toBe(true);
    expect(pollQuestionSchema.safeParse({ ...question, counts: [0, 0] }).success).toBe(false);
  });
});
