/**
 * `/train` on 200 kB of text: how long it takes alone, and how much a question to the language model is slowed while it runs.
 *
 *   npm run training -- [rounds]
 */
import { loadDotEnv, readConfig } from '../src/config.js';
import { LIMITS } from '../src/jobs/limits.js';
import type { Recipe } from '../src/jobs/train.js';
import { randomNumber } from '../src/probability/random.js';
import { EVERYDAY_TEXT } from '../src/training/everyday-text.js';
import { answerNextword } from '../worker/answer/nextword.js';
import { openModel } from '../worker/model/open-model.js';
import { TrainingHost } from '../worker/training/training-host.js';
import { watchOthers } from './other-load.js';
import { elapsedMs, summarise } from './statistics.js';
import { PROMPTS } from './texts.js';

const never = new AbortController().signal;
const quiet = () => undefined;

/** As long as a text may be, with some thousand different words: sentences of the built-in text, shuffled, with made-up names in them. */
function longText(): string {
  const sentences = EVERYDAY_TEXT.split(/(?<=[.?!])\s+/);
  let text = '';
  for (let n = 0; text.length < LIMITS.corpusBytes - 400; n++) {
    const sentence = sentences[Math.floor(randomNumber(1, 2 * n) * sentences.length)] ?? '';
    const name = Math.floor(randomNumber(1, 2 * n + 1) ** 2 * 4000).toString(36);
    text += `Name${name} says: ${sentence} `;
  }
  return text;
}

loadDotEnv();
const rounds = Number(process.argv[2] ?? 3);
const recipe = (seed: number): Recipe => ({
  text: { name: 'long', content: longText() },
  method: 'neural',
  seed,
});
const model = await openModel(readConfig());
const host = new TrainingHost();
const ask = async (n: number) =>
  await elapsedMs(async () => {
    const text = PROMPTS[n % PROMPTS.length] ?? 'The';
    await answerNextword(
      { kind: 'nextword', text: `${text} ${n}`, words: 10 },
      { ...model, signal: never, deadlineMs: Date.now() + 60_000 },
    );
  });

for (let n = 0; n < 3; n++) await ask(n);
const others = watchOthers(() => []);
const trainedAlone: number[] = [];
const trainedBeside: number[] = [];
const askedAlone: number[] = [];
const askedBeside: number[] = [];
let seed = 1;
for (let round = 0; round < rounds; round++) {
  trainedAlone.push(
    await elapsedMs(
      async () => void (await host.train({ kind: 'train', recipe: recipe(seed++) }, never, quiet)),
    ),
  );
  for (let n = 0; n < 8; n++) askedAlone.push(await ask(100 * round + n));
  let isTraining = true;
  const training = elapsedMs(
    async () => void (await host.train({ kind: 'train', recipe: recipe(seed++) }, never, quiet)),
  ).then((ms) => {
    isTraining = false;
    trainedBeside.push(ms);
  });
  for (let n = 0; isTraining; n++) askedBeside.push(await ask(100 * round + n));
  await training;
}
const line = (what: string, values: readonly number[]) => {
  const { median, quartiles, n } = summarise(values);
  process.stdout.write(
    `${what.padEnd(46)} ${median.toFixed(0).padStart(7)} ms  [${quartiles.map((one) => one.toFixed(0)).join(', ')}]  n = ${n}\n`,
  );
};
line('/train on 200 kB, alone', trainedAlone);
line('/train on 200 kB, beside questions without pause', trainedBeside);
line('/nextword, alone', askedAlone);
line('/nextword, beside the training', askedBeside);
process.stdout.write(
  `slowed ${(summarise(askedBeside).median / summarise(askedAlone).median).toFixed(2)}-fold\n`,
);
const share = others();
if (share !== undefined)
  process.stdout.write(`other work took ${Math.round(100 * share)} % of this machine meanwhile\n`);
await host.dispose();
await model.engine.dispose();
