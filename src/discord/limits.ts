/** Discord's numbers (its documentation, API v10). Lengths are Unicode code points, as Discord counts them. */
import { codePointLength } from '../jobs/limits.js';

export const EMBED_LIMITS = {
  title: 256,
  description: 4096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1024,
  footer: 2048,
  author: 256,
  /** Title, description, field names and values, footer and author, over all embeds of one message. */
  total: 6000,
} as const;

export const MESSAGE_LIMITS = {
  content: 2000,
  embeds: 10,
  attachments: 10,
  /** Alt text of an attachment. */
  attachmentDescription: 1024,
  fileName: 1024,
  /** One file, where the interaction names no other limit. */
  fileBytes: 10 * 1024 * 1024,
  requestBytes: 25 * 1024 * 1024,
} as const;

export const COMPONENT_LIMITS = {
  actionRows: 5,
  buttonsPerRow: 5,
  customId: 100,
  buttonLabel: 80,
  selectOptions: 25,
  selectText: 100,
  placeholder: 150,
} as const;

export const COMMAND_LIMITS = {
  description: 100,
  options: 25,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
} as const;

/** Writes itself in at most `budget` code points; the empty string when that is impossible. */
export type Piece = (budget: number) => string;

export interface EmbedText {
  readonly title: string;
  readonly description: string;
  readonly footer: string;
}

/**
 * Fits the texts of the only embed of a message into the limits. Title and footer come first (they are short and say what
 * this is), then the blocks of the description in their order, one below the other; a block for which nothing is left is dropped.
 */
export function fitEmbed(title: Piece, blocks: readonly Piece[], footer: Piece): EmbedText {
  const fittedTitle = title(EMBED_LIMITS.title);
  const fittedFooter = footer(Math.min(EMBED_LIMITS.footer, EMBED_LIMITS.total - EMBED_LIMITS.title));
  const left = EMBED_LIMITS.total - codePointLength(fittedTitle) - codePointLength(fittedFooter);
  return {
    title: fittedTitle,
    description: joinWithin(blocks, Math.min(EMBED_LIMITS.description, left)),
    footer: fittedFooter,
  };
}

function joinWithin(blocks: readonly Piece[], budget: number): string {
  const written: string[] = [];
  let left = budget;
  for (const block of blocks) {
    const lineBreak = written.length > 0 ? 1 : 0;
    const text = block(left - lineBreak);
    if (text === '') continue;
    written.push(text);
    left -= lineBreak + codePointLength(text);
  }
  return written.join('\n');
}
