/** A round of the quiz as ten people play it: read and pressed on the page, first in ten browsers at once, then at one table. */
import type { Locator, Page, Route } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { describePage } from '../sandbox/page/page-fixture.js';
import { patientClock } from '../support/patient-clock.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { answerTo, give, press, reads } from './page-driver.js';
import { startAppAt } from './start-app.js';

const DATA = scratchFolder();
const LETTERS = 'ABCDE';
const NEWCOMERS = ['carla', 'dmitri', 'emmy', 'fatou', 'grace', 'henri', 'ines', 'jun'] as const;
const OTHERS = ['Blaise', ...NEWCOMERS] as const;
const EVERYBODY = ['Ada', ...OTHERS] as const;
type Name = (typeof EVERYBODY)[number];
/** Changes the option, and how sure. */
const WAVERING: Name = 'fatou';
/** Takes an answer back and gives another. */
const REPENTANT: Name = 'emmy';
/** Their press reaches the bot after the reveal. */
const SLOW: Name = 'ines';
/** Says how sure only after the reveal. */
const LATE: Name = 'jun';
const OVER = 'This question is over';

interface Said {
  readonly option: number;
  /** Undefined: not said. */
  readonly percent?: number;
}

interface Played {
  readonly right: number;
  readonly answers: number;
  readonly skill: number;
}

/** From the definition: the log score of what the right option was given, on the scale where an even guess is 0 and certainty 1. */
function skillOf({ option, percent }: Said, options: number, right: number): number {
  if (percent === undefined) return 0;
  const given = option === right ? percent / 100 : (1 - percent / 100) / (options - 1);
  return 1 + Math.log(given) / Math.log(options);
}

/** Different people say different things, each of them another thing in each question. */
function saidBy(name: Name, number: number, options: number): Said {
  const index = EVERYBODY.indexOf(name);
  const percents = [60, 70, 80, 90, 95, 99];
  const percent = (index + number) % 4 === 0 ? undefined : percents[(index * number) % percents.length];
  return { option: (index + number) % options, ...(percent === undefined ? {} : { percent }) };
}

const start = (sandbox: Sandbox) => startAppAt(sandbox, DATA, { hasModel: false });

describePage(
  'a round of the quiz',
  start,
  (fixture) => {
    const thread = (page: Page) => page.getByRole('heading', { level: 1, name: 'Quiz: 2 questions' });
    const enter = async (page: Page) => {
      await page.locator('ol').getByRole('button', { name: 'Quiz: 2 questions' }).click();
      await thread(page).waitFor();
    };
    const question = (page: Page, number: number) =>
      page.locator('li.message', {
        has: page.locator('.embed-title', { hasText: `Question ${number} of 2` }),
      });
    const optionButtons = (message: Locator) => message.getByRole('button', { name: /^[A-E]: / });
    const letterOf = (option: number) => LETTERS[option] ?? '';

    async function join(page: Page, name: string): Promise<void> {
      await page.getByRole('combobox', { name: /^You are / }).press('Enter');
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Somebody new' }).getByRole('textbox').fill(name);
      await page.keyboard.press('Enter');
      await page.getByRole('combobox', { name: `You are ${name}.` }).waitFor();
    }

    /** Until what they see is on the page in place of what the last one saw. */
    async function become(page: Page, name: string): Promise<void> {
      await page.locator('.command-box').evaluate((box) => box.setAttribute('data-of-the-last', ''));
      await page.getByRole('combobox', { name: /^You are / }).press('Enter');
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
      await page.getByRole('combobox', { name: `You are ${name}.` }).waitFor();
      await page.locator('.command-box:not([data-of-the-last])').waitFor();
    }

    /** What only this person then sees of their answer. */
    async function choose(page: Page, number: number, option: number): Promise<Locator> {
      const button = question(page, number).getByRole('button', {
        name: new RegExp(`^${letterOf(option)}: `),
      });
      const own = await answerTo(page, () => button.click());
      await reads(own, `Your answer: ${letterOf(option)},`, 'Only you can see this');
      return own;
    }

    async function pickSure(page: Page, own: Locator, percent: number): Promise<void> {
      await own.getByRole('combobox', { name: /^How sure are you/ }).click();
      const list = page.getByRole('listbox', { name: 'How sure are you?' });
      await list.getByRole('option', { name: new RegExp(`^${percent} %`) }).click();
    }

    async function saySure(page: Page, own: Locator, { percent }: Said): Promise<void> {
      if (percent === undefined) return;
      await pickSure(page, own, percent);
      await reads(own, `You are ${percent} % sure.`);
    }

    async function answer(page: Page, number: number, said: Said): Promise<Locator> {
      const own = await choose(page, number, said.option);
      await saySure(page, own, said);
      return own;
    }

    /** Votes of each option as the solution shows them, and the right one. */
    async function solutionIn(message: Locator): Promise<{ votes: number[]; right: number }> {
      await reads(message, '✓');
      const rows = ((await message.locator('pre').first().textContent()) ?? '')
        .split('\n')
        .flatMap((line) => /^([✓ ]) [A-E] .*?%\s+(\d+)/.exec(line) ?? []);
      const lines = Array.from({ length: rows.length / 3 }, (_, at) => rows.slice(3 * at, 3 * at + 3));
      return {
        votes: lines.map(([, , votes]) => Number(votes)),
        right: lines.findIndex(([, mark]) => mark === '✓'),
      };
    }

    it('is played by ten: secret answers, second thoughts, a late one, and a table that adds up', async () => {
      const ada = await fixture.open();
      const table = await fixture.openAs('Blaise');
      for (const name of NEWCOMERS) await join(table, name);
      await become(table, 'Blaise');
      await give(ada, '/quiz round questions:2');
      await reads(ada.locator('ol'), 'A quiz has begun', 'in the thread', 'A thread has begun');
      await enter(ada);
      const windows = new Map<Name, Page>([
        ['Ada', ada],
        ['Blaise', table],
      ]);
      await Promise.all(
        NEWCOMERS.map(async (name) => {
          windows.set(name, await fixture.openAs(name));
        }),
      );
      const windowOf = (name: Name): Page => windows.get(name) ?? ada;
      await Promise.all(OTHERS.map((name) => enter(windowOf(name))));
      const played = new Map<Name, Played>(
        EVERYBODY.map((name) => [name, { right: 0, answers: 0, skill: 0 }]),
      );
      const count = (name: Name, said: Said, options: number, right: number) => {
        const before = played.get(name) ?? { right: 0, answers: 0, skill: 0 };
        played.set(name, {
          right: before.right + (said.option === right ? 1 : 0),
          answers: before.answers + 1,
          skill: before.skill + skillOf(said, options, right),
        });
      };

      // The first question: everybody at once.
      await question(ada, 1).waitFor();
      const options = await optionButtons(question(ada, 1)).count();
      const inTime = EVERYBODY.filter((name) => name !== SLOW);
      const first = new Map<Name, Said>(inTime.map((name) => [name, saidBy(name, 1, options)]));
      const lastWord = { option: saidBy(LATE, 1, options).option };
      first.set(LATE, lastWord);
      let late: Locator | undefined;
      await Promise.all(
        inTime.map(async (name) => {
          const page = windowOf(name);
          const said = first.get(name) ?? lastWord;
          if (name === WAVERING) {
            await answer(page, 1, { option: (said.option + 1) % options, percent: 99 });
            await answer(page, 1, said);
          } else if (name === REPENTANT) {
            const own = await answer(page, 1, { option: (said.option + 2) % options, percent: 95 });
            await press(own, 'Take my answer back');
            await reads(own, 'You have not answered yet.');
            await answer(page, 1, said);
          } else {
            const own = await answer(page, 1, said);
            if (name === LATE) late = own;
          }
        }),
      );
      await reads(question(ada, 1), '9 people have answered.');
      for (const name of EVERYBODY) {
        const text = await windowOf(name).locator('ol').textContent();
        const own = name === SLOW ? 0 : name === WAVERING || name === REPENTANT ? 2 : 1;
        expect(text?.split('Your answer:').length, name).toBeLessThanOrEqual(own + 1);
        expect(text, name).not.toContain('✓');
      }
      const refused = await answerTo(table, () => press(question(table, 1), 'Reveal'));
      await reads(refused, 'revealed by who started the quiz', 'Only you can see this');

      // What is pressed before the reveal and arrives after it does not count.
      const slow = windowOf(SLOW);
      let arrive = () => {};
      const isUnderWay = new Promise<void>((resolve) => {
        arrive = resolve;
      });
      const onTheWay = async (route: Route) => {
        await isUnderWay;
        await route.continue();
      };
      await slow.route('**/control/interactions', onTheWay, { times: 1 });
      await optionButtons(question(slow, 1)).first().click();
      await press(question(ada, 1), 'Reveal');
      const solved = await solutionIn(question(ada, 1));
      arrive();
      await question(slow, 1).locator('.failure').waitFor();
      for (const page of windows.values()) await reads(question(page, 1), 'Step by step');
      const votes = Array.from({ length: options }, (_, option) => option).map(
        (option) => [...first.values()].filter((said) => said.option === option).length,
      );
      expect(solved.votes).toEqual(votes);
      if (late === undefined) throw new Error('nobody was late');
      await pickSure(windowOf(LATE), late, 99);
      await windowOf(LATE).getByText(OVER).waitFor();
      for (const [name, said] of first) count(name, said, options, solved.right);

      // The second one: all others at one table, where one window goes round.
      await press(question(table, 1), 'Next question');
      await question(table, 2).waitFor();
      const more = await optionButtons(question(table, 2)).count();
      const second = new Map<Name, Said>(EVERYBODY.map((name) => [name, saidBy(name, 2, more)]));
      await answer(ada, 2, second.get('Ada') ?? lastWord);
      for (const name of OTHERS) {
        if (name !== 'Blaise') await become(table, name);
        // Their own view is read anew, and still of the thread.
        await thread(table).waitFor();
        await answer(table, 2, second.get(name) ?? lastWord);
      }
      await reads(question(ada, 2), '10 people have answered.');
      await press(question(ada, 2), 'Reveal');
      const ended = await solutionIn(question(ada, 2));
      for (const [name, said] of second) count(name, said, more, ended.right);
      await reads(question(ada, 2), 'Final table');
      const lines = [
        ...((await question(ada, 2).textContent()) ?? '').matchAll(
          /@(\w+): (\d) of 2 right, skill ([+−]?)(\d\.\d\d)( \(1 question not answered\))?/g,
        ),
      ].map(([, name = '', right, sign, skill, missing]) => ({
        name,
        right: Number(right),
        skill: (sign === '−' ? -1 : 1) * Number(skill),
        answers: missing === undefined ? 2 : 1,
      }));
      expect(lines.map(({ name }) => name).sort()).toEqual([...EVERYBODY].sort());
      for (const { name, right, skill, answers } of lines) {
        const own = played.get(EVERYBODY.find((one) => one === name) ?? 'Ada');
        expect({ name, right, answers }).toEqual({ name, right: own?.right, answers: own?.answers });
        expect(skill, name).toBeCloseTo((own?.skill ?? Number.NaN) / 2, 1.99);
      }
      const skills = lines.map(({ skill }) => skill);
      expect(skills).toEqual([...skills].sort((a, b) => b - a));
      // Everybody sees the same table at once.
      await reads(question(windowOf('grace'), 2), 'Final table', `@${lines[0]?.name}: `);
      expect(fixture.takeComplaints()).toEqual([expect.stringContaining('status of 40')]);
    }, 240_000);
  },
  { clock: patientClock },
);
