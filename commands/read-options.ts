/**
 * Reading options, with a refusal for everything that an option cannot be. Discord checks types and limits on its side;
 * here they are checked again, because a terminal, an old client, a button or a forged request may send anything.
 */
import type { Options } from '../src/discord/command.js';
import { codePointLength, LIMITS } from '../src/jobs/limits.js';
import { accept, type Checked, refuse } from '../src/jobs/refusal.js';
import { isOneWord } from '../src/jobs/rungs.js';

interface TextOption {
  readonly command: string;
  readonly option: string;
  /** Most code points. */
  readonly limit: number;
  /** A line that works as typed. */
  readonly example: string;
}

interface Range {
  readonly min: number;
  readonly max: number;
}

/** Nothing that can be seen: spaces, controls, format marks, and the blanks that look like letters to a machine. */
const INVISIBLE = /^[\s\p{Cc}\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]*$/u;
const LONE_SURROGATE = /\p{Cs}/u;
const WORD_SEPARATORS = /[\s,;，、；]+/u;

/** The values of all, or the refusal of the first that was refused. Options that were not given stay undefined. */
export function checkAll<T extends object>(parts: { readonly [K in keyof T]: Checked<T[K]> }): Checked<T> {
  const values: Partial<T> = {};
  for (const name in parts) {
    const part = parts[name];
    if (!part.ok) return part;
    if (part.value !== undefined) values[name] = part.value;
  }
  // Every name of `parts` was read; one without a value is one whose type allows undefined.
  return accept(values as T);
}

export function readText(options: Options, { command, option, limit, example }: TextOption): Checked<string> {
  const text = options.get(option);
  if (typeof text !== 'string') return refuse({ code: 'missing-option', command, option, example });
  if (text === '') return refuse({ code: 'text-empty', option, example });
  if (INVISIBLE.test(text)) return refuse({ code: 'text-only-spaces', option, example });
  const length = codePointLength(text);
  if (length > limit) return refuse({ code: 'text-too-long', option, length, limit });
  return LONE_SURROGATE.test(text) ? refuse({ code: 'lone-surrogate', option }) : accept(text);
}

export function readOptionalText(options: Options, wanted: TextOption): Checked<string | undefined> {
  return options.get(wanted.option) === undefined ? accept(undefined) : readText(options, wanted);
}

export function readInteger(options: Options, option: string, range: Range): Checked<number | undefined> {
  const received = options.get(option);
  if (received === undefined) return accept(undefined);
  if (typeof received !== 'number' || !Number.isInteger(received)) {
    return refuse({ code: 'not-an-integer', option, received: String(received), ...minMax(range) });
  }
  return within(option, received, range);
}

export function readNumber(options: Options, option: string, range: Range): Checked<number | undefined> {
  const received = options.get(option);
  if (received === undefined) return accept(undefined);
  if (typeof received !== 'number' || !Number.isFinite(received)) {
    return refuse({ code: 'not-a-number', option, received: String(received), ...minMax(range) });
  }
  return within(option, received, range);
}

/** "No" counts as not given: nothing that a person leaves out differs from saying no to it. */
export function readYes(options: Options, option: string): Checked<true | undefined> {
  const received = options.get(option);
  if (received === undefined || received === false) return accept(undefined);
  return received === true
    ? accept(true)
    : refuse({ code: 'not-a-yes-or-no', option, received: String(received) });
}

export function readChoice<T extends string>(
  options: Options,
  option: string,
  known: readonly T[],
): Checked<T | undefined> {
  const received = options.get(option);
  if (received === undefined) return accept(undefined);
  const found = known.find((choice) => choice === received);
  return found === undefined
    ? refuse({ code: 'not-a-choice', option, received: String(received), known })
    : accept(found);
}

/** Words between spaces or commas, each once, in the order given. */
export function readWords(
  options: Options,
  option: string,
  example: string,
): Checked<readonly string[] | undefined> {
  const received = options.get(option);
  if (received === undefined) return accept(undefined);
  const words = [...new Set(String(received).split(WORD_SEPARATORS))].filter((word) => word !== '');
  if (words.length === 0) return refuse({ code: 'text-empty', option, example });
  if (words.length > LIMITS.watchedWords) {
    return refuse({ code: 'too-many-words', option, count: words.length, limit: LIMITS.watchedWords });
  }
  const read: string[] = [];
  for (const word of words) {
    const checked = checkWord(word, option, example);
    if (!checked.ok) return checked;
    if (!read.includes(checked.value)) read.push(checked.value);
  }
  return accept(read);
}

/** One word, NFC, without spaces around. */
export function readWord(
  options: Options,
  wanted: { readonly command: string; readonly option: string; readonly example: string },
): Checked<string> {
  const { command, option, example } = wanted;
  const received = options.get(option);
  if (received === undefined) return refuse({ code: 'missing-option', command, option, example });
  const word = String(received).trim();
  return word === '' ? refuse({ code: 'text-empty', option, example }) : checkWord(word, option, example);
}

function checkWord(typed: string, option: string, example: string): Checked<string> {
  const word = typed.normalize('NFC');
  const length = codePointLength(word);
  const limit = LIMITS.watchedCharacters;
  if (length > limit) return refuse({ code: 'text-too-long', option, length, limit });
  return isOneWord(word) ? accept(word) : refuse({ code: 'not-a-word', option, received: word, example });
}

function within(option: string, received: number, { min, max }: Range): Checked<number> {
  return received < min || received > max
    ? refuse({ code: 'number-out-of-range', option, received, min, max })
    : accept(received);
}

/** Without what else a limit may say, such as its default. */
const minMax = ({ min, max }: Range): Range => ({ min, max });
