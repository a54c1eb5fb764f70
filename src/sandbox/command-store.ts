/** Registered application commands: one global scope, and one for each server. */
import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { CommandForm } from './command-form.js';
import type { NextId } from './snowflake.js';

/** A server's id, or undefined for the global scope. */
export type CommandScope = string | undefined;

export class CommandStore {
  readonly #scopes = new Map<CommandScope, Map<string, APIApplicationCommand>>();
  readonly #applicationId: string;
  readonly #nextId: NextId;

  constructor(applicationId: string, nextId: NextId) {
    this.#applicationId = applicationId;
    this.#nextId = nextId;
  }

  list(scope: CommandScope): readonly APIApplicationCommand[] {
    return [...this.#scope(scope).values()];
  }

  get(scope: CommandScope, id: string): APIApplicationCommand | undefined {
    return this.#scope(scope).get(id);
  }

  find(scope: CommandScope, type: number, name: string): APIApplicationCommand | undefined {
    return this.list(scope).find((command) => command.type === type && command.name === name);
  }

  /** What a person in the server (undefined: outside of servers) is offered; the server's own hide global ones. */
  offered(guildId: string | undefined): readonly APIApplicationCommand[] {
    const own = guildId === undefined ? [] : this.list(guildId);
    const hidden = new Set(own.map(({ type, name }) => `${type} ${name}`));
    return [...own, ...this.list(undefined).filter(({ type, name }) => !hidden.has(`${type} ${name}`))];
  }

  /** Own ones of all these servers, and global ones that not each of them hides. */
  offeredOver(guildIds: readonly string[]): readonly APIApplicationCommand[] {
    const each = guildIds.map((id) => this.offered(id));
    const own = each.flatMap((offered) => offered.filter(({ guild_id: scope }) => scope !== undefined));
    const shown = new Set((guildIds.length === 0 ? [this.offered(undefined)] : each).flat());
    return [...own, ...this.list(undefined).filter((command) => shown.has(command))];
  }

  dropScope(guildId: string): void {
    this.#scopes.delete(guildId);
  }

  /** Bulk overwrite: afterwards the scope holds exactly these. A command that was known by type and name keeps its id. */
  replace(scope: CommandScope, forms: readonly CommandForm[]): readonly APIApplicationCommand[] {
    const before = this.list(scope);
    const commands = forms.map((form) => {
      const known = before.find(({ type, name }) => type === form.type && name === form.name);
      return this.#build(scope, known?.id ?? this.#nextId(), form);
    });
    this.#scopes.set(scope, new Map(commands.map((command) => [command.id, command])));
    return commands;
  }

  put(scope: CommandScope, form: CommandForm, id: string = this.#nextId()): APIApplicationCommand {
    const command = this.#build(scope, id, form);
    this.#scope(scope).set(id, command);
    return command;
  }

  delete(scope: CommandScope, id: string): boolean {
    return this.#scope(scope).delete(id);
  }

  #scope(scope: CommandScope): Map<string, APIApplicationCommand> {
    const known = this.#scopes.get(scope);
    if (known !== undefined) return known;
    const fresh = new Map<string, APIApplicationCommand>();
    this.#scopes.set(scope, fresh);
    return fresh;
  }

  #build(scope: CommandScope, id: string, form: CommandForm): APIApplicationCommand {
    return {
      id,
      application_id: this.#applicationId,
      version: this.#nextId(),
      type: form.type,
      name: form.name,
      name_localizations: form.name_localizations ?? null,
      description: form.description,
      description_localizations: form.description_localizations ?? null,
      default_member_permissions: form.default_member_permissions ?? null,
      nsfw: form.nsfw ?? false,
      contexts: form.contexts ?? null,
      integration_types: form.integration_types ?? [0],
      ...(form.options == null ? {} : { options: form.options }),
      ...(scope === undefined ? { dm_permission: form.dm_permission ?? true } : { guild_id: scope }),
    };
  }
}
