import { describe, expect, it } from 'vitest';
import { codePointLength } from '../../src/jobs/limits.js';
import type { NextwordAnswer } from '../../src/jobs/nextword.js';
import { nextwordCard } from '../../src/render/nextword.js';
import { toTerminalText } from '../../src/render/terminal-text.js';
import { nextwordAnswer } from './sample-answers.js';

const shown = (changes: Partial<NextwordAnswer> = {}) =>
  toTerminalText({ card: nextwordCard(nextwordAnswer(changes)) });
const masses = nextwordAnswer().masses;

describe('nextwordCard', () => {
  it('shows prediction, words, the rest of the mass, the total, the certificate and what ran', () => {
    expect(shown().split('\n')).toEqual([
      'The capital of France is ____',
      '═════════════════════════════',
      '',
      'The likeliest next word is Paris: the highest conditional probability is chosen.',
      '',
      'next word          P(word | text)',
      '─────────────────────────────────',
      'Paris                      80.5 %',
      'the                         3.6 %',
      'not                        0.52 %',
      '─────────────────────────────────',
      'these 3 words              84.6 %',
      'other words                12.0 %',
      'a number                   0.11 %',
      'punctuation                0.14 %',
      'a symbol                   0.18 %',
      'a new line                 0.09 %',
      'end of text              < 0.01 %',
      'last word goes on          0.10 %',
      'anything else              0.02 %',
      'not yet assigned            2.7 %',
      '─────────────────────────────────',
      'everything                  100 %',
      '',
      'Effective number of choices: at least 2.3 (2 to the entropy of 1.2 bits or more; what is not resolved could only add to it).',
      '',
      'Certified: these are the 3 likeliest words, in this order (words closer than 0.05 percentage points may be swapped).',
      '',
      'SmolLM2-135M-Instruct Q4_1 · cpu · 16 expansions · 0.8 s',
    ]);
  });

  it('makes the prediction strong', () => {
    expect(nextwordCard(nextwordAnswer()).blocks[0]).toEqual({
      type: 'paragraph',
      content: [
        'The likeliest next word is ',
        { strong: 'Paris' },
        ': the highest conditional probability is chosen.',
      ],
    });
  });

  it('shows bounds only for words where they matter', () => {
    const text = shown({
      words: [
        { word: 'raining', probability: 0.09, lower: 0.09, upper: 0.094 },
        { word: 'a', probability: 0.07, lower: 0.07, upper: 0.0704 },
      ],
    });
    expect(text).toContain('raining                9.0 %  ≤ 9.4 %\n');
    expect(text).toContain('a                      7.0 %\n');
    expect(text).toContain('at most');
    expect(shown()).not.toContain('at most');
  });

  it('does not call a first rank the likeliest that is not proved', () => {
    const text = shown({ certified: { set: false, order: false, ranks: 0, tolerance: 0.0005 } });
    expect(text).toContain('The likeliest next word found is Paris');
    expect(text).toContain('before it was proved that no other word');
    expect(text).toContain('Not certified: 2.7 % is not yet assigned');
    expect(text).not.toContain('The likeliest next word is');
  });

  it('tells set and order apart', () => {
    const text = shown({ certified: { set: true, order: false, ranks: 1, tolerance: 0 } });
    expect(text).toContain(
      'Certified: these are the 3 likeliest words; the order is proved for the first one.',
    );
  });

  it('says when something that is no word is likelier than every word', () => {
    const text = shown({
      words: [{ word: 'that', probability: 0.1, lower: 0.1, upper: 0.1 }],
      masses: { ...masses, lastWordContinues: 0.63, otherWords: 0.2 },
    });
    expect(text).toContain('Likelier than any single word: last word goes on (63.0 %).');
    expect(text).toContain('these 1 word ');
    expect(shown()).not.toContain('Likelier than any');
  });

  it('stays whole without any word', () => {
    const text = shown({ words: [], certified: { set: false, order: false, ranks: 0, tolerance: 0.0005 } });
    expect(text).toContain('No whole word was found');
    expect(text).not.toContain('these 0');
  });

  it('keeps the end of a long text, in one line', () => {
    const title = nextwordCard(nextwordAnswer({ text: `${'long '.repeat(200)}\nthe very end ` })).title;
    expect(title).toMatch(/^….*long ⏎ the very end ____$/);
    expect(codePointLength(title)).toBeLessThanOrEqual(128);
  });

  it('claims no proof for fast arithmetic, and says how far off it may be', () => {
    const { model } = nextwordAnswer();
    const text = shown({ model: { ...model, precision: 'fast', device: 'webgpu' } });
    expect(text).toContain('webgpu · fast arithmetic · 16');
    expect(text).toContain('Within fast arithmetic: these are the 3 likeliest words, in this order');
    expect(text).toContain('off by up to a few percentage points');
    expect(text).not.toContain('Certified');
    expect(shown()).not.toContain('fast arithmetic');
  });
});
