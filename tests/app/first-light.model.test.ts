import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { MessageFlags } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { createLogger } from '../../src/ops/log.js';
import { lacks, MODEL_DIRECTORY, modelMissing } from '../model/model-file.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { PageClient, pictureOf } from './page-client.js';

const DATA = scratchFolder();
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe.skipIf(lacks(modelMissing))('the whole way, from the page to the picture', () => {
  let app: App;
  let page: PageClient;
  beforeAll(async () => {
    const config = readConfig({
      ...process.env,
      DISCORD_TOKEN: '',
      REDIS_URL: '',
      DATABASE_URL: '',
      DATA_DIR: DATA,
      PORT: '0',
      LOG_LEVEL: 'error',
    });
    app = await startApp(config, createLogger('given-test', 'error'), (sentence) => {
      throw new Error(sentence);
    });
    page = await PageClient.open(app.pageUrl ?? '');
  });
  afterAll(() => app.stop());

  it('answers /nextword with Paris, its probability, all of the mass, and a picture', async () => {
    const message = await page.ask('nextword', { text: 'The capital of France is' });
    const [embed] = message.embeds;
    const text = JSON.stringify(embed);
    expect(text).toContain('Paris');
    expect(text).toContain('80.');
    expect(text).toContain('SmolLM2-135M-Instruct');
    const picture = pictureOf(message);
    expect(picture.description).toContain('Paris');
    const png = new Uint8Array(await (await fetch(picture.url)).arrayBuffer());
    expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  });

  it('answers /prob with 3 of the 7, and a picture', async () => {
    const message = await page.ask('prob', { question: 'tennis given football' });
    const text = JSON.stringify(message.embeds);
    expect(text).toContain('3 of the 7');
    expect(text).toContain('42.9');
    expect(pictureOf(message).description).toContain('3');
  });

  it('keeps a private answer and a refusal to the person', async () => {
    const answer = await page.ask('prob', { question: 'tennis', private: true });
    expect((answer.flags ?? 0) & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
    const refusal = await page.ask('prob', { question: 'tenis given football' });
    expect((refusal.flags ?? 0) & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
    expect(JSON.stringify(refusal)).toContain('tennis');
    const [, other] = (await page.state()).users;
    const theirs = await page.state(other?.id);
    expect(theirs.messages.map(({ id }) => id)).not.toContain(refusal.id);
  });

  it('refuses a text of only spaces in plain words', async () => {
    const refusal = await page.ask('nextword', { text: '    ' });
    expect((refusal.flags ?? 0) & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
    expect(JSON.stringify(refusal)).toMatch(/space/i);
  });

  it('completes names while they are typed', async () => {
    const { choices } = await page.autocomplete('prob', 'question', 'tennis given fo');
    expect(choices?.map(({ value }) => value)).toContain('tennis given football');
  });

  it('shows hostile text as text and mentions nobody', async () => {
    const message = await page.ask('nextword', {
      text: '@everyone ```` <@123456789012345678> **x** [a](https://b.example)',
    });
    expect(message.mention_everyone).toBe(false);
    expect(message.mentions).toEqual([]);
  });
});

describe.skipIf(lacks(modelMissing))('the terminal door', () => {
  it('prints the answer as JSON whose parts sum to 1', async () => {
    const { code, stdout } = await ask('/nextword text:The capital of France is', '--json');
    expect(code).toBe(0);
    const answer = JSON.parse(stdout) as {
      words: { word: string; probability: number; lower: number; upper: number }[];
      masses: Record<string, number>;
    };
    expect(answer.words).toHaveLength(10);
    expect(answer.words[0]?.word).toBe('Paris');
    const total =
      answer.words.reduce((sum, { lower }) => sum + lower, 0) +
      Object.values(answer.masses).reduce((sum, mass) => sum + mass, 0);
    expect(Math.abs(total - 1)).toBeLessThan(1e-9);
    for (const { lower, probability, upper } of answer.words) {
      expect(lower).toBeLessThanOrEqual(probability);
      expect(probability).toBeLessThanOrEqual(upper);
    }
  });

  it('answers a line without option names, as people type it', async () => {
    const { code, stdout } = await ask('/prob tennis given football');
    expect(code).toBe(0);
    expect(stdout).toContain('3 of the 7');
  });

  it('keeps the question: /again repeats it bit for bit, or with one option changed', async () => {
    const first = await ask('/nextword text:The capital of France is words:5', '--json');
    const asked = JSON.parse(first.stdout) as { id: string; words: object[]; masses: object };
    expect(asked.id).toMatch(/^[a-hjkmnp-z2-9]{6}$/);
    const again = await ask(`/again id:${asked.id}`, '--json');
    const repeated = JSON.parse(again.stdout) as { id: string; words: object[]; masses: object };
    expect(repeated.words).toEqual(asked.words);
    expect(repeated.masses).toEqual(asked.masses);
    expect(repeated.id).not.toBe(asked.id);
    const more = await ask(`/again id:${asked.id} option:words value:7`, '--json');
    expect((JSON.parse(more.stdout) as { words: object[] }).words).toHaveLength(7);
  }, 120_000);

  it('prints the id in the last line', async () => {
    const { stdout } = await ask('/prob tennis given football');
    expect(stdout.trimEnd()).toMatch(/\bid [a-hjkmnp-z2-9]{6}$/);
  });

  it.each([
    ['/again id:zzzzzz', 'zzzzzz'],
    ['/again', 'id'],
    ['/prob question:tenis given football', 'tennis'],
    ['/nextword text:', 'text'],
    [`/nextword text:${'a'.repeat(1001)}`, '1,000'],
    ['/nextword text:a b words:4', '5'],
    ['/nosuch thing', '/nextword'],
  ])('refuses with 2 and a sentence that names what is wrong (%#)', async (line, named) => {
    const { code, stderr } = await ask(line);
    expect(code).toBe(2);
    expect(stderr).toContain(named);
    expect(stderr).not.toMatch(/\bat .*\.ts:\d+/);
  });
});

async function ask(...words: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ['src/ops/run.mjs', 'src/ask.ts', ...words], {
    cwd: ROOT,
    env: {
      ...process.env,
      DATABASE_URL: '',
      DATA_DIR: DATA,
      MODEL_DIR: MODEL_DIRECTORY,
      LOG_LEVEL: 'error',
    },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stdout, stderr };
}
