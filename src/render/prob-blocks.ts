import type { Block, Inline } from './card.js';

export function paragraph(...content: readonly Inline[]): Block {
  return { type: 'paragraph', content };
}

export function heading(text: string): Block {
  return { type: 'heading', text };
}

/** A paragraph of its own for what is read first. */
export function headline(sentence: string): Block {
  return paragraph({ strong: `${sentence}.` });
}

export function steps(items: readonly string[]): Block {
  return { type: 'list', ordered: true, items: items.map((item) => [item]) };
}
