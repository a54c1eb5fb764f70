/** REST calls as anything could make them: no client, no login. */
import type { JournalEntry } from '../../src/sandbox/journal.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';

export interface Answer {
  readonly status: number;
  /** Parsed JSON, undefined for none. */
  readonly body: unknown;
}

/** `token` null: without authorisation. A FormData or string body goes as it is, everything else as JSON. */
export async function call(
  { api, token: own }: Pick<Sandbox, 'api' | 'token'>,
  method: string,
  path: string,
  body?: unknown,
  { token = own, headers = {} }: { token?: string | null; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const isRaw = body instanceof FormData || typeof body === 'string';
  const response = await fetch(`${api}/v10${path}`, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bot ${token}` }),
      ...(body instanceof FormData || body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

/** Id and token of interactions, read from what was dispatched. */
export class Dispatches {
  readonly entries: JournalEntry[] = [];
  readonly journal = (entry: JournalEntry): void => {
    this.entries.push(entry);
  };

  token(interactionId: string): string {
    for (const entry of this.entries) {
      if (entry.type !== 'dispatch' || entry.event !== 'INTERACTION_CREATE') continue;
      const { id, token } = entry.data as { id: string; token: string };
      if (id === interactionId) return token;
    }
    throw new Error('no such interaction was dispatched');
  }
}

/** What stands at a path of Discord's nested errors: the codes there. */
export function errorCodes({ body }: Answer, ...path: readonly (string | number)[]): readonly string[] {
  let place: unknown = (body as { errors?: unknown }).errors;
  for (const key of path) place = (place as Record<string, unknown> | undefined)?.[String(key)];
  const { _errors: errors = [] } = (place ?? {}) as { _errors?: readonly { code: string }[] };
  return errors.map(({ code }) => code);
}
