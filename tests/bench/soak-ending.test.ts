import { MessageFlags } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { EXPLAINED_BY, endingOf, isProgress } from '../../bench/soak/ending.js';
import { unansweredMessage, waitingMessage } from '../../src/discord/waiting/waiting-message.js';
import type { DiscordMessage } from '../../src/render/discord-message.js';
import { noticeMessage, toDiscordMessage } from '../../src/render/discord-message.js';
import { failureCard, failureSentence } from '../../src/render/failure.js';

/** As it stands in the channel, for what is read of it. */
const shown = ({ body }: DiscordMessage, flags = 0) => ({
  content: '',
  flags,
  embeds: [...(body.embeds ?? [])],
  components: [...(body.components ?? [])],
});

describe('what ends an interaction', () => {
  it.each(['queue-unavailable', 'gave-up', 'model-missing', 'bug'] as const)(
    'is the failure %s, as a notice and as a card',
    (code) => {
      const failure = { end: 'failure', code };
      expect(endingOf([shown(noticeMessage(failureSentence(code, 'a1b2c3d4')))])).toEqual(failure);
      expect(endingOf([shown(toDiscordMessage({ card: failureCard(code) }))])).toEqual(failure);
    },
  );

  it.each(['restarted', 'perhaps-done', 'queue-lost'] as const)('is what was left behind: %s', (why) => {
    const message = unansweredMessage(why, '/prob question: tennis');
    expect(endingOf([shown(message)])).toEqual({ end: 'failure', code: why });
    expect(EXPLAINED_BY[why]?.length).toBeGreaterThan(0);
  });

  it('is an answer, for everyone or for one alone, and the newest message counts', () => {
    const answer = toDiscordMessage({ card: { colour: 0, title: 'P(A | B)', blocks: [] } });
    expect(endingOf([shown(answer)])).toEqual({ end: 'answer' });
    expect(endingOf([shown(answer), shown(answer, MessageFlags.Ephemeral)])).toEqual({ end: 'private' });
    expect(() => endingOf([])).toThrow(RangeError);
  });

  it('is not yet there while it is being worked on, and no fault explains a bug', () => {
    expect(isProgress(shown(waitingMessage({ type: 'running' }, '123', undefined)))).toBe(true);
    expect(isProgress(shown(unansweredMessage('restarted', undefined)))).toBe(false);
    expect(EXPLAINED_BY.bug).toBeUndefined();
  });
});
