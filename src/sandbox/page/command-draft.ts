/** What stands in the command box once a command is chosen. Pure steps; the box only draws it and says which step. */

import type { OptionValue } from '../protocol.js';
import { type CommandEntry, called, type OptionEntry } from './command-entry.js';
import {
  type CheckedOptions,
  checkOption,
  checkOptions,
  type OptionFault,
  readCommandLine,
} from './command-line.js';

/** A choice that was offered and taken: its value is sent as long as its name stands in the field unchanged. */
export interface TakenChoice {
  readonly name: string;
  readonly value: OptionValue;
}

export interface CommandDraft {
  readonly entry: CommandEntry;
  /** Options with a field, in the order shown: all required ones, then those added. */
  readonly shown: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
  readonly taken: ReadonlyMap<string, TakenChoice>;
}

export function startDraft(
  entry: CommandEntry,
  texts: ReadonlyMap<string, string> = new Map(),
): CommandDraft {
  const shown = entry.options.filter((o) => o.required || texts.has(o.name)).map((o) => o.name);
  return { entry, shown, texts, taken: new Map() };
}

/** A whole line, typed or pasted; undefined when it does not start with a registered command and a space after it. */
export function draftFromLine(line: string, entries: readonly CommandEntry[]): CommandDraft | undefined {
  const read = readCommandLine(line, entries);
  if (read.type !== 'command' || !/\s/.test(line.trimStart())) return undefined;
  const first = read.entry.options[0];
  // Text that no option takes stays in front of the first one, where the person sees it.
  const texts = new Map(read.texts);
  if (read.stray !== '' && first !== undefined) {
    texts.set(first.name, `${read.stray} ${texts.get(first.name) ?? ''}`.trim());
  }
  return startDraft(read.entry, texts);
}

export function withText(draft: CommandDraft, option: string, text: string): CommandDraft {
  return { ...draft, texts: new Map(draft.texts).set(option, text) };
}

export function withChoice(draft: CommandDraft, option: string, choice: TakenChoice): CommandDraft {
  return { ...withText(draft, option, choice.name), taken: new Map(draft.taken).set(option, choice) };
}

export function withOption(draft: CommandDraft, option: string): CommandDraft {
  return draft.shown.includes(option) ? draft : { ...draft, shown: [...draft.shown, option] };
}

export function withoutOption(draft: CommandDraft, option: string): CommandDraft {
  const texts = new Map(draft.texts);
  texts.delete(option);
  return { ...draft, shown: draft.shown.filter((name) => name !== option), texts };
}

export function optionOf(draft: CommandDraft, name: string): OptionEntry | undefined {
  return draft.entry.options.find((option) => option.name === name);
}

/** Optional options without a field yet. */
export function optionsToAdd(draft: CommandDraft): readonly OptionEntry[] {
  return draft.entry.options.filter((option) => !draft.shown.includes(option.name));
}

/**
 * When a person types `words:` at the end of another option's text, they mean the option: the word is taken out and
 * the option to go on with is named. Undefined when the text does not end so, or that option already has a value.
 */
export function splitTypedOption(
  draft: CommandDraft,
  option: string,
  text: string,
): { readonly draft: CommandDraft; readonly next: string } | undefined {
  const match = /(?:^|\s)([^\s:]{1,32}):$/.exec(text.slice(-34));
  const word = match?.[1] ?? '';
  const next = called(word, draft.entry.options)?.name;
  if (next === undefined) return undefined;
  if ((draft.texts.get(next) ?? '') !== '' && next !== option) return undefined;
  const rest = text.slice(0, -word.length - 1).trimEnd();
  if (next === option && rest !== '') return undefined;
  return { draft: withOption(withText(draft, option, rest), next), next };
}

export function checkDraft(draft: CommandDraft): CheckedOptions {
  const checked = checkOptions(draft.entry, draft.texts);
  if (!checked.ok) return checked;
  // The name of a file is no file.
  const missing = checked.options.filter(
    ({ name }) => optionOf(draft, name)?.kind === 'attachment' && takenValue(draft, name) === undefined,
  );
  if (missing.length > 0) {
    const faults = missing.map(({ name }) => ({
      option: name,
      message: `Choose a file for “${optionOf(draft, name)?.label}”.`,
    }));
    return { ok: false, faults };
  }
  return {
    ok: true,
    options: checked.options.map((option) => ({
      name: option.name,
      value: takenValue(draft, option.name) ?? option.value,
    })),
  };
}

/** What can be sent along with an autocomplete: every option that is sound so far, and the one being typed as it is. */
export function partialOptions(
  draft: CommandDraft,
  focused: string,
): readonly { readonly name: string; readonly value: OptionValue }[] {
  return draft.entry.options.flatMap((option) => {
    const text = draft.texts.get(option.name) ?? '';
    if (option.name === focused) return [{ name: option.name, value: text }];
    if (text.trim() === '') return [];
    const checked = checkOption(option, text);
    const value = takenValue(draft, option.name);
    return checked.ok ? [{ name: option.name, value: value ?? checked.value }] : [];
  });
}

export function faultOf(faults: readonly OptionFault[], option: string): OptionFault | undefined {
  return faults.find((fault) => fault.option === option);
}

function takenValue(draft: CommandDraft, option: string): OptionValue | undefined {
  const taken = draft.taken.get(option);
  return taken !== undefined && taken.name === draft.texts.get(option) ? taken.value : undefined;
}
