/** What the bot did wrong so far, for tests and for whoever wants to look. */
import type { Clock } from './clock.js';
import type { MessageForm } from './message-form.js';
import type { BotFault } from './protocol.js';

const KEPT_FAULTS = 200;
const LONGEST_EXCERPT = 60;
/** Interaction tokens stand between slashes and are far longer than any id or word of a path. */
const TOKEN = /\/[\w-]{40,}/g;

export class FaultLog {
  readonly #faults: BotFault[] = [];
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  list(): readonly BotFault[] {
    return [...this.#faults];
  }

  /** `path`: of the request; a token in it is not kept. */
  refused(method: string, path: string, status: number, code: number, message: string): void {
    this.#add('refused', `${method} ${path.replace(TOKEN, '/…')}: ${status} ${code} ${message}`);
  }

  /** Notes a message that may ping somebody. */
  checkMentions(form: MessageForm): void {
    if (isSilent(form.allowed_mentions)) return;
    const shown = form.content ?? form.embeds?.[0]?.title ?? form.embeds?.[0]?.description ?? '';
    const state = form.allowed_mentions == null ? 'is missing' : 'is not empty';
    this.#add('mentions', `allowed_mentions ${state}: “${[...shown].slice(0, LONGEST_EXCERPT).join('')}”`);
  }

  #add(type: BotFault['type'], sentence: string): void {
    this.#faults.push({ type, atMs: this.#clock.nowMs(), sentence });
    if (this.#faults.length > KEPT_FAULTS) this.#faults.shift();
  }
}

/** An empty object pings nobody either, but says so less clearly than `parse: []`. */
function isSilent(allowed: MessageForm['allowed_mentions']): boolean {
  if (allowed == null) return false;
  const { parse, users, roles, replied_user: repliedUser } = allowed;
  const named = [parse, users, roles].some((list) => (list?.length ?? 0) > 0);
  return !named && repliedUser !== true;
}
