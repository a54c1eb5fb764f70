import { describe, expect, it } from 'vitest';
import { codePointLength } from '../../src/jobs/limits.js';
import { type ModelAnswer, modelAnswerSchema } from '../../src/jobs/model.js';
import { toDiscordMessage } from '../../src/render/discord-message.js';
import { modelCard } from '../../src/render/model.js';
import { toTerminalText } from '../../src/render/terminal-text.js';
import { MODEL } from './picture/scored-samples.js';

const ANSWER: ModelAnswer = modelAnswerSchema.parse({
  kind: 'model',
  model: MODEL,
  architecture: 'llama',
  parameters: 134_515_008,
  contextLength: 8192,
  vocabularySize: 49_152,
  deviceReason: 'DEVICE is cpu',
  threads: 2,
  licence: 'apache-2.0',
  builderVersion: 3,
  speed: { n: 5, stepMs: 31.4, treeNodes: 64, treeMs: 104, prefillTokens: 128, prefillMs: 240 },
  accuracy: [
    {
      paradigm: 'anaphor_number_agreement',
      pairs: 1000,
      corrected: 0.983,
      uncorrected: 0.981,
      standardError: 0.0041,
    },
  ],
  elapsedMs: 1900,
});

describe('modelCard', () => {
  it('says what runs, where and why, how fast, and how often it is right', () => {
    expect(toTerminalText({ card: modelCard(ANSWER) }).split('\n')).toEqual([
      'SmolLM2-135M-Instruct Q4_1',
      '══════════════════════════',
      '',
      'A language model with 134.5 million parameters: from the text so far it computes a probability for each next token, and nothing else. Every number of this bot is made of those.',
      '',
      'architecture  llama',
      'weights       Q4_1',
      'arithmetic    exact (float32)',
      'context       8,192 tokens',
      'vocabulary    49,152 tokens',
      'licence       apache-2.0',
      'graph         builder version 3',
      '',
      `sha256 ${'b'.repeat(64)}`,
      '',
      'Runs on cpu with 2 threads: DEVICE is cpu.',
      '',
      'speed here (median of 5)   time',
      '───────────────────────────────',
      'one next token            31 ms',
      'a tree of 64 nodes        0.1 s',
      'reading 128 tokens        0.2 s',
      '',
      'Grammar: in how many pairs of sentences that differ in one word (BLiMP) the correct one is likelier. Guessing gives 50 %; ± is one standard error. “Plain” is the bare product of tokens, without the factor that a word ends.',
      '',
      'pairs                         n      right  plain',
      '─────────────────────────────────────────────────',
      'anaphor number agreement  1,000  98.3 ±0.4   98.1',
      '',
      'Right and plain in percent.',
      '',
      'SmolLM2-135M-Instruct Q4_1 · cpu · 1.9 s',
    ]);
  });

  it('says what was not measured or not stated, and that fast numbers are approximate', () => {
    const text = toTerminalText({
      card: modelCard({ ...ANSWER, licence: null, accuracy: null, model: { ...MODEL, precision: 'fast' } }),
    });
    expect(text).toContain('licence       not stated');
    expect(text).toContain('was not measured');
    expect(text).toContain('the numbers are approximate');
  });

  it('stays within the limits of Discord for the strangest model', () => {
    const card = modelCard({
      ...ANSWER,
      model: { ...MODEL, name: '*'.repeat(5000), quantisation: '_'.repeat(500) },
      deviceReason: '`'.repeat(300),
      accuracy: Array.from({ length: 60 }, (_, index) => ({
        paradigm: `${'x'.repeat(100)}_${index}`,
        pairs: 1000,
        corrected: 0.5,
        uncorrected: 1,
        standardError: 0.0158,
      })),
    });
    const [embed] = toDiscordMessage({ card }).body.embeds;
    expect(codePointLength(embed?.title ?? '')).toBeLessThanOrEqual(256);
    expect(codePointLength(embed?.description ?? '')).toBeLessThanOrEqual(4096);
  });
});
