/** `/help` over the local Discord, and its cards in every language. */
import { MessageFlags } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../commands/index.js';
import { EMBED_LIMITS } from '../../src/discord/limits.js';
import { codePointLength } from '../../src/jobs/limits.js';
import { LOCALES } from '../../src/messages/catalogue.js';
import { idsOfPress, toDiscordMessage } from '../../src/render/discord-message.js';
import { helpCard, helpOfCommand } from '../../src/render/help.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { Person } from '../sandbox/control-client.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { type ScriptedBot, startScriptedBot } from './scripted-bot.js';

const ALL = [...COMMANDS.values()];
const descriptionOf = (shown: ReturnType<typeof helpCard>): string =>
  toDiscordMessage(shown, { idOf: idsOfPress('help', 'me') }).body.embeds[0]?.description ?? '';

describe('help', () => {
  it.each(LOCALES)('names every command with its example in %s, and nothing is cut', (locale) => {
    const text = descriptionOf(helpCard(ALL, locale));
    expect(codePointLength(text)).toBeLessThan(EMBED_LIMITS.description);
    for (const { definition, examples } of ALL) {
      expect(text).toContain(`**/${definition.name}**`);
      expect(text).toContain(examples[0] ?? '');
    }
    for (const command of ALL) {
      const own = descriptionOf(helpOfCommand(command, ALL, locale));
      expect(codePointLength(own)).toBeLessThan(EMBED_LIMITS.description);
      for (const { name } of command.definition.options ?? [])
        expect(own).toContain(name.replaceAll('_', '\\_'));
      for (const example of command.examples) expect(own).toContain(example);
    }
  });

  it('describes the commands in the language of the person', () => {
    expect(descriptionOf(helpCard(ALL, 'de'))).toContain('Wie wahrscheinlich ist A, gegeben B?');
    expect(descriptionOf(helpCard(ALL, 'zh-CN'))).toContain('数人头');
    expect(descriptionOf(helpCard(ALL, 'fr'))).not.toContain('How likely is A');
  });
});

describe('/help', () => {
  let sandbox: Sandbox;
  let bot: ScriptedBot;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 });
    bot = await startScriptedBot(sandbox, scratchFolder());
  });
  afterAll(async () => {
    await bot.stop();
    await sandbox.close();
  });

  it('is for the one who asks, and opens each command', async () => {
    const ada = new Person(sandbox);
    const message = await ada.message((await ada.command('help')).interactionId);
    expect((message.flags ?? 0) & MessageFlags.Ephemeral).not.toBe(0);
    await ada.choose(message, ['/prob']);
    await expect
      .poll(async () => (await ada.reread(message)).embeds[0]?.title, { timeout: 10_000 })
      .toBe('/prob');
    await ada.press(await ada.reread(message), 'All commands');
    await expect
      .poll(async () => (await ada.reread(message)).embeds[0]?.title, { timeout: 10_000 })
      .toBe('What Given does');
    expect(await ada.faults()).toEqual([]);
  });

  it('refuses a name that is no command’s with those that are', async () => {
    const ada = new Person(sandbox);
    const refused = await ada.message((await ada.command('help', { command: 'prop' })).interactionId);
    expect(JSON.stringify(refused.embeds)).toContain('/prob');
  });
});
