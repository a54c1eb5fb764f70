/**
 * A card as the body of PATCH @original: one embed, its picture as an attachment. Plain text becomes escaped markdown here and
 * nowhere else. Whatever the texts are, the body stays within Discord's limits and pings nobody.
 */
import type { APIActionRowComponent, APIComponentInMessageActionRow, APIEmbed } from 'discord-api-types/v10';
import { encodeCustomId, encodePressId } from '../discord/custom-id.js';
import { fitEmbed, MESSAGE_LIMITS, type Piece } from '../discord/limits.js';
import {
  codeBlock,
  codeSpan,
  cutGraphemes,
  escapeMarkdown,
  fitWritten,
  plainText,
} from '../discord/safe-text.js';
import { codePointLength } from '../jobs/limits.js';
import type { Block, Card, Inline, Picture, Rendered } from './card.js';
import { type IdOfControl, toComponents } from './discord-components.js';
import { PHONE_CELLS, type Table, tableLines } from './table-text.js';

export interface DiscordFile {
  readonly name: string;
  readonly data: Uint8Array;
  readonly contentType: string;
}

export interface DiscordMessageBody {
  content?: string;
  embeds: APIEmbed[];
  /** All that the message keeps: files of an earlier edit that are not named here are removed. `id` is the index in `files`. */
  attachments: { id: string; filename: string; description?: string }[];
  /** Empty: those of an earlier edit go. */
  components: APIActionRowComponent<APIComponentInMessageActionRow>[];
  /** Repeated in every edit: without it Discord parses mentions with its defaults. */
  allowed_mentions: { parse: [] };
}

export interface DiscordMessage {
  readonly body: DiscordMessageBody;
  readonly files: readonly DiscordFile[];
}

/** A file to take away. */
export interface OwnFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Without `idOf` nothing can be pressed. */
export function toDiscordMessage(
  { card, picture, controls = [] }: Rendered,
  { idOf, files = [] }: { readonly idOf?: IdOfControl | undefined; readonly files?: readonly OwnFile[] } = {},
): DiscordMessage {
  const kept =
    picture !== undefined && picture.png.byteLength <= MESSAGE_LIMITS.fileBytes ? picture : undefined;
  const attached = [
    ...(kept === undefined
      ? []
      : [{ name: kept.name, data: kept.png, contentType: 'image/png', description: altText(kept) }]),
    ...files.map(({ name, bytes }) => ({
      name,
      data: bytes,
      contentType: 'application/octet-stream',
      description: undefined,
    })),
  ];
  return {
    body: {
      embeds: [toEmbed(card, kept)],
      attachments: attached.map(({ name, description }, index) => ({
        id: String(index),
        filename: name,
        ...(description === undefined ? {} : { description }),
      })),
      components: idOf === undefined ? [] : toComponents(controls, idOf),
      allowed_mentions: { parse: [] },
    },
    files: attached.map(({ name, data, contentType }) => ({ name, data, contentType })),
  };
}

/** Controls below the answer to a kept question. */
export const idsOfCard =
  (cardId: string): IdOfControl =>
  ({ action }) =>
    encodeCustomId({ action, cardId, choice: '' });

/** Controls below what an acting command shows. */
export const idsOfPress =
  (command: string, subject: string): IdOfControl =>
  (control) =>
    encodePressId({
      command,
      action: control.action,
      subject,
      argument: (control.type === 'button' ? control.argument : undefined) ?? '',
    });

/** A refusal, a failure or a short notice; a sentence becomes an embed without a title. */
export function noticeMessage(notice: Card | string): DiscordMessage {
  if (typeof notice !== 'string') return toDiscordMessage({ card: notice });
  return toDiscordMessage({
    card: { colour: NOTICE_COLOUR, title: '', blocks: [{ type: 'paragraph', content: [notice] }] },
  });
}

const NOTICE_COLOUR = 0x999999;
const ZERO_WIDTH_SPACE = '\u200B';

function toEmbed(card: Card, picture: Picture | undefined): APIEmbed {
  const { title, description, footer } = fitEmbed(
    (budget) => fitWritten(inOneLine(card.title).trim(), budget, escapeMarkdown),
    card.blocks.map((block, index) => {
      const piece = toPiece(block);
      return block.type === 'heading' && index > 0 ? apart(piece) : piece;
    }),
    // A footer has no markdown.
    (budget) => cutGraphemes(inOneLine(card.footer ?? '').trim(), budget),
  );
  return {
    color: card.colour,
    ...(title === '' ? {} : { title }),
    // An embed with neither is refused as empty.
    ...(description === '' && title !== '' ? {} : { description: description === '' ? '…' : description }),
    ...(footer === '' ? {} : { footer: { text: footer } }),
    ...(picture === undefined ? {} : { image: { url: `attachment://${picture.name}` } }),
  };
}

/** What begins something new has room above it. */
const apart =
  (piece: Piece): Piece =>
  (budget) => {
    const text = piece(Math.max(0, budget - 1));
    return text === '' ? '' : `\n${text}`;
  };

function altText({ alt }: Picture): string {
  return cutGraphemes(plainText(alt), MESSAGE_LIMITS.attachmentDescription);
}

function toPiece(block: Block): Piece {
  switch (block.type) {
    case 'heading':
      return (budget) => fitWritten(inOneLine(block.text), budget, bold);
    case 'paragraph':
      return (budget) => paragraph(block.content, budget);
    case 'list':
      return (budget) => list(block.items, block.ordered, budget);
    case 'code':
      return (budget) => fitLines(block.lines, budget);
    case 'table':
      return (budget) => table(block, budget);
  }
}

/** Small print when all of it is quiet, as Discord has no quiet words inside a line. */
function paragraph(content: readonly Inline[], budget: number): string {
  const isQuiet =
    content.length > 0 && content.every((inline) => typeof inline === 'object' && 'quiet' in inline);
  const mark = isQuiet ? '-# ' : '';
  const line = inlineLine(content, budget - mark.length);
  return line === '' ? '' : mark + line;
}

/** Runs in their order until the budget is used up; the run that no longer fits is cut with an ellipsis. */
function inlineLine(content: readonly Inline[], budget: number): string {
  let line = '';
  let left = budget;
  for (const inline of content) {
    const [text, write] = inlineWriter(inline);
    if (text === '') continue;
    const separator = needsSeparator(line, inline) ? ZERO_WIDTH_SPACE : '';
    const written = fitWritten(text, left - separator.length, write);
    if (written === '') break;
    line += separator + written;
    left -= separator.length + codePointLength(written);
    if (written !== write(text)) break;
  }
  return line;
}

/** The closing marks of one run and the opening marks of the next would be read as one longer mark. */
function needsSeparator(line: string, next: Inline): boolean {
  if (typeof next === 'string') return false;
  if ('strong' in next) return line.endsWith('*');
  return 'code' in next && line.endsWith('`');
}

function inlineWriter(inline: Inline): readonly [string, (text: string) => string] {
  if (typeof inline === 'string') return [inOneLine(inline), escapeMarkdown];
  if ('strong' in inline) return [inOneLine(inline.strong), bold];
  if ('code' in inline) return [inOneLine(inline.code), codeSpan];
  if ('person' in inline) return [inline.person, mention('@')];
  if ('channel' in inline) return [inline.channel, mention('#')];
  if ('role' in inline) return [inline.role, mention('@&')];
  return [inOneLine(inline.quiet), escapeMarkdown];
}

/** Shown as a name, and pings nobody: `allowed_mentions` is empty. What is no id of Discord's stays text. */
function mention(mark: '@' | '#' | '@&'): (id: string) => string {
  return (id) => (/^\d{1,20}$/.test(id) ? `<${mark}${id}>` : escapeMarkdown(inOneLine(id)));
}

function bold(text: string): string {
  return `**${escapeMarkdown(text)}**`;
}

function list(items: readonly (readonly Inline[])[], isOrdered: boolean, budget: number): string {
  const lines: string[] = [];
  let left = budget;
  for (const [index, item] of items.entries()) {
    const mark = isOrdered ? `${index + 1}. ` : '- ';
    const lineBreak = index > 0 ? 1 : 0;
    const text = inlineLine(item, left - lineBreak - mark.length);
    if (text === '') break;
    lines.push(mark + text);
    left -= lineBreak + mark.length + codePointLength(text);
  }
  return lines.join('\n');
}

/** Rows are left out from the end when they do not fit, and the table says how many. */
function table(block: Table, budget: number): string {
  let count = block.rows.length;
  for (;;) {
    const written = writeTable(block, count);
    const length = codePointLength(written);
    if (length <= budget) return written;
    if (count === 0) return '';
    count = Math.max(0, Math.min(count - 1, Math.floor((count * budget) / length)));
  }
}

function writeTable(block: Table, count: number): string {
  const lines = tableLines({ ...block, rows: block.rows.slice(0, count) }, PHONE_CELLS);
  const left = block.rows.length - count;
  return codeBlock([...lines, ...(left === 0 ? [] : [`… ${left} more`])].join('\n'));
}

function fitLines(lines: readonly string[], budget: number): string {
  const written = codeBlock(lines.map(inOneLine).join('\n'));
  return codePointLength(written) <= budget ? written : '';
}

function inOneLine(text: string): string {
  return plainText(text).replaceAll('\n', ' ');
}
