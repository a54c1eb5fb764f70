/**
 * Inline part of the markdown that bots write, as a tree. Time and memory are linear in the length of the source:
 * every scan that looks ahead is bounded or precomputed, and a marker that is already open is closed, never nested,
 * so no tree is deeper than the number of markers. Nothing here knows of the DOM.
 */

export type InlineNode =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: SpanType; readonly children: readonly InlineNode[] }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly InlineNode[] }
  | {
      readonly type: 'mention';
      readonly kind: 'user' | 'channel' | 'command';
      readonly id: string;
      /** As written, shown when the id is unknown; for a command its name. */
      readonly label: string;
    }
  | { readonly type: 'time'; readonly epochSeconds: number; readonly style: string; readonly label: string };

export type SpanType = 'strong' | 'emphasis' | 'underline' | 'strike' | 'spoiler';

const SPAN_OF_MARKER: ReadonlyMap<string, SpanType> = new Map([
  ['**', 'strong'],
  ['*', 'emphasis'],
  ['__', 'underline'],
  ['_', 'emphasis'],
  ['~~', 'strike'],
  ['||', 'spoiler'],
]);

const PUNCTUATION = /[!-/:-@[-`{-~]/;
const WORD = /[\p{L}\p{N}_]/u;

// Sticky and with bounded repeats, so that an attempt at any place costs a constant.
const ANGLE =
  /<(?:@!?(\d{1,20})|#(\d{1,20})|\/([^:<>\n]{1,100}):\d{1,20}|t:(-?\d{1,12})(?::([tTdDfFR]))?|a?:(\w{2,32}):\d{1,20}|(https?:\/\/[^\s<>]{1,2000}))>/y;
const BARE_URL = /https?:\/\/[^\s<>]{1,2000}/y;
const LINK_TARGET =
  /\((?:<([^\s<>]{1,2000})>|((?:[^\s()<>]|\([^\s()<>]{0,500}\)){1,2000}))(?: "[^"\n]{0,300}")?\)/y;

/** The address itself when it is an absolute http(s) one, else undefined. */
export function safeHref(address: string): string | undefined {
  if (!/^https?:\/\//i.test(address)) return undefined;
  try {
    const { protocol } = new URL(address);
    return protocol === 'http:' || protocol === 'https:' ? address : undefined;
  } catch {
    return undefined;
  }
}

interface Frame {
  readonly marker: string;
  readonly nodes: InlineNode[];
}

export function parseInline(source: string, links = true): readonly InlineNode[] {
  return new InlineParser(source, links).parse();
}

class InlineParser {
  readonly #source: string;
  readonly #links: boolean;
  readonly #stack: Frame[] = [{ marker: '', nodes: [] }];
  /** Text not yet made a node, in pieces. */
  #pending: string[] = [];
  #brackets: ReadonlyMap<number, number> | undefined;
  #codeCloser: ((start: number, length: number) => number | undefined) | undefined;

  constructor(source: string, links: boolean) {
    this.#source = source;
    this.#links = links;
  }

  parse(): readonly InlineNode[] {
    let at = 0;
    while (at < this.#source.length) at = this.#step(at);
    this.#flush();
    while (this.#stack.length > 1) this.#abandonTop();
    return mergeText(this.#top().nodes);
  }

  /** Consumes something at `at` and returns the next place. */
  #step(at: number): number {
    const char = this.#source.charAt(at);
    switch (char) {
      case '\\': {
        const next = this.#source.charAt(at + 1);
        if (!PUNCTUATION.test(next)) break;
        this.#pending.push(next);
        return at + 2;
      }
      case '*':
      case '_':
      case '~':
      case '|':
        return this.#markers(at, char);
      case '`':
        return this.#code(at);
      case '[':
        return this.#link(at);
      case '<':
        return this.#angle(at);
      case 'h':
        return this.#bareUrl(at);
    }
    this.#pending.push(char);
    return at + 1;
  }

  #markers(at: number, char: string): number {
    let left = runLength(this.#source, at, char);
    const end = at + left;
    while (left > 0) {
      const before = this.#source.charAt(end - left - 1);
      const after = this.#source.charAt(end);
      const marker = this.#choose(char, left, before, after);
      if (marker === undefined) {
        this.#pending.push(char);
        left -= 1;
        continue;
      }
      if (this.#isOpen(marker)) this.#close(marker);
      else {
        this.#flush();
        this.#stack.push({ marker, nodes: [] });
      }
      left -= marker.length;
    }
    return end;
  }

  /** The marker to take off a run of `left` characters, or undefined for a literal character. */
  #choose(char: string, left: number, before: string, after: string): string | undefined {
    const double = char + char;
    if (char === '~' || char === '|') return left >= 2 ? double : undefined;
    const isWordChar = (c: string) => char === '_' && WORD.test(c);
    const mayClose = before !== '' && !/\s/.test(before) && !isWordChar(after);
    const mayOpen = after !== '' && !/\s/.test(after) && !isWordChar(before);
    const top = this.#top().marker;
    if (top === char && mayClose && (left !== 2 || !this.#isOpen(double))) return char;
    if (left >= 2) return double;
    if (this.#isOpen(char) ? mayClose : mayOpen) return char;
    return undefined;
  }

  #isOpen(marker: string): boolean {
    return this.#stack.some((frame) => frame.marker === marker);
  }

  #close(marker: string): void {
    this.#flush();
    while (this.#top().marker !== marker) this.#abandonTop();
    const frame = this.#stack.pop();
    const type = SPAN_OF_MARKER.get(marker);
    if (frame === undefined || type === undefined) return;
    const parent = this.#top().nodes;
    if (frame.nodes.length === 0) parent.push({ type: 'text', text: marker + marker });
    else parent.push({ type, children: mergeText(frame.nodes) });
  }

  /** An opener that never closed was plain text all along. */
  #abandonTop(): void {
    const frame = this.#stack.pop();
    if (frame === undefined) return;
    const parent = this.#top().nodes;
    parent.push({ type: 'text', text: frame.marker });
    for (const node of frame.nodes) parent.push(node);
  }

  #code(at: number): number {
    const length = runLength(this.#source, at, '`');
    this.#codeCloser ??= codeClosers(this.#source);
    const close = this.#codeCloser(at + length, length);
    if (close === undefined) {
      this.#pending.push(this.#source.slice(at, at + length));
      return at + length;
    }
    this.#push({ type: 'code', text: this.#source.slice(at + length, close) });
    return close + length;
  }

  #link(at: number): number {
    this.#brackets ??= matchBrackets(this.#source);
    const close = this.#links ? this.#brackets.get(at) : undefined;
    if (close !== undefined && this.#source.charAt(close + 1) === '(') {
      LINK_TARGET.lastIndex = close + 1;
      const match = LINK_TARGET.exec(this.#source);
      const label = this.#source.slice(at + 1, close);
      const href = safeHref(match?.[1] ?? match?.[2] ?? '');
      if (match !== null && href !== undefined && label.trim() !== '') {
        this.#push({ type: 'link', href, children: parseInline(label, false) });
        return close + 1 + match[0].length;
      }
    }
    this.#pending.push('[');
    return at + 1;
  }

  #angle(at: number): number {
    ANGLE.lastIndex = at;
    const match = ANGLE.exec(this.#source);
    const node = match === null ? undefined : this.#angleNode(match);
    if (match === null || node === undefined) {
      this.#pending.push('<');
      return at + 1;
    }
    this.#push(node);
    return at + match[0].length;
  }

  #angleNode(match: RegExpExecArray): InlineNode | undefined {
    const [label, user, channel, command, seconds, style, emoji, address] = match;
    if (user !== undefined) return { type: 'mention', kind: 'user', id: user, label };
    if (channel !== undefined) return { type: 'mention', kind: 'channel', id: channel, label };
    if (command !== undefined) return { type: 'mention', kind: 'command', id: command, label: `/${command}` };
    if (seconds !== undefined) {
      return { type: 'time', epochSeconds: Number(seconds), style: style ?? 'f', label };
    }
    if (emoji !== undefined) return { type: 'text', text: `:${emoji}:` };
    const href = safeHref(address ?? '');
    if (href === undefined || !this.#links) return undefined;
    return { type: 'link', href, children: [{ type: 'text', text: href }] };
  }

  #bareUrl(at: number): number {
    BARE_URL.lastIndex = at;
    const isInsideWord = WORD.test(this.#source.charAt(at - 1)) && this.#source.charAt(at - 1) !== '_';
    const match = this.#links && !isInsideWord ? BARE_URL.exec(this.#source) : null;
    const href = match === null ? undefined : safeHref(withoutTail(match[0]));
    if (href === undefined) {
      this.#pending.push('h');
      return at + 1;
    }
    this.#push({ type: 'link', href, children: [{ type: 'text', text: href }] });
    return at + href.length;
  }

  #push(node: InlineNode): void {
    this.#flush();
    this.#top().nodes.push(node);
  }

  #flush(): void {
    if (this.#pending.length === 0) return;
    this.#top().nodes.push({ type: 'text', text: this.#pending.join('') });
    this.#pending = [];
  }

  #top(): Frame {
    const frame = this.#stack.at(-1);
    if (frame === undefined) throw new Error('the root frame is never popped');
    return frame;
  }
}

function runLength(source: string, at: number, char: string): number {
  let end = at;
  while (source.charAt(end) === char) end += 1;
  return end - at;
}

const TAIL: ReadonlySet<string> = new Set('.,:;"\'!?*_~|]');

/** Sentence punctuation and markers after an address are not part of it; a closing bracket only when it has an opener. */
function withoutTail(address: string): string {
  const mayClose = address.includes('(');
  let end = address.length;
  while (end > 0 && (TAIL.has(address.charAt(end - 1)) || (!mayClose && address.charAt(end - 1) === ')')))
    end--;
  return address.slice(0, end);
}

function matchBrackets(source: string): ReadonlyMap<number, number> {
  const closeOf = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < source.length; at += 1) {
    const char = source.charAt(at);
    if (char === '\\') at += 1;
    else if (char === '[') open.push(at);
    else if (char === ']') {
      const start = open.pop();
      if (start !== undefined) closeOf.set(start, at);
    }
  }
  return closeOf;
}

/** Looks up the next run of exactly `length` backticks. Calls must come with growing `start`, as a scan makes them. */
function codeClosers(source: string): (start: number, length: number) => number | undefined {
  const runs = new Map<number, number[]>();
  for (let at = 0; at < source.length; at += 1) {
    const length = runLength(source, at, '`');
    if (length === 0) continue;
    const places = runs.get(length) ?? [];
    places.push(at);
    runs.set(length, places);
    at += length - 1;
  }
  for (const places of runs.values()) places.reverse();
  return (start, length) => {
    const places = runs.get(length);
    while (places !== undefined) {
      const next = places.at(-1);
      if (next === undefined) return undefined;
      if (next >= start) return next;
      places.pop();
    }
    return undefined;
  };
}

function mergeText(nodes: readonly InlineNode[]): readonly InlineNode[] {
  const merged: InlineNode[] = [];
  let texts: string[] = [];
  const flush = () => {
    if (texts.length > 0) merged.push({ type: 'text', text: texts.join('') });
    texts = [];
  };
  for (const node of nodes) {
    if (node.type === 'text') texts.push(node.text);
    else {
      flush();
      merged.push(node);
    }
  }
  flush();
  return merged;
}
