/** A sandbox with its page, a bot and a browser for a file of tests; nothing that a page complains of is let pass. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { ControlClient } from '../../../src/sandbox/control-client.js';
import { buildPage } from '../../../src/sandbox/page/assets.js';
import { personAddress } from '../../../src/sandbox/page/person-address.js';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/sandbox.js';
import { Person } from '../control-client.js';
import { reasonWithoutChromium, startChromium } from './chromium.js';

export interface PageFixture<Bot> {
  readonly sandbox: Sandbox;
  readonly bot: Bot;
  readonly browser: Browser;
  /** The page as a newcomer sees it, with the bot online. Closed after the test. */
  open(options?: BrowserContextOptions): Promise<Page>;
  /** The same in a browser of this person's own, by the name that is shown. */
  openAs(name: string, options?: BrowserContextOptions): Promise<Page>;
  /** What pages complained of so far, for a test that wants it. */
  takeComplaints(): string[];
}

export function describePage<Bot extends { stop(): Promise<void> }>(
  name: string,
  startBot: (sandbox: Sandbox) => Promise<Bot>,
  tests: (fixture: PageFixture<Bot>) => void,
  options: Pick<SandboxOptions, 'clock'> = {},
): void {
  describe.skipIf(reasonWithoutChromium !== undefined)(
    `${name} (${reasonWithoutChromium ?? 'Chromium'})`,
    () => {
      let started: { readonly sandbox: Sandbox; readonly bot: Bot; readonly browser: Browser } | undefined;
      const pages: Page[] = [];
      /** What a page wrote to its console and every error it threw. */
      const complaints: string[] = [];
      const openAt = async (address: string, options: BrowserContextOptions): Promise<Page> => {
        const viewport = { width: 1280, height: 800 };
        const context = await parts().browser.newContext({ viewport, ...options });
        const page = await context.newPage();
        page.on('console', (message) => {
          if (message.type() !== 'info') complaints.push(message.text());
        });
        page.on('pageerror', (error) => complaints.push(String(error)));
        pages.push(page);
        await page.goto(new URL(address, parts().sandbox.url).href);
        await page.getByText('Given is online').waitFor();
        return page;
      };
      const parts = () => {
        if (started === undefined) throw new Error('only inside of a test');
        return started;
      };

      beforeAll(async () => {
        const sandbox = await startSandbox({ ...options, port: 0, page: await buildPage() });
        const [bot, browser] = await Promise.all([startBot(sandbox), startChromium()]);
        started = { sandbox, bot, browser };
      });
      afterAll(async () => {
        if (started === undefined) return;
        expect(await new Person(started.sandbox).faults()).toEqual([]);
        await started.browser.close();
        await started.bot.stop();
        await started.sandbox.close();
      });
      afterEach(async () => {
        for (const page of pages.splice(0)) await page.context().close();
        expect(complaints.splice(0)).toEqual([]);
      });

      tests({
        get sandbox() {
          return parts().sandbox;
        },
        get bot() {
          return parts().bot;
        },
        get browser() {
          return parts().browser;
        },
        takeComplaints: () => complaints.splice(0),
        open: (options = {}) => openAt('/', options),
        async openAs(name, options = {}) {
          const { sandbox } = parts();
          const { users } = await new ControlClient(sandbox).state();
          const user = users.find((one) => (one.global_name ?? one.username) === name);
          if (user === undefined) throw new Error(`there is no ${name}`);
          return await openAt(personAddress(user.id, sandbox.channelId), options);
        },
      });
    },
  );
}
