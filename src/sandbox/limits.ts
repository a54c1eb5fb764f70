/**
 * What Discord allows, in one table. Lengths are Unicode code points, sizes bytes, times milliseconds.
 * Behaviour that has no number (button rules, duplicates) stands in the form that it belongs to.
 */
export const LIMITS = {
  acknowledgeMs: 3_000,
  tokenMs: 15 * 60_000,

  content: 2_000,
  embeds: 10,
  /** Over all embeds of a message: titles, descriptions, field names and values, footers, author names. */
  embedSum: 6_000,
  embedTitle: 256,
  embedDescription: 4_096,
  embedFields: 25,
  fieldName: 256,
  fieldValue: 1_024,
  footer: 2_048,
  author: 256,
  url: 2_048,
  color: 0xff_ff_ff,

  rows: 5,
  rowButtons: 5,
  /** Nested ones counted; only with the Components V2 flag. */
  components: 40,
  textDisplaySum: 4_000,
  customId: 100,
  buttonLabel: 80,
  buttonUrl: 512,
  selectOptions: 25,
  selectText: 100,
  selectPlaceholder: 150,
  /** Of a radio or checkbox group. */
  groupOptions: 10,
  modalTitle: 45,
  modalComponents: 5,
  labelText: 45,
  labelDescription: 100,
  inputLength: 4_000,
  inputPlaceholder: 100,

  channelName: 100,
  channelTopic: 1_024,
  slowModeSeconds: 21_600,
  nonce: 25,
  /** Messages of one answer, or deleted at once. */
  messagePage: 100,
  /** New ones of a scope in 24 hours. */
  commandCreates: 200,

  /** Of this small world, not of Discord. */
  people: 1_000,
  guilds: 200,
  channelsPerGuild: 500,
  controlBytes: 1024 * 1024,
  jsonDepth: 200,
  attachments: 10,
  attachmentDescription: 1_024,
  filename: 1_024,
  fileBytes: 10 * 1024 * 1024,
  requestBytes: 25 * 1024 * 1024,
  mentionedIds: 100,

  commandName: 32,
  description: 100,
  options: 25,
  choices: 25,
  choiceText: 100,
  stringOption: 6_000,
  /** Names, descriptions and values over a whole command; the longest localization counts. */
  commandSum: 8_000,
  chatInputCommands: 100,
  contextMenuCommands: 15,
  /** Per interaction, when only the user's own installation authorises it. */
  userInstallFollowUps: 5,
} as const;

/** What one running sandbox keeps, so that a long demo does not grow without end. */
export const KEPT = {
  messagesPerChannel: 500,
  attachmentBytes: 64 * 1024 * 1024,
  dispatchesPerSession: 1_000,
  eventStreams: 64,
  journalLines: 2_000,
  stagesPerInteraction: 100,
} as const;

export const MESSAGE_FLAG = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

/** Flags that a bot may set; all others are Discord's own. */
export const SETTABLE_FLAGS =
  MESSAGE_FLAG.suppressEmbeds |
  MESSAGE_FLAG.ephemeral |
  MESSAGE_FLAG.suppressNotifications |
  MESSAGE_FLAG.componentsV2;
