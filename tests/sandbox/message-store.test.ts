import { type APIMessage, MessageType } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { ManualClock } from '../../src/sandbox/clock.js';
import { KEPT } from '../../src/sandbox/limits.js';
import { BOT, FIRST_CHANNEL_ID } from '../../src/sandbox/seed.js';
import { State } from '../../src/sandbox/state.js';

const message = (id: string): APIMessage => ({
  id,
  type: MessageType.Default,
  channel_id: FIRST_CHANNEL_ID,
  author: BOT,
  content: id,
  timestamp: '2026-01-01T00:00:00.000Z',
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  pinned: false,
});

it('keeps the last messages of a channel, tells of those that go, and drops their files', () => {
  const state = new State(new ManualClock());
  const removed: string[] = [];
  state.listen((change) => {
    if (change.type === 'message-removed') removed.push(change.stored.message.id);
  });
  const file = state.attachments.add('f', FIRST_CHANNEL_ID, 'a.bin', new Uint8Array(1));
  for (let n = 0; n < KEPT.messagesPerChannel + 2; n++) {
    state.saveMessage('created', {
      message: message(String(n)),
      visibleTo: undefined,
      files: n === 0 ? [{ file, description: undefined, title: undefined }] : [],
      shownInside: { embeds: new Set(), components: new Set() },
    });
  }
  expect(state.messages.list(FIRST_CHANNEL_ID)).toHaveLength(KEPT.messagesPerChannel);
  expect(removed).toEqual(['0', '1']);
  expect(state.attachments.find(FIRST_CHANNEL_ID, 'f', 'a.bin')).toBeUndefined();
});
