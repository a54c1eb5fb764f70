/** A short conversation of people from before the start, so that there is something to try a message's menu on. */
import type { APIMessage } from 'discord-api-types/v10';
import { personMessage } from './person-message.js';
import { FIRST_CHANNEL_ID, PEOPLE } from './seed.js';
import { snowflakeAt } from './snowflake.js';

const LINES: readonly (readonly [minutesBefore: number, person: number, content: string])[] = [
  [9, 0, 'It was cloudy all morning, so it will probably rain.'],
  [7, 1, 'Yesterday was just as cloudy, and not one drop fell.'],
  [6, 0, 'Then I only need to know how often cloudy days turn into wet ones.'],
];

/** Oldest first. `nowMs`: the sandbox's start, Unix milliseconds. */
export function seedMessages(nowMs: number): readonly APIMessage[] {
  const atMs = (minutesBefore: number) => nowMs - minutesBefore * 60_000;
  return LINES.flatMap(([minutesBefore, person, content]) => {
    const author = PEOPLE[person];
    return author === undefined
      ? []
      : [
          personMessage({
            id: snowflakeAt(atMs(minutesBefore)),
            channelId: FIRST_CHANNEL_ID,
            author,
            atMs: atMs(minutesBefore),
            content,
          }),
        ];
  });
}
