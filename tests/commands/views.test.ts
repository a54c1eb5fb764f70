/** Options of the commands about text, at their limits and one past them. */
import { describe, expect, test } from 'vitest';
import { evidence } from '../../commands/evidence.js';
import { COMMANDS } from '../../commands/index.js';
import { model } from '../../commands/model.js';
import { nextwordQuestion } from '../../commands/nextword.js';
import { NEXTWORD_ACTIONS } from '../../commands/nextword-actions.js';
import { sequence } from '../../commands/sequence.js';
import { SEQUENCE_ACTIONS } from '../../commands/sequence-actions.js';
import { surprise } from '../../commands/surprise.js';
import type { Options, OptionValue } from '../../src/discord/command.js';
import { type Question, questionSchema } from '../../src/jobs/contract.js';
import { codePointLength } from '../../src/jobs/limits.js';
import type { Checked } from '../../src/jobs/refusal.js';

type Given = Record<string, OptionValue>;
/** A command whose question needs no look-up. */
interface PlainCommand {
  question(options: Options): Checked<Question>;
}
const nextword: PlainCommand = { question: nextwordQuestion };
const ask = (command: PlainCommand, options: Given) => command.question(new Map(Object.entries(options)));
const refusal = (command: PlainCommand, options: Given) => {
  const checked = ask(command, options);
  return checked.ok ? undefined : checked.refusal;
};

describe('/nextword', () => {
  test('carries every option, and the queue takes it', () => {
    const checked = ask(nextword, {
      text: 'a',
      words: 25,
      temperature: 2,
      top_k: 25,
      top_p: 1,
      watch: 'rain, snow  Sonnenschein,don’t',
      view: 'how',
      complete: true,
      fold: true,
      draw: 2_147_483_647,
      compare: 'b',
    });
    if (!checked.ok) throw new Error(checked.refusal.code);
    expect(checked.value).toEqual({
      kind: 'nextword',
      text: 'a',
      words: 25,
      temperature: 2,
      topK: 25,
      topP: 1,
      watch: ['rain', 'snow', 'Sonnenschein', 'don’t'],
      view: 'how',
      complete: true,
      fold: true,
      seed: 2_147_483_647,
      compare: 'b',
    });
    expect(questionSchema.parse(JSON.parse(JSON.stringify(checked.value)))).toEqual(checked.value);
  });

  test('takes the lower limits, and no for not given', () => {
    expect(
      ask(nextword, {
        text: 'a',
        temperature: 0,
        top_k: 1,
        top_p: 0.01,
        draw: 0,
        complete: false,
        fold: false,
      }),
    ).toEqual({
      ok: true,
      value: { kind: 'nextword', text: 'a', words: 10, temperature: 0, topK: 1, topP: 0.01, seed: 0 },
    });
  });

  test.each<[Given, object]>([
    [{ temperature: -0.01 }, { code: 'number-out-of-range', min: 0, max: 2 }],
    [{ temperature: 2.01 }, { code: 'number-out-of-range' }],
    [{ temperature: Number.NaN }, { code: 'not-a-number', received: 'NaN' }],
    [{ temperature: 'hot' }, { code: 'not-a-number', received: 'hot' }],
    [{ top_k: 0 }, { code: 'number-out-of-range', min: 1, max: 25 }],
    [{ top_k: 26 }, { code: 'number-out-of-range' }],
    [{ top_k: 1.5 }, { code: 'not-an-integer' }],
    [{ top_p: 0 }, { code: 'number-out-of-range', min: 0.01, max: 1 }],
    [{ top_p: 1.01 }, { code: 'number-out-of-range' }],
    [{ draw: -1 }, { code: 'number-out-of-range' }],
    [{ draw: 2_147_483_648 }, { code: 'number-out-of-range' }],
    [{ view: 'all' }, { code: 'not-a-choice', known: ['words', 'tokens', 'how'] }],
    [{ view: 'constructor' }, { code: 'not-a-choice' }],
    [{ complete: 'perhaps' }, { code: 'not-a-yes-or-no' }],
    [{ watch: ' , ' }, { code: 'text-empty', option: 'watch' }],
    [{ watch: 'a b c d e f g h i' }, { code: 'too-many-words', count: 9, limit: 8 }],
    [{ watch: 'rain, 🌧' }, { code: 'not-a-word', received: '🌧' }],
    [{ watch: '2024' }, { code: 'not-a-word' }],
    [{ watch: 'half-way' }, { code: 'not-a-word', received: 'half-way' }],
    [{ watch: 'x'.repeat(61) }, { code: 'text-too-long', length: 61, limit: 60 }],
    [{ compare: '   ' }, { code: 'text-only-spaces', option: 'compare' }],
    [{ compare: 'b'.repeat(1001) }, { code: 'text-too-long', option: 'compare' }],
    [{ compare: 'b'.repeat(4000) }, { code: 'text-too-long', length: 4000, limit: 1000 }],
  ])('refuses %j', (options, expected) => {
    expect(refusal(nextword, { text: 'a', ...options })).toMatchObject(expected);
  });

  test('watches each word once, as composed characters, up to 8 of 60 letters', () => {
    const eight = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'é'.normalize('NFD').repeat(60)];
    expect(ask(nextword, { text: 'a', watch: [...eight, 'a'].join(' ') })).toMatchObject({
      ok: true,
      value: { watch: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'é'.repeat(60)] },
    });
  });
});

describe('/sequence, /evidence, /model and the menu of a message', () => {
  test('carry what they were given', () => {
    expect(ask(sequence, { text: 'a', compare: 'b', view: 'tokens' })).toEqual({
      ok: true,
      value: { kind: 'sequence', text: 'a', compare: 'b', view: 'tokens' },
    });
    expect(ask(sequence, { text: '🎾'.repeat(2000) }).ok).toBe(true);
    expect(ask(evidence, { word: ' rain ', text: 'It is cloudy', fold: true })).toEqual({
      ok: true,
      value: { kind: 'evidence', word: 'rain', text: 'It is cloudy', fold: true },
    });
    expect(ask(model, {})).toEqual({ ok: true, value: { kind: 'model' } });
    expect(surprise.question('Hello')).toEqual({
      ok: true,
      value: { kind: 'sequence', text: 'Hello', fromMessage: true },
    });
    expect(surprise.question('x'.repeat(2000)).ok).toBe(true);
  });

  test.each<[PlainCommand, Given, string]>([
    [sequence, {}, 'missing-option'],
    [sequence, { text: '🎾'.repeat(2001) }, 'text-too-long'],
    [sequence, { text: 'a', view: 'how' }, 'not-a-choice'],
    [evidence, { text: 'a' }, 'missing-option'],
    [evidence, { word: 'rain' }, 'missing-option'],
    [evidence, { word: ' ', text: 'a' }, 'text-empty'],
    [evidence, { word: 'two words', text: 'a' }, 'not-a-word'],
    [evidence, { word: 'x'.repeat(61), text: 'a' }, 'text-too-long'],
    [evidence, { word: 'rain', text: 'a'.repeat(1001) }, 'text-too-long'],
  ])('refuse what they cannot read (%#)', (command, options, code) => {
    expect(refusal(command, options)?.code).toBe(code);
  });

  test.each([
    ['', 'message-without-text'],
    [' \n', 'message-without-text'],
    ['\u200B', 'text-only-spaces'],
    ['x'.repeat(2001), 'text-too-long'],
    ['x'.repeat(4000), 'text-too-long'],
    ['a\uD83C', 'lone-surrogate'],
  ])('a message of %j is refused', (content, code) => {
    const checked = surprise.question(content);
    expect(checked.ok ? undefined : checked.refusal.code).toBe(code);
  });
});

describe('actions', () => {
  const input = { choice: '', typed: '', seed: 5 };
  const options = new Map<string, OptionValue>([['text', 'a']]);

  test('refuse what no control of theirs sends', () => {
    expect(NEXTWORD_ACTIONS.get('continue')?.rewrite?.(options, input)).toBeUndefined();
    const whatIf = SEQUENCE_ACTIONS.get('what-if');
    for (const choice of ['', ' ', '1', '-1', '0x0', '0.0', '00000', 'constructor', '9'.repeat(20)]) {
      expect(whatIf?.form?.(options, choice)).toBeUndefined();
      expect(whatIf?.rewrite?.(options, { ...input, choice, typed: 'b' })).toBeUndefined();
    }
    expect(NEXTWORD_ACTIONS.get('constructor')).toBeUndefined();
    expect(SEQUENCE_ACTIONS.get('__proto__')).toBeUndefined();
  });

  test('leave their card’s options alone', () => {
    for (const [, action] of [...NEXTWORD_ACTIONS, ...SEQUENCE_ACTIONS])
      action.rewrite?.(options, { choice: '0', typed: 'b', seed: 1 });
    expect([...options]).toEqual([['text', 'a']]);
  });

  test('have windows within Discord’s limits, whatever the text is', () => {
    const long = new Map<string, OptionValue>([['text', `${'w'.repeat(1999)}`]]);
    for (const [, action] of [...NEXTWORD_ACTIONS, ...SEQUENCE_ACTIONS]) {
      const form = action.form?.(long, '0');
      if (form === undefined) continue;
      expect(codePointLength(form.title)).toBeLessThanOrEqual(45);
      expect(codePointLength(form.label)).toBeLessThanOrEqual(45);
      expect(codePointLength(form.placeholder ?? '')).toBeLessThanOrEqual(100);
      expect(form.limit).toBeLessThanOrEqual(4000);
    }
  });
});

test('the definitions stay below Discord’s 8,000 characters a command and 25 options', () => {
  for (const { definition } of COMMANDS.values()) {
    const options = definition.options ?? [];
    expect(options.length).toBeLessThanOrEqual(25);
    const texts = [
      definition.name,
      definition.description,
      ...options.flatMap((option) => [
        option.name,
        option.description,
        ...('choices' in option
          ? (option.choices ?? []).flatMap(({ name, value }) => [name, String(value)])
          : []),
      ]),
    ];
    expect(codePointLength(texts.join(''))).toBeLessThanOrEqual(8000);
  }
});
