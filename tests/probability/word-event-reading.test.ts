import { expect, it } from 'vitest';
import { LIMITS } from '../../src/jobs/limits.js';
import { parseWordQuestion } from '../../src/probability/parse.js';
import { wordEventReading } from '../../src/probability/word-event-reading.js';

it.each([
  ['starts(s)', 'begin with “s”'],
  ['not longer(4)', 'do not have more than 4 letters'],
  ['starts(s, t) and capital', 'begin with “s” or “t” and begin with a capital letter'],
  ['rank(10) minus in(rain)', 'are among the 10 most likely and are not “rain”'],
  ['everyone', 'are any word'],
  [
    '(starts(s) or (ends(e) and (longer(3) xor capital))) and not rank(2)',
    'are in “(starts(s) or (ends(e) and (longer(3) xor capital))) and not rank(2)”',
  ],
])('reads %s', (question, read) => {
  const parsed = parseWordQuestion(question, LIMITS);
  if (!parsed.ok || parsed.value.type !== 'probability') throw new Error(question);
  expect(wordEventReading(parsed.value.event)).toBe(read);
});
