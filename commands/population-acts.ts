/** What each subcommand of `/population` does. */
import type { ActRequest, Shown } from '../src/discord/command.js';
import type { Checked } from '../src/jobs/refusal.js';
import { add, allow, deleteOne, remove, use } from './population-change.js';
import { create, importTable, keepTyped } from './population-make.js';
import { startPoll } from './population-poll.js';
import { exportFile, list, show } from './population-show.js';
import { EXAMPLES, nameText } from './population-typed.js';
import { readOptionalText } from './read-options.js';

type Act = (request: ActRequest) => Promise<Checked<Shown>>;

const showAct: Act = async (request) => {
  const read = readOptionalText(request.options, nameText(EXAMPLES[2]));
  return read.ok ? await show(request, read.value) : read;
};

const exportAct: Act = async (request) => {
  const read = readOptionalText(request.options, nameText('/population export name:cards'));
  return read.ok ? await exportFile(request, read.value) : read;
};

export const ACTS: ReadonlyMap<string, Act> = new Map<string, Act>([
  ['create', create],
  ['show', showAct],
  ['list', list],
  ['add', add],
  ['remove', remove],
  ['import', importTable],
  ['export', exportAct],
  ['text', keepTyped],
  ['poll', startPoll],
  ['use', use],
  ['allow', allow],
  ['delete', deleteOne],
]);
