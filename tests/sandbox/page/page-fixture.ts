/** A sandbox with its page, a bot and a browser for a file of tests; nothing that a page complains of is let pass. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { buildPage } from '../../../src/sandbox/page/assets.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.js';
import { Person } from '../control-client.js';
import { reasonWithoutChromium, startChromium } from './chromium.js';

export interface PageFixture<Bot> {
  readonly sandbox: Sandbox;
  readonly bot: Bot;
  readonly browser: Browser;
  /** The page as a newcomer sees it, with the bot online. Closed after the test. */
  open(options?: BrowserContextOptions): Promise<Page>;
  /** What pages complained of so far, for a test that wants it. */
  takeComplaints(): string[];
}

export function describePage<Bot extends { stop(): Promise<void> }>(
  name: string,
  startBot: (sandbox: Sandbox) => Promise<Bot>,
  tests: (fixture: PageFixture<Bot>) => void,
): void {
  describe.skipIf(reasonWithoutChromium !== undefined)(
    `${name} (${reasonWithoutChromium ?? 'Chromium'})`,
    () => {
      let started: { readonly sandbox: Sandbox; readonly bot: Bot; readonly browser: Browser } | undefined;
      const pages: Page[] = [];
      /** What a page wrote to its console and every error it threw. */
      const complaints: string[] = [];
      const parts = () => {
        if (started === undefined) throw new Error('only inside of a test');
        return started;
      };

      beforeAll(async () => {
        const sandbox = await startSandbox({ port: 0, page: await buildPage() });
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
        async open(options = {}) {
          const viewport = { width: 1280, height: 800 };
          const context = await parts().browser.newContext({ viewport, ...options });
          const page = await context.newPage();
          page.on('console', (message) => {
            if (message.type() !== 'info') complaints.push(message.text());
          });
          page.on('pageerror', (error) => complaints.push(String(error)));
          pages.push(page);
          await page.goto(parts().sandbox.url);
          await page.getByText('Given is online').waitFor();
          return page;
        },
      });
    },
  );
}
