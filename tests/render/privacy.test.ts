import { describe, expect, it } from 'vitest';
import type { StoredOfPerson } from '../../src/privacy/person-data.js';
import { confirmCard, forgottenCard, privacyCard } from '../../src/render/privacy.js';
import { toTerminalText } from '../../src/render/terminal-text.js';

const NOTHING: StoredOfPerson = {
  cards: 0,
  votes: [],
  polls: [],
  guesses: [],
  rounds: 0,
  scoredRounds: 0,
  lesson: null,
  quiz: { answers: 0, scored: 0, reviews: 0, rounds: 0 },
  owned: [],
  edited: [],
};
const STORED: StoredOfPerson = {
  cards: 12,
  votes: [
    { scope: 'g-1', title: 'Pets?', answers: ['a dog', 'a fish'] },
    { scope: 'g-1', title: 'Sports?', answers: [] },
  ],
  polls: ['Pets?'],
  guesses: [{ scope: 'g-1', context: 'She made a pot of', guess: 'tea' }],
  rounds: 2,
  scoredRounds: 9,
  lesson: 4,
  quiz: { answers: 3, scored: 41, reviews: 2, rounds: 1 },
  owned: [
    { scope: 'g-1', name: 'study group' },
    { scope: 'u-7', name: 'diary' },
  ],
  edited: [{ scope: 'g-1', name: 'others' }],
};
const text = (card: Parameters<typeof toTerminalText>[0]['card']) => toTerminalText({ card });

describe('what is told of stored data', () => {
  it('names everything that is stored', () => {
    const shown = text(privacyCard(STORED));
    for (const part of [
      '12 questions',
      'Pets?: a dog, a fish',
      'Sports?: none of these',
      '1 poll',
      'She made a pot of …: tea',
      'you started 2 rounds of guessing',
      'step 4 of the lesson',
      '41 quiz answers',
      '2 mistakes',
      '“study group”, “diary”',
      '“others”',
    ])
      expect(shown).toContain(part);
  });

  it('says so when nothing is', () => {
    expect(text(privacyCard(NOTHING))).toContain('Nothing is stored of you.');
  });

  it('counts the rest of a long list', () => {
    const votes = Array.from({ length: 14 }, (_, index) => ({
      scope: 'g-1',
      title: `Poll ${index}`,
      answers: [],
    }));
    const owned = Array.from({ length: 12 }, (_, index) => ({ scope: 'g-1', name: `group ${index}` }));
    const shown = text(privacyCard({ ...NOTHING, votes, owned }));
    expect(shown).toContain('Your answers in 4 more polls');
    expect(shown).toContain('“group 9”, 2 more');
  });

  it('says beforehand what goes and what stays', () => {
    const shown = text(confirmCard(STORED, '7'));
    expect(shown).toContain('12 questions: deleted');
    expect(shown).toContain('Guesses in 1 round that is not revealed yet: deleted');
    expect(shown).toContain('1 population of your direct messages: deleted');
    expect(shown).toContain('1 population of servers: they stay');
    expect(shown).toContain('Your place in the lesson');
    expect(shown).toContain('cannot be undone');
  });

  it('says afterwards what was done, and nothing else', () => {
    const forgotten = {
      cards: 12,
      votes: ['k3x8ab', 'k3x8ac'],
      polls: 1,
      guesses: ['k3x8ad'],
      rounds: 2,
      scoredRounds: 9,
      lesson: true,
      quiz: true,
      deleted: [{ scope: 'u-7', name: 'diary' }],
      handedOver: [{ scope: 'g-1', name: 'study group' }],
      noLongerEdited: [{ scope: 'g-1', name: 'others' }],
    };
    const shown = text(forgottenCard(forgotten));
    for (const part of [
      '12 questions',
      '2 polls',
      '“diary”',
      '“study group”',
      'going on: 1 poll',
      'your guesses in 1 round',
      'going on: 2 rounds',
      'your scores of 9 rounds',
      'your place in the lesson',
      'reviews of quizzes',
      '“others”',
    ])
      expect(shown).toContain(part);
    const nothing = {
      cards: 0,
      votes: [],
      polls: 0,
      guesses: [],
      rounds: 0,
      scoredRounds: 0,
      lesson: false,
      quiz: false,
      deleted: [],
      handedOver: [],
      noLongerEdited: [],
    };
    expect(text(forgottenCard(nothing))).toContain('There was nothing to delete.');
    expect(text(forgottenCard({ ...nothing, cards: 1 }))).not.toContain('poll');
  });
});
