/**
 * A card is an answer as a document, before it becomes a Discord embed or terminal text.
 * It holds plain text only: escaping and code fences belong to the two writers (`discord-message.ts`, `terminal-text.ts`).
 */

/** A run of text: plain, strong, or code (shown verbatim). */
export type Inline =
  | string
  | { readonly strong: string }
  | { readonly code: string }
  | { readonly quiet: string }
  /** Id of a person, shown as their name where there is one. */
  | { readonly person: string }
  /** Id of a channel or a role of the server, shown as its name. */
  | { readonly channel: string }
  | { readonly role: string };

export type Block =
  | { readonly type: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly type: 'heading'; readonly text: string }
  /** Monospaced lines shown verbatim, such as a question with a caret under one place; ≤ 38 cells each. */
  | { readonly type: 'code'; readonly lines: readonly string[] }
  | {
      readonly type: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly Inline[])[];
    }
  | {
      /** Monospaced; keep the sum of the column widths ≤ 38 so that a phone does not wrap it. */
      readonly type: 'table';
      readonly columns: readonly {
        readonly title: string;
        readonly align: 'left' | 'right';
      }[];
      readonly rows: readonly (readonly string[])[];
      /** Indices of rows before which a rule is drawn. */
      readonly rulesBefore?: readonly number[];
    };

export interface Picture {
  /** File name, `[a-z-]+.png`. */
  readonly name: string;
  readonly png: Uint8Array;
  /** The picture's content as text, ≤ 1,024 code points. */
  readonly alt: string;
}

export interface Card {
  /** Colour of the embed's edge, 0xRRGGBB. */
  readonly colour: number;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** One line: what ran, how long. */
  readonly footer?: string;
}

/**
 * Something to press below an answer. `action` names what the question's command does then (see `Command.actions`); which
 * question is meant is known from the message itself.
 */
export type Control =
  | {
      readonly type: 'button';
      readonly action: string;
      /** Of buttons with one action, which: 1–20 letters, digits or "-". Only below what an acting command shows. */
      readonly argument?: string;
      /** 1–80 code points. */
      readonly label: string;
      readonly emoji?: string;
      readonly isPrimary?: boolean;
      readonly isDisabled?: boolean;
    }
  | {
      readonly type: 'menu';
      readonly action: string;
      readonly placeholder: string;
      /** 1–25, values all different. */
      readonly options: readonly {
        readonly label: string;
        readonly value: string;
        readonly description?: string;
        /** At most one: what is shown now. */
        readonly isChosen?: boolean;
      }[];
    };

export interface Rendered {
  /** Rows, each one menu or at most five buttons; at most five rows. */
  readonly controls?: readonly (readonly Control[])[];
  readonly card: Card;
  /** Absent when there is none or drawing failed: the card alone still answers. */
  readonly picture?: Picture;
}
