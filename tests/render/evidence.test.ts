import { describe, expect, it } from 'vitest';
import { codePointLength } from '../../src/jobs/limits.js';
import { toDiscordMessage } from '../../src/render/discord-message.js';
import { evidenceCard } from '../../src/render/evidence.js';
import { toTerminalText } from '../../src/render/terminal-text.js';
import { DOG, evidenceAnswer, LONG_EVIDENCE } from './picture/evidence-samples.js';

describe('evidenceCard', () => {
  it('reads out the change, the jump and the word that matters most', () => {
    expect(toTerminalText({ card: evidenceCard(DOG) }).split('\n')).toEqual([
      'How context changes P(dog)',
      '══════════════════════════',
      '',
      'After all 3 words of the text P(dog) is 9.0 %, without any context 2.0 %: the context makes it 4.5 times as likely, +2.2 bits of pointwise mutual information. The largest step up comes with She: 2.6 times as likely (+1.4 bits).',
      '',
      'n  word added    P(word|n)  bits',
      '────────────────────────────────',
      '0  (no context)      2.0 %',
      '1  her               5.0 %  +1.3',
      '2  took              3.5 %  −0.5',
      '3  She               9.0 %  +1.4',
      '',
      'Left out one at a time, her matters most: it helped by 1.2 bits (without it 4.0 %).',
      '',
      'without  P(word|rest)  helped',
      '─────────────────────────────',
      'She             6.0 %    +0.6',
      'took           10.0 %    −0.2',
      'her             4.0 %    +1.2',
      '',
      'Rung n keeps the last n words and puts them at the start of a document. Bits are log2 of the change: +1 bit doubles the probability.',
      '',
      'SmolLM2-135M-Instruct Q4_1 · cpu · 0.5 s',
    ]);
  });

  it('tells bounds where they are apart, counts what it leaves out, and never claims a rise that is a fall', () => {
    const contexts = DOG.contexts.map((one) => ({ ...one, upper: one.probability * 1.5 }));
    expect(toTerminalText({ card: evidenceCard({ ...DOG, contexts }) })).toContain(
      'Known between bounds only: n = 0: 2.0 % to 3.0 %; n = 1: 5.0 % to 7.5 %;',
    );
    const long = toTerminalText({ card: evidenceCard(LONG_EVIDENCE) });
    expect(long).toMatch(/… \d+ words/);
    expect(long).toMatch(/… \d+ others +≤ \d/);
    const falling = evidenceAnswer('x', 'a b', [0.5, 0.4, 0.1], [0.2, 0.3]);
    const text = toTerminalText({ card: evidenceCard(falling) });
    expect(text).toContain('5.0 times less likely, −2.3 bits');
    expect(text).not.toContain('largest step up');
    expect(text).toContain('it hurt by 1.6 bits');
  });

  it('stays within the limits of Discord for the longest words', () => {
    const long = evidenceAnswer(
      '*'.repeat(60),
      Array.from({ length: 60 }, () => '_'.repeat(15)).join(' '),
      [1e-200, 0.5, 1e-9],
      [1e-30, 1],
    );
    const [embed] = toDiscordMessage({ card: evidenceCard(long) }).body.embeds;
    expect(codePointLength(embed?.title ?? '')).toBeLessThanOrEqual(256);
    expect(codePointLength(embed?.description ?? '')).toBeLessThanOrEqual(4096);
    expect(embed?.description).toContain('Rung n keeps');
  });
});
