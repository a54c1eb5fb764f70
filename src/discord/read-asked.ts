/** From a command and its options to the question that is asked: the command's own, or one that is kept. */
import type { Question } from '../jobs/contract.js';
import { accept, type Checked, refuse } from '../jobs/refusal.js';
import type { StoredCard } from '../store/card.js';
import type { CardShelf } from './card-shelf.js';
import type {
  ActingCommand,
  AskingCommand,
  Command,
  CommandContext,
  Options,
  OptionValue,
  Repeat,
  RepeatingCommand,
} from './command.js';
import { convertOption } from './command-line.js';

/** Says who sees an answer, not what is asked; so it is no part of a question. */
export const PRIVATE = 'private';

export interface Asked {
  /** Name of the command that the question belongs to. */
  readonly command: string;
  readonly options: Options;
  readonly question: Question;
  readonly isPrivate: boolean;
}

export interface AskedContext extends CommandContext {
  readonly commands: ReadonlyMap<string, Command>;
  readonly shelf: Pick<CardShelf, 'find'>;
}

/** Rejects with Failure `store-unavailable` when a kept question cannot be looked up. */
export async function readAsked(
  command: AskingCommand | RepeatingCommand,
  options: Options,
  context: AskedContext,
): Promise<Checked<Asked>> {
  const isPrivate = options.get(PRIVATE);
  if ('question' in command) {
    const own = withoutPrivate(options);
    const checked = await command.question(own, context);
    if (!checked.ok) return checked;
    return accept({
      command: command.definition.name,
      options: own,
      question: checked.value,
      isPrivate: isPrivate === true,
    });
  }
  const repeat = command.repeat(options);
  if (!repeat.ok) return repeat;
  const found = await context.shelf.find(repeat.value.id, context.person);
  const target = found === undefined ? undefined : askingCommand(found.card.command, context.commands);
  if (found === undefined || !found.isLasting || target === undefined) {
    return refuse({ code: 'unknown-card', id: repeat.value.id });
  }
  const asked = await repeatOf(found.card, repeat.value, target, context);
  // What was private stays so unless the person says otherwise.
  return asked.ok
    ? accept({
        ...asked.value,
        isPrivate: typeof isPrivate === 'boolean' ? isPrivate : found.card.isPrivate,
      })
    : asked;
}

async function repeatOf(
  card: StoredCard,
  { change }: Repeat,
  target: AskingCommand,
  context: AskedContext,
): Promise<Checked<Omit<Asked, 'isPrivate'>>> {
  const { command, options, question } = card;
  if (change === undefined) return accept({ command, options, question });
  const definitions = (target.definition.options ?? []).filter(({ name }) => name !== PRIVATE);
  const definition = definitions.find(({ name }) => name === change.option);
  if (definition === undefined) {
    return refuse({
      code: 'cannot-change',
      option: change.option,
      known: definitions.map(({ name }) => name),
    });
  }
  const rewritten = new Map<string, OptionValue>(options);
  if (change.value === undefined) rewritten.delete(definition.name);
  else {
    const value = convertOption(definition, change.value);
    if (typeof value === 'object') return refuse(value);
    rewritten.set(definition.name, value);
  }
  const checked = await target.question(rewritten, context);
  return checked.ok ? accept({ command, options: rewritten, question: checked.value }) : checked;
}

export function askingCommand(
  name: string,
  commands: ReadonlyMap<string, Command>,
): AskingCommand | undefined {
  const command = commands.get(name);
  return command !== undefined && 'question' in command ? command : undefined;
}

export function isActing(command: Command): command is ActingCommand {
  return 'act' in command;
}

function withoutPrivate(options: Options): Options {
  return new Map([...options].filter(([name]) => name !== PRIVATE));
}
