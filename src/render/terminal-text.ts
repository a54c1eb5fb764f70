/** A card as plain text for a terminal: aligned tables, no colours, and no control character of a text reaches the terminal. */
import { plainText } from '../discord/safe-text.js';
import type { Block, Card, Inline, Rendered } from './card.js';
import { displayWidth } from './display-width.js';
import { tableLines } from './table-text.js';

const TERMINAL_CELLS = 80;

/** Ends without a line break. */
export function toTerminalText({ card }: Pick<Rendered, 'card'>): string {
  return toLines(card).join('\n');
}

function toLines(card: Card): string[] {
  const title = inOneLine(card.title);
  const head = title === '' ? [] : [title, '═'.repeat(Math.min(TERMINAL_CELLS, displayWidth(title))), ''];
  const body = card.blocks.flatMap((block, index) => [...(index > 0 ? [''] : []), ...blockLines(block)]);
  const foot = card.footer === undefined ? [] : ['', inOneLine(card.footer)];
  return [...head, ...body, ...foot].map((line) => line.trimEnd());
}

function blockLines(block: Block): string[] {
  switch (block.type) {
    case 'heading':
      return [
        inOneLine(block.text),
        '─'.repeat(Math.min(TERMINAL_CELLS, displayWidth(inOneLine(block.text)))),
      ];
    case 'paragraph':
      return [inlineText(block.content)];
    case 'list':
      return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${inlineText(item)}`);
    case 'code':
      return block.lines.map((line) => `  ${inOneLine(line)}`);
    case 'table':
      return tableLines(block, TERMINAL_CELLS);
  }
}

function inlineText(content: readonly Inline[]): string {
  return inOneLine(content.map(textOf).join(''));
}

function textOf(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  if ('strong' in inline) return inline.strong;
  if ('code' in inline) return inline.code;
  if ('channel' in inline) return `#${inline.channel}`;
  if ('role' in inline) return `@${inline.role}`;
  return 'person' in inline ? inline.person : inline.quiet;
}

function inOneLine(text: string): string {
  return plainText(text).replaceAll('\n', ' ');
}
