/** What any part of a message may ask of the page around it. */
import type { APIMessage, APIUser } from 'discord-api-types/v10';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { QuestionStage } from '../protocol.js';
import type { MenuEntry } from './command-entry.js';
import type { Channel } from './places.js';

export interface Picture {
  /** An address of this server. */
  readonly src: string;
  readonly alt: string;
  readonly name: string;
}

export interface PageActions {
  userName(id: string): string | undefined;
  channelName(id: string): string | undefined;
  /** Whom and what a menu of people or channels offers here. */
  readonly people: readonly APIUser[];
  readonly channels: readonly Channel[];
  openChannel(id: string): void;
  /** Puts a line into the command box, for the person to look at and send. */
  compose(line: string): void;
  /** One of the messages that this person sees. */
  message(id: string): APIMessage | undefined;
  /** Commands that every message's menu offers. */
  readonly menu: readonly MenuEntry[];
  useMenu(messageId: string, name: string): void;
  /** Commands that every person's menu offers. */
  readonly personMenu: readonly MenuEntry[];
  usePersonMenu(userId: string, name: string): void;
  press(messageId: string, customId: string, values?: readonly string[]): void;
  isPressed(messageId: string, customId: string): boolean;
  /** The bot has said that it will change the message. */
  isComputing(messageId: string): boolean;
  /** Where the question is that this message waits for, as far as the bot has told. */
  waitingStage(message: APIMessage): QuestionStage | undefined;
  dismiss(messageId: string): void;
  openPicture(picture: Picture): void;
}

export const PageContext = createContext<PageActions | undefined>(undefined);

export function usePage(): PageActions {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error('drawn outside the page');
  return page;
}
