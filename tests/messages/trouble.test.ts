import { describe, expect, it } from 'vitest';
import { unansweredMessage, waitingMessage } from '../../src/discord/waiting/waiting-message.js';
import { FAILURE_CODES } from '../../src/jobs/failure.js';
import type { GuessRefusal } from '../../src/jobs/guess-refusal.js';
import { codePointLength } from '../../src/jobs/limits.js';
import type { QuizRefusal } from '../../src/jobs/quiz-refusal.js';
import type { Refusal } from '../../src/jobs/refusal.js';
import { LOCALES, type Locale } from '../../src/messages/catalogue.js';
import { TROUBLE_MESSAGES } from '../../src/messages/trouble/index.js';
import { failureCard } from '../../src/render/failure.js';
import { refusalCard } from '../../src/render/refusal.js';
import { isShared, type SharedRefusal } from '../../src/render/shared-refusal.js';
import { toTerminalText } from '../../src/render/terminal-text.js';
import { HOLE, leftInEnglish } from './watched.js';

const EXAMPLE = '/guess mode:shannon text:weather diary';
const others = LOCALES.filter((locale) => locale !== 'en');
/** Of an embed's description; a phone shows a third of it at once. */
const MOST_CHARACTERS = 700;
/** What fits on a button of a phone. */
const BUTTON_CHARACTERS = 25;
/** What a person has written or that others have. */
const TYPED: ReadonlySet<string> = new Set(['received', 'name', 'suggestion']);
const LONG = 'x'.repeat(1_000);

/** All that is shared, each with values that can be found in its sentence again. */
const SHARED: { readonly [K in SharedRefusal['code']]: readonly Extract<SharedRefusal, { code: K }>[] } = {
  'unknown-command': [
    { code: 'unknown-command', name: 'gues', known: ['guess', 'quiz'] },
    { code: 'unknown-command', name: 'gues', known: [] },
  ],
  'unknown-subcommand': [
    { code: 'unknown-subcommand', command: 'quiz', name: 'sola', known: ['solo', 'round'] },
    { code: 'unknown-subcommand', command: 'quiz', name: '', known: ['solo'] },
  ],
  'file-too-large': [{ code: 'file-too-large', name: 'a.csv', bytes: 900, limitBytes: 800 }],
  'unknown-option': [{ code: 'unknown-option', command: 'guess', option: 'mood', known: ['mode'] }],
  'missing-option': [{ code: 'missing-option', command: 'train', option: 'text', example: EXAMPLE }],
  'not-an-integer': [{ code: 'not-an-integer', option: 'seconds', received: '7.5', min: 10, max: 600 }],
  'not-a-number': [{ code: 'not-a-number', option: 'top_p', received: 'much', min: 0, max: 1 }],
  'number-out-of-range': [
    { code: 'number-out-of-range', option: 'questions', received: 99, min: 1, max: 20 },
  ],
  'not-a-yes-or-no': [{ code: 'not-a-yes-or-no', option: 'private', received: 'perhaps' }],
  'not-a-choice': [{ code: 'not-a-choice', option: 'mode', received: 'chess', known: ['word', 'split'] }],
  'unknown-text': [
    { code: 'unknown-text', name: 'diari', known: ['weather diary'], suggestion: 'weather diary' },
    { code: 'unknown-text', name: 'diari', known: Array.from({ length: 30 }, (_, index) => `t${index}`) },
  ],
  'not-with-model': [{ code: 'not-with-model', option: 'temperature', example: EXAMPLE }],
  'unknown-card': [{ code: 'unknown-card', id: 'abcdef' }],
  'cannot-change': [{ code: 'cannot-change', option: 'words', known: ['text'] }],
  'message-without-text': [{ code: 'message-without-text' }],
  'text-empty': [{ code: 'text-empty', option: 'text', example: EXAMPLE }],
  'text-only-spaces': [{ code: 'text-only-spaces', option: 'text', example: EXAMPLE }],
  'text-too-long': [
    { code: 'text-too-long', option: 'text', length: 321, limit: 320 },
    { code: 'text-too-long', option: 'text', length: 340, limit: 320 },
  ],
  'text-over-context': [{ code: 'text-over-context', tokens: 900, limit: 512, model: 'SmolLM2' }],
  'lone-surrogate': [{ code: 'lone-surrogate', option: 'context' }],
  'unknown-population': [
    { code: 'unknown-population', name: 'clas', known: ['class', 'people'], suggestion: 'class' },
  ],
  'population-is-text': [{ code: 'population-is-text', name: 'diary' }],
  'population-has-members': [{ code: 'population-has-members', name: 'class' }],
  busy: (['person', 'server', 'everyone'] as const).map((scope, index) => ({
    code: 'busy',
    scope,
    retryAfterSeconds: index === 0 ? 0.2 : 17,
  })),
};

type OfGroup = QuizRefusal | GuessRefusal;
/** What the study group is told beside that: its words are tested with their areas, here that they are spoken at all. */
const OF_GROUP: { readonly [K in OfGroup['code']]: Extract<OfGroup, { code: K }> } = {
  'quiz-closed': { code: 'quiz-closed', counted: { chosen: 1, confidence: 80 } },
  'quiz-full': { code: 'quiz-full', limit: 200 },
  'quiz-unanswered': { code: 'quiz-unanswered' },
  'quiz-of-another': { code: 'quiz-of-another', what: 'solo' },
  'too-many-quizzes': { code: 'too-many-quizzes', limit: 20 },
  'quiz-no-room': { code: 'quiz-no-room' },
  'weekly-not-set': { code: 'weekly-not-set' },
  'weekly-asked': { code: 'weekly-asked', nextAtMs: Date.UTC(2026, 4, 11, 16) },
  'weekly-no-room': { code: 'weekly-no-room' },
  'weekly-not-manager': { code: 'weekly-not-manager' },
  'quiz-no-question': { code: 'quiz-no-question', population: null },
  'quiz-no-model': { code: 'quiz-no-model', lack: 'missing' },
  'quiz-kind-of-model': { code: 'quiz-kind-of-model', population: 'class' },
  'guess-closed': { code: 'guess-closed' },
  'guess-full': { code: 'guess-full', limit: 200 },
  'too-many-rounds': { code: 'too-many-rounds', limit: 10 },
  'guess-nobody': { code: 'guess-nobody' },
  'guess-not-a-word': { code: 'guess-not-a-word', received: 'two words' },
  'guess-host': { code: 'guess-host', minutes: 10 },
  'guess-needs-channel': { code: 'guess-needs-channel' },
  'guess-no-room': { code: 'guess-no-room' },
  'guess-no-sentence': { code: 'guess-no-sentence', name: 'diary', min: 6, max: 25 },
  'guess-no-model': { code: 'guess-no-model', lack: 'missing' },
  'guess-no-candidates': { code: 'guess-no-candidates' },
  'guess-found': { code: 'guess-found' },
  'guess-no-more': { code: 'guess-no-more', limit: 40 },
  'guess-again': { code: 'guess-again', word: 'tea' },
  'guess-sum': { code: 'guess-sum', sum: 90 },
  'guess-points': { code: 'guess-points', received: 'half' },
};

const sharedRefusals: readonly SharedRefusal[] = Object.values(SHARED).flat();
const told = (refusal: Refusal, locale: Locale) =>
  toTerminalText({ card: refusalCard(refusal, [EXAMPLE], locale) });

function textsOf(locale: Locale): ReadonlyMap<string, string> {
  const { notice } = TROUBLE_MESSAGES[locale];
  const waiting = [
    waitingMessage({ type: 'queued', ahead: 0 }, '1', undefined, locale),
    waitingMessage({ type: 'queued', ahead: 1, untilMs: 7_000 }, '1', undefined, locale),
    waitingMessage({ type: 'queued', ahead: 30, untilMs: 200_000 }, '1', undefined, locale),
    waitingMessage({ type: 'running' }, '1', undefined, locale),
    ...[
      { type: 'model', percent: 41.5 } as const,
      { type: 'model', percent: 100 } as const,
      { type: 'training', percent: 62, epoch: 3, epochs: 5 } as const,
      { type: 'search', certified: 0.93, expansions: 320, limit: 900 } as const,
    ].map((progress) => waitingMessage({ type: 'progress', progress }, '1', undefined, locale)),
    ...(['cancelled', 'restarted', 'perhaps-done', 'queue-lost'] as const).map((why) =>
      unansweredMessage(why, undefined, { id: 'abcdef', isShown: true }, locale),
    ),
  ];
  return new Map<string, string>([
    ...Object.entries(notice),
    ...FAILURE_CODES.map((code): [string, string] => [
      `failure ${code}`,
      toTerminalText({ card: failureCard(code, 'a1b2c3d4', locale) }),
    ]),
    ...sharedRefusals.map((refusal, index): [string, string] => [
      `${refusal.code} ${index}`,
      told(refusal, locale),
    ]),
    ...Object.values(OF_GROUP).map((refusal): [string, string] => [refusal.code, told(refusal, locale)]),
    ...waiting.map(({ body }, index): [string, string] => [
      `waiting ${index}`,
      `${body.embeds[0]?.description} ${JSON.stringify(body.components)}`,
    ]),
  ]);
}

describe.each(LOCALES)('what anybody may be told in %s', (locale) => {
  it('is there, without a hole in it', () => {
    for (const [name, text] of textsOf(locale))
      expect(name.startsWith('waiting') ? text.replaceAll(/[{}]/g, '') : text, name).not.toMatch(
        name.startsWith('waiting') ? /undefined|NaN|\[object/ : HOLE,
      );
  });

  it('states the limits and what was typed, as in English, and a line that works', () => {
    const english = textsOf('en');
    const numbers = (text: string) => new Set(text.match(/\d+/g));
    for (const [name, text] of textsOf(locale)) {
      // Thousands are parted otherwise, so there are none.
      const stated = numbers(text);
      const left = [...numbers(english.get(name) ?? '')].filter((one) => !stated.has(one));
      expect(left, `${name}: ${text}`).toEqual([]);
    }
    for (const refusal of sharedRefusals) {
      const text = told(refusal, locale);
      for (const field of ['received', 'option', 'name', 'suggestion', 'command'] as const) {
        const value: unknown = Reflect.get(refusal, field);
        if (typeof value === 'string') expect(text, refusal.code).toContain(value);
      }
      if ('example' in refusal) expect(text, refusal.code).toContain(EXAMPLE);
    }
    for (const code of ['model-missing', 'model-unsupported'] as const)
      expect(toTerminalText({ card: failureCard(code, undefined, locale) })).toMatch(
        /npm run model[\s\S]*MODEL|MODEL[\s\S]*npm run model/,
      );
  });

  it('is short enough for a phone, whatever was typed', () => {
    for (const [name, text] of textsOf(locale))
      if (!name.startsWith('waiting')) expect(codePointLength(text), name).toBeLessThan(MOST_CHARACTERS);
    for (const refusal of sharedRefusals) {
      const long = Object.fromEntries(
        Object.entries(refusal).map(([field, value]) => [
          field,
          typeof value === 'string' && value !== '' && TYPED.has(field) ? LONG : value,
        ]),
      ) as unknown as SharedRefusal;
      expect(codePointLength(told(long, locale)), refusal.code).toBeLessThan(MOST_CHARACTERS);
    }
    const { cancel, askAgain } = TROUBLE_MESSAGES[locale].waiting;
    for (const label of [cancel, askAgain])
      expect(codePointLength(label)).toBeLessThanOrEqual(BUTTON_CHARACTERS);
  });
});

it.each(others)('nothing that anybody may be told is left in English in %s', (locale) => {
  expect(leftInEnglish(textsOf(locale), textsOf('en'))).toEqual([]);
  for (const refusal of [...sharedRefusals, ...Object.values(OF_GROUP)])
    expect(refusalCard(refusal, [], locale).title).not.toBe(refusalCard(refusal, [], 'en').title);
});

it('what is shared is known as such', () => {
  for (const refusal of sharedRefusals) expect(isShared(refusal)).toBe(true);
  expect(isShared({ code: 'quiz-closed' })).toBe(false);
});
