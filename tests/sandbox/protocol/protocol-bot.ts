/** An unmodified discord.js client with whatever handler a test needs. */
import { Client, type ClientOptions, Events, GatewayIntentBits, type Interaction } from 'discord.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';

export interface ProtocolBot {
  readonly client: Client<true>;
  /** Every interaction, in order. */
  readonly seen: Interaction[];
  stop(): Promise<void>;
}

export async function startProtocolBot(
  { api, token }: Pick<Sandbox, 'api' | 'token'>,
  {
    onInteraction = async () => undefined,
    ...options
  }: Partial<ClientOptions> & {
    readonly onInteraction?: (interaction: Interaction) => Promise<unknown>;
  } = {},
): Promise<ProtocolBot> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    rest: { api, retries: 0 },
    allowedMentions: { parse: [], repliedUser: false },
    ...options,
  });
  const seen: Interaction[] = [];
  client.on(Events.InteractionCreate, (interaction) => {
    seen.push(interaction);
    void onInteraction(interaction);
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  return { client: await ready, seen, stop: () => client.destroy() };
}

/** The next of these events that fits, heard from now on. */
export function next<T>(client: Client, event: string, fits: (value: T) => boolean = () => true): Promise<T> {
  return new Promise((resolve) => {
    const listener = (value: T) => {
      if (!fits(value)) return;
      client.off(event, listener);
      resolve(value);
    };
    client.on(event, listener);
  });
}
