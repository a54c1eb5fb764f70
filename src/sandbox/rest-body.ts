/** The body of a REST request: JSON, or a multipart form with `payload_json` and `files[n]`. */
import type { Upload } from './attached-files.js';
import { DiscordError, invalidFile, invalidForm, invalidJson, tooLarge } from './discord-error.js';
import { LIMITS } from './limits.js';

export interface RestBody {
  /** Parsed JSON; undefined for an empty body. */
  readonly json: unknown;
  readonly uploads: readonly Upload[];
}

/** Rejects with a DiscordError: not JSON, another content type, or over `maxBytes`. */
export async function readBody(request: Request, maxBytes: number = LIMITS.requestBytes): Promise<RestBody> {
  const contentType = request.headers.get('content-type') ?? '';
  const type = contentType.toLowerCase();
  const bytes = await readBytes(request, maxBytes);
  if (bytes.byteLength === 0) return { json: undefined, uploads: [] };
  if (type.startsWith('application/json')) {
    return { json: parseJson(new TextDecoder().decode(bytes)), uploads: [] };
  }
  if (type.startsWith('multipart/form-data')) return await readForm(bytes, contentType);
  throw invalidForm([
    {
      path: [],
      code: 'CONTENT_TYPE_INVALID',
      message: `Expected "Content-Type" header to be one of {'application/json', 'multipart/form-data'}.`,
    },
  ]);
}

/**
 * A client hears the answer only once it has sent everything: what is a little too large is read to its end and dropped,
 * up to this many times the limit.
 */
const HEARD_OUT = 2;

/** Counts while reading, so that an endless body is refused in time and not at its end. */
async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const chunk = await reader?.read();
    if (chunk?.value === undefined) break;
    length += chunk.value.byteLength;
    if (length <= maxBytes) chunks.push(chunk.value);
    else if (length > HEARD_OUT * maxBytes) {
      // Not awaited: of a request that was cloned, it ends only when the other copy is given up too.
      void reader?.cancel().catch(() => undefined);
      break;
    }
  }
  if (length > maxBytes) throw tooLarge();
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

function parseJson(text: string): unknown {
  if (isTooDeep(text)) throw invalidJson();
  try {
    return JSON.parse(text);
  } catch {
    throw invalidJson();
  }
}

/**
 * JSON.parse takes any depth, but whatever goes through its result afterwards ends at the depth of the stack. No body of
 * Discord's API comes near this many levels.
 */
function isTooDeep(json: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '[' || character === '{') {
      if (++depth > LIMITS.jsonDepth) return true;
    } else if (character === ']' || character === '}') depth--;
  }
  return false;
}

async function readForm(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<RestBody> {
  let form: FormData;
  try {
    form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
  } catch {
    throw new DiscordError(400, 50035, 'Invalid Form Body');
  }
  let json: unknown = {};
  const uploads: Upload[] = [];
  for (const [name, value] of form) {
    if (name === 'payload_json') {
      json = parseJson(typeof value === 'string' ? value : await value.text());
    } else if (typeof value === 'string') {
      // A text under the name of a file: the part came without a file name.
      if (/^files\[/.test(name)) throw invalidFile();
    } else {
      const index = /^files\[(\d{1,3})\]$/.exec(name)?.[1] ?? String(uploads.length);
      uploads.push({ index, name: value.name, data: new Uint8Array(await value.arrayBuffer()) });
    }
  }
  return { json, uploads };
}
