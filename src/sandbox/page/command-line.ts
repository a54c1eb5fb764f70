/**
 * A command as typed, `/nextword text: The capital of France is words: 5`, read by the command's own definition, and
 * the checking of what was typed. Pure; the sentences are for the person who typed.
 */
import type { OptionValue } from '../protocol.js';
import { type CommandEntry, called, type OptionEntry } from './command-entry.js';

export type CommandLine =
  | { readonly type: 'not-a-command' }
  | { readonly type: 'unknown'; readonly name: string }
  | {
      readonly type: 'command';
      readonly entry: CommandEntry;
      /** What was typed for each option named, trimmed. */
      readonly texts: ReadonlyMap<string, string>;
      /** Text that belongs to no option. */
      readonly stray: string;
    };

export interface OptionFault {
  /** Undefined when it concerns the line as a whole. */
  readonly option: string | undefined;
  readonly message: string;
}

export type CheckedOptions =
  | {
      readonly ok: true;
      readonly options: readonly { readonly name: string; readonly value: OptionValue }[];
    }
  | { readonly ok: false; readonly faults: readonly OptionFault[] };

/**
 * An option starts at ` name:` where `name` is an option of the command that was not named before; a second one is
 * part of the value, so a text may speak of `words:` after `words:` was given. Text in front of the first option
 * goes to the command's first option.
 */
export function readCommandLine(line: string, entries: readonly CommandEntry[]): CommandLine {
  const trimmed = line.trimStart();
  if (!trimmed.startsWith('/')) return { type: 'not-a-command' };
  const rest = trimmed.slice(1);
  // The longest one that fits; of two alike the one that the person reads.
  const [found] = [
    ...entries.map((entry) => ({ entry, said: entry.label })),
    ...entries.map((entry) => ({ entry, said: entry.name })),
  ]
    .filter(({ said }) => rest === said || (rest.startsWith(said) && /^\s/.test(rest.slice(said.length))))
    .sort((a, b) => b.said.length - a.said.length);
  if (found === undefined) return { type: 'unknown', name: rest.split(/\s/, 1)[0] ?? '' };

  const { entry, said } = found;
  const body = rest.slice(said.length);
  const texts = new Map<string, string>();
  let current: string | undefined;
  let from = 0;
  let head = '';
  const finish = (to: number) => {
    const text = body.slice(from, to).trim();
    if (current === undefined) head = text;
    else texts.set(current, text);
  };
  for (const match of body.matchAll(/(?<=\s)([^\s:]{1,32}):/g)) {
    const name = called(match[1] ?? '', entry.options)?.name;
    if (name === undefined || name === current || texts.has(name)) continue;
    finish(match.index);
    current = name;
    from = match.index + match[0].length;
  }
  finish(body.length);

  const first = entry.options[0];
  if (head === '' || first === undefined || texts.has(first.name))
    return { type: 'command', entry, texts, stray: head };
  return { type: 'command', entry, texts: new Map([[first.name, head], ...texts]), stray: '' };
}

/** The line that `readCommandLine` reads back, for values that name no further option. */
export function writeCommandLine(entry: CommandEntry, texts: ReadonlyMap<string, string>): string {
  const parts = entry.options.flatMap((option) => {
    const text = texts.get(option.name);
    return text === undefined || text === '' ? [] : [`${option.label}: ${text}`];
  });
  return [`/${entry.label}`, ...parts].join(' ');
}

/** All options given, as typed values; or what is wrong, each option once, in the command's order. */
export function checkOptions(entry: CommandEntry, texts: ReadonlyMap<string, string>): CheckedOptions {
  const options: { name: string; value: OptionValue }[] = [];
  const faults: OptionFault[] = [];
  for (const option of entry.options) {
    const text = texts.get(option.name) ?? '';
    if (text.trim() === '') {
      if (option.required) {
        faults.push({
          option: option.name,
          message: `“${option.label}” is needed: ${lowerFirst(option.description)}`,
        });
      }
      continue;
    }
    const checked = checkOption(option, text);
    if (checked.ok) options.push({ name: option.name, value: checked.value });
    else faults.push({ option: option.name, message: checked.message });
  }
  return faults.length === 0 ? { ok: true, options } : { ok: false, faults };
}

type CheckedOption =
  | { readonly ok: true; readonly value: OptionValue }
  | { readonly ok: false; readonly message: string };

export function checkOption(option: OptionEntry, text: string): CheckedOption {
  if (option.kind === 'boolean') return checkBoolean(option, text);
  if (option.choices.length > 0) return checkChoice(option, text);
  if (option.kind === 'string' || option.kind === 'attachment') return checkText(option, text);
  return checkNumber(option, text);
}

function checkBoolean(option: OptionEntry, text: string): CheckedOption {
  const word = text.trim().toLowerCase();
  if (['true', 'yes', 'on', '1'].includes(word)) return { ok: true, value: true };
  if (['false', 'no', 'off', '0'].includes(word)) return { ok: true, value: false };
  return { ok: false, message: `“${option.label}” must be True or False, not “${clipped(text)}”.` };
}

function checkChoice(option: OptionEntry, text: string): CheckedOption {
  const wanted = text.trim().toLowerCase();
  const found =
    option.choices.find((choice) => choice.name.toLowerCase() === wanted) ??
    option.choices.find((choice) => String(choice.value).toLowerCase() === wanted);
  if (found !== undefined) return { ok: true, value: found.value };
  const names = option.choices.map((choice) => choice.name).join(', ');
  return { ok: false, message: `“${option.label}” must be one of: ${names}.` };
}

/** The space that people type behind `text:` is a separator, in a field as in a line; one at the end is theirs. */
function checkText(option: OptionEntry, typed: string): CheckedOption {
  const text = typed.trimStart();
  const length = [...text].length;
  if (option.min !== undefined && length < option.min) {
    return {
      ok: false,
      message: `“${option.label}” must have at least ${option.min} characters; it has ${length}.`,
    };
  }
  if (option.max !== undefined && length > option.max) {
    return {
      ok: false,
      message: `“${option.label}” may have at most ${option.max} characters; it has ${length}.`,
    };
  }
  return { ok: true, value: text };
}

function checkNumber(option: OptionEntry, text: string): CheckedOption {
  const isWhole = option.kind === 'integer';
  const word = text.trim();
  const pattern = isWhole ? /^[+-]?\d{1,15}$/ : /^[+-]?(\d{1,15}([.,]\d{0,15})?|[.,]\d{1,15})$/;
  const value = pattern.test(word) ? Number(word.replace(',', '.')) : Number.NaN;
  const { min, max } = option;
  const range =
    min !== undefined && max !== undefined
      ? ` from ${min} to ${max}`
      : min !== undefined
        ? `, ${min} or more`
        : max !== undefined
          ? `, ${max} or less`
          : '';
  if (Number.isNaN(value) || (min !== undefined && value < min) || (max !== undefined && value > max)) {
    const what = isWhole ? 'a whole number' : 'a number';
    return { ok: false, message: `“${option.label}” must be ${what}${range}, not “${clipped(word)}”.` };
  }
  return { ok: true, value };
}

function clipped(text: string): string {
  const points = [...text];
  return points.length > 40 ? `${points.slice(0, 39).join('')}…` : text;
}

function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
