/** The journal that the sandbox keeps, as everyone may see it: no tokens, no long bodies, the last 2,000 entries. */
import type { JournalEntry } from './journal.js';
import { KEPT } from './limits.js';
import type { JournalLine, JournalPage } from './protocol.js';

export const LONGEST_BODY = 4_000;
const LONGEST_TITLE = 300;
export const LARGEST_JOURNAL_PAGE = 1_000;
const CUT = '…';
/** Every interaction's token is the Base64 of "interaction:" and more. */
const INTERACTION_TOKEN = /aW50ZXJhY3Rpb246[\w-]+/g;
/** The parts of a path whose third one is a token. */
const TOKEN_PATH = /^(\/(?:webhooks|interactions)\/[^/]*\/)[^/]+/;
/** Their values open something. */
const SECRET_KEYS: ReadonlySet<string> = new Set(['token', 'session_id']);

export interface JournalBookPorts {
  /** Texts that are cut out wherever they stand. */
  readonly secrets: readonly string[];
  readonly interactionIdOf: (token: string) => string | undefined;
  readonly onLine: (line: JournalLine) => void;
}

export class JournalBook {
  readonly #ports: JournalBookPorts;
  readonly #lines: JournalLine[] = [];
  #last = 0;

  constructor(ports: JournalBookPorts) {
    this.#ports = ports;
  }

  /** What nobody was told is not kept. */
  readonly add = (entry: JournalEntry): void => {
    if (entry.type === 'dispatch' && entry.sessions === 0) return;
    const line: JournalLine = {
      number: ++this.#last,
      atMs: entry.atMs,
      type: entry.type,
      ...this.#shown(entry),
    };
    this.#lines.push(line);
    if (this.#lines.length > KEPT.journalLines) this.#lines.shift();
    this.#ports.onLine(line);
  };

  /** Those numbered higher than `after`, oldest first. */
  page(after: number, limit: number): JournalPage {
    const firstKept = this.#lines[0]?.number ?? this.#last + 1;
    const from = Math.max(0, after + 1 - firstKept);
    const entries = this.#lines.slice(from, from + limit);
    return { entries, next: entries.at(-1)?.number ?? Math.max(after, firstKept - 1) };
  }

  #shown(entry: JournalEntry): Omit<JournalLine, 'number' | 'atMs' | 'type'> {
    switch (entry.type) {
      case 'request': {
        const { method, path, status, durationMs, body, response } = entry;
        const interactionId = this.#interactionOfPath(path);
        return {
          title: shorten(
            this.#cut(`${method} ${path.replace(TOKEN_PATH, `$1${CUT}`).replaceAll('%40', '@')}`),
            LONGEST_TITLE,
          ),
          ...(status === undefined ? {} : { status }),
          durationMs,
          ...(interactionId === undefined ? {} : { interactionId }),
          ...this.#text('body', body),
          ...this.#text('response', response),
        };
      }
      case 'dispatch': {
        const interactionId = interactionOfData(entry.event, entry.data);
        return {
          title: entry.event,
          ...(interactionId === undefined ? {} : { interactionId }),
          ...this.#text('body', entry.data),
        };
      }
      case 'gateway':
        return { title: shorten(entry.title, LONGEST_TITLE) };
    }
  }

  #text<K extends 'body' | 'response'>(key: K, value: unknown): { readonly [_ in K]?: string } {
    const json = JSON.stringify(value, (name, part: unknown) => (SECRET_KEYS.has(name) ? CUT : part));
    // Nothing is said of an answer without a body.
    return json === undefined
      ? {}
      : ({ [key]: shorten(this.#cut(json), LONGEST_BODY) } as { [_ in K]: string });
  }

  #cut(text: string): string {
    let cut = text.replace(INTERACTION_TOKEN, CUT);
    for (const secret of this.#ports.secrets) cut = cut.replaceAll(secret, CUT);
    return cut;
  }

  #interactionOfPath(path: string): string | undefined {
    const [, root, id, token] = path.split('/');
    if (root === 'interactions') return id;
    return root === 'webhooks' && token !== undefined ? this.#ports.interactionIdOf(token) : undefined;
  }
}

function interactionOfData(event: string, data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const owner: unknown = event === 'INTERACTION_CREATE' ? data : Reflect.get(data, 'interaction_metadata');
  const id: unknown = typeof owner === 'object' && owner !== null ? Reflect.get(owner, 'id') : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** Never through the middle of a character. */
function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most - CUT.length);
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}${CUT}`;
}
