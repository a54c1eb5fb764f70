/** What may come next while a question is being typed: the word under the cursor completed in its place. */
import type { Attribute } from '../jobs/population.js';
import { closest, foldName } from './names.js';
import { printName } from './print.js';
import { type Token, type TokenKind, tokenise } from './tokenise.js';

/** Kinds of token after which an operand is complete and an operator or `given` may follow. */
const ENDS_OPERAND: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'word',
  'quoted',
  'everyone',
  'nobody',
  'close',
  'complement',
]);
/** Words of "what is the probability of" and "given that", after which an operand follows all the same. */
const LEADS_TO_OPERAND: ReadonlySet<string> = new Set(['of', 'that', 'is', 'likely', 'for']);

const LINKS = ['given', 'given not', 'and', 'and not', 'or', 'minus', 'xor'];

/**
 * The typed text with each fitting continuation, best first; brackets still open are closed, so that a chosen line is a
 * whole question where what was typed before it is sound. A word that fits no name is replaced by one that is close;
 * beyond that nothing is invented. Empty when nothing fits.
 */
export function complete(typed: string, attributes: readonly Attribute[]): readonly string[] {
  const tokens = tokenise(typed).slice(0, -1);
  const last = tokens.at(-1);
  const isTyping = last !== undefined && last.end === typed.length && last.name !== '';
  const previous = isTyping ? tokens.slice(0, -1) : tokens;
  const partial = isTyping ? foldName(last.name) : '';
  const before = isTyping ? typed.slice(0, last.at) : withSpace(typed, last);
  const closing = closingBrackets(previous);
  const names = attributes.map(({ name }) => name);

  if (!expectsOperand(previous)) {
    return continuations(before, partial, previous, names).map((text) => `${text}${closing}`);
  }
  const operands = [
    ...fitting(names, partial).map(printName),
    ...('not'.startsWith(partial) ? names.map((name) => `not ${printName(name)}`) : []),
    ...('everyone'.startsWith(partial) ? ['everyone'] : []),
  ].map((operand) => `${before}${operand}`);
  const isWhole = names.some((name) => foldName(name) === partial);
  const after = isWhole && isTyping ? continuations(`${typed} `, '', tokens, names) : [];
  const [first, ...others] = operands;
  return [...new Set([...(first === undefined ? [] : [first]), ...after, ...others])].map(
    (text) => `${text}${closing}`,
  );
}

/** "tennis " → "tennis given football", "tennis and football", …; names already used are not offered again. */
function continuations(
  before: string,
  partial: string,
  tokens: readonly Token[],
  names: readonly string[],
): readonly string[] {
  const used = new Set(tokens.map(({ name }) => foldName(name)));
  const others = names.filter((name) => !used.has(foldName(name)));
  const isConditioned = tokens.some(({ kind }) => kind === 'given' || kind === 'bar');
  return LINKS.filter(
    (link) => link.startsWith(partial) && !(isConditioned && link.startsWith('given')),
  ).flatMap((link) => others.map((name) => `${before}${link} ${printName(name)}`));
}

function expectsOperand(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  if (last === undefined || !ENDS_OPERAND.has(last.kind)) return true;
  return last.kind === 'word' && LEADS_TO_OPERAND.has(foldName(last.name));
}

function withSpace(typed: string, last: Token | undefined): string {
  const trimmed = typed.trimEnd();
  return last === undefined || last.kind === 'open' ? trimmed : `${trimmed} `;
}

/** Names that begin so, or one of whose words does; failing that, the one that is close. */
function fitting(names: readonly string[], partial: string): readonly string[] {
  const fit = names.filter((name) => {
    const folded = foldName(name);
    return folded.startsWith(partial) || folded.includes(` ${partial}`);
  });
  const close = fit.length === 0 ? closest(partial, names) : undefined;
  return close === undefined ? fit : [close];
}

function closingBrackets(tokens: readonly Token[]): string {
  const open: string[] = [];
  for (const { kind, text } of tokens) {
    if (kind === 'open') open.push(text === '[' ? ']' : ')');
    else if (kind === 'close') open.pop();
  }
  return open.toReversed().join('');
}
