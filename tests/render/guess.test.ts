import { describe, expect, it } from 'vitest';
import type { GuessRevealAnswer, MarkedWord } from '../../src/jobs/guess.js';
import { LOCALES } from '../../src/messages/catalogue.js';
import { GUESS_MESSAGES } from '../../src/messages/guess/index.js';
import { toDiscordMessage } from '../../src/render/discord-message.js';
import { displayWidth } from '../../src/render/display-width.js';
import { guessRevealCard, lostText } from '../../src/render/guess-reveal.js';
import { ownGuess, roundShown } from '../../src/render/guess-round.js';
import { drawGuess, guessAlt, layOutGuess } from '../../src/render/picture/guess.js';
import { LEFT, RIGHT } from '../../src/render/picture/plate.js';
import { toTerminalText } from '../../src/render/terminal-text.js';
import { nextwordAnswer } from './sample-answers.js';

const ROUND = {
  mode: 'word',
  locale: 'en',
  source: 'our diary',
  context: 'The capital of France is',
  rest: '.',
  candidates: [],
} as const;

function marked(word: string, people: number, changes: Partial<MarkedWord> = {}): MarkedWord {
  return {
    word,
    people,
    lower: 0.01,
    upper: 0.01,
    lost: { from: 4, to: 4 },
    rank: { from: 9, to: 9 },
    ...changes,
  };
}

function answer(changes: Partial<GuessRevealAnswer> = {}): GuessRevealAnswer {
  return {
    kind: 'guess-reveal',
    round: 'k3x8abcd',
    mode: 'word',
    locale: 'en',
    context: ROUND.context,
    word: 'lovely',
    rest: '.',
    candidates: [],
    guesses: ['lovely', 'lovely', 'Paris'].map((word, index) => ({
      person: `10${index}`,
      guess: { type: 'word', word },
    })),
    next: nextwordAnswer(),
    author: marked('lovely', 2),
    guessed: [marked('lovely', 2), marked('paris', 1, { lost: { from: 0, to: 0 } })],
    unmarked: 0,
    winners: ['100', '101'],
    result: { type: 'bits', bits: { people: 0.58, model: 6.64 } },
    standing: {
      bits: {
        rounds: 31,
        people: { mean: 2.5, standardError: 0.25 },
        model: { mean: 4.5, standardError: 0.5 },
        difference: { mean: -2, standardError: 0.4 },
        claim: 'people',
      },
    },
    ...changes,
  };
}

describe('a round of guessing', () => {
  it('shows the sentence with its blank, and never the word', () => {
    const { card, controls } = roundShown({ ...ROUND }, 3);
    const text = toTerminalText({ card });
    expect(text).toContain('The capital of France is _____.');
    expect(text).toContain('3 people have guessed');
    expect(text).toContain('“our diary”');
    expect(text).toContain('names you');
    expect(JSON.stringify(controls)).toContain('Reveal');
    expect(toTerminalText(roundShown({ ...ROUND, mode: 'split', candidates: ['Paris'] }, 1))).toMatch(
      /1 person has guessed/,
    );
  });

  it('tells each what is stored of them', () => {
    expect(toTerminalText(ownGuess(ROUND, undefined, 'en'))).toContain('You have not guessed');
    expect(toTerminalText(ownGuess(ROUND, { type: 'word', word: 'Rome' }, 'en'))).toContain('“Rome”');
    const found = ownGuess(ROUND, { type: 'shannon', words: ['Rome', 'Paris'], isFound: true }, 'en');
    expect(toTerminalText(found)).toContain('“Paris” is right, with guess 2');
    expect(JSON.stringify(found.controls)).not.toContain('Guess again');
    const points = ownGuess({ ...ROUND, candidates: ['Paris'] }, { type: 'split', points: [70, 30] }, 'en');
    expect(toTerminalText(points)).toMatch(/Paris\s+70/);
  });
});

describe('the reveal', () => {
  it('says what the author wrote, who did better, and how it stands', () => {
    const text = toTerminalText({ card: guessRevealCard(answer()) });
    for (const part of [
      'The capital of France is lovely.',
      'The author wrote',
      'favourite was “Paris”',
      'rank 9',
      '2 of 3 people had it',
      '→ lovely',
      '31 rounds: people lose 2.50 ± 0.25 bits',
      'People are ahead',
    ])
      expect(text).toContain(part);
  });

  it('claims nothing of few rounds', () => {
    const { bits } = answer().standing;
    if (bits === undefined) throw new Error('no standing');
    const few = answer({ standing: { bits: { ...bits, rounds: 3, claim: 'open' } } });
    expect(toTerminalText({ card: guessRevealCard(few) })).toContain('Nothing is claimed before 30 rounds');
  });

  it.each(LOCALES)('keeps its table within the width of a phone in %s', (locale) => {
    const { body } = toDiscordMessage({ card: guessRevealCard(answer({ locale })) });
    const rows = /```\n([^`]*)```/.exec(body.embeds[0]?.description ?? '')?.[1]?.split('\n') ?? [];
    expect(rows.length).toBeGreaterThan(4);
    for (const row of rows) expect(displayWidth(row)).toBeLessThanOrEqual(38);
    expect(rows.join('\n')).not.toContain('…');
  });

  it('mentions people without calling them, and keeps within a message of Discord however many they are', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({
      person: `1000000000000000${index}`,
      guess: { type: 'word' as const, word: `${'w'.repeat(55)}${index}` },
    }));
    const { body } = toDiscordMessage({ card: guessRevealCard(answer({ guesses: many })) });
    expect(body.allowed_mentions).toEqual({ parse: [] });
    expect([...(body.embeds[0]?.description ?? '')].length).toBeLessThanOrEqual(4096);
  });

  it.each([
    [{ from: 0, to: 0 }, '0'],
    [{ from: 3.21, to: 3.22 }, '3.2'],
    [{ from: 3.2, to: 3.8 }, '3.2–3.8'],
    [{ from: 10.4, to: 12.7 }, '10–13'],
    [{ from: 8, to: null }, '> 8.0'],
  ])('writes %j lost bits as %s', (lost, text) => {
    expect(lostText(lost, GUESS_MESSAGES.en.numbers)).toBe(text);
  });

  it.each(LOCALES)('draws nothing in %s that no font has, and cuts no word', (locale) => {
    for (const text of ['lovely', '可爱']) {
      const plate = layOutGuess(answer({ locale, word: text, author: marked(text, 2) }));
      expect(plate.undrawable).toEqual([]);
      expect(plate.lines.filter((line) => line.text.includes('…'))).toEqual([]);
    }
  });

  it('draws both columns within the card, with all of their mass in the text', async () => {
    const plate = layOutGuess(answer());
    for (const shape of plate.shapes) {
      if (shape.type !== 'box' || shape.role === 'author') continue;
      expect(shape.box.x).toBeGreaterThanOrEqual(LEFT);
      expect(shape.box.x + shape.box.width).toBeLessThanOrEqual(RIGHT);
    }
    const alt = guessAlt(answer());
    expect(alt).toContain('lovely: people 66.7 %, model 1.0 %');
    expect(alt).toContain('other words');
    expect((await drawGuess(answer())).png.byteLength).toBeGreaterThan(1000);
  });
});
