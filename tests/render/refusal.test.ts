import { describe, expect, it } from 'vitest';
import { FAILURE_CODES } from '../../src/jobs/failure.js';
import type { Refusal } from '../../src/jobs/refusal.js';
import { displayWidth } from '../../src/render/display-width.js';
import { excerptWithCaret } from '../../src/render/excerpt.js';
import { failureCard, failureSentence } from '../../src/render/failure.js';
import { refusalCard, refusalSentence } from '../../src/render/refusal.js';
import { toTerminalText } from '../../src/render/terminal-text.js';

const EXAMPLES = ['/prob question: tennis given football'];

/** What each sentence must name: the problem, the limit, the received value. */
const CASES: readonly (readonly [Refusal, readonly string[]])[] = [
  [{ code: 'unknown-command', name: 'porb', known: ['prob', 'nextword'] }, ['/porb', '/prob, /nextword']],
  [
    { code: 'unknown-option', command: 'prob', option: 'x', known: ['question'] },
    ['/prob', '“x”', 'question'],
  ],
  [
    { code: 'missing-option', command: 'prob', option: 'question', example: '/prob question: tennis' },
    ['“question”', '/prob question: tennis'],
  ],
  [
    { code: 'not-an-integer', option: 'words', received: '7.5', min: 5, max: 25 },
    ['“words”', '“7.5”', '5', '25'],
  ],
  [
    { code: 'not-a-yes-or-no', option: 'private', received: 'perhaps' },
    ['“private”', 'true or false', '“perhaps”'],
  ],
  [{ code: 'number-out-of-range', option: 'words', received: 26, min: 5, max: 25 }, ['from 5 to 25', '26']],
  [{ code: 'text-empty', option: 'text', example: 'The cat sat on the' }, ['“text”', 'empty', 'The cat sat']],
  [
    { code: 'text-only-spaces', option: 'text', example: 'The cat sat on the' },
    ['only spaces', 'The cat sat'],
  ],
  [
    { code: 'text-too-long', option: 'text', length: 1201, limit: 1000 },
    ['1,201', '1,000', '201 characters'],
  ],
  [{ code: 'text-over-context', tokens: 9000, limit: 8192, model: 'SmolLM2' }, ['9,000', '8,192', 'SmolLM2']],
  [
    { code: 'poll-attributes', problem: 'how-many', found: '7', limit: 6, example: '/population poll …' },
    ['one to 6', '7', '/population poll …'],
  ],
  [
    { code: 'poll-attributes', problem: 'too-long', found: 'likes x', limit: 60, example: 'e' },
    ['“likes x”', '60 characters'],
  ],
  [
    { code: 'poll-attributes', problem: 'unwritable', found: 'a', limit: 60, example: 'e' },
    ['“a”', 'cannot be written'],
  ],
  [
    { code: 'poll-attributes', problem: 'twice', found: 'tennis', limit: 6, example: 'e' },
    ['“tennis”', 'twice'],
  ],
  [{ code: 'settings-not-a-mention', option: 'channels', received: 'general' }, ['“general”', 'everywhere']],
  [{ code: 'settings-not-a-mention', option: 'managers', received: 'me' }, ['“me”', 'none']],
  [{ code: 'settings-not-a-mention', option: 'weekly', received: 'x' }, ['“x”', 'none']],
  [{ code: 'settings-too-many', option: 'channels', count: 30, limit: 25 }, ['“channels”', '25', '30']],
  [{ code: 'settings-need-server' }, ['direct messages']],
  [{ code: 'settings-not-manager', what: 'any' }, ['manage the server']],
  [{ code: 'settings-not-manager', what: 'managers' }, ['Manage Server']],
  [{ code: 'not-in-this-channel', channels: ['300000000000000001'] }, ['#300000000000000001']],
  [{ code: 'guess-closed' }, ['not open any more']],
  [{ code: 'guess-full', limit: 2000 }, ['2,000']],
  [{ code: 'too-many-rounds', limit: 10 }, ['10 rounds', 'reveal one']],
  [{ code: 'guess-nobody' }, ['Nobody has guessed']],
  [{ code: 'guess-not-a-word', received: 'two words' }, ['“two words”', 'one word']],
  [{ code: 'guess-host', minutes: 10 }, ['10 minutes', 'who started it']],
  [{ code: 'guess-needs-channel' }, ['channel']],
  [{ code: 'guess-no-sentence', name: 'diary', min: 6, max: 25 }, ['“diary”', '6 to 25']],
  [{ code: 'guess-no-model', lack: 'missing' }, ['npm run model', 'MODEL', '/quiz round']],
  [{ code: 'guess-no-model', lack: 'unsupported' }, ['cannot be run', 'MODEL', '/quiz round']],
  [{ code: 'guess-no-candidates' }, ['language model']],
  [{ code: 'guess-found' }, ['found the word already']],
  [{ code: 'guess-no-more', limit: 40 }, ['40 guesses']],
  [{ code: 'guess-again', word: 'tea' }, ['“tea”', 'before']],
  [{ code: 'guess-sum', sum: 90 }, ['90', '100']],
  [{ code: 'guess-points', received: 'half' }, ['“half”', '0 to 100']],
  [{ code: 'poll-closed' }, ['not open any more']],
  [{ code: 'poll-full', limit: 5000 }, ['5,000']],
  [{ code: 'poll-of-another' }, ['who started it', 'manage the server']],
  [{ code: 'poll-needs-channel' }, ['channel']],
  [{ code: 'too-many-polls', limit: 10 }, ['10 polls', 'finish one']],
  [{ code: 'lone-surrogate', option: 'text' }, ['“text”', 'half a character']],
  [
    {
      code: 'expression-syntax',
      question: 'tennis given or',
      at: 13,
      found: 'or',
      expected: ['a name', 'not', '('],
    },
    ['“or”', 'a name, not or (', EXAMPLES[0] ?? ''],
  ],
  [
    {
      code: 'unknown-name',
      question: 'tenis',
      at: 0,
      name: 'tenis',
      known: ['tennis', 'football'],
      suggestion: 'tennis',
    },
    ['“tenis”', 'Did you mean “tennis”?', 'tennis, football'],
  ],
  [{ code: 'expression-too-deep', limit: 32, at: 40 }, ['32 levels', 'character 41']],
  [{ code: 'too-many-names', count: 13, limit: 12 }, ['13', '12']],
  [
    { code: 'unknown-population', name: 'titannic', known: ['tea club', 'titanic'], suggestion: 'titanic' },
    ['“titannic”', 'Did you mean “titanic”?', 'tea club, titanic'],
  ],
  [{ code: 'population-is-text', name: 'poems' }, ['“poems”', 'text', 'members']],
  [{ code: 'population-has-members', name: 'class 7' }, ['“class 7”', 'members', 'text']],
  [
    { code: 'population-name', name: 'titanic', problem: 'reserved', limit: 40 },
    ['“titanic”', 'always there'],
  ],
  [{ code: 'too-many-populations', limit: 50 }, ['50 populations', 'delete']],
  [{ code: 'too-many-members', count: 5001, limit: 5000 }, ['5,001', '5,000']],
  [{ code: 'too-many-attributes', count: 25, limit: 24 }, ['25', '24']],
  [{ code: 'not-an-editor', name: 'class 7', owner: '1', editors: [] }, ['“class 7”', 'editors']],
  [
    {
      code: 'people-line',
      line: 2,
      part: 3,
      found: 'Ann',
      problem: 'member-twice',
      other: 'ann',
      example: 'Ann: tea',
    },
    ['Line 2, part 3', '“Ann”', '“ann”', 'Ann: tea'],
  ],
  [
    { code: 'counts-open', has: ['tea', 'coffee'], attributes: ['tea', 'coffee'], example: '5 both' },
    ['how many have both “tea” and “coffee”', '5 both'],
  ],
  [
    {
      code: 'counts-impossible',
      has: ['tea'],
      attributes: ['tea', 'coffee'],
      value: '-2',
      example: '5 both',
    },
    ['−2 would have “tea” but not “coffee”'],
  ],
  [
    {
      code: 'table',
      problem: 'value-too-long',
      row: 3,
      column: 2,
      header: 'team',
      found: 'FC Red',
      limit: 60,
      example: 'name,team',
    },
    ['Row 3, column 2 “team”', '“FC Red”', '60', 'name,team'],
  ],
  [
    { code: 'table', problem: 'too-large', limit: 1_000_000, example: 'name,team' },
    ['1,000 kB', 'name,team'],
  ],
  [{ code: 'busy', scope: 'person', retryAfterSeconds: 0.2 }, ['You', '1 second.']],
  [{ code: 'busy', scope: 'server', retryAfterSeconds: 2 }, ['this server', '2 seconds']],
  [{ code: 'busy', scope: 'everyone', retryAfterSeconds: 12 }, ['Many questions', '12 seconds']],
];

describe('refusals', () => {
  it.each(CASES)('%j', (refusal, parts) => {
    const sentence = refusalSentence(refusal, EXAMPLES);
    for (const part of parts) expect(sentence).toContain(part);
    expect(sentence).not.toMatch(/undefined|null|NaN/);
    const text = toTerminalText({ card: refusalCard(refusal, EXAMPLES) });
    for (const part of parts) expect(text).toContain(part);
  });

  it('cuts what the person typed', () => {
    const refusal: Refusal = { code: 'unknown-command', name: 'x'.repeat(5000), known: [] };
    expect(refusalSentence(refusal).length).toBeLessThan(120);
  });

  it('shows the place of a fault in an expression', () => {
    const refusal: Refusal = {
      code: 'expression-syntax',
      question: '🎾 given or ⚽',
      at: 9,
      found: 'or',
      expected: [],
    };
    expect(refusalCard(refusal).blocks[1]).toEqual({
      type: 'code',
      lines: ['🎾 given or ⚽', '         ^'],
    });
  });

  it('says that a question ends too early', () => {
    const refusal: Refusal = {
      code: 'expression-syntax',
      question: 'tennis and',
      at: 10,
      found: '',
      expected: ['a name'],
    };
    expect(refusalSentence(refusal)).toBe('The question ends too early. Expected: a name.');
  });
});

describe('excerptWithCaret', () => {
  it.each([
    ['a or', 2, 'a or', '  ^'],
    ['a or', 4, 'a or', '    ^'],
    ['漢字 or', 3, '漢字 or', '     ^'],
    ['a\nb ??', 4, 'a b ??', '    ^'],
  ])('%j at %i', (text, at, line, caret) => {
    expect(excerptWithCaret(text, at)).toEqual([line, caret]);
  });

  it('shows only the neighbourhood in a long question', () => {
    const [line, caret] = excerptWithCaret(`${'tennis or '.repeat(30)}) ${'and x '.repeat(30)}`, 300);
    expect(line).toMatch(/^….*\) and x.*…$/);
    expect(line.charAt(caret.length - 1)).toBe(')');
    expect(displayWidth(line)).toBeLessThanOrEqual(38);
  });
});

describe('failures', () => {
  it.each(FAILURE_CODES)('%s has a sentence of its own', (code) => {
    const sentence = failureSentence(code);
    expect(sentence).toMatch(/\.$/);
    expect(FAILURE_CODES.filter((other) => failureSentence(other) === sentence)).toEqual([code]);
    expect(toTerminalText({ card: failureCard(code) })).toContain(sentence);
  });

  it('names the incident of a bug', () => {
    expect(failureSentence('bug', '1a2b3c4d')).toContain('incident 1a2b3c4d');
  });
});
