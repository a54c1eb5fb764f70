/** Rounds of guessing as rows, and back. */
import type { Insertable, Selectable } from 'kysely';
import { z } from 'zod';
import type { Guess, GuessRound } from '../guess/round.js';
import { guessSchema } from '../jobs/guess.js';
import { localeSchema } from '../jobs/locale.js';
import type { PollReply } from '../polls/poll-store.js';
import { parseJson } from './parse-json.js';
import { replyColumns } from './reply-columns.js';
import type { GuessRoundTable } from './tables.js';

export function roundColumns(round: GuessRound, reply: PollReply | undefined): Insertable<GuessRoundTable> {
  const { locale, source, context, word, rest, candidates } = round;
  return {
    id: round.id,
    scope: round.scope,
    channel: round.channel,
    mode: round.mode,
    is_own: source === '' ? 1 : 0,
    content: JSON.stringify({ locale, source, context, word, rest, candidates }),
    owner: round.owner,
    state: round.state,
    result: null,
    seconds: round.seconds,
    ends_at: round.endsAtMs,
    message: round.message,
    ...replyColumns(reply),
    created_at: round.createdAtMs,
    changed_at: round.createdAtMs,
  };
}

const contentSchema = z.object({
  locale: localeSchema,
  source: z.string(),
  context: z.string(),
  word: z.string(),
  rest: z.string(),
  candidates: z.array(z.string()),
});

/** Undefined for one that is revealed, and when this version cannot read it. */
export function readRound(row: Selectable<GuessRoundTable>): GuessRound | undefined {
  const content = contentSchema.safeParse(parseJson(row.content));
  if (!content.success) return undefined;
  const { id, scope, channel, mode, owner, state, seconds, message } = row;
  return {
    ...content.data,
    id,
    scope,
    channel,
    mode,
    owner,
    state,
    seconds,
    endsAtMs: row.ends_at === null ? null : Number(row.ends_at),
    message,
    createdAtMs: Number(row.created_at),
  };
}

export function readGuess(json: string): Guess | undefined {
  return guessSchema.safeParse(parseJson(json)).data;
}
