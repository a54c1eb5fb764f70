/** Every regular expression of the product, found by parsing its sources. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vitest/node';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface OwnPattern {
  /** `file:offset` of a literal, the file alone of a built one. */
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

export interface OwnPatterns {
  readonly literals: readonly OwnPattern[];
  /** Files that call RegExp with something that is no literal. */
  readonly builders: readonly string[];
}

export function ownPatterns(): OwnPatterns {
  const literals: OwnPattern[] = [];
  const builders = new Set<string>();
  for (const path of sourceFiles()) {
    const lang = path.endsWith('x') ? 'tsx' : 'ts';
    const visit = (node: unknown): void => {
      if (Array.isArray(node)) for (const one of node) visit(one);
      if (Array.isArray(node) || !isNode(node)) return;
      if (isPattern(node)) {
        const { pattern, flags } = node.regex;
        literals.push({ place: `${path}:${node.start}`, source: pattern, flags });
      }
      if (buildsPattern(node)) builders.add(path);
      for (const value of Object.values(node)) if (typeof value === 'object') visit(value);
    };
    visit(parseAst(readFileSync(join(ROOT, path), 'utf8'), { lang }));
  }
  return { literals, builders: [...builders] };
}

function sourceFiles(): string[] {
  return ['src', 'commands', 'worker'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => /\.(?:ts|tsx|mjs)$/.test(path) && !path.endsWith('.d.mts')),
  );
}

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

function isPattern(
  node: Node,
): node is Node & { readonly start: number; readonly regex: { pattern: string; flags: string } } {
  return node.type === 'Literal' && isNode(node.regex);
}

function buildsPattern({ type, callee }: Node): boolean {
  return (
    (type === 'NewExpression' || type === 'CallExpression') && isNode(callee) && callee.name === 'RegExp'
  );
}
