/** The 3 seconds and the 15 minutes as an unmodified client meets them, on the sandbox's clock and once in real time. */
import { type ChatInputCommandInteraction, Client, DiscordAPIError, Events } from 'discord.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { call } from './bare-rest.js';
import { Person } from './control-client.js';
import { COMMANDS } from './test-bot.js';

let sandbox: Sandbox;
let ada: Person;
let client: Client;
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0 });
  ada = new Person(sandbox);
  await call(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, COMMANDS);
  client = new Client({
    intents: [],
    rest: { api: sandbox.api, retries: 0 },
    allowedMentions: { parse: [], repliedUser: false },
  });
  await client.login(sandbox.token);
});
afterEach(async () => {
  await client.destroy();
  await sandbox.close();
});

async function asked(): Promise<ChatInputCommandInteraction> {
  const heard = new Promise<ChatInputCommandInteraction>((resolve) =>
    client.once(Events.InteractionCreate, (interaction) => {
      if (interaction.isChatInputCommand()) resolve(interaction);
    }),
  );
  await ada.command('say', { text: 'x' });
  return await heard;
}

async function codeOf(request: Promise<unknown>): Promise<unknown> {
  const error: unknown = await request.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  return error instanceof DiscordAPIError ? [error.status, error.code] : error;
}

it('an answer after 3 seconds is 10062', async () => {
  const interaction = await asked();
  await ada.control.advanceClock(3_000);
  expect(await codeOf(interaction.reply('late'))).toEqual([404, 10062]);
  expect((await ada.interaction(interaction.id)).status).toBe('lost');
});

it('an edit, a follow-up and a deletion after 15 minutes are 50027, and the token is forgotten', async () => {
  const interaction = await asked();
  await interaction.deferReply();
  await ada.control.advanceClock(14 * 60_000);
  await interaction.editReply('in time');
  await ada.control.advanceClock(60_000);
  expect(await codeOf(interaction.editReply('late'))).toEqual([401, 50027]);
  expect(await codeOf(interaction.followUp('late'))).toEqual([401, 50027]);
  expect(await codeOf(interaction.deleteReply())).toEqual([401, 50027]);
  await expect(ada.interaction(interaction.id)).rejects.toMatchObject({ status: 404 });
  // Each 401 counts against the bot.
  expect((await ada.control.rateLimits()).invalidRequests).toBe(3);
});

it('in real time too, 3 seconds are all there is', async () => {
  const log = await ada.listen();
  const interaction = await asked();
  expect((await log.next('interaction-failed')).interactionId).toBe(interaction.id);
  expect(await codeOf(interaction.reply('late'))).toEqual([404, 10062]);
  await log.close();
});
