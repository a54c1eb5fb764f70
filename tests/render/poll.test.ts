import { describe, expect, it } from 'vitest';
import { type PollAnswer, pollAnswerSchema } from '../../src/jobs/poll.js';
import { renderAnswer } from '../../src/render/answer.js';
import { pollControls } from '../../src/render/controls/poll.js';
import { idsOfPress, toDiscordMessage } from '../../src/render/discord-message.js';
import { viewOfPoll } from '../../src/render/picture/poll-view.js';
import { pollCard, shownPeople } from '../../src/render/poll.js';
import { ownAnswersCard } from '../../src/render/poll-answers.js';
import { toTerminalText } from '../../src/render/terminal-text.js';

const like = (name: string, symbol?: string) => ({
  name,
  ...(symbol === undefined ? {} : { symbol }),
  predicate: { positive: `like ${name}`, negative: `do not like ${name}` },
});

/** 5 only tennis, 4 only football, 3 both, 2 neither. */
function poll(changes: Partial<PollAnswer> = {}): PollAnswer {
  return {
    kind: 'poll',
    poll: 'k3x8ab',
    title: 'What do you like?',
    attributes: [like('tennis', '🎾'), like('football')],
    counts: [2, 5, 4, 3],
    hidesSmall: false,
    isOpen: true,
    population: 'sports',
    ...changes,
  };
}

const textOf = (answer: PollAnswer) => toTerminalText({ card: pollCard(answer) });

describe('a poll as a card', () => {
  it('says how many answered, and of how many each attribute holds', () => {
    const text = textOf(poll());
    expect(text).toContain('14 people have answered.');
    expect(text).toMatch(/tennis +8 +57\.1 %/);
    expect(text).toMatch(/football +7 +50 %/);
    expect(text).toMatch(/none of these +2 +14\.3 %/);
    expect(text).toContain('press again to take it back');
    expect(text).toContain('deletes it');
  });

  it('invites while nobody has answered', () => {
    expect(textOf(poll({ counts: [0, 0, 0, 0] }))).toContain('Nobody has answered yet.');
    expect(textOf(poll({ counts: [0, 1, 0, 0] }))).toContain('1 person has answered.');
  });

  it('gives a question that works once it is finished', () => {
    const text = textOf(poll({ isOpen: false }));
    expect(text).toContain('/prob question:tennis given football population:sports');
    const one = { attributes: [{ name: 'red and blue' }], counts: [1, 2] };
    expect(textOf(poll({ isOpen: false, ...one }))).toContain(
      '/prob question:P("red and blue") population:sports',
    );
  });

  it('shows nothing from which a hidden group could be worked out', () => {
    const hidden = poll({ hidesSmall: true, counts: [null, 5, 4, 3] });
    const text = textOf(hidden);
    expect(text).toContain('12 people are in groups of 3 or more.');
    expect(text).toMatch(/none of these +< 3/);
    expect(text).not.toContain('14');
    expect(textOf({ ...hidden, isOpen: false })).toContain('The population leaves them out too.');
    const none = poll({ hidesSmall: true, counts: [null, null, null, null] });
    expect(textOf(none)).toContain('No group of 3 or more yet.');
  });

  it('has a button for each attribute, and none once it is finished', () => {
    const labels = (answer: PollAnswer) =>
      pollControls(answer).map((row) => row.map((one) => ('label' in one ? one.label : '')));
    expect(labels(poll())).toEqual([
      ['I like tennis 🎾', 'I like football'],
      ['None of these', 'My answers', 'Finish'],
    ]);
    const six = Array.from({ length: 6 }, (_, index) => like(`sport ${index}`));
    expect(labels(poll({ attributes: six })).map((row) => row.length)).toEqual([3, 3, 3]);
    expect(pollControls(poll({ isOpen: false }))).toEqual([]);
  });

  it('tells a member what is stored of them', () => {
    const card = toTerminalText({ card: ownAnswersCard(poll(), 2) });
    expect(card).toContain('tennis: no');
    expect(card).toContain('football: yes');
    expect(toTerminalText({ card: ownAnswersCard(poll(), undefined) })).toContain('Nothing is stored of you');
  });
});

describe('a poll as a picture', () => {
  it('shows the counts of the regions, the region outside all last', () => {
    const { regions, total, reading, alt, amount } = viewOfPoll(poll());
    expect(regions.map(({ membership, weight }) => [...membership, weight])).toEqual([
      [true, false, 5],
      [false, true, 4],
      [true, true, 3],
      [false, false, 2],
    ]);
    expect(total).toBe(14);
    expect(reading).toBe('8 of the 14 people like tennis');
    expect(amount(0)).toBe('0');
    expect(alt).toBe(
      'What do you like?: 14 people have answered. People: none of these 2; tennis 5; football 4; tennis and football 3.',
    );
  });

  it('gives a hidden group no weight and no number', () => {
    const hidden = poll({ hidesSmall: true, counts: [null, 5, 4, 3] });
    const { regions, amount, alt, total, everyone } = viewOfPoll(hidden);
    expect(regions.at(-1)?.weight).toBe(0);
    expect(amount(0)).toBe('< 3');
    expect(amount(5)).toBe('5');
    expect(total).toBe(shownPeople(hidden));
    expect(everyone).toBe('shown: 12 people');
    expect(alt).toContain('every other group fewer than 3');
  });

  it.each([1, 2, 3, 4, 6])('is drawn with %i attributes, and the whole message fits', async (count) => {
    const attributes = Array.from({ length: count }, (_, index) =>
      like(`${'a very long name of something '.repeat(3)}${index}`.slice(-60), '🎾'),
    );
    const counts = Array.from({ length: 2 ** count }, (_, answers) => answers % 5);
    const answer = pollAnswerSchema.parse(poll({ attributes, counts, title: 'Which? '.repeat(14) }));
    const rendered = await renderAnswer(answer, (error) => {
      throw error;
    });
    expect(rendered.picture?.png.byteLength).toBeGreaterThan(10_000);
    expect([...(rendered.picture?.alt ?? '')].length).toBeLessThanOrEqual(1024);
    const { body } = toDiscordMessage(
      { ...rendered, controls: pollControls(answer) },
      { idOf: idsOfPress('population', answer.poll) },
    );
    expect(body.components).toHaveLength(Math.ceil(count / 3) + 1);
    expect(JSON.stringify(body.embeds).length).toBeLessThan(6000);
  });
});
