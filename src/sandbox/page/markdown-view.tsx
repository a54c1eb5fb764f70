/** Draws the markdown tree as elements. Text only ever becomes text nodes. */
import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { type BlockNode, type ListNode, parseMarkdown } from './markdown.js';
import { type InlineNode, parseInline } from './markdown-inline.js';
import { usePage } from './page-context.js';
import { reachByKeyboard } from './reach-by-keyboard.js';
import { timeText } from './time.js';

const HEADINGS = { 1: 'h4', 2: 'h5', 3: 'h6' } as const;

export function Markdown({ source }: { readonly source: string }): VNode {
  return <div class="markdown">{parseMarkdown(source).map(drawBlock)}</div>;
}

/** For titles and labels, where blocks make no sense. */
export function InlineMarkdown(props: { readonly source: string; readonly links?: boolean }): VNode {
  return <>{parseInline(props.source, props.links ?? true).map(drawInline)}</>;
}

function drawBlock(block: BlockNode, index: number): VNode {
  switch (block.type) {
    case 'paragraph':
      return <p key={index}>{block.children.map(drawInline)}</p>;
    case 'heading': {
      // Below the headings of the page itself; how large it looks is the class's matter.
      const Heading = HEADINGS[block.level];
      return (
        <Heading key={index} class={`md-heading md-heading-${block.level}`}>
          {block.children.map(drawInline)}
        </Heading>
      );
    }
    case 'subtext':
      return (
        <p key={index} class="md-subtext">
          {block.children.map(drawInline)}
        </p>
      );
    case 'quote':
      return <blockquote key={index}>{block.children.map(drawBlock)}</blockquote>;
    case 'list':
      return drawList(block, index);
    case 'code':
      return (
        <pre key={index} ref={reachByKeyboard} data-language={block.language}>
          <code>{block.text}</code>
        </pre>
      );
  }
}

function drawList(list: ListNode, index: number): VNode {
  const items = list.items.map((item, at) => (
    // The tree is drawn anew as a whole, so a place is identity enough.
    <li key={`${at}`}>
      {item.children.map(drawInline)}
      {item.lists.map(drawList)}
    </li>
  ));
  return list.ordered ? (
    <ol key={index} start={list.start}>
      {items}
    </ol>
  ) : (
    <ul key={index}>{items}</ul>
  );
}

function drawInline(node: InlineNode, index: number): VNode | string {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'code':
      return (
        <code key={index} class="md-code">
          {node.text}
        </code>
      );
    case 'strong':
      return <strong key={index}>{node.children.map(drawInline)}</strong>;
    case 'emphasis':
      return <em key={index}>{node.children.map(drawInline)}</em>;
    case 'underline':
      return <u key={index}>{node.children.map(drawInline)}</u>;
    case 'strike':
      return <s key={index}>{node.children.map(drawInline)}</s>;
    case 'spoiler':
      return <Spoiler key={index}>{node.children.map(drawInline)}</Spoiler>;
    case 'link':
      return (
        <a key={index} href={node.href} target="_blank" rel="noopener noreferrer" title={node.href}>
          {node.children.map(drawInline)}
        </a>
      );
    case 'mention':
      return <Mention key={index} node={node} />;
    case 'time':
      return (
        <time key={index} class="md-mention" dateTime={isoTime(node.epochSeconds)}>
          {timeText(node.epochSeconds, node.style) ?? node.label}
        </time>
      );
  }
}

function isoTime(epochSeconds: number): string | undefined {
  const date = new Date(epochSeconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function Spoiler({ children }: { readonly children: ComponentChildren }): VNode {
  const [isShown, setShown] = useState(false);
  if (isShown) return <span class="md-spoiler is-shown">{children}</span>;
  return (
    <button
      type="button"
      class="md-spoiler"
      aria-label="Spoiler, press to show"
      onClick={() => setShown(true)}
    >
      <span aria-hidden="true" inert>
        {children}
      </span>
    </button>
  );
}

function Mention({ node }: { readonly node: Extract<InlineNode, { type: 'mention' }> }): VNode {
  const page = usePage();
  if (node.kind === 'command') {
    return (
      <button type="button" class="md-mention" onClick={() => page.compose(`/${node.id} `)}>
        {node.label}
      </button>
    );
  }
  const channelName = node.kind === 'channel' ? page.channelName(node.id) : undefined;
  if (channelName !== undefined) {
    return (
      <button type="button" class="md-mention" onClick={() => page.openChannel(node.id)}>
        #{channelName}
      </button>
    );
  }
  const name = page.userName(node.id);
  return <span class="md-mention">{name === undefined ? node.label : `@${name}`}</span>;
}
