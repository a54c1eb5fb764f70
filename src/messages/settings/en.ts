/** The texts of `/settings` in English, which is their type: what another language leaves out does not compile. */
import type { Widen } from '../catalogue.js';

export const en = {
  title: 'Settings of this server',
  changed: 'Changed: ',
  rows: {
    channels: 'Answers in: ',
    managers: 'May manage, beside those who manage the server: ',
    language: 'Language: ',
    words: 'Words that /nextword shows: ',
    population: 'Population of questions that name none: ',
    weekly: 'Channel of the weekly question: ',
    weeklyTime: 'Asked each week: ',
  },
  weekly: {
    next: (time: string) => `; the next one: ${time}`,
    refused: (time: string) =>
      `The weekly question of ${time} could not be posted: its channel is gone, or I may not write there. Let me see the channel, send messages and embed links, or set another one, then ask it with /quiz weekly.`,
  },
  unset: {
    channels: 'all channels',
    managers: 'nobody else',
    language: 'each person’s own',
    words: (usual: number) => `${usual}, as everywhere`,
    population: 'people, as everywhere',
    weekly: 'none',
  },
  note: '/privacy, /help and /settings answer in every channel, so that nobody is locked out. A thread counts as its channel. These settings name channels and roles, and no person; a change shows within half a minute.',
  refusal: {
    notAMention: {
      channels: (received: string) =>
        `“${received}” is no channel: please pick channels with #, or write “everywhere”.`,
      managers: (received: string) => `“${received}” is no role: please pick roles with @, or write “none”.`,
      weekly: (received: string) => `“${received}” is no channel: please pick one with #, or write “none”.`,
    },
    tooMany: (option: string, count: number, limit: number) =>
      `“${option}” takes ${limit} at most; there are ${count}.`,
    noChannel:
      'I do not see this channel on this server. Please pick one that I may see and write in: /settings weekly:#maths',
    needServer: 'Settings are of a server; in direct messages there are none.',
    notManager:
      'Settings are changed by those who manage the server, or who have a role that may, and you are none of them. Without options /settings shows them to everyone.',
    notManagerOfManagers:
      'Which roles may manage is decided by those with Discord’s permission “Manage Server” alone, and you do not have it.',
    elsewhere: 'I do not answer in this channel. On this server I answer in ',
    elsewhereEnd: '.',
  },
} as const;

export type SettingsMessages = Widen<typeof en>;
