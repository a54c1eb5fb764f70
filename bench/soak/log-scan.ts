/** Finds what no log may hold. Pure. */

/** Interactions' tokens are long runs of these. */
export const LONG_WORD = /[\w-]{40,}/g;

export interface Forbidden {
  readonly tokens: ReadonlySet<string>;
  readonly secrets: readonly string[];
  /** What people typed. */
  readonly texts: readonly string[];
}

/** Sentences that repeat nothing of what was found but its kind and the beginning of its line. */
export function scanLog(name: string, printed: string, { tokens, secrets, texts }: Forbidden): string[] {
  const findings = new Set<string>();
  for (const line of printed.split('\n')) {
    const kind = (line.match(LONG_WORD) ?? []).some((word) => tokens.has(word))
      ? "an interaction's token"
      : secrets.some((secret) => line.includes(secret))
        ? 'a secret'
        : texts.some((text) => line.includes(text))
          ? 'what somebody typed'
          : undefined;
    if (kind !== undefined) findings.add(`${kind} stands in the log of ${name}: ${messageOf(line)}`);
  }
  return [...findings];
}

function messageOf(line: string): string {
  return /"msg":"([^"]{0,80})/.exec(line)?.[1] ?? 'a line that is no JSON';
}
