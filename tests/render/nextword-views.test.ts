import { describe, expect, it } from 'vitest';
import { codePointLength } from '../../src/jobs/limits.js';
import type { NextwordAnswer } from '../../src/jobs/nextword.js';
import { toDiscordMessage } from '../../src/render/discord-message.js';
import { nextwordCard } from '../../src/render/nextword.js';
import { toTerminalText } from '../../src/render/terminal-text.js';
import {
  BEST_FIVE,
  COMPARED,
  COMPLETED,
  COOLED,
  DRAWN,
  DRAWN_REST,
  TOKENS,
  WATCHED,
} from './picture/nextword-samples.js';

const shown = (answer: NextwordAnswer) => toTerminalText({ card: nextwordCard(answer) });

describe('the views of /nextword', () => {
  it('watch: probability, bound and rank however far down, and the choices as the bound they are', () => {
    const text = shown(WATCHED);
    expect(text).toMatch(/Lyon +0\.21 % +0\.22 % +14–16\n/);
    expect(text).toMatch(/cheese +3\.0×10⁻⁶ +0\.01 % +1,204\+\n/);
    expect(text).toContain('number of choices: at least 3.2 (2 to the entropy of 1.7 bits or more');
    expect(text).toContain('how much worse it may be is not known');
  });

  it('top-k: raw beside adjusted, with the division that links them', () => {
    const text = shown(BEST_FIVE);
    expect(text).toContain(
      'Given: among the best 5. Conditioning divides by the mass of the kept words (34.2 %): a 0.090 / 0.342 = 0.264.',
    );
    expect(text).toMatch(/a +9\.1 % +26\.4 %\n/);
    expect(text).toMatch(/too +3\.6 % +0 %\n/);
  });

  it('temperature and an unproved share say so', () => {
    const text = shown(COOLED);
    expect(text).toContain('the fewest words with 90 % of the word mass, temperature 0.5');
    expect(text).toContain('to the power 2 (= 1 / T)');
    expect(text).toContain('It is not proved that these words hold the share 0.9');
  });

  it('complete: the title ends in the half-typed word, and the condition is named with its probability', () => {
    const text = shown(COMPLETED);
    expect(text).toMatch(/^I love choc____\n/);
    expect(text).toContain('given that the text goes on with choc, which itself has 0.04 %');
  });

  it('draw: seed, point, part, and the whole line', () => {
    const text = shown(DRAWN);
    expect(text).toContain('Seed 42 draws 0.120700, which falls on raining (7.0 %).');
    expect(text).toMatch(/> raining +0\.0902 +0\.1599\n/);
    expect(text).toMatch(/not yet assigned +0\.97\d\d +1\.0000\n/);
    expect(shown(DRAWN_REST)).toContain('falls on other words');
  });

  it('compare: both texts, and the word that changes most by what is proved', () => {
    const text = shown(COMPARED);
    expect(text).toContain('- B The sky was clear, so I expected');
    // 0.118 / 0.0096 = 12.3
    expect(text).toContain('rain changes most: at least 12 times as likely after A as after B.');
    expect(text).toMatch(/sunshine +0\.10 % +1\.4 %\n/);
  });

  it('tokens: the factors, the ending, and why the product alone is not the word', () => {
    const { search: _, ...answer } = TOKENS;
    const text = shown(answer);
    expect(text).toMatch(/“ ra” +8\.7 %\n“ining” +80\.3 %\n× it ends there +99\.7 %\n= raining +7\.0 %\n/);
    expect(text).toContain('“mat” would also count “matron”');
    expect(text).toContain('Likeliest next tokens: “ a” 9.2 %');
  });

  it('how: expansions, what is open and pruned, bounds and the certificate', () => {
    const text = shown(TOKENS);
    expect(text).toContain('24 expansions');
    expect(text).toContain('412 paths were left open with 2.1 %, the largest “ so” 0.31 %');
    expect(text).toContain('0.37 % lies on paths too unlikely to follow');
    expect(text).toContain(
      'can have 2.1 % at most, no more than the last listed word (only 3.1 %): that is the certificate',
    );
    const fast = shown({ ...TOKENS, model: { ...TOKENS.model, precision: 'fast' } });
    expect(fast).not.toContain('that is the certificate');
  });

  it('stays within the limits of Discord at its fullest', () => {
    const words = Array.from({ length: 25 }, (_, index) => ({
      word: `${'*'.repeat(60)}${index}`,
      probability: 0.02,
      lower: 0.02,
      upper: 0.03,
    }));
    const watched = words.slice(0, 8).map((one) => ({ ...one, rank: { from: 1, to: null } }));
    const long = '_'.repeat(1000);
    for (const answer of [WATCHED, COMPLETED, BEST_FIVE, COMPARED, DRAWN, TOKENS]) {
      const compared = answer.compared === undefined ? {} : { compared: { ...answer.compared, text: long } };
      const [embed] = toDiscordMessage({
        card: nextwordCard({ ...answer, ...compared, text: long, words, watched }),
      }).body.embeds;
      expect(codePointLength(embed?.title ?? '')).toBeLessThanOrEqual(256);
      expect(codePointLength(embed?.description ?? '')).toBeLessThanOrEqual(4096);
      expect(embed?.description).toMatch(/Certified|Not certified/);
    }
  });
});
