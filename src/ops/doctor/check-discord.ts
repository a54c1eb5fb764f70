/** Whether Discord, or the local page in its place, accepts the bot: token, sessions left, and the clock. */
import { z } from 'zod';
import { checkClock } from './check-clock.js';
import { type Finding, fault, ok, warning } from './finding.js';

export interface DiscordPlace {
  /** REST base without version. */
  readonly api: string;
  readonly token: string;
  /** What is asked, in a sentence: "Discord" or "the local page". */
  readonly name: string;
  /** How many the settings ask for in all; absent: as many as Discord recommends. */
  readonly shards?: number;
}

const TIMEOUT_MS = 5_000;
/** Each start of the bot takes one of the sessions that Discord gives in a day. */
const FEW_SESSIONS = 20;

const userSchema = z.object({ id: z.string(), username: z.string() });
const gatewaySchema = z.object({
  shards: z.number(),
  session_start_limit: z.object({ total: z.number(), remaining: z.number(), reset_after: z.number() }),
});

export async function checkDiscord(place: DiscordPlace): Promise<readonly Finding[]> {
  const about = 'Discord';
  try {
    const sentMs = Date.now();
    const me = await ask(place, '/users/@me');
    const gotMs = Date.now();
    if (me.status === 401) {
      return [
        fault(
          about,
          'the bot token is not accepted',
          'reset it on the "Bot" page of your application and set DISCORD_TOKEN',
        ),
      ];
    }
    if (me.status === 429) {
      return [
        warning(about, 'it asks for fewer requests for a while (429)', 'run this again in some minutes'),
      ];
    }
    const user = userSchema.safeParse(await me.json().catch(() => undefined));
    if (me.status !== 200 || !user.success) {
      return [
        fault(
          about,
          `${place.name} answers with status ${me.status}`,
          'correct DISCORD_API_URL, or wait if Discord has trouble',
        ),
      ];
    }
    return [
      ok(about, `${place.name} knows the bot as ${user.data.username}`),
      ...(await checkGateway(place)),
      ...clockOf(me.headers.get('date'), sentMs, gotMs, place.name),
    ];
  } catch {
    return [
      fault(
        about,
        `${place.name} cannot be reached`,
        'let this machine reach it over https, and look at proxies, DNS and DISCORD_API_URL',
      ),
    ];
  }
}

async function checkGateway(place: DiscordPlace): Promise<readonly Finding[]> {
  const about = 'Gateway';
  const answer = await ask(place, '/gateway/bot');
  const gateway = gatewaySchema.safeParse(await answer.json().catch(() => undefined));
  if (!gateway.success) {
    return [warning(about, `it could not be asked (status ${answer.status})`, 'run this again in a minute')];
  }
  const { shards, session_start_limit: limit } = gateway.data;
  const hours = Math.ceil(limit.reset_after / 3_600_000);
  const until = hours === 0 ? '' : ` for the next ${hours} h`;
  const left = `${limit.remaining} of ${limit.total} starts are left${until}`;
  const findings: Finding[] = [];
  if (limit.remaining === 0)
    findings.push(fault(about, left, 'wait: Discord lets the bot connect again then'));
  else if (limit.remaining < FEW_SESSIONS)
    findings.push(warning(about, left, 'find out why the bot starts so often: its log says how it ended'));
  else findings.push(ok(about, left));
  const asked = place.shards ?? shards;
  if (asked < shards)
    findings.push(
      warning(
        about,
        `Discord recommends ${shards} shards and SHARDS asks for ${asked}`,
        'set SHARDS to auto, or to more in all',
      ),
    );
  return findings;
}

/** Discord's clock is told in whole seconds. */
function clockOf(date: string | null, sentMs: number, gotMs: number, name: string): readonly Finding[] {
  const theirs = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(theirs)) return [];
  return [checkClock(`that of ${name}`, theirs + 500 - (sentMs + gotMs) / 2)];
}

async function ask({ api, token }: DiscordPlace, path: string): Promise<Response> {
  return await fetch(`${api}/v10${path}`, {
    headers: { authorization: `Bot ${token}`, 'user-agent': 'DiscordBot (Given, 0)' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
}
