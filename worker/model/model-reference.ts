/** What MODEL may name when it is nothing on this machine. */

export type ModelReference =
  | { readonly type: 'address'; readonly url: URL }
  /** `file` may lie in folders of the repository. */
  | { readonly type: 'hub-file'; readonly repository: string; readonly file: string }
  | { readonly type: 'hub-model'; readonly repository: string };

const SEGMENT = /^[A-Za-z0-9][\w.-]{0,95}$/;
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Undefined for what can only be a path. Plain http is taken from this machine alone. */
export function readModelReference(text: string): ModelReference | undefined {
  if (/^https?:\/\//i.test(text)) {
    if (!URL.canParse(text)) return undefined;
    const url = new URL(text);
    const isSafe = url.protocol === 'https:' || LOOPBACK.has(url.hostname);
    return isSafe && url.pathname.toLowerCase().endsWith('.gguf') ? { type: 'address', url } : undefined;
  }
  const segments = text.split('/');
  if (!segments.every((segment) => SEGMENT.test(segment))) return undefined;
  const [owner, name, ...file] = segments;
  const repository = `${owner}/${name}`;
  if (file.length > 0)
    return text.toLowerCase().endsWith('.gguf')
      ? { type: 'hub-file', repository, file: file.join('/') }
      : undefined;
  return segments.length === 2 && !text.toLowerCase().endsWith('.gguf')
    ? { type: 'hub-model', repository }
    : undefined;
}
