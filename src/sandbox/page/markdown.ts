/**
 * The markdown that bots write, as a tree of blocks: paragraphs (line breaks kept), headings, small print, quotes,
 * lists and fenced code. Linear in the length of the source; depth is bounded (quotes do not nest, lists go
 * `MAX_LIST_DEPTH` deep). What is not markup stays, character for character.
 */
import { type InlineNode, parseInline } from './markdown-inline.js';

export type BlockNode =
  | { readonly type: 'paragraph'; readonly children: readonly InlineNode[] }
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly children: readonly InlineNode[] }
  | { readonly type: 'subtext'; readonly children: readonly InlineNode[] }
  | { readonly type: 'quote'; readonly children: readonly BlockNode[] }
  | ListNode
  | { readonly type: 'code'; readonly language: string | undefined; readonly text: string };

export interface ListNode {
  readonly type: 'list';
  readonly ordered: boolean;
  readonly start: number;
  readonly items: readonly ListItem[];
}

export interface ListItem {
  readonly children: readonly InlineNode[];
  readonly lists: readonly ListNode[];
}

export const MAX_LIST_DEPTH = 10;
const FENCE = '```';

export function parseMarkdown(source: string): readonly BlockNode[] {
  const blocks: BlockNode[] = [];
  let textStart = 0;
  let searchFrom = 0;
  for (;;) {
    const open = source.indexOf(FENCE, searchFrom);
    if (open === -1) break;
    if (isEscaped(source, open)) {
      searchFrom = open + 1;
      continue;
    }
    const close = source.indexOf(FENCE, open + FENCE.length);
    if (close === -1) break;
    const content = source.slice(open + FENCE.length, close);
    if (content.trim() === '') {
      searchFrom = close + FENCE.length;
      continue;
    }
    pushLines(blocks, source.slice(textStart, open).replace(/\n$/, ''));
    blocks.push(codeBlock(content));
    textStart = close + FENCE.length;
    if (source.charAt(textStart) === '\n') textStart += 1;
    searchFrom = textStart;
  }
  pushLines(blocks, source.slice(textStart));
  return blocks;
}

/** The text a reader would see. */
export function plainText(blocks: readonly BlockNode[]): string {
  return blocks
    .map((block): string => {
      if (block.type === 'code') return block.text;
      if (block.type === 'quote') return plainText(block.children);
      if (block.type === 'list') return plainList(block);
      return plainInline(block.children);
    })
    .join('\n');
}

export function plainInline(nodes: readonly InlineNode[]): string {
  return nodes
    .map((node): string => {
      if (node.type === 'text' || node.type === 'code') return node.text;
      if (node.type === 'mention' || node.type === 'time') return node.label;
      return plainInline(node.children);
    })
    .join('');
}

function plainList(list: ListNode): string {
  return list.items.flatMap((item) => [plainInline(item.children), ...item.lists.map(plainList)]).join('\n');
}

function isEscaped(source: string, at: number): boolean {
  let slashes = 0;
  while (source.charAt(at - 1 - slashes) === '\\') slashes += 1;
  return slashes % 2 === 1;
}

function codeBlock(content: string): BlockNode {
  const head = /^([a-zA-Z0-9_+\-.#]{1,30})\n/.exec(content);
  const text = head === null ? content : content.slice(head[0].length);
  return {
    type: 'code',
    language: head?.[1],
    text: text.replace(/^\n+/, '').trimEnd() === '' ? content : trimNewlines(text),
  };
}

function trimNewlines(text: string): string {
  let start = 0;
  let end = text.length;
  while (text.charAt(start) === '\n') start += 1;
  while (end > start && text.charAt(end - 1) === '\n') end -= 1;
  return text.slice(start, end);
}

function pushLines(blocks: BlockNode[], text: string): void {
  if (text === '') return;
  for (const block of parseLines(text.split('\n'), true)) blocks.push(block);
}

function parseLines(lines: readonly string[], quotes: boolean): readonly BlockNode[] {
  const blocks: BlockNode[] = [];
  let paragraph: string[] = [];
  const endParagraph = () => {
    if (paragraph.length > 0) {
      blocks.push({ type: 'paragraph', children: parseInline(paragraph.join('\n')) });
    }
    paragraph = [];
  };
  let at = 0;
  while (at < lines.length) {
    const taken = takeBlock(lines, at, quotes);
    if (taken === undefined) {
      paragraph.push(lines[at] ?? '');
      at += 1;
      continue;
    }
    endParagraph();
    blocks.push(...taken.blocks);
    at = taken.next;
  }
  endParagraph();
  return blocks;
}

interface Taken {
  readonly blocks: readonly BlockNode[];
  readonly next: number;
}

function takeBlock(lines: readonly string[], at: number, quotes: boolean): Taken | undefined {
  const line = lines[at] ?? '';
  const heading = /^(#{1,3}) +(\S.*)$/.exec(line);
  if (heading !== null) {
    const level = heading[1]?.length;
    const children = parseInline(heading[2] ?? '');
    const block: BlockNode = { type: 'heading', level: level === 1 || level === 2 ? level : 3, children };
    return { blocks: [block], next: at + 1 };
  }
  const subtext = /^-# +(\S.*)$/.exec(line);
  if (subtext !== null) {
    return { blocks: [{ type: 'subtext', children: parseInline(subtext[1] ?? '') }], next: at + 1 };
  }
  if (quotes && line.startsWith('>>> ')) {
    const rest = [line.slice(4), ...lines.slice(at + 1)];
    return { blocks: [{ type: 'quote', children: parseLines(rest, false) }], next: lines.length };
  }
  if (quotes && line.startsWith('> ')) {
    let end = at;
    while (lines[end]?.startsWith('> ')) end += 1;
    const inner = lines.slice(at, end).map((quoted) => quoted.slice(2));
    return { blocks: [{ type: 'quote', children: parseLines(inner, false) }], next: end };
  }
  return takeLists(lines, at);
}

interface OpenList {
  readonly ordered: boolean;
  readonly start: number;
  readonly items: { readonly children: readonly InlineNode[]; readonly lists: OpenList[] }[];
}

const ITEM = /^( *)(?:[-*]|(\d{1,9})\.) +(\S.*)$/;

/** Consecutive list lines; two spaces of indent are one level, and a level is never skipped. */
function takeLists(lines: readonly string[], at: number): Taken | undefined {
  const roots: OpenList[] = [];
  const path: OpenList[] = [];
  let next = at;
  for (; next < lines.length; next += 1) {
    const match = ITEM.exec(lines[next] ?? '');
    if (match === null) break;
    const [, indent = '', number, text = ''] = match;
    const depth = Math.min(Math.floor(indent.length / 2), path.length, MAX_LIST_DEPTH - 1);
    path.length = Math.min(path.length, depth + 1);
    let list = path[depth];
    if (list === undefined || list.ordered !== (number !== undefined)) {
      list = { ordered: number !== undefined, start: Number(number ?? 1), items: [] };
      path.length = depth;
      (path[depth - 1]?.items.at(-1)?.lists ?? roots).push(list);
      path.push(list);
    }
    list.items.push({ children: parseInline(text), lists: [] });
  }
  return next === at ? undefined : { blocks: roots.map(finished), next };
}

function finished(list: OpenList): ListNode {
  const items = list.items.map((item) => ({ children: item.children, lists: item.lists.map(finished) }));
  return { type: 'list', ordered: list.ordered, start: list.start, items };
}
