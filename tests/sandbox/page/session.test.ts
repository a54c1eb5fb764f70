import type { APIMessage, APIUser } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { localAddress } from '../../../src/sandbox/page/local-address.js';
import { type Sent, type Session, type SessionStep, stepSession } from '../../../src/sandbox/page/session.js';
import { timeText } from '../../../src/sandbox/page/time.js';

const ada: APIUser = { id: '2', username: 'ada', discriminator: '0', global_name: 'Ada', avatar: null };
const bot = { ...ada, id: '1', username: 'Given', bot: true, online: true };

const message = (id: string, interactionId?: string): APIMessage => ({
  id,
  channel_id: '20',
  author: bot,
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
  type: 0,
  ...(interactionId === undefined
    ? {}
    : {
        interaction_metadata: { id: interactionId, type: 2, user: ada, authorizing_integration_owners: {} },
      }),
});

const sent: Sent = {
  key: 'a',
  channelId: '20',
  at: 0,
  interactionId: undefined,
  what: { type: 'command', name: 'prob', line: '/prob' },
  isDeferred: false,
  failure: undefined,
};

function sessionAfter(...steps: readonly SessionStep[]): Session {
  const start: SessionStep = {
    type: 'state',
    state: {
      applicationId: '1',
      bot,
      users: [{ ...ada, locale: 'en-US' }],
      guilds: [],
      channels: [],
      commands: [],
      messages: [message('5')],
    },
  };
  const session = [start, ...steps].reduce<Session | undefined>(stepSession, undefined);
  if (session === undefined) throw new Error('a state was given');
  return session;
}

const arrives = (one: APIMessage): SessionStep => ({
  type: 'event',
  event: { type: 'message', message: one },
});

describe('session', () => {
  it('knows nothing until the state is there', () => {
    expect(stepSession(undefined, arrives(message('6')))).toBeUndefined();
  });

  it('keeps an edited message in its place', () => {
    const session = sessionAfter(arrives(message('6')), arrives({ ...message('5'), content: 'edited' }));
    expect([...session.messages.values()].map((one) => one.content)).toEqual(['edited', '6']);
  });

  it('drops a sent command whichever comes first, its message or the answer that names it', () => {
    const accepted: SessionStep = { type: 'accepted', key: 'a', interactionId: '9' };
    expect(sessionAfter({ type: 'sent', sent }).sent).toHaveLength(1);
    expect(sessionAfter({ type: 'sent', sent }, accepted, arrives(message('6', '9'))).sent).toEqual([]);
    expect(sessionAfter({ type: 'sent', sent }, arrives(message('6', '9')), accepted).sent).toEqual([]);
  });

  it('tells of a failure whichever comes first', () => {
    const accepted: SessionStep = { type: 'accepted', key: 'a', interactionId: '9' };
    const fails: SessionStep = {
      type: 'event',
      event: { type: 'interaction-failed', interactionId: '9', reason: 'asleep' },
    };
    expect(sessionAfter({ type: 'sent', sent }, accepted, fails).sent[0]?.failure).toBe('asleep');
    expect(sessionAfter({ type: 'sent', sent }, fails, accepted).sent[0]?.failure).toBe('asleep');
    expect(sessionAfter({ type: 'sent', sent }, fails, accepted, { type: 'settled', key: 'a' }).sent).toEqual(
      [],
    );
  });

  const press: Sent = { ...sent, what: { type: 'component', messageId: '5', customId: 'x' } };
  const pressed: SessionStep = { type: 'sent', sent: press };
  const named: SessionStep = { type: 'accepted', key: 'a', interactionId: '9' };
  const edits = (interactionId: string): SessionStep => ({
    type: 'event',
    event: { type: 'message', message: message('5'), interactionId },
  });

  it('takes a press as done when the edit that answers it comes, before or after the answer that names it', () => {
    expect(sessionAfter(pressed, named, edits('9')).sent).toEqual([]);
    expect(sessionAfter(pressed, edits('9'), named).sent).toEqual([]);
    // The same message, changed for somebody else.
    expect(sessionAfter(pressed, named, edits('8')).sent).toHaveLength(1);
  });

  it('waits for a deferred press until it is given up', () => {
    const defers: SessionStep = { type: 'event', event: { type: 'deferred', interactionId: '9' } };
    const unanswered: SessionStep = { type: 'unanswered', key: 'a' };
    for (const steps of [
      [named, defers],
      [defers, named],
    ]) {
      const session = sessionAfter(pressed, ...steps, unanswered);
      expect(session.sent.map(({ isDeferred }) => isDeferred)).toEqual([true]);
      expect(stepSession(session, { type: 'given-up', key: 'a' })?.sent).toEqual([]);
    }
  });

  it('knows which component a form came from', () => {
    const opens: SessionStep = {
      type: 'event',
      event: {
        type: 'modal',
        interactionId: '9',
        channelId: '20',
        messageId: '5',
        modal: { custom_id: 'm', title: 'M', components: [] },
      },
    };
    for (const session of [sessionAfter(pressed, named, opens), sessionAfter(pressed, opens, named)]) {
      expect(session.sent).toEqual([]);
      expect(session.modal?.opener).toMatchObject({ messageId: '5', customId: 'x' });
    }
  });

  it('forgets a press that changed nothing, and keeps one that failed', () => {
    expect(sessionAfter({ type: 'sent', sent: press }, { type: 'unanswered', key: 'a' }).sent).toEqual([]);
    const refused: SessionStep = { type: 'refused', key: 'a', reason: 'no' };
    expect(
      sessionAfter({ type: 'sent', sent: press }, refused, { type: 'unanswered', key: 'a' }).sent,
    ).toHaveLength(1);
  });

  it('reads the state again without forgetting what was dismissed', () => {
    const again = sessionAfter({ type: 'dismissed', messageId: '5' });
    const state = { ...again.server, commands: [], messages: [message('5'), message('7')] };
    const session = stepSession(again, { type: 'state', state });
    expect(session?.dismissed.has('5')).toBe(true);
    expect(session?.messages.size).toBe(2);
  });
});

describe('addresses the page loads by itself', () => {
  it.each([
    ['http://127.0.0.1:3000/attachments/1/2/a.png', '/attachments/1/2/a.png'],
    ['http://localhost:9/attachments/1/2/a.png?x=1', '/attachments/1/2/a.png?x=1'],
    ['/attachments/1/2/a.png', '/attachments/1/2/a.png'],
    ['https://example.org/attachments/1/2/a.png', undefined],
    ['//example.org/attachments/1/2/a.png', undefined],
    ['http://127.0.0.1/control/state', undefined],
    ['http://127.0.0.1/attachments/../control/state', undefined],
    ['javascript:alert(1)', undefined],
    ['attachment://a.png', undefined],
    [undefined, undefined],
  ])('%s', (address, path) => {
    expect(localAddress(address)).toBe(path);
  });
});

describe('times', () => {
  it('says how far away a moment is', () => {
    expect(timeText(1_000, 'R', 1_000_000 - 90_000)).toMatch(/minute/);
    expect(timeText(1_000, 'R', 1_000_000 + 3 * 86_400_000)).toMatch(/3/);
    expect(timeText(1e15, 'f')).toBeUndefined();
  });
});
