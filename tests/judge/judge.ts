/** The judgement over everything that was said to and by sandboxes in a whole run of the tests. */
import { USER_AGENT_APPENDIX } from '../../src/discord/user-agent.js';
import type { JournalEntry } from '../../src/sandbox/journal.js';
import type { Description } from './description.js';

type Request = Extract<JournalEntry, { type: 'request' }>;
type Dispatch = Extract<JournalEntry, { type: 'dispatch' }>;

export interface Judgement {
  /** Bodies that were held against the description, by operation or event. */
  readonly counts: ReadonlyMap<string, { readonly sent: number; readonly answered: number }>;
  /** Requests of the product's own client. */
  readonly ownRequests: number;
  /** Each with how often it was found. Empty: all is well. */
  readonly findings: ReadonlyMap<string, number>;
}

const FORM_BODY = 50035;
const EVENT_SCHEMAS: ReadonlyMap<string, string> = new Map([
  ['MESSAGE_CREATE', 'MessageResponse'],
  ['MESSAGE_UPDATE', 'MessageResponse'],
]);

/** `description` undefined: only what needs none is judged. */
export class Judge {
  readonly #description: Description | undefined;
  readonly #counts = new Map<string, { sent: number; answered: number }>();
  readonly #findings = new Map<string, number>();
  #ownRequests = 0;

  constructor(description: Description | undefined) {
    this.#description = description;
  }

  hear(entry: JournalEntry): void {
    if (entry.type === 'request') this.#hearRequest(entry);
    else if (entry.type === 'dispatch') this.#hearDispatch(entry);
  }

  judgement(): Judgement {
    return { counts: this.#counts, ownRequests: this.#ownRequests, findings: this.#findings };
  }

  #hearRequest(entry: Request): void {
    const isOwn = isOwnClient(entry.client);
    // A connection that a planted fault dropped has no status.
    const { method, path, body, status = 0 } = entry;
    // What a planted fault answered is nobody's word.
    const response = entry.isInjected ? undefined : entry.response;
    const operation = this.#description?.operation(method, path);
    const name = operation?.name ?? `${method} ${path.replace(/[\w.-]{17,}/g, '…')}`;
    if (isOwn) {
      this.#ownRequests++;
      if (isObject(response) && response.code === FORM_BODY)
        this.#find(`${name}: the bot was answered 50035 ${JSON.stringify(response.errors)}`);
      for (const message of messagesIn(entry)) {
        if (!isSilent(message.allowed_mentions))
          this.#find(`${name}: the bot's message does not carry an empty allowed_mentions`);
      }
    }
    if (this.#description === undefined) return;
    if (operation === undefined) {
      if (isOwn || status < 400) this.#find(`${name}: not described, answered ${status}`);
      return;
    }
    // Anyone but the bot may try what is forbidden, and be refused; what is taken must be right whoever sends it.
    if (body !== undefined && (isOwn || status < 400)) {
      this.#count(name, 'sent');
      const fault = this.#description.requestFault(operation, body);
      if (fault !== undefined) this.#find(`${name}: ${fault}`);
    }
    if (response !== undefined && status < 500) {
      this.#count(name, 'answered');
      const fault = this.#description.responseFault(operation, status, response);
      if (fault !== undefined) this.#find(`${name}, answer ${status}: ${fault}`);
    }
  }

  #hearDispatch({ event, data }: Dispatch): void {
    for (const [schema, place, value] of describedParts(event, data)) {
      this.#count(place, 'answered');
      const fault = this.#description?.schemaFault(schema, value);
      if (fault !== undefined) this.#find(`${place}: ${fault}`);
    }
  }

  #count(name: string, direction: 'sent' | 'answered'): void {
    const count = this.#counts.get(name) ?? { sent: 0, answered: 0 };
    count[direction]++;
    this.#counts.set(name, count);
  }

  #find(sentence: string): void {
    this.#findings.set(sentence, (this.#findings.get(sentence) ?? 0) + 1);
  }
}

/** A line for each operation, most bodies first. */
export function describeCounts({ counts, ownRequests }: Judgement): string {
  const rows = [...counts].sort(([, a], [, b]) => b.sent + b.answered - a.sent - a.answered);
  const total = rows.reduce((sum, [, { sent, answered }]) => sum + sent + answered, 0);
  return [
    `${total} bodies held against Discord's own description of its API; ${ownRequests} requests were the bot's`,
    '  sent  answered',
    ...rows.map(
      ([name, { sent, answered }]) => `${String(sent).padStart(6)}${String(answered).padStart(10)}  ${name}`,
    ),
  ].join('\n');
}

function isOwnClient(client: string): boolean {
  return client.split(' ').includes(USER_AGENT_APPENDIX);
}

/** Parts of an event for which there is a schema (of events themselves the description says nothing): its name, where it stands, the value. */
function* describedParts(event: string, data: unknown): Generator<readonly [string, string, unknown]> {
  const schema = EVENT_SCHEMAS.get(event);
  if (schema !== undefined) yield [schema, event, data];
  if (event !== 'INTERACTION_CREATE' || !isObject(data)) return;
  if (data.message !== undefined) yield ['MessageResponse', `${event} message`, data.message];
  const person = data.user ?? (isObject(data.member) ? data.member.user : undefined);
  yield ['UserResponse', `${event} user`, person];
  const resolved = isObject(data.data) && isObject(data.data.resolved) ? data.data.resolved : {};
  for (const message of valuesOf(resolved.messages))
    yield ['MessageResponse', `${event} resolved message`, message];
  for (const user of valuesOf(resolved.users)) yield ['UserResponse', `${event} resolved user`, user];
  for (const file of valuesOf(resolved.attachments))
    yield ['AttachmentResponse', `${event} resolved attachment`, file];
}

const valuesOf = (map: unknown): readonly unknown[] => (isObject(map) ? Object.values(map) : []);

/** What the request would show: an answer, an edit, a follow-up, a message of its own. */
function messagesIn({ method, path, body }: Request): readonly Readonly<Record<string, unknown>>[] {
  if (!isObject(body)) return [];
  const { type, data } = body;
  if (method === 'POST' && path.endsWith('/callback'))
    return (type === 4 || type === 7) && isObject(data) ? [data] : [];
  const isMessage =
    (method === 'POST' && /^\/(webhooks\/[^/]+\/[^/]+|channels\/[^/]+\/messages)$/.test(path)) ||
    (method === 'PATCH' && /\/messages\/[^/]+$/.test(path));
  return isMessage ? [body] : [];
}

function isSilent(allowed: unknown): boolean {
  if (!isObject(allowed) || !Array.isArray(allowed.parse)) return false;
  const { parse, users = [], roles = [], replied_user: repliedUser } = allowed;
  return (
    [parse, users, roles].every((list) => Array.isArray(list) && list.length === 0) && repliedUser !== true
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
