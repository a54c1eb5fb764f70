import { describe, expect, it } from 'vitest';
import type { ProbAnswer } from '../../src/jobs/prob.js';
import { probCard } from '../../src/render/prob.js';
import { toTerminalText } from '../../src/render/terminal-text.js';
import { fraction, probAnswer } from './sample-answers.js';

const shown = (changes: Partial<ProbAnswer> = {}) => toTerminalText({ card: probCard(probAnswer(changes)) });

describe('probCard', () => {
  it('counts first, then divides, compares and turns the question round', () => {
    expect(shown().split('\n')).toEqual([
      'P(tennis | football)',
      '════════════════════',
      '',
      '3 of the 7 who like football also like tennis.',
      '',
      'P(tennis | football) = 3/7 ≈ 0.4286 ≈ 42.9 %',
      '',
      '1. Sample space: all 14 people.',
      '2. Conditioned on “football”: 7 are left, the other 7 no longer count.',
      '3. Of those 7, 3 are also in “tennis”.',
      '4. Divide: 3 ÷ 7 = 3/7. In general P(A | B) = P(A and B) ÷ P(B), here 3/14 ÷ 7/14.',
      '',
      'P(tennis | football)   3 of 7  42.9 %',
      'P(tennis)             8 of 14  57.1 %',
      'P(football | tennis)   3 of 8  37.5 %',
      'P(both)               3 of 14  21.4 %',
      '',
      'Knowing “football” lowers the probability of “tennis” from 57.1 % to 42.9 %: 14.3 percentage points less, 0.75 times as likely as before.',
      '',
      'P(tennis | football) and P(football | tennis) are different questions: the same 3 people are divided by 7 in the one and by 8 in the other.',
      '',
      'study group · 14 people · < 1 ms',
    ]);
  });

  it('answers without a condition by P(A) alone', () => {
    const text = shown({
      question: 'P(tennis)',
      given: null,
      counts: { joint: 8, condition: 14, event: 8, population: 14 },
      probability: fraction(4, 7),
      reverse: null,
      change: null,
      reading: { event: 'like tennis', condition: null },
    });
    expect(text).toContain('8 of the 14 people like tennis.');
    expect(text).toContain('P(tennis) = 8/14 = 4/7 ≈ 0.5714 ≈ 57.1 %');
    expect(text).toContain('Nothing is conditioned on');
    expect(text).not.toContain('Knowing');
  });

  it('explains P(B) = 0 instead of failing', () => {
    const text = shown({
      question: 'P(tennis | chess)',
      given: 'chess',
      counts: { joint: 0, condition: 0, event: 8, population: 14 },
      probability: null,
      reverse: fraction(0, 1),
      joint: fraction(0, 1),
      change: null,
      reading: { event: 'like tennis', condition: 'like chess' },
    });
    expect(text).toContain('No one is left to count.');
    expect(text).toContain('0 of the 14 people');
    expect(text).toContain('0 ÷ 0');
    expect(text).toContain('Without the condition: P(tennis) = 8/14 = 4/7 ≈ 0.5714 ≈ 57.1 %.');
    expect(text).not.toMatch(/NaN|null|undefined/);
  });

  it('explains an empty population', () => {
    const text = shown({
      counts: { joint: 0, condition: 0, event: 0, population: 0 },
      probability: null,
      prior: null,
      reverse: null,
      joint: null,
      change: null,
      population: { name: 'nobody', size: 0 },
    });
    expect(text).toContain('No one is left to count: this population has no members');
  });

  it.each([
    [7, 7, 'like tennis', 'All 7 who like football also like tennis.'],
    [0, 7, 'like tennis', '0 of the 7 who like football also like tennis.'],
    [4, 7, 'do not like tennis', '4 of the 7 who like football do not like tennis.'],
    [1, 7, 'like tennis', '1 of the 7 who like football is among those who like tennis.'],
    [
      1,
      1,
      'like tennis',
      'Only 1 person is left, the one among those who like football, and is also among those who like tennis.',
    ],
    [
      0,
      1,
      'like tennis',
      'Only 1 person is left, the one among those who like football, and is not among those who like tennis.',
    ],
  ])('%i of %i who %s', (joint, condition, event, sentence) => {
    const text = shown({
      counts: { joint, condition, event: 8, population: 14 },
      probability: fraction(joint, condition),
      reading: { event, condition: 'like football' },
    });
    expect(text).toContain(sentence);
  });

  it('says when the evidence keeps the probability', () => {
    const text = shown({
      counts: { joint: 4, condition: 7, event: 8, population: 14 },
      probability: fraction(4, 7),
      change: { direction: 'keeps', difference: fraction(0, 1), lift: fraction(1, 1) },
    });
    expect(text).toContain('Knowing “football” changes nothing: the probability of “tennis” stays 4/7.');
  });

  it('says when both directions agree, and when one has no value', () => {
    expect(shown({ counts: { joint: 3, condition: 8, event: 8, population: 14 } })).toContain(
      'they happen to agree',
    );
    const none = shown({ counts: { joint: 0, condition: 7, event: 0, population: 14 }, reverse: null });
    expect(none).toContain('P(football | tennis) has no value: nobody is in “tennis”.');
    expect(none).toContain('no value');
  });

  it('replaces long names by letters in the table', () => {
    const event = 'tennis and not (football or chess)';
    const text = shown({ event, question: `P(${event} | football)` });
    expect(text).toContain(`A = “${event}”, B = “football”`);
    expect(text).toMatch(/\nP\(A \| B\) +3 of 7 +42.9 %\n/);
  });
});
